import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meetingsOfPair, plannedMeeting } from "../../db/meetings/meetings.ts";
import { changePair, readPair } from "../../db/pairs/pairs.ts";
import { silentSince } from "../../db/silence/silence.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import {
  askableFrom,
  complaintAboutPause,
  isPaused,
  isReassured,
  SILENCE_MS,
} from "../../src/programme/silence/rules.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { agreeOn, fillAndSubmit, worldWithOwnChannel, worldWithPair } from "../support/meetings.ts";
import { buttonsOf, textsOf } from "../support/reading.ts";
import { easy, part, t } from "../support/texts.ts";
import { startUnderWay, writeLog } from "../support/under-way.ts";
import { finnish } from "../support/world.ts";

const NUDGE = t("silence.agree");
const QUESTION = (other: string) => t("silence.ask", { name: other });

const guide = { quietDays: 21, silent: [] };

describe("3 days after a meeting with nothing agreed", () => {
  test("the channel gets one line, whose button goes when something is agreed", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel(finnish);
    await using _ = world;
    await world.travelTo("2026-01-16", "17:59");
    expect(textsOf(await amina.messages(pair.channelId))).not.toContain(NUDGE);
    await world.travelTo("2026-01-16", "18:00");
    const line = (await amina.messages(pair.channelId)).at(-1);
    expect(line?.text).toBe(NUDGE);
    expect(line && buttonsOf(line)).toEqual([t("silence.agreeButton")]);
    await world.press(amina, pair.channelId, NUDGE, "meetings:agree");
    await fillAndSubmit(world, amina, { day: "2026-01-20", time: "17:00" });
    const after = textsOf(await mirja.messages(pair.channelId));
    expect(after).not.toContain(NUDGE);
    expect(after.at(-2)).toBe(t("silence.agreed"));
  });

  test("nothing is said when something has been agreed meanwhile", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-20", time: "17:00" });
    await world.travelTo("2026-01-20", "16:00");
    expect(textsOf(await mirja.messages(pair.channelId))).not.toContain(NUDGE);
    await world.travelTo("2026-01-23", "18:00");
    expect(textsOf(await mirja.messages(pair.channelId)).filter((text) => text === NUDGE)).toHaveLength(1);
  });

  test("ten logs that are saved late bring one line, and after the next meeting there is one again", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    await world.travelTo("2026-02-20", "12:00");
    const nudges = async () => textsOf(await pair.actor.messages(pair.channelId)).filter((text) => text === NUDGE);
    const before = (await nudges()).length;
    for (let day = 1; day <= 10; day++) await writeLog(world, pair, { on: `2026-02-${String(day).padStart(2, "0")}` });
    await world.later({ hours: 1 });
    expect(await nudges()).toHaveLength(before + 1);
    await writeLog(world, pair, { on: "2026-02-20" });
    await world.later({ days: 4 });
    expect(await nudges()).toHaveLength(before + 2);
  });

  test("a meeting that ends late in the evening is followed up in the bot's hours", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-20", time: "20:00" });
    await world.travelTo("2026-01-24", "08:59");
    expect(textsOf(await mirja.messages(pair.channelId))).not.toContain(NUDGE);
    await world.travelTo("2026-01-24", "09:00");
    expect(textsOf(await mirja.messages(pair.channelId))).toContain(NUDGE);
  });
});

