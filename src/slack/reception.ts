import { once } from "node:events";
import { App, type Context, type ReceiverEvent } from "@slack/bolt";

/** Bolt gives the properties of a request to its listeners, in the context. */
const tooMuch = (event: ReceiverEvent): ReceiverEvent => ({
  ...event,
  customProperties: { ...event.customProperties, isTooMuch: true },
});

/** Whether the person of this request can only be told to try again later, because there are more requests than the bot can answer in time. */
export const isTooMuch = (context: Context): boolean => context.isTooMuch === true;

/**
 * Lets one request begin in each turn of the event loop. So Slack's answers, which arrive in between, do not wait behind all requests, and those
 * that wait do so here, where it is known how long, and not in the socket.
 */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Resolves to how long the turn was waited for, in milliseconds. */
  async next(): Promise<number> {
    if (!this.#isTaken) {
      this.#take();
      return 0;
    }
    const since = performance.now();
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return performance.now() - since;
  }

  #take(): void {
    this.#isTaken = true;
    setImmediate(() => {
      this.#isTaken = false;
      const begin = this.#waiting.shift();
      if (!begin) return;
      this.#take();
      begin();
    });
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
  turnWithinMs = 1_000;
  readonly #turns = new Turns();
  #underWay = 0;
  #waiting: (() => void)[] = [];
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether requests wait for their turn. */
  get hasWaiting(): boolean {
    return this.#turns.hasWaiting;
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
      const waitedMs = await this.#turns.next();
      if (event.body.type === "event_callback") await this.#hear(event);
      else await super.processEvent(waitedMs > this.turnWithinMs ? tooMuch(event) : event);
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  async #hear(event: ReceiverEvent): Promise<void> {
    const heard = super.processEvent({ ...event, ack: async () => undefined });
    await Promise.race([heard, once(AbortSignal.timeout(this.acknowledgeWithinMs), "abort")]);
    await event.ack();
    await heard;
  }
}
