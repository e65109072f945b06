import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectSealedAtRest } from "../support/at-rest.ts";
import { notEasyKeys } from "../support/easy.ts";
import { expectEveryView } from "../support/every-view.ts";
import { keysShownTo, markEasyTexts, together } from "../support/marked-texts.ts";
import { Tour } from "../support/tour.ts";
import { doEverything } from "../support/tour-everything.ts";
import { startWorld, type World } from "../support/world.ts";

/**
 * One walk, looked at in three ways, because it is the longest thing that the tests do. In easy Finnish, each text marked with its key; the
 * other languages follow in every-view.thorough.ts.
 */
describe("people do everything there is, in easy Finnish and with the longest that can be typed", () => {
  markEasyTexts();
  let world: World;
  let tour: Tour;
  let actors: ReadonlySet<string>[];
  let others: ReadonlySet<string>[];

  beforeAll(async () => {
    world = await startWorld({ backsUp: true, hasMail: true });
    const { amina, olena, vera, mirja, helena, sirpa } = world.people;
    actors = [amina, olena, vera].map((person) => keysShownTo(world, person));
    others = [mirja, helena, sirpa].map((person) => keysShownTo(world, person));
    tour = new Tour(world, { language: "selko", data: "longest" });
    await doEverything(tour);
  });
  afterAll(async () => world?.[Symbol.asyncDispose]());

  test("Slack takes every view and message", async () => {
    await expectEveryView(tour);
  });

  test("no one but a coordinator is shown anything but easy Finnish", () => {
    expect(together(actors).filter((key) => notEasyKeys.has(key))).toEqual([]);
    expect(together(others).filter((key) => notEasyKeys.has(key))).toEqual([]);
    // Both kinds are seen: of her own, and borrowed.
    expect(together(actors)).toEqual(expect.arrayContaining(["pairs.notice.who", "closing.goodbye.channel"]));
    expect(together(actors)).toEqual(expect.arrayContaining(["meetings.agreed", "silence.ask"]));
    expect(together(actors).length).toBeGreaterThan(370);
  });

  test("neither the database nor what lies beside it nor the log holds a word or a name of theirs", async () => {
    await expectSealedAtRest(tour);
  });
});