describe("21 days of silence", () => {
  test("each of the two is asked alone how she is, again after another 21 days, and the pair counts as silent", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    await world.travelTo("2026-02-03", "17:59");
    expect(silentSince(world.db, pair.id, world.now())).toBeUndefined();
    expect(textsOf(await mirja.dm())).not.toContain(QUESTION("Amina"));
    await world.travelTo("2026-02-03", "18:00");
    expect(silentSince(world.db, pair.id, world.now())).toBe(at("2026-01-13", "18:00"));
    for (const [person, other, say] of [
      [mirja, "Amina", t],
      [amina, "Mirja", easy],
    ] as const) {
      const asked = (await person.dm()).at(-1);
      expect(asked?.text).toBe(QUESTION(other));
      expect(asked && buttonsOf(asked)).toEqual([say("silence.well"), say("silence.pause"), say("silence.support")]);
    }
    expect(textsOf(await kaisa.dm()).join()).not.toContain(part("silence.ask"));
    await world.travelTo("2026-02-24", "17:59");
    expect(textsOf(await mirja.dm()).filter((text) => text === QUESTION("Amina"))).toHaveLength(1);
    await world.travelTo("2026-02-24", "18:00");
    expect(textsOf(await mirja.dm()).filter((text) => text === QUESTION("Amina"))).toHaveLength(2);
  });

  test("who said that all is well is not asked again for 21 days; the other is, and nobody learns of it", async () => {
    const { world, mirja, amina, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    await world.travelTo("2026-02-04", "12:00");
    const before = { mirja: await mirja.dm(), kaisa: await kaisa.dm() };
    await world.press(amina, "@bot", part("silence.ask"), "silence:well");
    const answered = (await amina.dm()).find(
      ({ text, ephemeral }) => !ephemeral && text.startsWith(t("silence.answered.well")),
    );
    expect(answered && buttonsOf(answered)).toEqual([]);
    expect([await mirja.dm(), await kaisa.dm()]).toEqual([before.mirja, before.kaisa]);
    await world.travelTo("2026-02-24", "20:00");
    expect(textsOf(await amina.dm())).not.toContain(QUESTION("Mirja"));
    expect(textsOf(await mirja.dm()).filter((text) => text === QUESTION("Amina"))).toHaveLength(2);
    await world.travelTo("2026-03-17", "20:00");
    expect(textsOf(await amina.dm())).toContain(QUESTION("Mirja"));
  });

  test("a new meeting takes the question back", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await world.travelTo("2026-02-04", "12:00");
    await agreeOn(world, mirja, pair.channelId, { day: "2026-02-10", time: "17:00" });
    for (const person of [mirja, amina]) expect(textsOf(await person.dm())).toContain(t("silence.answered.agreed"));
    expect(silentSince(world.db, pair.id, world.now())).toBeUndefined();
    await world.travelTo("2026-03-03", "17:59");
    expect(textsOf(await mirja.dm())).not.toContain(QUESTION("Amina"));
    await world.travelTo("2026-03-03", "18:00");
    expect(textsOf(await mirja.dm())).toContain(QUESTION("Amina"));
  });

  test("is counted from a cancelled meeting, until which something was planned", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-02-10", time: "17:00" });
    await world.travelTo("2026-02-09", "12:00");
    await world.press(mirja, pair.channelId, t("meetings.time", { when: "tiistaina 10.2." }), "meetings:cannot", {
      confirm: true,
    });
    await world.travelTo("2026-03-02", "11:59");
    expect(textsOf(await mirja.dm())).not.toContain(QUESTION("Amina"));
    await world.travelTo("2026-03-10", "12:00");
    expect(textsOf(await mirja.dm()).filter((text) => text === QUESTION("Amina"))).toHaveLength(1);
  });

  test("started after two months it asks once; a finished pair is not asked", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await world.restart({ after: { days: 60 } });
    await world.later({ hours: 24 });
    expect(textsOf(await mirja.dm()).filter((text) => text === QUESTION("Amina"))).toHaveLength(1);
    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    const count = (await amina.dm()).length;
    await world.later({ days: 30 });
    expect(await amina.dm()).toHaveLength(count);
    await world.press(amina, "@bot", part("silence.ask"), "silence:pause");
    expect((await amina.dm()).at(-1)).toMatchObject({ ephemeral: true });
    expect(await amina.modal()).toBeUndefined();
  });

  test("a pair without a first meeting form is asked 21 days after that meeting was to be", async () => {
    const { world, pair, mirja } = await worldWithPair();
    await using _ = world;
    await world.travelTo("2026-02-03", "17:59");
    expect(silentSince(world.db, pair.id, world.now())).toBeUndefined();
    await world.travelTo("2026-02-03", "18:00");
    expect(textsOf(await mirja.dm())).toContain(QUESTION("Amina"));
  });
});

