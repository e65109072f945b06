import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** A letter as it arrived. `to` is the address that the sender gave, whatever its headers say. */
export type ArrivedLetter = { from: string; to: string; raw: Buffer };

/** At which point of a session something goes wrong. `text`: when the whole text has arrived, before the answer. */
export type MailPoint = "connect" | "sender" | "recipient" | "text";

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
  /** Called at each point of a session, before anything is decided. */
  onPoint: (point: MailPoint) => void = () => undefined;
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
      onRcptTo: (_address, session, done) => this.#meet("recipient", session, done),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          const { mailFrom, rcptTo } = session.envelope;
          const arrive = (error?: Error | null) => {
            if (error) return done(error);
            for (const { address } of rcptTo) {
              const letter = { from: mailFrom ? mailFrom.address : "", to: address, raw: Buffer.concat(parts) };
              this.letters.push(letter);
              this.onLetter(letter);
            }
            done();
          };
          this.#meet("text", session, arrive);
        });
      },
    });
    // A sender that hangs up is no fault of this server.
    server.on("error", () => undefined);
    return server;
  }

  #meet(point: MailPoint, session: SMTPServerSession, done: Callback): void {
    this.onPoint(point);
    const isRefusedAtAll = this.isDown && point === "connect";
    const index = isRefusedAtAll ? -1 : this.#faults.findIndex(({ at }) => at === point);
    const fault = isRefusedAtAll ? { at: point, hangsUp: true as const } : this.#faults[index];
    if (fault === undefined) {
      done();
      return;
    }
    if (index !== -1) this.#faults.splice(index, 1);
    if ("reply" in fault) done(Object.assign(new Error(fault.text ?? "ordered"), { responseCode: fault.reply }));
    if ("hangsUp" in fault)
      for (const connection of this.#server.connections)
        if (connection.id === session.id) (connection as unknown as Hanging)._socket.destroy();
  }
}

/** smtp-server has no other way to end a session without a word. */
type Hanging = { _socket: { destroy(): void } };
