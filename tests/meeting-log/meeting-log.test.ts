import { describe, expect, test } from "vitest";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { changePair } from "../../db/pairs/pairs.ts";
import type { PairId } from "../../src/programme/ids.ts";
import type { Language } from "../../src/texts/languages.ts";
import { buttonsOf } from "../support/reading.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import { command, next, openPair, startUnderWay, submit, textsIn, wordsOf, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const later = (world: World, pairId: PairId) => meetingsOfPair(world.db, pairId).filter(({ kind }) => kind === "later");
const statesOf = (world: World, pairId: PairId) => later(world, pairId).map(({ state }) => state);

describe("a log by command", () => {
  test("opens with nothing but views.open, is saved at once, and everything follows from it", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina, kaisa, ulla } = world.people;

    await world.control.clearCalls();
    await command(world, mirja, pair.channelId, "/meeting-log");
    expect((await world.control.calls()).map(({ method }) => method)).toEqual(["views.open"]);
    const modal = await mirja.modal();
    expect(modal?.title).toBe(t("meetingLog.title"));
    expect(modal?.fields().map(({ label, optional, value }) => [label, optional, value])).toEqual([
      [t("meetingLog.on"), false, "2026-01-15"],
      [t("meetingLog.themes"), false, []],
      [t("meetingLog.content"), true, null],
      [t("meetingLog.insights"), true, null],
      [t("meetingLog.feedback"), true, null],
      [t("meetingLog.mentorTasks"), true, null],
      [t("meetingLog.actorTasks"), true, null],
      [t("meetingLog.nextOn"), true, null],
      [t("meetingLog.nextTime"), true, null],
      [t("meetingLog.nextPlace"), true, null],
    ]);
    expect(wordsOf(modal)).toContain(t("meetingLog.seenBy", { name: "Amina" }));

    await mirja.fill({
      themes: ["applications", "Verkostoituminen"],
      content: "Kävimme läpi CV:n.",
      feedback: "Hyvä, että puhuttiin.",
      mentorTasks: "Kysyn kollegalta",
      actorTasks: "- Päivitä CV\n\n• Hae kurssille",
      nextOn: "2026-01-27",
      nextTime: "17:00",
      nextPlace: "Kirjasto Oodi",
    });
    expect((await submit(world, mirja)).outcome).toBe("closed");
    expect(await mirja.modal()).toBeUndefined();

    const line = await world.message(mirja, pair.channelId, easyPart("meetingLog.saved.number"));
    expect(await textsIn(amina, pair.channelId)).toContain(
      [
        easy("meetingLog.saved.number", { number: "2", planned: "7" }),
        easy("meetingLog.saved.next", { when: "tiistaina 27.1. kello 17, Kirjasto Oodi" }),
      ].join("\n"),
    );
    expect(buttonsOf(line)).toEqual([easy("meetingLog.show")]);
    expect((await textsIn(amina, "@bot")).at(-1)).toBe(t("followUp.ask", { day: "torstaina 15.1.", mentor: "Mirja" }));
    expect(statesOf(world, pair.id)).toEqual(["held", "planned"]);

    // Both read it; the mentor may change all of it, the actor what is hers.
    await world.press(mirja, pair.channelId, easyPart("meetingLog.saved.number"), "meeting-log:show");
    const forMentor = await mirja.modal();
    expect(wordsOf(forMentor)).toContain("Kävimme läpi CV:n.");
    expect(wordsOf(forMentor)).toContain("Työhakemukset ja CV\\nVerkostoituminen");
    expect(buttonsOf({ blocks: forMentor?.blocks ?? [] })).toEqual([t("meetingLog.edit")]);
    await world.press(amina, pair.channelId, easyPart("meetingLog.saved.number"), "meeting-log:show");
    const forActor = await amina.modal();
    expect(wordsOf(forActor)).toContain("Hyvä, että puhuttiin.");
    expect(buttonsOf({ blocks: forActor?.blocks ?? [] })).toEqual([t("meetingLog.correct")]);

    // Nothing of it is in any message, nor with anybody else.
    const everything = JSON.stringify((await world.control.everything()).channels);
    for (const secret of ["Kävimme läpi", "Hyvä, että puhuttiin", t("themes.network")])
      expect(everything).not.toContain(secret);
    expect(await textsIn(ulla, "@bot")).toEqual([]);
    expect((await textsIn(kaisa, "@bot")).join()).not.toContain(
      t("meetingLog.saved.number", { number: "2", planned: "7" }),
    );
  });

  test("shows the mentor what became of the tasks agreed last time", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await writeLog(world, pair, { actorTasks: "Päivitä CV\nHae kurssille", mentorTasks: "Kysyn kollegalta" });
    await world.later({ days: 7 });
    await pressNth(world, amina, part("followUp.tasks.ask"), "follow-up:task-done", 0);
    await pressNth(world, amina, part("followUp.tasks.ask"), "follow-up:task-discuss", 1);
    await command(world, mirja, pair.channelId, "/meeting-log");
    const words = wordsOf(await mirja.modal());
    expect(words).toContain(t("meetingLog.lastTasks"));
    expect(words).toContain("Amina:\\n• Päivitä CV – Tehty\\n• Hae kurssille – Puhutaan tästä");
    expect(words).toContain("Mirja:\\n• Kysyn kollegalta – ei vielä vastausta");
  });

  test("in another place is about the mentor's only open pair, and about the meeting that awaits its log", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-21", "09:30");
    await command(world, mirja, "@bot", "/meeting-log");
    const modal = await mirja.modal();
    expect(wordsOf(modal)).toContain(t("meetingLog.about", { when: "tiistaina 20.1. kello 17" }));
    expect(modal?.fields()[0]?.value).toBe("2026-01-20");
    await mirja.fill({ themes: ["jobs"], on: "2026-01-19" });
    expect((await submit(world, mirja)).outcome).toBe("closed");
    // The log's date has become the meeting's, and nothing is left of the question.
    const [, logged] = later(world, pair.id);
    expect(logged && new Date(logged.startsAt).toISOString()).toBe("2026-01-19T15:00:00.000Z");
    const question = await world.message(mirja, pair.channelId, t("meetingLog.ask.logged"));
    expect(buttonsOf(question)).toEqual([]);
    await world.later({ days: 5 });
    expect((await textsIn(mirja, "@bot")).filter((text) => text.includes(part("meetingLog.remind.first")))).toEqual([]);
  });

  test("today's planned meeting can be logged before it is over, and its question is not asked", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "15:00");
    await writeLog(world, pair, next("2026-02-03", "17:00"));
    expect(statesOf(world, pair.id)).toEqual(["held", "held", "planned"]);
    await world.later({ days: 2 });
    expect((await textsIn(mirja, pair.channelId)).filter((text) => text.includes("ohi"))).toEqual([]);
  });

  test("a log of another day leaves today's planned meeting planned", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "15:00");
    await writeLog(world, pair, { on: "2026-01-19" });
    expect(statesOf(world, pair.id)).toEqual(["held", "held", "planned"]);
    expect(await textsIn(pair.mentor, pair.channelId)).toContain(
      [
        easy("meetingLog.saved.number", { number: "3", planned: "7" }),
        easy("meetingLog.saved.next", { when: "tiistaina 20.1. kello 17" }),
      ].join("\n"),
    );
  });

  test("asks which meeting, where several await their logs", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-21", "10:00");
    await world.press(mirja, pair.channelId, easyPart("pairs.welcome.hello"), "meetings:agree");
    await mirja.fill({ met: "yes", day: "2026-01-22", time: "17:00" });
    await submit(world, mirja);
    // She is shown the log of the 20th, and leaves it for later.
    await mirja.closeAll();
    await world.travelTo("2026-01-23", "10:00");
    await command(world, mirja, pair.channelId, "/meeting-log");
    const [which] = (await mirja.modal())?.fields() ?? [];
    expect(which?.label).toBe(t("meetingLog.which"));
    expect(JSON.stringify(which?.element)).toContain("Amina: tiistaina 20.1. kello 17");
    await mirja.fill({ which: "Amina: tiistaina 20.1. kello 17" });
    expect((await mirja.submit()).outcome).toBe("updated");
    expect((await mirja.modal())?.fields()[0]?.value).toBe("2026-01-20");
    await mirja.fill({ themes: ["other"] });
    expect((await submit(world, mirja)).outcome).toBe("closed");
    expect(statesOf(world, pair.id)).toEqual(["held", "held", "planned"]);
  });

  test("asks which pair, where the mentor has two and is in neither's channel", async () => {
    const { world, pair: first } = await startUnderWay();
    await using _world = world;
    const { mirja, olena } = world.people;
    const second = await openPair(world, mirja, olena, { day: "2026-01-16", time: "12:00" });
    await world.travelTo("2026-01-19", "10:00");
    await command(world, mirja, "@bot", "/meeting-log");
    await mirja.fill({ which: "Olena: muu tapaaminen" });
    await mirja.submit();
    expect(wordsOf(await mirja.modal())).toContain(t("meetingLog.seenBy", { name: "Olena" }));
    await mirja.fill({ themes: ["other"] });
    await submit(world, mirja);
    expect(statesOf(world, first.id)).toEqual([]);
    expect(statesOf(world, second.id)).toEqual(["held"]);
    expect((await textsIn(mirja, second.channelId)).join()).toContain(
      easy("meetingLog.saved.number", { number: "2", planned: "7" }),
    );
  });
});

