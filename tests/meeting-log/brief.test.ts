import { expect, test } from "vitest";
import { logThemes } from "../../db/schema/index.ts";
import { pressFromHome } from "../support/from-home.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { easy, part, t } from "../support/texts.ts";
import { command, startUnderWay, submit, type UnderWay, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/** They met on Tuesday 20 January. It is the evening after. */
async function meet(world: World, { mentor, channelId }: UnderWay): Promise<void> {
  await command(world, mentor, channelId, "/next-meeting");
  await mentor.fill({ day: "2026-01-20", time: "17:00" });
  await submit(world, mentor);
  await world.travelTo("2026-01-20", "18:30");
}

test("a mentor without time saves the themes alone, and completes the log later from Home", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { mentor, actor, channelId } = pair;
  await meet(world, pair);
  await world.press(mentor, channelId, "meeting-log:later", "meeting-log:later");
  const modal = await mentor.modal();
  expect(modal?.fields().map(({ blockId }) => blockId)).toEqual(["themes"]);
  expect(saidOn(modal)).toContain(t("meetingLog.brief"));
  await mentor.fill({ themes: ["jobs"] });
  expect((await submit(world, mentor)).outcome).toBe("closed");
  expect(world.db.orm.select({ theme: logThemes.theme }).from(logThemes).all()).toEqual([{ theme: "jobs" }]);
  expect((await mentor.messages(channelId)).map(saidOn).join()).toContain(
    easy("meetingLog.saved.number", { number: "2", planned: "7" }),
  );

  // Nobody but she is told that there is more to write, and she is not pressed.
  const waiting = t("home.briefLog", { day: "tiistaina 20.1." });
  expect(saidOn(await actor.home())).not.toContain(part("home.briefLog"));
  expect(saidOn(await mentor.home())).toContain(waiting);
  await pressFromHome(mentor, "meeting-log:edit", { settle: () => world.settle() });
  await mentor.fill({ content: "Puhuimme töistä" });
  await submit(world, mentor);
  expect(saidOn(await mentor.home())).not.toContain(waiting);
  expect(world.db.orm.select({ theme: logThemes.theme }).from(logThemes).all()).toEqual([{ theme: "jobs" }]);
});

test("where the log is written already it is shown, and nobody but the mentor can save themes", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { mentor, actor, channelId } = pair;
  await meet(world, pair);
  const question = await world.message(mentor, channelId, "meeting-log:later");
  await actor.press(question, "meeting-log:later");
  await world.settle();
  expect(await actor.modal()).toBeUndefined();
  await writeLog(world, pair, { themes: ["network"], content: "Puhuimme verkostoista" });
  await mentor.press(question, "meeting-log:later", { stale: true });
  await world.settle();
  expect(saidOn(await mentor.modal())).toContain("Puhuimme verkostoista");
  expect((await mentor.modal())?.fields()).toEqual([]);
  await mentor.closeAll();
  expect(buttonsOf(await mentor.home())).not.toContain(t("meetingLog.complete"));
});
