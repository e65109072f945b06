import { describe, expect, test } from "vitest";
import { saveLog } from "../../db/meeting-log/saving.ts";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { changePair, readPair } from "../../db/pairs/pairs.ts";
import { newId } from "../../db/store/open.ts";
import type { MeetingId, PairId } from "../../src/programme/ids.ts";
import type { MeetingLog } from "../../src/programme/meeting-log/form.ts";
import { openPairAs } from "../support/acting.ts";
import { ZONE } from "../support/helsinki.ts";
import { emptyLog } from "../support/logging.ts";
import { buttonsOf } from "../support/reading.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import { answerTo, command, next, startUnderWay, submit, textsIn, wordsOf, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const later = (world: World, pairId: PairId) => meetingsOfPair(world.db, pairId).filter(({ kind }) => kind === "later");
const statesOf = (world: World, pairId: PairId) => later(world, pairId).map(({ state }) => state);

describe("what cannot be", () => {
  test("is said beside the field, and nothing typed is lost", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    await command(world, mirja, pair.channelId, "/meeting-log");
    await mirja.fill({ on: "2026-01-16", themes: ["jobs"], content: "Säilyy", nextOn: "2026-01-15" });
    expect((await mirja.submit()).errors).toEqual({
      [t("meetingLog.on")]: t("meetingLog.notYet"),
      [t("meetingLog.nextOn")]: t("meetingLog.nextNotLater"),
      [t("meetingLog.nextTime")]: t("meetingLog.nextTimeNeeded"),
    });
    await mirja.fill({ on: "2026-01-11", nextOn: "2026-03-29", nextTime: "03:30", mentorTasks: "a\n".repeat(21) });
    expect((await mirja.submit()).errors).toEqual({
      [t("meetingLog.on")]: t("meetingLog.beforeStart", { date: "12.1.2026" }),
      [t("meetingLog.mentorTasks")]: t("meetingLog.tooManyTasks", { found: "21", most: "20" }),
      [t("meetingLog.nextTime")]: t("meetingLog.clocksJump"),
    });
    expect((await mirja.modal())?.fields().find(({ blockId }) => blockId === "content")?.value).toBe("Säilyy");
    await mirja.fill({ on: "2026-01-12", nextOn: "2026-03-29", nextTime: "04:00", mentorTasks: "a" });
    expect((await submit(world, mirja)).outcome).toBe("closed");
  });

  test("texts of 3,000 emoji and of mentions are kept as they are, and shown and corrected", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    const emoji = "🙂".repeat(3000);
    const wild = `<!channel> <@${mirja.id}> *x* & <https://paha|Hyväksy>`;
    const texts = { content: emoji, insights: wild, feedback: emoji, mentorTasks: wild, actorTasks: emoji };
    expect((await writeLog(world, pair, { ...texts, ...next("2026-01-20", "17:00", wild) })).outcome).toBe("closed");
    await world.press(mirja, pair.channelId, easyPart("meetingLog.saved.number"), "meeting-log:show");
    expect(wordsOf(await mirja.modal())).toContain(JSON.stringify(wild).slice(1, -1));
    const modal = await mirja.modal();
    if (!modal) throw new Error("no modal");
    await mirja.press(modal, "meeting-log:edit");
    await world.settle();
    expect((await mirja.modal())?.fields().find(({ blockId }) => blockId === "content")?.value).toBe(emoji);
    expect((await submit(world, mirja)).outcome).toBe("updated");
    const line = await world.message(mirja, pair.channelId, easyPart("meetingLog.saved.number"));
    expect(wordsOf(line)).toContain("&lt;!channel&gt;");
    await world.travelTo("2026-01-18", "17:00");
    expect(wordsOf(await world.message(mirja, "@bot", part("followUp.tasks.ask")))).toContain(
      JSON.stringify(wild).slice(1, -1),
    );
  });

  test("whoever may not write a log here is told why, and what to do instead", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina, kaisa, ulla, helena, olena } = world.people;
    const told = async (person: typeof mirja, channel: string) => {
      await command(world, person, channel, "/meeting-log");
      expect(await person.modal()).toBeUndefined();
      return answerTo(person, channel);
    };
    const toActor = await told(amina, pair.channelId);
    expect(toActor.text).toContain(easy("meetingLog.no.actor"));
    expect(buttonsOf(toActor)).toEqual([t("meetingLog.agree")]);
    expect((await told(amina, "@bot")).text).toContain(easy("meetingLog.no.actor"));
    expect((await told(kaisa, "@bot")).text).toContain(t("meetingLog.no.coordinator"));
    expect((await told(ulla, "@bot")).text).toContain(t("meetingLog.no.nobody"));
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    expect((await told(ulla, pair.channelId)).text).toContain(t("meetingLog.no.outsider"));

    await kaisa.command("@bot", "/new-pair");
    await world.control.idle();
    await kaisa.fill({ actor: olena.id, mentor: helena.id, day: "2026-01-20", time: "17:00" });
    await submit(world, kaisa);
    expect((await told(helena, "@bot")).text).toContain(t("meetingLog.no.unopened"));

    changePair(world.db, pair.id, { pausedAt: world.now(), pausedUntilOn: "2026-02-01" });
    const paused = await told(mirja, pair.channelId);
    expect(paused.text).toContain(t("meetingLog.no.pausedUntil", { date: "1.2.2026" }));
    expect(buttonsOf(paused)).toEqual([t("meetingLog.agree"), t("meetingLog.fill")]);
    await mirja.press(paused, t("meetingLog.fill"));
    await world.settle();
    expect((await mirja.modal())?.title).toBe(t("meetingLog.title"));
    await mirja.close();

    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    expect((await told(mirja, pair.channelId)).text).toContain(t("meetingLog.no.finishedOn", { date: "15.1.2026" }));
    expect((await told(mirja, "@bot")).text).toContain(t("meetingLog.no.nobody"));
  });

  test("old buttons and a modal of a pair that has ended change nothing and say so", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina, ulla } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "18:30");
    await command(world, mirja, pair.channelId, "/meeting-log");
    await mirja.fill({ themes: ["jobs"], content: "Jää tähän" });
    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    const refused = await mirja.submit();
    expect(refused.errors?.[t("meetingLog.on")]).toContain(t("meetingLog.cannotSave.finished"));
    expect((await mirja.modal())?.fields().find(({ blockId }) => blockId === "content")?.value).toBe("Jää tähän");
    await mirja.close();
    for (const button of [easy("meetingLog.notMet"), t("meetingLog.fill")]) {
      await world.press(mirja, pair.channelId, easyPart("meetingLog.ask.day"), button);
      expect((await answerTo(mirja, pair.channelId)).text).toContain("päätty");
    }
    expect(statesOf(world, pair.id)).toEqual(["held", "planned"]);
    await world.press(amina, pair.channelId, easyPart("meetingLog.saved.number"), "meeting-log:show");
    expect(buttonsOf({ blocks: (await amina.modal())?.blocks ?? [] })).toEqual([]);
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    await world.press(ulla, pair.channelId, easy("meetingLog.saved.plain"), "meeting-log:show");
    expect((await answerTo(ulla, pair.channelId)).text).toContain(t("meetingLog.no.notSeen"));
  });
});