describe("a pause", () => {
  async function pausedUntil(day: string) {
    const known = await worldWithOwnChannel(finnish);
    const { world, amina } = known;
    await world.travelTo("2026-02-04", "12:00");
    await world.press(amina, "@bot", part("silence.ask"), "silence:pause");
    const modal = await amina.modal();
    const result = await fillAndSubmit(world, amina, { until: day });
    return { ...known, modal, result };
  }

  test("is told in the channel in one line, and the two are left alone until its day", async () => {
    const { world, pair, mirja, amina, modal } = await pausedUntil("2026-03-20");
    await using _ = world;
    expect(modal?.title).toBe(t("silence.pause"));
    expect(JSON.stringify(modal?.blocks[0])).toContain(t("silence.seenBy", { name: "Mirja" }));
    const line = (await mirja.messages(pair.channelId)).at(-1);
    expect(line?.text).toBe(t("silence.paused", { name: "Amina", day: "perjantaina 20.3." }));
    expect(line && buttonsOf(line)).toEqual([t("silence.go")]);
    for (const person of [mirja, amina])
      expect(textsOf(await person.dm())).toContain(t("silence.answered.paused", { day: "perjantaina 20.3." }));
    const before = [await mirja.messages(pair.channelId), await mirja.dm(), await amina.dm()];
    await world.travelTo("2026-03-20", "08:59");
    expect([await mirja.messages(pair.channelId), await mirja.dm(), await amina.dm()]).toEqual(before);
    expect(silentSince(world.db, pair.id, world.now())).toBeUndefined();
    await world.travelTo("2026-03-20", "09:00");
    const messages = await mirja.messages(pair.channelId);
    expect(textsOf(messages).slice(-2)).toEqual([t("silence.pauseEnded"), `Tauko on ohi. ${NUDGE}`]);
    expect(readPair(world.db, pair.id)).toMatchObject({ pausedAt: null, pausedUntilOn: null });
    await world.travelTo("2026-04-10", "10:00");
    expect(textsOf(await mirja.dm())).toContain(QUESTION("Amina"));
  });

  test("its day is from tomorrow to 180 days ahead", async () => {
    const { world, amina, result } = await pausedUntil("2026-02-04");
    await using _ = world;
    expect(result.errors).toEqual({ [t("silence.form.until")]: t("silence.wrong.tooSoon") });
    expect((await fillAndSubmit(world, amina, { until: "2026-08-04" })).errors).toEqual({
      [t("silence.form.until")]: t("silence.wrong.tooFar", { days: "180" }),
    });
    expect((await fillAndSubmit(world, amina, { until: "2026-08-03" })).outcome).toBe("closed");
  });

  test("Jatketaan ends it at once; pressed twice it changes nothing", async () => {
    const { world, pair, mirja } = await pausedUntil("2026-03-20");
    await using _ = world;
    const old = await world.message(mirja, pair.channelId, part("silence.paused"));
    await mirja.press(old, "silence:continue");
    await world.settle();
    expect(textsOf(await mirja.messages(pair.channelId)).slice(-2)).toEqual([
      t("silence.pauseEnded"),
      t("silence.continued", { name: "Mirja" }),
    ]);
    await mirja.press(old, "silence:continue", { stale: true });
    await world.settle();
    expect((await mirja.messages(pair.channelId)).at(-1)).toMatchObject({
      ephemeral: true,
      text: t("silence.answer.notPaused"),
    });
    await world.travelTo("2026-03-21", "12:00");
    expect(textsOf(await mirja.messages(pair.channelId))).not.toContain(`Tauko on ohi. ${NUDGE}`);
  });

  test("agreeing on a meeting ends it", async () => {
    const { world, pair, mirja, amina } = await pausedUntil("2026-03-20");
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-02-10", time: "17:00" });
    expect(readPair(world.db, pair.id)).toMatchObject({ pausedAt: null, pausedUntilOn: null, pauseId: null });
    expect(textsOf(await amina.messages(pair.channelId)).slice(-2)).toEqual([
      t("silence.pauseEnded"),
      [
        t("meetings.agreed"),
        t("meetings.time", { when: "tiistaina 10.2. kello 17" }),
        t("meetings.minutes", { minutes: "60" }),
      ].join("\n"),
    ]);
  });

  test.each([
    [t("silence.meeting.keep"), "planned", t("silence.paused", { name: "Amina", day: "maanantaina 2.3." })],
    [
      t("silence.meeting.cancel"),
      "cancelled",
      t("silence.pausedAndCancelled", { name: "Amina", day: "maanantaina 2.3." }),
    ],
  ])("over a planned meeting it asks whether to keep it: %s", async (answer, state, said) => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await world.travelTo("2026-02-04", "12:00");
    const asked = await world.message(amina, "@bot", part("silence.ask"));
    await agreeOn(world, mirja, pair.channelId, { day: "2026-02-10", time: "17:00" });
    await amina.press(asked, "silence:pause", { stale: true });
    await world.settle();
    expect((await amina.modal())?.fields()).toHaveLength(1);
    expect((await fillAndSubmit(world, amina, { until: "2026-03-02" })).outcome).toBe("updated");
    const modal = await amina.modal();
    expect(JSON.stringify(modal?.blocks)).toContain(t("silence.planned", { when: "tiistaina 10.2. kello 17" }));
    expect((await amina.submit()).errors).toEqual({ [t("silence.form.meeting")]: t("forms.needed") });
    await fillAndSubmit(world, amina, { [t("silence.form.meeting")]: answer });
    expect(meetingsOfPair(world.db, pair.id).at(-1)?.state).toBe(state);
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toBe(said);
    await world.travelTo("2026-03-02", "09:00");
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toBe(`Tauko on ohi. ${NUDGE}`);
  });

  test("a meeting after the pause is not asked about, and stays", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await world.travelTo("2026-02-04", "12:00");
    const asked = await world.message(amina, "@bot", part("silence.ask"));
    await agreeOn(world, mirja, pair.channelId, { day: "2026-03-05", time: "17:00" });
    await amina.press(asked, "silence:pause", { stale: true });
    await world.settle();
    expect((await fillAndSubmit(world, amina, { until: "2026-03-02" })).outcome).toBe("closed");
    await world.travelTo("2026-03-02", "09:00");
    const line = (await mirja.messages(pair.channelId)).at(-1);
    expect(line?.text).toBe(t("silence.pauseOverAgreed"));
    expect(line && buttonsOf(line)).toEqual([]);
    expect(plannedMeeting(world.db, pair.id, world.now())).toBeDefined();
  });

  test("the coordinator does not decide on it", async () => {
    const { world, pair, kaisa, mirja } = await pausedUntil("2026-03-20");
    await using _ = world;
    await mirja.invite(pair.channelId, kaisa.id);
    await world.settle();
    await world.press(kaisa, pair.channelId, part("silence.paused"), "silence:continue");
    expect((await kaisa.messages(pair.channelId)).at(-1)).toMatchObject({
      ephemeral: true,
      text: t("silence.answer.notYours"),
    });
    expect(readPair(world.db, pair.id).pausedUntilOn).toBe("2026-03-20");
  });
});

