import { expect, test } from "vitest";
import { untrueMessages } from "../support/old-messages.ts";
import { Tour } from "../support/tour.ts";
import { doEverything } from "../support/tour-everything.ts";
import { startWorld } from "../support/world.ts";

/** Everything that can be done. After each step, every message ever sent is drawn again and compared with what Slack shows. */
class TruthfulTour extends Tour {
  /** Each message that once said something else than the facts, with the number of the step after which it did. */
  readonly untrue = new Map<string, number>();
  steps = 0;

  override async calm(): Promise<void> {
    await super.calm();
    this.steps++;
    for (const key of untrueMessages(this.world)) if (!this.untrue.has(key)) this.untrue.set(key, this.steps);
  }
}

test("no message that was ever sent says or offers what is no longer true, whatever people do", async () => {
  await using world = await startWorld({ hasMail: true });
  const tour = new TruthfulTour(world, { language: "fi", data: "empty" });
  await doEverything(tour);
  expect(tour.steps).toBeGreaterThan(300);
  expect([...tour.untrue.keys()]).toEqual([]);
});
