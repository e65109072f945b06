import { describe, expect, test } from "vitest";
import { findAnswerable, followUpFor } from "../../db/follow-up/follow-up.ts";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { changePair, readPair } from "../../db/pairs/pairs.ts";
import { auditLog, tasks } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { actingAs } from "../support/acting.ts";
import { buttonsOf } from "../support/reading.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import {
  answerTo,
  command,
  next,
  startUnderWay,
  submit,
  textsIn,
  type UnderWay,
  wordsOf,
  writeLog,
} from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

const asking = (day: string) => t("followUp.ask", { day, mentor: "Mirja" });
const QUESTION = asking("torstaina 15.1.");
const ALIKE = part("followUp.ask", { mentor: "Mirja" });
const SHARED = part("followUp.toMentor.shared", { actor: "Amina" });
const asks = async (person: Person) => (await textsIn(person, "@bot")).filter((text) => text.includes(ALIKE));

const meetingOf = (world: World, pair: UnderWay, which = 0) => {
  const found = meetingsOfPair(world.db, pair.id).filter(({ kind }) => kind === "later")[which];
  if (!found) throw new Error("no such meeting");
  return found;
};

/** What is stored of the actor's answer, as herself. */
const answerOf = (world: World, pair: UnderWay) => {
  const { actor } = readPair(world.db, pair.id);
  const seen = followUpFor(world.db, { personId: actor.id }, meetingOf(world, pair).id);
  return seen && { rating: seen.rating, reply: seen.reply, isShared: seen.isShared };
};