/** Presses the nth button with this id: several tasks have the same ones. */
async function pressNth(world: World, person: World["people"]["mirja"], text: string, actionId: string, nth: number) {
  const message = await world.message(person, "@bot", text);
  const rows = message.blocks.filter((block) => JSON.stringify(block).includes(`"${actionId}"`));
  const row = rows[nth];
  if (!row) throw new Error(`no ${nth}th ${actionId}`);
  await person.press({ ...message, blocks: [row] }, actionId, { stale: true });
  await world.settle();
}

test("when the planned number is reached and nothing is agreed, ending is offered; beyond it the line says so", async () => {
  const { world, pair } = await startUnderWay();
  await using _world = world;
  const { mirja } = world.people;
  changePair(world.db, pair.id, { plannedNumber: 2 });
  await writeLog(world, pair);
  const reached = await world.message(
    mirja,
    pair.channelId,
    easy("meetingLog.saved.number", { number: "2", planned: "2" }),
  );
  expect(buttonsOf(reached)).toEqual([easy("meetingLog.show"), t("meetingLog.agree"), easy("meetingLog.finish")]);
  await world.later({ days: 1 });
  await writeLog(world, pair);
  const beyond = await world.message(
    mirja,
    pair.channelId,
    easy("meetingLog.saved.beyond", { number: "3", planned: "2" }),
  );
  expect(buttonsOf(beyond)).toEqual([easy("meetingLog.show"), t("meetingLog.agree"), easy("meetingLog.finish")]);
  expect(
    buttonsOf(
      await world.message(mirja, pair.channelId, easy("meetingLog.saved.number", { number: "2", planned: "2" })),
    ),
  ).toEqual([easy("meetingLog.show")]);
  // A correction that puts the later one first changes both lines.
  await world.press(mirja, pair.channelId, easyPart("meetingLog.saved.beyond", { number: "3" }), "meeting-log:show");
  const sheet = await mirja.modal();
  if (!sheet) throw new Error("no sheet");
  await mirja.press(sheet, "meeting-log:edit");
  await world.settle();
  await mirja.fill({ on: "2026-01-14" });
  await submit(world, mirja);
  const lines = [easyPart("meetingLog.saved.number"), easyPart("meetingLog.saved.beyond", { number: "3" })];
  expect((await textsIn(mirja, pair.channelId)).filter((text) => lines.some((line) => text.includes(line)))).toEqual([
    [easy("meetingLog.saved.beyond", { number: "3", planned: "2" }), easy("meetingLog.saved.reached")].join("\n"),
    easy("meetingLog.saved.number", { number: "2", planned: "2" }),
  ]);
});

describe("in other languages", () => {
  test.each<[Language, string, string, string]>([
    ["sv", "Minneslista", "Teman", "Den dagen har inte kommit ännu."],
    ["en", "Meeting checklist", "Themes", "That day has not come yet."],
  ])("%s: the form and its complaints are in the mentor's own", async (language, title, label, complaint) => {
    const { world, pair } = await startUnderWay({ chosen: { mirja: language } });
    await using _world = world;
    const { mirja } = world.people;
    await command(world, mirja, pair.channelId, "/meeting-log");
    const modal = await mirja.modal();
    expect(modal?.title).toBe(title);
    expect(modal?.fields()[1]?.label).toBe(label);
    await mirja.fill({ on: "2026-01-20", themes: ["jobs"] });
    expect(Object.values((await mirja.submit()).errors ?? {})[0]).toContain(complaint);
    await mirja.fill({ on: "2026-01-15" });
    await submit(world, mirja);
    expect((await textsIn(mirja, pair.channelId)).at(-1)).toContain(
      easy("meetingLog.saved.number", { number: "2", planned: "7" }),
    );
  });
});
