import { once } from "node:events";
import { App, type ReceiverEvent } from "@slack/bolt";

/**
 * Bolt's app, which also knows what is under way. Bolt acknowledges an event before the listeners run. This class acknowledges it when they
 * are done, so that Slack sends the event again if the process ends before. If they take long, it is acknowledged after 2 seconds.
 */
export class Reception extends App {
  /** Slack waits 3 seconds for the acknowledgement of an event, then sends it again. https://docs.slack.dev/apis/events-api/#responding */
  acknowledgeWithinMs = 2_000;
  #underWay = 0;
  #waiting: (() => void)[] = [];
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
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
      await (event.body.type === "event_callback" ? this.#hear(event) : super.processEvent(event));
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
