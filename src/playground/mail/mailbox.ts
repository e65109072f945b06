import type { Clock } from "../../clock.ts";
import { type ArrivedLetter, MailServer } from "./mail-server.ts";

/** A letter as the page lists it. `at`: when it arrived, by the playground's clock, in milliseconds since 1970 UTC. */
export type ListedLetter = { id: number; to: string; subject: string; at: number };

/** A letter as a mail program reads it. What it does not have is empty. `calendar`: its calendar file. */
export type ReadLetter = ListedLetter & { from: string; text: string; html: string; calendar: string };

/** Of a long story the oldest letters go. */
const MOST_KEPT = 200;

/** Everybody's e-mail in the playground: a real SMTP server on loopback, and what it got. Nothing leaves the machine. */
export class Mailbox {
  readonly #server = new MailServer();
  readonly #clock: Clock;
  #letters: ReadLetter[];
  #reading: Promise<void> = Promise.resolve();
  /** Called with each new letter when it can be read. */
  onLetter: (letter: ListedLetter) => void = () => undefined;

  /** @param letters those that were saved before */
  constructor(clock: Clock, letters: readonly ReadLetter[] = []) {
    this.#clock = clock;
    this.#letters = [...letters];
    this.#server.onLetter = (letter) => this.#take(letter);
  }

  /** For `SMTP_URL`. */
  get url(): string {
    return this.#server.url;
  }

  async start(): Promise<this> {
    await this.#server.start();
    return this;
  }

  /** Resolves when every letter that arrived can be read. */
  async stop(): Promise<void> {
    await this.#server.stop();
    await this.#reading;
  }

  /** Oldest first. */
  get letters(): readonly ReadLetter[] {
    return this.#letters;
  }

  letter(id: number): ReadLetter | undefined {
    return this.#letters.find((one) => one.id === id);
  }

  /** One after the other, so that they stay in the order in which they came. */
  #take({ raw, to }: ArrivedLetter): void {
    const at = this.#clock.now();
    this.#server.letters.length = 0;
    this.#reading = this.#reading.then(async () => {
      const letter = { id: (this.#letters.at(-1)?.id ?? 0) + 1, to, at, ...(await read(raw)) };
      this.#letters = [...this.#letters, letter].slice(-MOST_KEPT);
      this.onLetter(listed(letter));
    });
  }
}

export const listed = ({ id, to, subject, at }: ListedLetter): ListedLetter => ({ id, to, subject, at });

/** Loaded at the first letter: the playground is ready sooner without it. */
async function read(raw: Buffer): Promise<Pick<ReadLetter, "subject" | "from" | "text" | "html" | "calendar">> {
  const { simpleParser } = await import("mailparser");
  const { subject = "", from, text = "", html, attachments } = await simpleParser(raw);
  const file = attachments.find(({ contentType }) => contentType === "text/calendar");
  return { subject, from: from?.text ?? "", text, html: html || "", calendar: file?.content.toString() ?? "" };
}