describe("the rules of silence", () => {
  test("a pair pauses up to its day, not on it", () => {
    const pair = { pausedAt: 1, pausedUntilOn: "2026-03-20" };
    expect(isPaused(pair, "2026-03-19")).toBe(true);
    expect(isPaused(pair, "2026-03-20")).toBe(false);
    expect(isPaused({ pausedAt: null, pausedUntilOn: null }, "2026-03-19")).toBe(false);
  });

  test("a pause lasts 1 to 180 days", () => {
    const now = at("2026-02-04", "23:30");
    expect(complaintAboutPause("2026-02-04", now, ZONE)).toEqual({ key: "silence.wrong.tooSoon" });
    expect(complaintAboutPause("2026-02-05", now, ZONE)).toBeUndefined();
    expect(complaintAboutPause("2026-08-03", now, ZONE)).toBeUndefined();
    expect(complaintAboutPause("2026-08-04", now, ZONE)).toEqual({
      key: "silence.wrong.tooFar",
      params: { days: 180 },
    });
  });

  test("nobody is asked twice within 21 days, nor before 21 days of silence", () => {
    fc.assert(
      fc.property(fc.nat(), fc.option(fc.nat()), (since, askedAt) => {
        const from = askableFrom({ since, askedAt }, guide);
        expect(from - since).toBeGreaterThanOrEqual(SILENCE_MS);
        if (askedAt !== null) expect(from - askedAt).toBeGreaterThanOrEqual(SILENCE_MS);
      }),
    );
  });

  test("reassurance lasts 21 days", () => {
    expect(isReassured(undefined, 0, guide)).toBe(false);
    expect(isReassured(0, 21 * DAY_MS - 1, guide)).toBe(true);
    expect(isReassured(0, 21 * DAY_MS, guide)).toBe(false);
  });
});
