import { expect, test } from "vitest";
import { expectEveryView } from "../support/every-view.ts";
import { untrueRows } from "../support/old-messages.ts";
import { Tour } from "../support/tour.ts";
import { doEverything } from "../support/tour-everything.ts";
import { startWorld } from "../support/world.ts";

/** Everything that can be done. After each step, every message of the workspace is compared with what it would say now. */
class TruthfulTour extends Tour {
  /** Each message that once said something else than the facts: after which step that was, and what it should have said. */
  readonly untrue = new Map<string, { step: number; should: string }>();
  steps = 0;

  override async calm(): Promise<void> {
    await super.calm();
    this.steps++;
    for (const { key, says } of untrueRows(this.world))
      if (!this.untrue.has(key)) this.untrue.set(key, { step: this.steps, should: JSON.stringify(says.blocks) });
  }
}

test("no message that was ever sent says or offers what is no longer true, whatever people do with the least data, in Swedish, and Slack takes each", async () => {
  await using world = await startWorld({ hasMail: true });
  const tour = new TruthfulTour(world, { language: "sv", data: "empty" });
  await doEverything(tour);
  expect(tour.steps).toBeGreaterThan(300);
  expect(Object.fromEntries(tour.untrue)).toEqual({});
  await expectEveryView(tour);
});
