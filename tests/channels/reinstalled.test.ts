import { describe, expect, test } from "vitest";
import { rowsThatWait } from "../../db/outbox/recent-rows.ts";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";
import { textsOf } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";

const FRIDAY = { day: "2026-01-23", time: "17:00", place: "kirjasto Oodi" };
const LINE = "The app has been removed from the workspace";

const count = (texts: string[], part: string): number => texts.filter((text) => text.includes(part)).length;

describe("the app is removed from the workspace", () => {
  test.each([false, true])(
    "one line says so, health is red, and nothing is lost; the events in the other order: %s",
    async (isReversed) => {
      const { world, pair, mirja } = await worldWithOwnChannel();
      await using _ = world;
      await agreeOn(world, mirja, pair.channelId, FRIDAY);
      await world.control.uninstallApp(isReversed);
      await world.control.idle();
      expect(world.takeErrors().filter((line) => line.includes(LINE))).toHaveLength(1);
      const sentBefore = (await world.control.audit()).length;
      world.clock.travelTo(Date.parse("2026-01-23T10:00:00Z"));
      for (let minute = 0; minute < 60; minute += 5) {
        await world.bot.tick();
        world.clock.advance(5 * 60_000);
      }
      expect(world.takeErrors()).toEqual([]);
      expect(world.bot.health()).toMatchObject({ state: "red" });
      expect(world.bot.health().why).toContain("the app is no longer in the workspace");
      expect(await world.control.audit()).toHaveLength(sentBefore);
      expect(rowsThatWait(world.db, world.now()).length).toBeGreaterThan(0);
    },
  );
});

describe("the app is installed again, as another bot user", () => {
  async function installedAgain() {
    const opened = await worldWithOwnChannel();
    const { world, pair, mirja } = opened;
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    await world.control.uninstallApp();
    await world.control.idle();
    world.takeErrors();
    await world.stopBot();
    world.clock.advance(60 * 60_000);
    const { botUserId } = await world.control.reinstallApp();
    await world.startBot();
    return { ...opened, botUserId };
  }

  test("each pair is told once how to let the bot in, and afterwards all goes on in the same channel", async () => {
    const { world, pair, mirja, amina, botUserId } = await installedAgain();
    await using _ = world;
    await world.restart();
    for (const one of [mirja, amina]) expect(count(textsOf(await one.dm()), "/invite @auroras")).toBe(1);
    await world.travelTo("2026-01-22", "20:00");
    await mirja.invite(pair.channelId, botUserId);
    await world.settle();
    expect(count(textsOf(await amina.messages(pair.channelId)), part("pairs.trouble.outsider"))).toBe(0);
    expect(count(textsOf(await amina.messages(pair.channelId)), "Oodi")).toBeGreaterThan(0);
    await agreeOn(world, mirja, pair.channelId, { ...FRIDAY, place: "kahvila Engel" });
    expect(count(textsOf(await amina.messages(pair.channelId)), "Engel")).toBe(1);
    for (const one of [mirja, amina]) expect(count(textsOf(await one.dm()), "/invite @auroras")).toBe(0);
  });

  test("the buttons of its old messages answer", async () => {
    const { world, pair, mirja } = await installedAgain();
    await using _ = world;
    await world.press(mirja, pair.channelId, part("pairs.welcome.hello"), "support:ask");
    expect((await mirja.modal())?.title).toBe(t("pairs.welcome.help"));
  });

  test("the coordinator hears of the network's own channels", async () => {
    const { world, kaisa } = await installedAgain();
    await using _ = world;
    expect(count(textsOf(await kaisa.dm()), "/invite @auroras")).toBe(2);
  });
});
