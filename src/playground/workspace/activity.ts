import { pause } from "./real-time.ts";

/** In how many turns in a row nothing may happen before the workspace counts as idle. */
const quietTurns = 4;
const turnMs = 1;

/** What is under way between app and workspace: calls being answered, envelopes waiting for their ack, deliveries in a queue. */
export class Activity {
  #open = 0;
  #changes = 0;

  begin(): () => void {
    this.#open += 1;
    this.#changes += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#open -= 1;
      this.#changes += 1;
    };
  }

  get open(): number {
    return this.#open;
  }

  /**
   * Resolves when nothing is under way and nothing began for some turns of the event loop: between an ack and the app's next call
   * nothing is visible from here. Counting turns, not only time, keeps this right on a busy machine when the app runs in this process.
   */
  async idle(quietMs = quietTurns * turnMs): Promise<void> {
    const turns = Math.max(1, Math.ceil(quietMs / turnMs));
    for (let quiet = 0; quiet < turns; ) {
      const before = this.#changes;
      await pause(turnMs);
      quiet = this.#open === 0 && this.#changes === before ? quiet + 1 : 0;
    }
  }
}
