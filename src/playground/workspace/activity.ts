import { pause } from "./real-time.ts";

/** The workspace is idle when nothing happens for this many turns of the event loop in a row. */
const QUIET_TURNS = 4;
const TURN_MS = 1;

/** Counts what is under way between app and workspace: calls without an answer, envelopes without an acknowledgement. */
export class Activity {
  #open = 0;
  #changes = 0;

  /** Counts something as under way until the returned function is called. */
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
   * Resolves when nothing is under way and nothing has begun for `quietMs` of real time. The wait covers the gap between an
   * acknowledgement and the app's next call. It counts turns of the event loop, so that it holds on a busy machine when the app
   * runs in this process.
   */
  async idle(quietMs = QUIET_TURNS * TURN_MS): Promise<void> {
    const turns = Math.max(1, Math.ceil(quietMs / TURN_MS));
    for (let quiet = 0; quiet < turns; ) {
      const before = this.#changes;
      await pause(TURN_MS);
      quiet = this.#open === 0 && this.#changes === before ? quiet + 1 : 0;
    }
  }
}
