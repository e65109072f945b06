import { describe, expect, test } from "vitest";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { buttonsOf } from "../support/reading.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import { answerTo, next, openPair, startUnderWay, submit, textsIn, wordsOf, writeLog } from "../support/under-way.ts";
import { startWorld, type World } from "../support/world.ts";

const later = (world: World, pairId: PairId) => meetingsOfPair(world.db, pairId).filter(({ kind }) => kind === "later");
const statesOf = (world: World, pairId: PairId) => later(world, pairId).map(({ state }) => state);

describe("the question after a meeting", () => {
  test("a mentor who never answers is reminded after 1 and 3 days, then left in peace; her button still works", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "17:59");
    expect((await textsIn(mirja, pair.channelId)).join()).not.toContain("ohi");
    await world.travelTo("2026-01-20", "18:00");
    const question = await world.message(mirja, pair.channelId, easyPart("meetingLog.ask.day"));
    expect((await textsIn(amina, pair.channelId)).at(-1)).toBe(
      easy("meetingLog.ask.day", { mentor: `<@${mirja.id}>`, day: "tiistaina 20.1." }),
    );
    expect(buttonsOf(question)).toEqual([t("meetingLog.fill"), easy("meetingLog.later"), t("meetingLog.notMet")]);
    const reminders = async () =>
      (await textsIn(mirja, "@bot")).filter((text) => text.includes(part("meetingLog.remind.last")));
    await world.travelTo("2026-01-21", "18:00");
    expect(await reminders()).toEqual([t("meetingLog.remind.first", { day: "tiistaina 20.1.", actor: "Amina" })]);
    await world.later({ days: 40 });
    expect(await reminders()).toEqual([
      t("meetingLog.remind.first", { day: "tiistaina 20.1.", actor: "Amina" }),
      t("meetingLog.remind.last", { day: "tiistaina 20.1.", actor: "Amina" }),
    ]);
    expect((await textsIn(kaisa, "@bot")).join()).not.toMatch(/muistilista/i);

    await world.press(
      mirja,
      "@bot",
      part("meetingLog.remind.last", { day: "tiistaina 20.1.", actor: "Amina" }),
      "meeting-log:open",
    );
    expect((await mirja.modal())?.fields()[0]?.value).toBe("2026-01-20");
    await mirja.fill({ themes: ["other"] });
    await submit(world, mirja);
    expect(statesOf(world, pair.id)).toEqual(["held", "held"]);
    const answered = async (place: string) =>
      (await textsIn(mirja, place)).filter((text) => text === t("meetingLog.ask.logged"));
    expect([await answered(pair.channelId), await answered("@bot")].map(({ length }) => length)).toEqual([1, 2]);
    // The meeting is long over: the actor is no longer asked about it.
    expect(
      (await textsIn(amina, "@bot")).filter(
        (text) => text === t("followUp.ask", { day: "tiistaina 20.1.", mentor: "Mirja" }),
      ).length,
    ).toBe(1);
  });

  test("two weeks of downtime make one question and one reminder, not three at once", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.restart({ after: { days: 14 } });
    const asked = async (place: string, text: string) =>
      (await textsIn(mirja, place)).filter((one) => one.includes(text)).length;
    expect(await asked(pair.channelId, easyPart("meetingLog.ask.day"))).toBe(1);
    expect(await asked("@bot", part("meetingLog.remind.last"))).toBe(0);
    await world.later({ days: 1 });
    expect(await asked("@bot", part("meetingLog.remind.last"))).toBe(1);
    await world.later({ days: 2 });
    expect(await asked("@bot", part("meetingLog.remind.last"))).toBe(2);
  });

  test("only the mentor says that they did not meet, once, and a new time is offered", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "18:30");
    const question = await world.message(mirja, pair.channelId, easyPart("meetingLog.ask.day"));
    await world.press(amina, pair.channelId, easyPart("meetingLog.ask.day"), "meeting-log:not-held");
    expect((await answerTo(amina, pair.channelId)).text).toContain(easy("meetingLog.no.mentorAnswers"));
    await world.press(amina, pair.channelId, easyPart("meetingLog.ask.day"), "meeting-log:open");
    expect((await answerTo(amina, pair.channelId)).text).toContain(easy("meetingLog.no.actor"));
    expect(statesOf(world, pair.id)).toEqual(["held", "planned"]);

    await mirja.press(question, "meeting-log:not-held");
    await mirja.press(question, "meeting-log:not-held", { stale: true });
    await world.settle();
    expect(statesOf(world, pair.id)).toEqual(["held", "not-held"]);
    const answered = await world.message(mirja, pair.channelId, easy("meetingLog.ask.notHeld"));
    expect(buttonsOf(answered)).toEqual([t("meetingLog.agree"), t("meetingLog.ask.metAfterAll")]);
    await world.later({ days: 4 });
    expect((await textsIn(mirja, "@bot")).join()).not.toContain("odottaa sinua");
    expect(
      (await textsIn(amina, "@bot")).filter(
        (text) => text === t("followUp.ask", { day: "tiistaina 20.1.", mentor: "Mirja" }),
      ),
    ).toEqual([]);

    // A slip of the finger can be taken back.
    await world.press(mirja, pair.channelId, easy("meetingLog.ask.notHeld"), "meeting-log:open");
    await mirja.fill({ themes: ["other"] });
    await submit(world, mirja);
    expect(statesOf(world, pair.id)).toEqual(["held", "held"]);
    expect(
      (await textsIn(amina, "@bot")).filter(
        (text) => text === t("followUp.ask", { day: "tiistaina 20.1.", mentor: "Mirja" }),
      ),
    ).toHaveLength(1);
  });

  test("is taken back when the meeting is moved, and asked again after the new time", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "18:30");
    const question = await world.message(mirja, pair.channelId, easyPart("meetingLog.ask.day"));
    await world.press(mirja, pair.channelId, "meetings:move", "meetings:move");
    await mirja.fill({ day: "2026-01-22", time: "12:00" });
    await submit(world, mirja);
    expect(buttonsOf(await world.message(mirja, pair.channelId, easy("meetingLog.ask.moved")))).toEqual([]);
    await mirja.press(question, "meeting-log:not-held", { stale: true });
    await world.settle();
    expect((await answerTo(mirja, pair.channelId)).text).toContain(t("meetingLog.no.moved"));
    expect(statesOf(world, pair.id)).toEqual(["held", "planned"]);
    await world.travelTo("2026-01-22", "13:00");
    expect(
      (await textsIn(mirja, pair.channelId)).filter((text) =>
        text.includes(easyPart("meetingLog.ask.day", { day: "torstaina 22.1." })),
      ),
    ).toHaveLength(1);
  });

  test("says nothing about time while the coordinator is still in the channel", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    await world.setUp();
    const pair = await openPair(world, mirja, amina);
    await world.travelTo("2026-01-14", "10:00");
    await writeLog(world, pair, { on: "2026-01-14", ...next("2026-01-15", "09:00", "Kirjasto Oodi") });
    const line = await world.message(mirja, pair.channelId, easyPart("meetingLog.saved.number"));
    expect(wordsOf(line)).toContain(easy("meetingLog.saved.number", { number: "2", planned: "7" }));
    expect(wordsOf(line)).not.toContain("Oodi");
    await world.travelTo("2026-01-15", "09:30");
    expect(wordsOf(await world.message(mirja, pair.channelId, easyPart("meetingLog.saved.number")))).toContain(
      "torstaina 15.1. kello 9, Kirjasto Oodi",
    );
  });
});
