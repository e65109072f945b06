import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** A letter as it arrived. `to` is the address that the sender gave, whatever its headers say. */
export type ArrivedLetter = { from: string; to: string; raw: Buffer };

/** A point of a session, before its answer. `text`: the whole text has come, and is not kept yet. `kept`: it is, so that the letter has arrived. */
export type MailPoint = "connect" | "sender" | "recipient" | "text" | "kept";

/** What is known at a point. `to`: from the recipient on. `raw`: from the text on. `socket`: the same in all of a session. */
export type MailMoment = { at: MailPoint; to?: string; raw?: Buffer; socket: Socket | undefined };

/** What the server does there instead: answers with this reply, hangs up, or says nothing until the sender gives up. */
export type MailFault =
  | { at: MailPoint; reply: number; text?: string }
  | { at: MailPoint; hangsUp: true }
  | { at: MailPoint; isSilent: true };

type Callback = (error?: Error | null) => void;

/** A real SMTP server on loopback, in place of the network's: it keeps what arrives, and nothing leaves the machine. */
export class MailServer {
  readonly #server: SMTPServer;
  readonly #faults: MailFault[] = [];
  readonly letters: ArrivedLetter[] = [];
  /** Called with each letter that arrives. */
  onLetter: (letter: ArrivedLetter) => void = () => undefined;
  /** Called at each point of a session, before anything is decided. A fault that it returns happens. */
  onMoment: (moment: MailMoment) => MailFault | undefined = () => undefined;
  port = 0;
  isDown = false;

  constructor() {
    this.#server = this.#made();
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** The next sessions meet these faults, each once, in this order. */
  order(...faults: MailFault[]): void {
    this.#faults.push(...faults);
  }

  /** Takes back the faults that have not happened. @returns how many */
  clearFaults(): number {
    return this.#faults.splice(0).length;
  }

  /** Whether a fault that was ordered has not happened. */
  get hasFaultsLeft(): boolean {
    return this.#faults.length > 0;
  }

  /** @param port 0 takes any free port */
  async start(port = 0): Promise<this> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server.server, "listening");
    this.port = (this.#server.server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #made(): SMTPServer {
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      disabledCommands: ["AUTH"],
      disableReverseLookup: true,
      closeTimeout: 1,
      logger: false,
      onConnect: (session, done) => this.#meet("connect", session, done),
      onMailFrom: (_address, session, done) => this.#meet("sender", session, done),
      onRcptTo: ({ address }, session, done) => this.#meet("recipient", session, done, { to: address }),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => this.#takeText(Buffer.concat(parts), session, done));
      },
    });
    // A sender that hangs up is no fault of this server.
    server.on("error", () => undefined);
    return server;
  }

  #takeText(raw: Buffer, session: SMTPServerSession, done: Callback): void {
    const { mailFrom, rcptTo } = session.envelope;
    const [to = ""] = rcptTo.map(({ address }) => address);
    const keep = (error?: Error | null) => {
      if (error) return done(error);
      for (const { address } of rcptTo) {
        const letter = { from: mailFrom ? mailFrom.address : "", to: address, raw };
        this.letters.push(letter);
        this.onLetter(letter);
      }
      this.#meet("kept", session, done, { to, raw });
    };
    this.#meet("text", session, keep, { to, raw });
  }

  #meet(at: MailPoint, session: SMTPServerSession, done: Callback, more: Pick<MailMoment, "to" | "raw"> = {}): void {
    const socket = this.#socketOf(session);
    const fault = this.#decide({ at, socket, ...more });
    if (fault === undefined) done();
    else if ("reply" in fault) done(Object.assign(new Error(fault.text ?? "ordered"), { responseCode: fault.reply }));
    else if ("hangsUp" in fault) socket?.destroy();
  }

  #decide(moment: MailMoment): MailFault | undefined {
    const { at } = moment;
    const decided = this.onMoment(moment);
    if (decided) return decided;
    if (this.isDown && at === "connect") return { at, hangsUp: true };
    const index = this.#faults.findIndex((fault) => fault.at === at);
    return index === -1 ? undefined : this.#faults.splice(index, 1)[0];
  }

  #socketOf({ id }: SMTPServerSession): Socket | undefined {
    const found = [...this.#server.connections].find((one) => one.id === id) as unknown as Hanging | undefined;
    return found?._socket;
  }
}

/** smtp-server has no other way to end a session without a word. */
type Hanging = { _socket: Socket };