describe("how a meeting was", () => {
  test("the actor is asked at the log, rates, changes her mind, and nobody else gets to know it", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeLog(world, pair);
    const question = await world.message(amina, "@bot", QUESTION);
    expect(await asks(amina)).toEqual([QUESTION]);
    expect(buttonsOf(question)).toEqual(["1", "2", "3", "4", "5", t("followUp.tell"), t("followUp.support")]);
    expect(wordsOf(question)).toContain(t("followUp.onlyYou"));

    await world.press(amina, "@bot", QUESTION, "2");
    await amina.press(question, "2", { stale: true });
    await amina.press(question, "4", { stale: true });
    await world.settle();
    expect(answerOf(world, pair)).toEqual({ rating: "4", reply: undefined, isShared: false });
    const rated = await world.message(amina, "@bot", QUESTION);
    expect(wordsOf(rated)).toContain(t("followUp.rated", { rating: "4" }));
    expect(buttonsOf(rated)).toContain(t("followUp.share"));
    await world.later({ days: 30 });
    expect((await asks(amina)).filter((text) => text.startsWith(QUESTION))).toHaveLength(1);
    for (const person of [mirja, kaisa])
      expect((await textsIn(person, "@bot")).join()).not.toContain(part("followUp.rated"));

    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    await world.press(amina, "@bot", QUESTION, "1");
    expect((await answerTo(amina, "@bot")).text).toContain(t("followUp.no.over"));
    expect(answerOf(world, pair)?.rating).toBe("4");
  });

  test("tells it in her own words, shares it, and takes the sharing back", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina, kaisa, ulla } = world.people;
    await writeLog(world, pair);
    const wild = `<!channel> Puhuttiin liian nopeasti. <@${mirja.id}>`;
    await world.press(amina, "@bot", QUESTION, "follow-up:tell");
    expect(wordsOf(await amina.modal())).toContain(easy("followUp.onlyYou"));
    expect((await submit(world, amina)).errors).toEqual({ [easy("followUp.words")]: easy("followUp.no.nothing") });
    await amina.fill({ words: wild });
    expect((await submit(world, amina)).outcome).toBe("closed");
    expect(answerOf(world, pair)).toEqual({ rating: undefined, reply: wild, isShared: false });
    expect((await textsIn(mirja, "@bot")).join()).not.toContain(SHARED);

    await world.press(amina, "@bot", QUESTION, "follow-up:share", { confirm: true });
    const told = t("followUp.toMentor.shared", { day: "torstaina 15.1.", actor: "Amina" });
    expect((await textsIn(mirja, "@bot")).at(-1)).toBe(told);
    await world.press(mirja, "@bot", SHARED, "follow-up:show");
    expect(wordsOf(await mirja.modal())).toContain(JSON.stringify(wild).slice(1, -1));
    expect(JSON.stringify((await world.control.everything()).channels)).not.toContain("liian nopeasti");
    const looks = world.db.orm.select().from(auditLog).where(eq(auditLog.action, "follow-up")).all();
    expect(looks).toHaveLength(1);

    const old = await world.message(mirja, "@bot", SHARED);
    await world.press(amina, "@bot", QUESTION, "follow-up:unshare");
    expect(buttonsOf(await world.message(mirja, "@bot", SHARED))).toEqual([]);
    await mirja.press(old, "follow-up:show", { stale: true });
    await world.settle();
    expect((await answerTo(mirja, "@bot")).text).toContain(t("followUp.toMentor.takenBack"));

    // Shared again, the same message tells it: nobody is told twice.
    await world.press(amina, "@bot", QUESTION, "follow-up:tell");
    expect((await amina.modal())?.fields().map(({ value }) => value)).toEqual([null, wild, []]);
    await amina.fill({ rating: "5", words: "Hyvin", sharing: ["share"] });
    await submit(world, amina);
    expect(answerOf(world, pair)).toEqual({ rating: "5", reply: "Hyvin", isShared: true });
    expect((await textsIn(mirja, "@bot")).filter((text) => text === told)).toHaveLength(1);
    expect(buttonsOf(await world.message(mirja, "@bot", SHARED))).toEqual([t("followUp.toMentor.show")]);
    await world.press(mirja, "@bot", SHARED, "follow-up:show");
    // The answer is not the mentor's, so it is not called hers.
    expect(wordsOf(await mirja.modal())).toContain(t("followUp.rated", { rating: "5" }));
    expect(wordsOf(await mirja.modal())).not.toContain("Vastauksesi");
    for (const person of [kaisa, ulla])
      expect((await textsIn(person, "@bot")).join()).not.toContain(part("followUp.toMentor.shared"));
  });

  test("without a log she is asked a day after the meeting, once, and never after a week", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { amina } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-21", "17:59");
    expect(await asks(amina)).toHaveLength(1);
    await world.travelTo("2026-01-21", "18:00");
    expect((await asks(amina)).at(-1)).toBe(t("followUp.ask", { day: "tiistaina 20.1.", mentor: "Mirja" }));
    await writeLog(world, pair, next("2026-01-29", "17:00"));
    await world.later({ days: 1 });
    expect(await asks(amina)).toHaveLength(2);
    // Down until more than a week after the next meeting: its question is no longer needed.
    await world.restart({ after: { days: 17 } });
    expect(await asks(amina)).toHaveLength(2);
    await writeLog(world, pair);
    expect(await asks(amina)).toHaveLength(2);
  });

  test("at night the question waits for the morning", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { amina } = world.people;
    await world.travelTo("2026-01-15", "22:00");
    await writeLog(world, pair);
    expect(await asks(amina)).toHaveLength(0);
    await world.travelTo("2026-01-16", "09:00");
    expect(await asks(amina)).toHaveLength(1);
  });

  test("only she who was asked answers", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await writeLog(world, pair);
    const meeting = meetingOf(world, pair).id;
    const { mentor, coordinator } = readPair(world.db, pair.id);
    for (const { id } of [mentor, coordinator]) {
      const asked = () => findAnswerable(world.db, actingAs(world.db, id), meeting);
      expect(world.db.transaction(asked)).toEqual({ why: "not-yours" });
    }
    expect(followUpFor(world.db, { personId: mentor.id }, meeting)).toBeUndefined();
    expect((await textsIn(mirja, "@bot")).join()).not.toContain(QUESTION);
    await world.press(amina, "@bot", QUESTION, "5");
    for (const { id } of [mentor, coordinator])
      expect(followUpFor(world.db, { personId: id }, meeting)).toBeUndefined();
    expect(followUpFor(world.db, { channelOfPair: pair.id }, meeting)).toBeUndefined();
    expect(followUpFor(world.db, { channel: "coordinators" }, meeting)).toBeUndefined();
  });
});

