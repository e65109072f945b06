import { test } from "vitest";
import type { Language } from "../../src/texts/languages.ts";
import { expectEveryView } from "../support/every-view.ts";
import { type Data, Tour } from "../support/tour.ts";
import { doEverything } from "../support/tour-everything.ts";
import { startWorld } from "../support/world.ts";

/**
 * The walk in easy Finnish is part of every run, in every-view.test.ts. Finnish with the longest data is walked in slack-check/samples.thorough.ts,
 * Swedish with the least in outbox/true-throughout.thorough.ts: a walk takes three quarters of a minute.
 */
const ways: [Language, Data][] = [
  ["sv", "longest"],
  ["en", "longest"],
];

test.each(ways)(
  "people do everything there is, in %s with the %s data, and Slack takes every view and message",
  async (language, data) => {
    await using world = await startWorld({ hasMail: true });
    const tour = new Tour(world, { language, data });
    await doEverything(tour);
    await expectEveryView(tour);
  },
);
