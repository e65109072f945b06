import { describe, expect, test } from "vitest";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { kickoffAfter } from "../../src/programme/pairs/rules.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { change, makeProgramme, openProgramme, valuesIn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { command, next, openPair, submit, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const FIRST = "auroras-helsinki";

async function worldWithLongMeetings() {
  const world = await startSetUpWorld();
  const { kaisa, mirja, amina } = world.people;
  await openProgramme(world, kaisa, FIRST);
  await change(world, kaisa, ["programmes:basics", FIRST], { meetingMinutes: 75 });
  await kaisa.closeAll();
  return { world, pair: await openPair(world, mirja, amina, { language: "fi" }), kaisa, mirja, amina };
}

const lengths = (world: World, pairId: PairId) =>
  meetingsOfPair(world.db, pairId).map(({ startsAt, endsAt }) => (endsAt - startsAt) / MINUTE_MS);

describe("the length of a meeting is the programme's", () => {
  test("for the first meeting, the one that is agreed on, the log's next one and one that was not planned", async () => {
    const { world, pair, mirja } = await worldWithLongMeetings();
    await using _ = world;
    expect(lengths(world, pair.id)).toEqual([75]);
    await world.travelTo("2026-01-15", "10:00");

    await command(world, mirja, pair.channelId, "/next-meeting");
    expect(await valuesIn(mirja)).toMatchObject({ minutes: "75" });
    await mirja.fill({ day: "2026-01-20", time: "17:00" });
    await submit(world, mirja);
    expect(lengths(world, pair.id)).toEqual([75, 75]);

    await world.travelTo("2026-01-21", "10:00");
    await writeLog(world, pair, next("2026-01-27", "17:00"));
    await world.travelTo("2026-01-28", "10:00");
    await writeLog(world, pair);
    expect(lengths(world, pair.id)).toEqual([75, 75, 75]);
    await world.travelTo("2026-02-03", "10:00");
    await writeLog(world, pair);
    expect(lengths(world, pair.id)).toEqual([75, 75, 75, 75]);
  });

  test("where she empties the field, also when a meeting is moved", async () => {
    const { world, pair, mirja } = await worldWithLongMeetings();
    await using _ = world;
    await world.travelTo("2026-01-15", "10:00");
    await command(world, mirja, pair.channelId, "/next-meeting");
    await mirja.fill({ day: "2026-01-20", time: "17:00", minutes: "30" });
    await submit(world, mirja);
    await world.press(mirja, pair.channelId, "meetings:move", "meetings:move");
    await mirja.fill({ minutes: "" });
    await submit(world, mirja);
    expect(lengths(world, pair.id)).toEqual([75, 75]);
  });

  test("where she chooses among pairs of two programmes, the field is empty and the chosen pair's length counts", async () => {
    const { world, pair, kaisa, mirja } = await worldWithLongMeetings();
    await using _ = world;
    const id = await makeProgramme(world, kaisa, "Turku", "auroras");
    const { id: other } = await world.openPair(
      { mentor: mirja, actor: world.people.olena },
      { programme: id, time: "18:30" },
    );
    expect(lengths(world, other)).toEqual([60]);
    await world.travelTo("2026-01-15", "10:00");
    await command(world, mirja, "@bot", "/next-meeting");
    expect((await valuesIn(mirja)).minutes ?? null).toBeNull();
    await mirja.fill({ pair: pair.id, day: "2026-01-20", time: "17:00" });
    await submit(world, mirja);
    expect(lengths(world, pair.id)).toEqual([75, 75]);
  });
});

test.each([
  [60, "18:00"],
  [45, "18:00"],
  [90, "18:30"],
])("after a first meeting of %i minutes the coordinator's next one is proposed for %s", (minutes, time) => {
  const startsAt = at("2026-01-13", "17:00");
  const before = { startsAt, endsAt: startsAt + minutes * MINUTE_MS };
  expect(kickoffAfter(before, "17:00", ZONE)).toEqual({ day: "2026-01-13", time });
});
