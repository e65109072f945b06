import { once } from "node:events";
import { App, type Context, type ReceiverEvent } from "@slack/bolt";

/** Bolt gives the properties of a request to its listeners, in the context. */
const tooMuch = (event: ReceiverEvent): ReceiverEvent => ({
  ...event,
  customProperties: { ...event.customProperties, isTooMuch: true },
});

/** Whether the person of this request can only be told to try again later, because there are more requests than the bot can answer in time. */
export const isTooMuch = (context: Context): boolean => context.isTooMuch === true;

/** So much longer may a submission wait than a press. */
const SUBMISSIONS_WAIT = 1.5;

/** So few that Slack's answers come in between, and so many that a long turn of the event loop does not hold up a crowd. */
const BEGUN_IN_A_TURN = 8;

/**
 * Lets some requests of people begin in each turn of the event loop. So Slack's answers, which arrive in between, do not wait behind all requests, and those
 * that wait do so here, where it is known how long, and not in the socket.
 */
class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #whenEmpty: (() => void)[] = [];
  #begun = 0;

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Resolves when nobody is waiting. */
  empty(): Promise<void> {
    return new Promise((resolve) => this.#whenEmpty.push(resolve));
  }

  /** Resolves to how long the turn was waited for, in milliseconds. */
  async next(): Promise<number> {
    if (this.#begun < BEGUN_IN_A_TURN && !this.hasWaiting) {
      this.#begin();
      return 0;
    }
    const since = performance.now();
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return performance.now() - since;
  }

  #begin(): void {
    if (this.#begun++ === 0) setImmediate(() => this.#renew());
  }

  #renew(): void {
    this.#begun = 0;
    for (const begin of this.#waiting.splice(0, BEGUN_IN_A_TURN)) {
      this.#begin();
      begin();
    }
    if (!this.hasWaiting) for (const resolve of this.#whenEmpty.splice(0)) resolve();
  }
}

/**
 * Bolt's app, which also knows what is under way. Bolt acknowledges an event before the listeners run. This class acknowledges it when they
 * are done, so that Slack sends the event again if the process ends before. If they take long, it is acknowledged after 2 seconds.
 */
export class Reception extends App {
  /** Slack waits 3 seconds for the acknowledgement of an event, then sends it again. https://docs.slack.dev/apis/events-api/#responding */
  acknowledgeWithinMs = 2_000;
  /**
   * How long a person's request waits for its turn. After that it is answered only with a request to try again later (`isTooMuch`): Slack gives
   * 3 seconds, and what would come too late would only make the others later. In milliseconds.
   */
  turnWithinMs = 1_600;
  /** So long at most does other work wait for people, as each of the outbox's lanes before a row. In milliseconds. */
  othersWaitMs = 500;
  readonly #turns = new Turns();
  #underWay = 0;
  #people = 0;
  /** The last piece of other work that waits for a turn of its own. */
  #lastOther = Promise.resolve();
  #waiting: (() => void)[] = [];
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether requests wait for their turn. */
  get hasWaiting(): boolean {
    return this.#turns.hasWaiting;
  }

  /**
   * For work that nobody waits for, such as a message of the outbox: undefined where nobody's request is under way. While some are, one such piece of work begins in
   * a turn of the event loop. While some wait for their turn, none begins until none waits, at the latest after a moment, so that such work goes on, slowly,
   * however many people there are.
   */
  peopleFirst(): Promise<void> | undefined {
    if (this.#people === 0) return undefined;
    if (!this.hasWaiting) {
      this.#lastOther = this.#lastOther.then(() => new Promise<void>((resolve) => setImmediate(resolve)));
      return this.#lastOther;
    }
    return Promise.race([
      this.#turns.empty(),
      once(AbortSignal.timeout(this.othersWaitMs), "abort").then(() => undefined),
    ]);
  }

  /** Accepts nothing more. Later requests are not acknowledged: Slack then sends an event again, and tells a person that the action failed. */
  close(): void {
    this.#isClosed = true;
  }

  /** Resolves when no accepted request is under way. `app.stop()` does not wait for that. */
  async idle(): Promise<void> {
    while (this.#underWay > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (this.#isClosed) return;
    this.#underWay++;
    try {
      // Nobody waits for an event, and a start may bring hundreds: people do not queue behind them.
      if (event.body.type === "event_callback") await this.#hear(event);
      else await this.#answer(event);
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  async #answer(event: ReceiverEvent): Promise<void> {
    this.#people++;
    try {
      const waitedMs = await this.#turns.next();
      // A modal is opened by a call, which takes time as well; a submission needs only the acknowledgement.
      const isSubmission = event.body.type === "view_submission";
      const withinMs = this.turnWithinMs * (isSubmission ? SUBMISSIONS_WAIT : 1);
      await super.processEvent(waitedMs > withinMs ? tooMuch(event) : event);
    } finally {
      this.#people--;
    }
  }

  async #hear(event: ReceiverEvent): Promise<void> {
    const heard = super.processEvent({ ...event, ack: async () => undefined });
    await Promise.race([heard, once(AbortSignal.timeout(this.acknowledgeWithinMs), "abort")]);
    await event.ack();
    await heard;
  }
}