/** The same mentor saves on her phone meanwhile. */
function saveElsewhere(world: World, pairId: PairId, answers: Pick<MeetingLog, "on" | "themes" | "content">): void {
  const pair = readPair(world.db, pairId);
  const answer = { ...emptyLog, ...answers };
  const saving = {
    meetingId: undefined,
    freshId: newId<MeetingId>(),
    revision: 0,
    asksNext: true,
    answer,
  };
  world.db.transaction(() =>
    saveLog(world.db, openPairAs(world.db, pair.mentor.id, pairId, "mentor"), saving, world.now(), ZONE),
  );
}

describe("a log is corrected", () => {
  test("by the mentor wholly, by the actor in what is hers; the second of two is told who saved what when", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await writeLog(world, pair, { content: "Alku", actorTasks: "Päivitä CV" });
    const openSheet = async (person: typeof mirja, button: string) => {
      await world.press(person, pair.channelId, easyPart("meetingLog.saved.number"), "meeting-log:show");
      const sheet = await person.modal();
      if (!sheet) throw new Error("no sheet");
      await person.press(sheet, button);
      await world.settle();
    };
    await openSheet(mirja, t("meetingLog.edit"));
    expect((await mirja.modal())?.fields().map(({ label }) => label)).not.toContain(t("meetingLog.nextOn"));
    await openSheet(amina, t("meetingLog.correct"));
    expect((await amina.modal())?.fields().map(({ label, value }) => [label, value])).toEqual([
      [easy("meetingLog.feedback"), null],
      [easy("meetingLog.actorTasks"), "Päivitä CV"],
    ]);
    await world.later({ minutes: 5 });
    await amina.fill({ [easy("meetingLog.feedback")]: "Opin paljon" });
    expect((await submit(world, amina)).outcome).toBe("updated");

    await mirja.fill({ content: "Loppu" });
    expect((await mirja.submit()).outcome).toBe("updated");
    const told = await mirja.modal();
    expect(wordsOf(told)).toContain(
      part("meetingLog.meanwhile.other", { name: "Amina", when: "torstaina 15.1. kello 10.05" }),
    );
    expect(wordsOf(told)).toContain("Opin paljon");
    expect(told?.fields().find(({ label }) => label === t("meetingLog.content"))?.value).toBe("Loppu");
    await mirja.fill({ [t("meetingLog.feedback")]: "Opin paljon" });
    expect((await submit(world, mirja)).outcome).toBe("updated");
    await world.press(amina, pair.channelId, easyPart("meetingLog.saved.number"), "meeting-log:show");
    const sheet = wordsOf(await amina.modal());
    expect(sheet).toContain("Loppu");
    expect(sheet).toContain("Opin paljon");
    expect(
      (await textsIn(mirja, pair.channelId)).filter((text) => text.includes(easyPart("meetingLog.saved.number"))),
    ).toHaveLength(1);
  });

  test("two windows on one meeting make one log, and nothing is asked twice", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await command(world, mirja, pair.channelId, "/meeting-log");
    await mirja.fill({ themes: ["jobs"], content: "Ensimmäinen ikkuna" });
    saveElsewhere(world, pair.id, { on: "2026-01-15", themes: ["other"], content: "Toinen ikkuna" });
    await world.settle();
    expect((await mirja.submit()).outcome).toBe("updated");
    const told = await mirja.modal();
    expect(wordsOf(told)).toContain(t("meetingLog.meanwhile.self", { when: "torstaina 15.1. kello 10" }));
    expect(wordsOf(told)).toContain("Toinen ikkuna");
    expect(told?.fields().find(({ label }) => label === t("meetingLog.content"))?.value).toBe("Ensimmäinen ikkuna");
    expect((await submit(world, mirja)).outcome).toBe("closed");
    expect(statesOf(world, pair.id)).toEqual(["held"]);
    expect(
      (await textsIn(mirja, pair.channelId)).filter((text) => text.includes(easyPart("meetingLog.saved.number"))),
    ).toHaveLength(1);
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes(part("followUp.ask")))).toHaveLength(1);
  });
});