describe("the agreed tasks", () => {
  const CHECK = part("followUp.tasks.ask");
  const checks = async (person: Person) => (await textsIn(person, "@bot")).filter((text) => text.includes(CHECK));
  const agreed = { actorTasks: "Päivitä CV\nHae kurssille", mentorTasks: "Kysyn kollegalta" };

  test("each is asked about her own two days before the next meeting, and may answer each", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeLog(world, pair, { ...agreed, ...next("2026-01-27", "17:00") });
    await world.travelTo("2026-01-25", "16:59");
    expect([...(await checks(amina)), ...(await checks(mirja))]).toEqual([]);
    await world.travelTo("2026-01-25", "17:00");
    expect(await checks(amina)).toEqual([
      [
        t("followUp.tasks.ask", { day: "torstaina 15.1.", other: "Mirja" }),
        t("followUp.tasks.next", { when: "tiistaina 27.1. kello 17" }),
      ].join("\n"),
    ]);
    const forActor = await world.message(amina, "@bot", CHECK);
    expect(wordsOf(forActor)).toContain("Päivitä CV");
    expect(wordsOf(forActor)).not.toContain("Kysyn kollegalta");
    expect(buttonsOf(await world.message(mirja, "@bot", CHECK))).toEqual([
      t("followUp.tasks.done"),
      t("followUp.tasks.unfinished"),
      t("followUp.tasks.discuss"),
    ]);
    const states = () => world.db.orm.select({ state: tasks.state }).from(tasks).where(eq(tasks.owner, "mentor")).all();
    await world.press(mirja, "@bot", CHECK, "follow-up:task-unfinished");
    await world.press(mirja, "@bot", CHECK, "follow-up:task-discuss");
    expect(states()).toEqual([{ state: "discuss" }]);
    expect(wordsOf(await world.message(mirja, "@bot", CHECK))).toContain(
      t("followUp.tasks.withState", { text: "Kysyn kollegalta", state: t("followUp.tasks.discuss") }),
    );
    expect((await textsIn(kaisa, "@bot")).join()).not.toContain("kollegalta");

    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    await world.press(mirja, "@bot", CHECK, "follow-up:task-done");
    expect((await answerTo(mirja, "@bot")).text).toContain(t("followUp.no.taskOver"));
    expect(states()).toEqual([{ state: "discuss" }]);
  });

  test("the question moves with the meeting, in both directions", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await writeLog(world, pair, { ...agreed, ...next("2026-01-27", "17:00") });
    await world.press(mirja, pair.channelId, "meetings:move", "meetings:move");
    await mirja.fill({ day: "2026-02-10", time: "17:00" });
    await submit(world, mirja);
    await world.travelTo("2026-02-02", "12:00");
    expect(await checks(amina)).toEqual([]);
    await world.press(mirja, pair.channelId, "meetings:move", "meetings:move");
    await mirja.fill({ day: "2026-02-05", time: "17:00" });
    await submit(world, mirja);
    await world.travelTo("2026-02-03", "17:00");
    expect(await checks(amina)).toHaveLength(1);
  });

  test("without a next meeting she is asked a week after the log, but not during a pause, nor after the end", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { amina } = world.people;
    await writeLog(world, pair, agreed);
    changePair(world.db, pair.id, { pausedAt: world.now(), pausedUntilOn: "2026-02-01" });
    await world.travelTo("2026-01-31", "19:00");
    expect(await checks(amina)).toEqual([]);
    await world.travelTo("2026-02-01", "09:00");
    expect(await checks(amina)).toHaveLength(1);
    changePair(world.db, pair.id, { pausedAt: null, pausedUntilOn: null });
    await writeLog(world, pair, agreed);
    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    await world.later({ days: 10 });
    expect(await checks(amina)).toHaveLength(1);
  });

  test("the actor's correction of her tasks changes the question that stands", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina } = world.people;
    await writeLog(world, pair, agreed);
    await world.later({ days: 7 });
    expect(await checks(amina)).toHaveLength(1);
    const old = await world.message(amina, "@bot", CHECK);
    await world.press(amina, pair.channelId, easyPart("meetingLog.saved.number"), "meeting-log:show");
    const sheet = await amina.modal();
    if (!sheet) throw new Error("no sheet");
    await amina.press(sheet, "meeting-log:correct");
    await world.settle();
    await amina.fill({ actorTasks: "Soita Ainolle" });
    await submit(world, amina);
    expect(wordsOf(await world.message(amina, "@bot", CHECK))).not.toContain("Päivitä CV");
    const row = old.blocks.find((block) => JSON.stringify(block).includes("follow-up:task-done"));
    if (!row) throw new Error("no row");
    await amina.press({ ...old, blocks: [row] }, "follow-up:task-done", { stale: true });
    await world.settle();
    expect((await answerTo(amina, "@bot")).text).toContain(t("followUp.no.taskGone"));
    await command(world, pair.mentor, pair.channelId, "/meeting-log");
    expect(wordsOf(await pair.mentor.modal())).toContain(
      t("followUp.tasks.withState", { text: "Soita Ainolle", state: t("followUp.tasks.open") }),
    );
  });
});
