import { once } from "node:events";
import { App, type ReceiverEvent } from "@slack/bolt";

/** Slack waits 3 seconds, then it sends an event again. https://docs.slack.dev/apis/events-api/#responding */
const ACKNOWLEDGED_WITHIN = 2_000;

/**
 * Bolt's app, of which is known what is under way in it. Bolt acknowledges an event before anybody has heard it; here it is acknowledged
 * when it has been handled, so that Slack sends again what the process did not live to handle. Slow handling is acknowledged meanwhile.
 */
export class Reception extends App {
  #underWay = 0;
  #waiting: (() => void)[] = [];
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Takes in nothing more. What comes is not acknowledged: Slack sends an event again, and tells a person that it did not work. */
  close(): void {
    this.#isClosed = true;
  }

  /** Ends when nothing that was taken in is under way. `app.stop()` does not wait for it. */
  async idle(): Promise<void> {
    while (this.#underWay > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (this.#isClosed) return;
    this.#underWay++;
    try {
      await (event.body.type === "event_callback" ? this.#hear(event) : super.processEvent(event));
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  async #hear(event: ReceiverEvent): Promise<void> {
    const heard = super.processEvent({ ...event, ack: async () => undefined });
    await Promise.race([heard, once(AbortSignal.timeout(ACKNOWLEDGED_WITHIN), "abort")]);
    await event.ack();
    await heard;
  }
}
