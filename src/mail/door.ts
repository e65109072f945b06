import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Clock } from "../clock.ts";
import type { MailHealth } from "../health/mail.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";
import type { Envelope } from "./compose.ts";
import { isAboutLetter, MailUnready, meaningOfFailure } from "./errors.ts";
import { isOnThisMachine, type MailSettings } from "./settings.ts";

/** Gives letters to the mail server: one attempt a letter, with three kinds of failure. */
export type MailDoor = {
  /**
   * @param given called before the first byte of the text is given: from then on the letter may arrive. Commits that, or throws, and then
   * nothing is given
   * @throws MailUnready, MailRefused, MailUncertain
   */
  send(letter: Envelope & { given(): void }): Promise<void>;
  /** Closes connections on which nothing was sent since the last call. Called every second. */
  rest(): void;
  /** Closes all connections on which nothing is being sent. */
  stop(): void;
};

const CONNECT_WITHIN_MS = 20_000;
/** RFC 5321 section 4.5.3.2.6 gives a server ten minutes for its answer to a text. Most scan it for spam meanwhile. */
const ANSWER_WITHIN_MS = 10 * MINUTE_MS;
/** Most providers accept far more; a list of hundreds that comes at once looks like spam. */
const MOST_IN_A_MINUTE = 60;

type Kept = { connection: SMTPConnection; isFresh: boolean };

export function openMailDoor(settings: MailSettings, clock: Clock, health: MailHealth): MailDoor {
  let idle: Kept[] = [];
  let sentAt: number[] = [];
  let isStopped = false;

  function keepPace(): void {
    const now = clock.now();
    sentAt = sentAt.filter((at) => at > now - MINUTE_MS && at <= now);
    const [first] = sentAt;
    if (first !== undefined && sentAt.length >= MOST_IN_A_MINUTE)
      throw new MailUnready("pace", first + MINUTE_MS - now + 1);
    sentAt.push(now);
  }

  const forget = (connection: SMTPConnection) => {
    idle = idle.filter((one) => one.connection !== connection);
  };

  /** Loaded at the first letter: it takes time and memory that a bot without letters does not need. */
  async function connected(): Promise<SMTPConnection> {
    const { default: Connection } = await import("nodemailer/lib/smtp-connection");
    const { host, port, isSecure, user, password, patienceMs } = settings;
    const connection = new Connection({
      host,
      port,
      secure: isSecure,
      requireTLS: !isSecure && user !== undefined && !isOnThisMachine(settings),
      connectionTimeout: patienceMs ?? CONNECT_WITHIN_MS,
      greetingTimeout: patienceMs ?? CONNECT_WITHIN_MS,
      socketTimeout: patienceMs ?? ANSWER_WITHIN_MS,
      name: settings.from.address.slice(settings.from.address.lastIndexOf("@") + 1),
    });
    await new Promise<void>((resolve, reject) => {
      connection.on("error", reject);
      connection.once("end", () => forget(connection));
      connection.connect((error) => {
        if (error) return reject(error);
        if (user === undefined) return resolve();
        connection.login({ user, pass: password ?? "" }, (refused) => (refused ? reject(refused) : resolve()));
      });
    }).catch((error: unknown) => {
      connection.close();
      throw error;
    });
    return connection;
  }

  /** Gives one letter on a connection. The text is read only when the server has accepted sender and recipient. */
  function giveOn(connection: SMTPConnection, to: string, text: Buffer, given: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let isGiven = false;
      let failed: unknown;
      const stream = new Readable({
        read() {
          try {
            given();
          } catch (error) {
            failed = error;
            // Not the error itself: nodemailer writes into what ends a stream, so that it looks like an error of the connection.
            this.destroy(new Error("not given"));
            return;
          }
          isGiven = true;
          this.push(text);
          this.push(null);
        },
      });
      const envelope = { from: settings.from.address, to: [to], size: text.byteLength };
      connection.send(envelope, stream, (error) => {
        if (!error) return resolve();
        reject(failed ?? Object.assign(new Attempt(isGiven), { cause: error }));
      });
    });
  }

  async function attempt(kept: Kept, { to, given }: { to: string; given(): void }, text: Buffer): Promise<void> {
    const { connection } = kept;
    try {
      await giveOn(connection, to, text, given);
    } catch (error) {
      connection.close();
      throw error;
    }
    if (isStopped) connection.quit();
    else idle.push({ connection, isFresh: true });
  }

  async function deliver(letter: Envelope & { given(): void }, text: Buffer): Promise<void> {
    const used = idle.pop();
    try {
      if (used) return await attempt(used, letter, text);
    } catch (error) {
      // The server may have closed a connection on which nothing was sent for a while.
      const { cause } = error as { cause?: { responseCode?: number } };
      if (!(error instanceof Attempt) || error.isGiven || cause?.responseCode !== undefined) throw error;
    }
    await attempt({ connection: await connected(), isFresh: true }, letter, text);
  }

  return {
    async send(letter) {
      keepPace();
      const { composed } = await import("./compose.ts");
      const text = await composed(settings, letter);
      try {
        await deliver(letter, text);
        health.worked();
      } catch (error) {
        const isOurs = error instanceof Attempt;
        const failure = isOurs ? error.cause : error;
        // Our own database, and not the mail server.
        if (!isOurs && !isOfConnection(failure)) throw error;
        const meaning = meaningOfFailure(failure, isOurs && error.isGiven);
        if (isAboutLetter(failure as object)) health.worked();
        else health.failed(meaning.message);
        throw meaning;
      }
    },
    rest() {
      for (const { connection } of idle.filter(({ isFresh }) => !isFresh)) connection.quit();
      idle = idle.filter(({ isFresh }) => isFresh).map((one) => ({ ...one, isFresh: false }));
    },
    stop() {
      isStopped = true;
      for (const { connection } of idle) connection.quit();
      idle = [];
    },
  };
}

/** An attempt on an open connection that failed. `cause` says how. */
class Attempt extends Error {
  readonly isGiven: boolean;
  constructor(isGiven: boolean) {
    super("not sent");
    this.isGiven = isGiven;
  }
}

/** Errors of nodemailer have the name of a command, also those of a connection that was never made. */
const isOfConnection = (error: unknown): boolean => error instanceof Error && "command" in error;
