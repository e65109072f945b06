import { describe, expect, test } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import { remindedAt } from "../../src/programme/meetings/rules.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { agreeOn, fillAndSubmit, worldWithOwnChannel } from "../support/meetings.ts";
import { textsOf } from "../support/reading.ts";
import { part } from "../support/texts.ts";
import type { World } from "../support/world.ts";

const hours = { from: "09:00", until: "20:00" };
const DAY_BEFORE = "2026-01-19";
const DAY = "2026-01-20";

describe("a reminder is due", () => {
  test.each([
    { meeting: "17:00", hoursBefore: 24, due: [DAY_BEFORE, "17:00"], why: "the day before at the same clock time" },
    { meeting: "21:30", hoursBefore: 24, due: [DAY_BEFORE, "19:59"], why: "before the bot falls silent" },
    { meeting: "07:00", hoursBefore: 24, due: ["2026-01-18", "19:59"], why: "the evening before, if too early" },
    { meeting: "17:00", hoursBefore: 48, due: ["2026-01-18", "17:00"], why: "two days before" },
    { meeting: "17:00", hoursBefore: 2, due: [DAY, "15:00"], why: "a few hours before" },
    { meeting: "10:00", hoursBefore: 2, due: [DAY, "09:00"], why: "on the meeting's day, as soon as the bot writes" },
    { meeting: "09:00", hoursBefore: 2, due: [DAY_BEFORE, "19:59"], why: "the evening before a meeting at nine" },
    { meeting: "08:00", hoursBefore: 1, due: [DAY_BEFORE, "19:59"], why: "the evening before an early meeting" },
    { meeting: "23:00", hoursBefore: 2, due: [DAY, "19:59"], why: "in the evening of the same day" },
    { meeting: "01:00", hoursBefore: 3, due: [DAY_BEFORE, "19:59"], why: "the evening before a meeting at night" },
    { meeting: "17:00", hoursBefore: 30, due: [DAY_BEFORE, "11:00"], why: "thirty hours before" },
  ])("$why: $meeting, $hoursBefore h", ({ meeting, hoursBefore, due: [on, time] }) => {
    expect(remindedAt(at(DAY, meeting), { hoursBefore, hours }, ZONE)).toBe(at(on as string, time as string));
  });
});

async function changeSettings(world: World, answers: Record<string, unknown>): Promise<void> {
  const { kaisa } = world.people;
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "setup:open");
  await fillAndSubmit(world, kaisa, answers);
  await kaisa.closeAll();
}

/** How often she has been reminded in the channel. */
const REMINDERS = ["today", "tomorrow", "later"].map((when) => part(`meetings.reminder.${when}`));

const reminders = async (person: Person, channelId: string): Promise<number> =>
  textsOf(await person.messages(channelId)).filter((text) => REMINDERS.some((reminder) => text.startsWith(reminder)))
    .length;

describe("a changed setting", () => {
  test("moves the reminders that wait, later and earlier, and repeats none that was sent", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-23", time: "17:00", place: "Oodi" });
    await changeSettings(world, { reminderHours: "2" });
    await world.travelTo("2026-01-23", "14:59");
    expect(await reminders(amina, pair.channelId)).toBe(0);
    await world.travelTo("2026-01-23", "15:00");
    expect(await reminders(amina, pair.channelId)).toBe(1);
    await changeSettings(world, { reminderHours: "1" });
    await world.travelTo("2026-01-23", "17:00");
    expect(await reminders(amina, pair.channelId)).toBe(1);
  });

  test("to earlier than now reminds at once, within the bot's hours", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await changeSettings(world, { reminderHours: "2" });
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-23", time: "17:00", place: "Oodi" });
    await world.travelTo("2026-01-23", "10:00");
    await changeSettings(world, { reminderHours: "24" });
    expect(await reminders(amina, pair.channelId)).toBe(1);
    await world.travelTo("2026-01-23", "17:00");
    expect(await reminders(amina, pair.channelId)).toBe(1);
  });
});

describe("what she took into her calendar", () => {
  const filesOf = async (person: Person): Promise<string[][]> => {
    const messages = (await person.dm()).filter(({ files }) => files.length > 0);
    const ids = messages.map(({ files }) => String((files[0] as { id: unknown }).id));
    return Promise.all(ids.map(async (id) => (await person.download(id)).toString().split("\r\n")));
  };
  const of = (name: string, lines: readonly string[] = []) =>
    lines.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));

  test("goes when another meeting replaces it, and the new one comes; each file names who organises it", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-23", time: "17:00", place: "Oodi" });
    await world.press(amina, pair.channelId, "meetings:calendar", "meetings:calendar");
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    await fillAndSubmit(world, mirja, { day: "2026-01-27", time: "12:00", place: "Oodi" });
    const files = await filesOf(amina);
    expect(files.map((lines) => [of("METHOD", lines), of("DTSTART", lines), of("SEQUENCE", lines)])).toEqual([
      ["METHOD:PUBLISH", "DTSTART:20260123T150000Z", "SEQUENCE:0"],
      ["METHOD:CANCEL", "DTSTART:20260123T150000Z", "SEQUENCE:1"],
      ["METHOD:PUBLISH", "DTSTART:20260127T100000Z", "SEQUENCE:0"],
    ]);
    expect(of("UID", files[1])).toBe(of("UID", files[0]));
    expect(of("UID", files[2])).not.toBe(of("UID", files[0]));
    for (const lines of files) expect(of("ORGANIZER", lines)).toMatch(/^ORGANIZER;CN="?Auroras"?:mailto:\S+$/i);
    expect(await filesOf(mirja)).toEqual([]);
  });
});
