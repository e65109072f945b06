import type { Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import type { MailSettings } from "../../src/mail/settings.ts";
import { type MailFault, type MailMoment, MailServer } from "../../src/playground/mail/mail-server.ts";
import type { SlackCall } from "./calls.ts";
import { withoutIds } from "./points.ts";
import { difference } from "./snapshot.ts";

type Watch = (call: SlackCall, socket: Socket) => boolean;
type Clock = { now(): number };
type Arrived = { id: string; isCode: boolean; line: string };

/** What the bot's outbox says of its letters. */
export type LetterCounts = { sent: number; mayHaveArrived: number };

/**
 * The network's mail server in a walk, in the workspace's process. What it refuses follows from the workspace's clock, so that it is the same in
 * every walk. The bot's process is killed at the points of a session too: "after" a text is when the server has the letter and has not answered.
 */
export class Post {
  readonly #server = new MailServer();
  readonly #clock: Clock;
  /** Since when letters to an address were tried: undefined before the first one. */
  readonly #greylisted = new Map<string, { forMs: number; since?: number }>();
  readonly #unknown = new Set<string>();
  #downUntil = 0;
  #moments = 0;
  #arrived: Arrived[] = [];
  /** Whether the process that uses this socket is killed now. */
  shouldKill: Watch = () => false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#server.onMoment = (moment) => this.#decide(moment);
  }

  async start(): Promise<this> {
    await this.#server.start();
    return this;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** @param patienceMs how long the bot waits for each answer, in real time */
  settings(patienceMs: number): MailSettings {
    return {
      ...{ host: "127.0.0.1", port: this.#server.port, isSecure: false, patienceMs },
      from: { name: "Auroras", address: "mentorointi@auroras.example" },
    };
  }

  /** Takes no connections for so long, by the workspace's clock. */
  goDown(forMs: number): void {
    this.#downUntil = this.#clock.now() + forMs;
  }

  /** Refuses letters to this address for so long after the first try. */
  greylist(address: string, forMs: number): void {
    this.#greylisted.set(address, { forMs });
  }

  /** Refuses letters to this address for good. */
  forget(address: string): void {
    this.#unknown.add(address);
  }

  order(fault: MailFault): void {
    this.#server.order(fault);
  }

  clearFaults(): number {
    return this.#server.clearFaults();
  }

  /** All letters, as lines without what may differ between two walks. A letter with a code can be asked for again, so it is not among them. */
  async lines(): Promise<string[]> {
    return (await this.#read()).filter(({ isCode }) => !isCode).map(({ line }) => line);
  }

  /** The digits in the newest letter with a code that came to an address. */
  async newestCode(address: string): Promise<string | undefined> {
    const codes = (await this.#read()).filter(({ isCode, line }) => isCode && line.startsWith(`${address} `));
    return /\d{6}$/.exec(codes.at(-1)?.line ?? "")?.[0];
  }

  /**
   * How the letters differ from those of an undisturbed walk: no letter came twice, none came that should not have, and none is missing but those of
   * which the bot knows that they may have arrived.
   */
  async differences(wanted: readonly string[], { sent, mayHaveArrived }: LetterCounts): Promise<string[]> {
    const arrived = await this.#read();
    const ids = arrived.map(({ id }) => id);
    const lines = difference(wanted, await this.lines());
    const missing = lines.filter((line) => line.startsWith("-"));
    return [
      ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `+ twice: ${id}`),
      ...lines.filter((line) => line.startsWith("+")),
      ...(missing.length > mayHaveArrived ? missing : []),
      ...(arrived.length < sent ? [`- ${sent} letters are sent and only ${arrived.length} came`] : []),
      ...(arrived.length > sent + mayHaveArrived ? [`+ ${arrived.length} came and only ${sent} are sent`] : []),
    ];
  }

  async #read(): Promise<readonly Arrived[]> {
    const { letters } = this.#server;
    for (let place = this.#arrived.length; place < letters.length; place++) {
      const letter = letters[place];
      if (letter) this.#arrived = [...this.#arrived, arrivedAs(letter.to, await simpleParser(letter.raw))];
    }
    return this.#arrived;
  }

  #decide({ at, to = "", socket }: MailMoment): MailFault | undefined {
    const side = at === "kept" ? "after" : "before";
    const call: SlackCall = { side, name: `mail ${at === "kept" ? "text" : at}`, exact: `${++this.#moments}` };
    if (socket && this.shouldKill(call, socket)) return { at, hangsUp: true };
    if (at === "connect" && this.#clock.now() < this.#downUntil) return { at, hangsUp: true };
    if (at !== "recipient") return undefined;
    if (this.#unknown.has(to)) return { at, reply: 550, text: "5.1.1 Unknown" };
    return this.#isGreylisted(to) ? { at, reply: 450, text: "4.2.0 Greylisted" } : undefined;
  }

  #isGreylisted(to: string): boolean {
    const known = this.#greylisted.get(to);
    if (!known) return false;
    known.since ??= this.#clock.now();
    return this.#clock.now() < known.since + known.forMs;
  }
}

const CODE_SUBJECT = "Vahvista sähköpostiosoitteesi";

function arrivedAs(to: string, { subject = "", text = "", html, messageId = "", attachments }: ParsedMail): Arrived {
  if (subject === CODE_SUBJECT)
    return { id: messageId, isCode: true, line: `${to} ${/\b\d{6}\b/.exec(text)?.[0] ?? ""}` };
  const file = attachments.find(({ contentType }) => contentType === "text/calendar")?.content.toString() ?? "";
  const parts = [subject, text, html || "", file.replaceAll(/^(DTSTAMP|UID|LAST-MODIFIED|CREATED)[:;].*$/gm, "$1")];
  return { id: messageId, isCode: false, line: withoutIds(`${to} ${JSON.stringify(parts)}`) };
}
