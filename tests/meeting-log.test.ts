import { describe, expect, test } from "vitest";
import { saveLog } from "../db/meeting-log-saving.ts";
import { meetingsOfPair } from "../db/meetings.ts";
import { newId } from "../db/open.ts";
import { changePair, readPair } from "../db/pairs.ts";
import type { MeetingLog } from "../src/meeting-log/form.ts";
import {
  answerTo,
  buttonsOf,
  command,
  next,
  openPair,
  pairUnderWay,
  submit,
  textsIn,
  wordsOf,
  writeLog,
} from "./support/under-way.ts";
import { startWorld, type World, ZONE } from "./support/world.ts";

const later = (world: World, pairId: string) => meetingsOfPair(world.db, pairId).filter(({ kind }) => kind === "later");
const statesOf = (world: World, pairId: string) => later(world, pairId).map(({ state }) => state);

describe("a log by command", () => {
  test("opens with nothing but views.open, is saved at once, and everything follows from it", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa, ulla } = world.people;
    const pair = await pairUnderWay(world);

    await world.control.clearCalls();
    await command(world, mirja, pair.channelId, "/meeting-log");
    expect((await world.control.calls()).map(({ method }) => method)).toEqual(["views.open"]);
    const modal = await mirja.modal();
    expect(modal?.title).toBe("Muistilista");
    expect(modal?.fields().map(({ label, optional, value }) => [label, optional, value])).toEqual([
      ["Päivämäärä", false, "2026-01-15"],
      ["Teemat", false, []],
      ["Tapaamisen sisältö", true, null],
      ["Tapaamisen aikana syntyneet oivallukset", true, null],
      ["Aktorin palaute tapaamisesta", true, null],
      ["Sovitut tehtävät: mentori", true, null],
      ["Sovitut tehtävät: aktori", true, null],
      ["Seuraava tapaaminen: päivä", true, null],
      ["Seuraava tapaaminen: kellonaika", true, null],
      ["Seuraava tapaaminen: paikka", true, null],
    ]);
    expect(wordsOf(modal)).toContain("Vain sinä ja Amina näette vastaukset.");

    await mirja.fill({
      Teemat: ["Työhakemukset ja CV", "Verkostoituminen"],
      "Tapaamisen sisältö": "Kävimme läpi CV:n.",
      "Aktorin palaute tapaamisesta": "Hyvä, että puhuttiin.",
      "Sovitut tehtävät: mentori": "Kysyn kollegalta",
      "Sovitut tehtävät: aktori": "- Päivitä CV\n\n• Hae kurssille",
      "Seuraava tapaaminen: päivä": "2026-01-27",
      "Seuraava tapaaminen: kellonaika": "17:00",
      "Seuraava tapaaminen: paikka": "Kirjasto Oodi",
    });
    expect((await submit(world, mirja)).outcome).toBe("closed");
    expect(await mirja.modal()).toBeUndefined();

    const line = await world.message(mirja, pair.channelId, "kirjattu");
    expect(await textsIn(amina, pair.channelId)).toContain(
      "Tapaaminen 2/7 kirjattu\nSeuraava tapaaminen: tiistaina 27.1. kello 17, Kirjasto Oodi",
    );
    expect(buttonsOf(line)).toEqual(["Näytä muistilista"]);
    expect((await textsIn(amina, "@bot")).at(-1)).toBe("Miten tapaaminen torstaina 15.1. meni? Mukana: sinä ja Mirja.");
    expect(statesOf(world, pair.id)).toEqual(["held", "planned"]);

    // Both read it; the mentor may change all of it, the actor what is hers.
    await world.press(mirja, pair.channelId, "kirjattu", "Näytä muistilista");
    const forMentor = await mirja.modal();
    expect(wordsOf(forMentor)).toContain("Kävimme läpi CV:n.");
    expect(wordsOf(forMentor)).toContain("Työhakemukset ja CV\\nVerkostoituminen");
    expect(buttonsOf({ blocks: forMentor?.blocks ?? [] })).toEqual(["Muokkaa"]);
    await world.press(amina, pair.channelId, "kirjattu", "Näytä muistilista");
    const forActor = await amina.modal();
    expect(wordsOf(forActor)).toContain("Hyvä, että puhuttiin.");
    expect(buttonsOf({ blocks: forActor?.blocks ?? [] })).toEqual(["Korjaa"]);

    // Nothing of it is in any message, nor with anybody else.
    const everything = JSON.stringify((await world.control.everything()).channels);
    for (const secret of ["Kävimme läpi", "Hyvä, että puhuttiin", "Verkostoituminen"])
      expect(everything).not.toContain(secret);
    expect(await textsIn(ulla, "@bot")).toEqual([]);
    expect((await textsIn(kaisa, "@bot")).join()).not.toContain("kirjattu");
  });

  test("shows the mentor what became of the tasks agreed last time", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, { actorTasks: "Päivitä CV\nHae kurssille", mentorTasks: "Kysyn kollegalta" });
    await world.later({ days: 7 });
    await pressNth(world, amina, "Mitä tehtävillesi kuuluu", "follow-up:task-done", 0);
    await pressNth(world, amina, "Mitä tehtävillesi kuuluu", "follow-up:task-discuss", 1);
    await command(world, mirja, pair.channelId, "/meeting-log");
    const words = wordsOf(await mirja.modal());
    expect(words).toContain("Viime kerran tehtävät");
    expect(words).toContain("Amina:\\n• Päivitä CV – Tehty\\n• Hae kurssille – Puhutaan tästä");
    expect(words).toContain("Mirja:\\n• Kysyn kollegalta – ei vielä vastausta");
  });

  test("in another place is about the mentor's only open pair, and about the meeting that awaits its log", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-21", "09:30");
    await command(world, mirja, "@bot", "/meeting-log");
    const modal = await mirja.modal();
    expect(wordsOf(modal)).toContain("Tapaaminen: tiistaina 20.1. kello 17");
    expect(modal?.fields()[0]?.value).toBe("2026-01-20");
    await mirja.fill({ themes: ["jobs"], on: "2026-01-19" });
    expect((await submit(world, mirja)).outcome).toBe("closed");
    // The log's date has become the meeting's, and nothing is left of the question.
    const [, logged] = later(world, pair.id);
    expect(logged && new Date(logged.startsAt).toISOString()).toBe("2026-01-19T15:00:00.000Z");
    const question = await world.message(mirja, pair.channelId, "Muistilista on tallennettu.");
    expect(buttonsOf(question)).toEqual([]);
    await world.later({ days: 5 });
    expect((await textsIn(mirja, "@bot")).filter((text) => text.includes("odottaa"))).toEqual([]);
  });

  test("today's planned meeting can be logged before it is over, and its question is not asked", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "15:00");
    await writeLog(world, pair, next("2026-02-03", "17:00"));
    expect(statesOf(world, pair.id)).toEqual(["held", "held", "planned"]);
    await world.later({ days: 2 });
    expect((await textsIn(mirja, pair.channelId)).filter((text) => text.includes("ohi"))).toEqual([]);
  });

  test("a log of another day leaves today's planned meeting planned", async () => {
    await using world = await startWorld();
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "15:00");
    await writeLog(world, pair, { on: "2026-01-19" });
    expect(statesOf(world, pair.id)).toEqual(["held", "held", "planned"]);
    expect(await textsIn(pair.mentor, pair.channelId)).toContain(
      "Tapaaminen 3/7 kirjattu\nSeuraava tapaaminen: tiistaina 20.1. kello 17",
    );
  });

  test("asks which meeting, where several await their logs", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-21", "10:00");
    await world.press(mirja, pair.channelId, "Tervetuloa", "Sovi tapaaminen");
    await mirja.fill({ day: "2026-01-22", time: "17:00" });
    await submit(world, mirja);
    await world.travelTo("2026-01-23", "10:00");
    await command(world, mirja, pair.channelId, "/meeting-log");
    const [which] = (await mirja.modal())?.fields() ?? [];
    expect(which?.label).toBe("Mikä tapaaminen?");
    expect(JSON.stringify(which?.element)).toContain("Amina: tiistaina 20.1. kello 17");
    await mirja.fill({ "Mikä tapaaminen?": "Amina: tiistaina 20.1. kello 17" });
    expect((await mirja.submit()).outcome).toBe("updated");
    expect((await mirja.modal())?.fields()[0]?.value).toBe("2026-01-20");
    await mirja.fill({ Teemat: ["Muu teema"] });
    expect((await submit(world, mirja)).outcome).toBe("closed");
    expect(statesOf(world, pair.id)).toEqual(["held", "held", "planned"]);
  });

  test("asks which pair, where the mentor has two and is in neither's channel", async () => {
    await using world = await startWorld();
    const { mirja, olena } = world.people;
    const first = await pairUnderWay(world);
    const second = await openPair(world, mirja, olena, { day: "2026-01-16", time: "12:00" });
    await world.travelTo("2026-01-19", "10:00");
    await command(world, mirja, "@bot", "/meeting-log");
    await mirja.fill({ "Mikä tapaaminen?": "Olena: muu tapaaminen" });
    await mirja.submit();
    expect(wordsOf(await mirja.modal())).toContain("Vain sinä ja Olena");
    await mirja.fill({ Teemat: ["Muu teema"] });
    await submit(world, mirja);
    expect(statesOf(world, first.id)).toEqual([]);
    expect(statesOf(world, second.id)).toEqual(["held"]);
    expect((await textsIn(mirja, second.channelId)).join()).toContain("Tapaaminen 2/7 kirjattu");
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

describe("the question after a meeting", () => {
  test("a mentor who never answers is reminded after 1 and 3 days, then left in peace; her button still works", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "17:59");
    expect((await textsIn(mirja, pair.channelId)).join()).not.toContain("ohi");
    await world.travelTo("2026-01-20", "18:00");
    const question = await world.message(mirja, pair.channelId, "on nyt ohi");
    expect((await textsIn(amina, pair.channelId)).at(-1)).toBe(
      `<@${mirja.id}>, tapaaminen tiistaina 20.1. on nyt ohi. Täytä muistilista. Se vie 2 minuuttia.`,
    );
    expect(buttonsOf(question)).toEqual(["Täytä muistilista", "Emme tavanneet"]);
    const reminders = async () => (await textsIn(mirja, "@bot")).filter((text) => text.includes("odottaa sinua"));
    await world.travelTo("2026-01-21", "18:00");
    expect(await reminders()).toEqual(["Muistilista odottaa sinua. Tapaaminen tiistaina 20.1.: sinä ja Amina."]);
    await world.later({ days: 40 });
    expect(await reminders()).toEqual([
      "Muistilista odottaa sinua. Tapaaminen tiistaina 20.1.: sinä ja Amina.",
      "Muistilista odottaa sinua. Tapaaminen tiistaina 20.1.: sinä ja Amina. Tämä on viimeinen muistutus.",
    ]);
    expect((await textsIn(kaisa, "@bot")).join()).not.toContain("muistilista");

    await world.press(mirja, "@bot", "viimeinen muistutus", "Täytä muistilista");
    expect((await mirja.modal())?.fields()[0]?.value).toBe("2026-01-20");
    await mirja.fill({ Teemat: ["Muu teema"] });
    await submit(world, mirja);
    expect(statesOf(world, pair.id)).toEqual(["held", "held"]);
    const answered = async (place: string) =>
      (await textsIn(mirja, place)).filter((text) => text === "Muistilista on tallennettu.");
    expect([await answered(pair.channelId), await answered("@bot")].map(({ length }) => length)).toEqual([1, 2]);
    // The meeting is long over: the actor is not asked about it any more.
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes("20.1. meni")).length).toBe(1);
  });

  test("two weeks of downtime make one question and one reminder, not three at once", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.restart({ after: { days: 14 } });
    const asked = async (place: string, text: string) =>
      (await textsIn(mirja, place)).filter((one) => one.includes(text)).length;
    expect(await asked(pair.channelId, "on nyt ohi")).toBe(1);
    expect(await asked("@bot", "odottaa sinua")).toBe(0);
    await world.later({ days: 1 });
    expect(await asked("@bot", "odottaa sinua")).toBe(1);
    await world.later({ days: 2 });
    expect(await asked("@bot", "odottaa sinua")).toBe(2);
  });

  test("only the mentor says that they did not meet, once, and a new time is offered", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "18:30");
    const question = await world.message(mirja, pair.channelId, "on nyt ohi");
    await world.press(amina, pair.channelId, "on nyt ohi", "Emme tavanneet");
    expect((await answerTo(amina, pair.channelId)).text).toContain("Tähän vastaa mentori");
    await world.press(amina, pair.channelId, "on nyt ohi", "Täytä muistilista");
    expect((await answerTo(amina, pair.channelId)).text).toContain("Muistilistan täyttää mentori.");
    expect(statesOf(world, pair.id)).toEqual(["held", "planned"]);

    await mirja.press(question, "Emme tavanneet");
    await mirja.press(question, "Emme tavanneet", { stale: true });
    await world.settle();
    expect(statesOf(world, pair.id)).toEqual(["held", "not-held"]);
    const answered = await world.message(mirja, pair.channelId, "Te ette tavanneet. Voitte sopia uuden ajan.");
    expect(buttonsOf(answered)).toEqual(["Sovi tapaaminen", "Tapasimme kuitenkin"]);
    await world.later({ days: 4 });
    expect((await textsIn(mirja, "@bot")).join()).not.toContain("odottaa sinua");
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes("20.1. meni"))).toEqual([]);

    // A slip of the finger can be taken back.
    await world.press(mirja, pair.channelId, "Te ette tavanneet", "Tapasimme kuitenkin");
    await mirja.fill({ Teemat: ["Muu teema"] });
    await submit(world, mirja);
    expect(statesOf(world, pair.id)).toEqual(["held", "held"]);
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes("20.1. meni"))).toHaveLength(1);
  });

  test("is taken back when the meeting is moved, and asked again after the new time", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "18:30");
    const question = await world.message(mirja, pair.channelId, "on nyt ohi");
    await world.press(mirja, pair.channelId, "meetings:move", "Siirrä");
    await mirja.fill({ day: "2026-01-22", time: "12:00" });
    await submit(world, mirja);
    expect(buttonsOf(await world.message(mirja, pair.channelId, "Tapaamisella on nyt uusi aika."))).toEqual([]);
    await mirja.press(question, "Emme tavanneet", { stale: true });
    await world.settle();
    expect((await answerTo(mirja, pair.channelId)).text).toContain("Tämä tapaaminen on siirretty.");
    expect(statesOf(world, pair.id)).toEqual(["held", "planned"]);
    await world.travelTo("2026-01-22", "13:00");
    expect(
      (await textsIn(mirja, pair.channelId)).filter((text) => text.includes("tapaaminen torstaina 22.1. on nyt ohi")),
    ).toHaveLength(1);
  });

  test("says nothing about time while the coordinator is still in the channel", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    await world.setUp();
    const pair = await openPair(world, mirja, amina);
    await world.travelTo("2026-01-14", "10:00");
    await writeLog(world, pair, { on: "2026-01-14", ...next("2026-01-15", "09:00", "Kirjasto Oodi") });
    const line = await world.message(mirja, pair.channelId, "kirjattu");
    expect(wordsOf(line)).toContain("Tapaaminen 2/7 kirjattu");
    expect(wordsOf(line)).not.toContain("Oodi");
    await world.travelTo("2026-01-15", "09:30");
    expect(wordsOf(await world.message(mirja, pair.channelId, "kirjattu"))).toContain(
      "torstaina 15.1. kello 9, Kirjasto Oodi",
    );
  });
});

describe("what cannot be", () => {
  test("is said beside the field, and nothing typed is lost", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, mirja, pair.channelId, "/meeting-log");
    await mirja.fill({ on: "2026-01-16", themes: ["jobs"], content: "Säilyy", nextOn: "2026-01-15" });
    expect((await mirja.submit()).errors).toEqual({
      Päivämäärä: "Tämä päivä ei ole vielä ollut. Valitse tämä päivä tai aiempi.",
      "Seuraava tapaaminen: päivä": "Valitse päivä, joka on tämän päivän jälkeen.",
      "Seuraava tapaaminen: kellonaika": "Anna myös kellonaika.",
    });
    await mirja.fill({ on: "2026-01-11", nextOn: "2026-03-29", nextTime: "03:30", mentorTasks: "a\n".repeat(21) });
    expect((await mirja.submit()).errors).toEqual({
      Päivämäärä: "Mentorointi alkoi 12.1.2026. Valitse se päivä tai myöhempi.",
      "Sovitut tehtävät: mentori": "Tässä on 21 tehtävää. Kirjoita enintään 20.",
      "Seuraava tapaaminen: kellonaika":
        "Tätä kellonaikaa ei ole sinä päivänä, koska kelloja siirretään. Valitse toinen aika.",
    });
    expect((await mirja.modal())?.fields().find(({ blockId }) => blockId === "content")?.value).toBe("Säilyy");
    await mirja.fill({ on: "2026-01-12", nextOn: "2026-03-29", nextTime: "04:00", mentorTasks: "a" });
    expect((await submit(world, mirja)).outcome).toBe("closed");
  });

  test("texts of 3,000 emoji and of mentions are kept as they are, and shown and corrected", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    const emoji = "🙂".repeat(3000);
    const wild = `<!channel> <@${mirja.id}> *x* & <https://paha|Hyväksy>`;
    const texts = { content: emoji, insights: wild, feedback: emoji, mentorTasks: wild, actorTasks: emoji };
    expect((await writeLog(world, pair, { ...texts, ...next("2026-01-20", "17:00", wild) })).outcome).toBe("closed");
    await world.press(mirja, pair.channelId, "kirjattu", "Näytä muistilista");
    expect(wordsOf(await mirja.modal())).toContain(JSON.stringify(wild).slice(1, -1));
    const modal = await mirja.modal();
    if (!modal) throw new Error("no modal");
    await mirja.press(modal, "Muokkaa");
    await world.settle();
    expect((await mirja.modal())?.fields().find(({ blockId }) => blockId === "content")?.value).toBe(emoji);
    expect((await submit(world, mirja)).outcome).toBe("cleared");
    const line = await world.message(mirja, pair.channelId, "kirjattu");
    expect(wordsOf(line)).toContain("&lt;!channel&gt;");
    await world.travelTo("2026-01-18", "17:00");
    expect(wordsOf(await world.message(mirja, "@bot", "Mitä tehtävillesi kuuluu"))).toContain(
      JSON.stringify(wild).slice(1, -1),
    );
  });

  test("whoever may not write a log here is told why, and what to do instead", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa, ulla, helena, olena } = world.people;
    const pair = await pairUnderWay(world);
    const told = async (person: typeof mirja, channel: string) => {
      await command(world, person, channel, "/meeting-log");
      expect(await person.modal()).toBeUndefined();
      return answerTo(person, channel);
    };
    const toActor = await told(amina, pair.channelId);
    expect(toActor.text).toContain("Muistilistan täyttää mentori.");
    expect(buttonsOf(toActor)).toEqual(["Sovi tapaaminen"]);
    expect((await told(amina, "@bot")).text).toContain("Muistilistan täyttää mentori.");
    expect((await told(kaisa, "@bot")).text).toContain("vain parin omat jäsenet");
    expect((await told(ulla, "@bot")).text).toContain("sinulla ei ole nyt paria mentorina");
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    expect((await told(ulla, pair.channelId)).text).toContain("toisen parin kanava");

    await kaisa.command("@bot", "/new-pair");
    await world.control.idle();
    await kaisa.fill({ actor: olena.id, mentor: helena.id, day: "2026-01-20", time: "17:00" });
    await submit(world, kaisa);
    expect((await told(helena, "@bot")).text).toContain("Parisi ei ole vielä auki.");

    changePair(world.db, pair.id, { pausedAt: world.now(), pausedUntilOn: "2026-02-01" });
    const paused = await told(mirja, pair.channelId);
    expect(paused.text).toContain("Parillasi on tauko 1.2.2026 asti");
    expect(buttonsOf(paused)).toEqual(["Sovi tapaaminen", "Täytä muistilista"]);
    await mirja.press(paused, "Täytä muistilista");
    await world.settle();
    expect((await mirja.modal())?.title).toBe("Muistilista");
    await mirja.close();

    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    expect((await told(mirja, pair.channelId)).text).toContain("mentorointi päättyi 15.1.2026");
    expect((await told(mirja, "@bot")).text).toContain("sinulla ei ole nyt paria mentorina");
  });

  test("old buttons and a modal of a pair that has ended change nothing and say so", async () => {
    await using world = await startWorld();
    const { mirja, amina, ulla } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await world.travelTo("2026-01-20", "18:30");
    await command(world, mirja, pair.channelId, "/meeting-log");
    await mirja.fill({ themes: ["jobs"], content: "Jää tähän" });
    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    const refused = await mirja.submit();
    expect(refused.errors?.["Päivämäärä"]).toContain("mentorointi on päättynyt");
    expect((await mirja.modal())?.fields().find(({ blockId }) => blockId === "content")?.value).toBe("Jää tähän");
    await mirja.close();
    for (const button of ["Emme tavanneet", "Täytä muistilista"]) {
      await world.press(mirja, pair.channelId, "on nyt ohi", button);
      expect((await answerTo(mirja, pair.channelId)).text).toContain("päätty");
    }
    expect(statesOf(world, pair.id)).toEqual(["held", "planned"]);
    await world.press(amina, pair.channelId, "kirjattu", "Näytä muistilista");
    expect(buttonsOf({ blocks: (await amina.modal())?.blocks ?? [] })).toEqual([]);
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    await world.press(ulla, pair.channelId, "kirjattu", "Näytä muistilista");
    expect((await answerTo(ulla, pair.channelId)).text).toBe("Muistilistan näkevät vain parin mentori ja aktori.");
  });
});

/** The same mentor saves on her phone meanwhile. */
function saveElsewhere(world: World, pairId: string, answers: Pick<MeetingLog, "on" | "themes" | "content">): void {
  const pair = readPair(world.db, pairId);
  const empty = { insights: null, feedback: null, mentorTasks: null, actorTasks: null };
  const answer = { ...empty, nextOn: null, nextTime: null, nextPlace: null, ...answers };
  const saving = { meetingId: undefined, freshId: newId(), revision: 0, asksNext: true, by: pair.mentor.id, answer };
  world.db.transaction(() => saveLog(world.db, pair, saving, world.now(), ZONE));
}

describe("a log is corrected", () => {
  test("by the mentor wholly, by the actor in what is hers; the second of two is told who saved what when", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, { content: "Alku", actorTasks: "Päivitä CV" });
    const openSheet = async (person: typeof mirja, button: string) => {
      await world.press(person, pair.channelId, "kirjattu", "Näytä muistilista");
      const sheet = await person.modal();
      if (!sheet) throw new Error("no sheet");
      await person.press(sheet, button);
      await world.settle();
    };
    await openSheet(mirja, "Muokkaa");
    expect((await mirja.modal())?.fields().map(({ label }) => label)).not.toContain("Seuraava tapaaminen: päivä");
    await openSheet(amina, "Korjaa");
    expect((await amina.modal())?.fields().map(({ label, value }) => [label, value])).toEqual([
      ["Aktorin palaute tapaamisesta", null],
      ["Sovitut tehtävät: aktori", "Päivitä CV"],
    ]);
    await world.later({ minutes: 5 });
    await amina.fill({ "Aktorin palaute tapaamisesta": "Opin paljon" });
    expect((await submit(world, amina)).outcome).toBe("cleared");

    await mirja.fill({ "Tapaamisen sisältö": "Loppu" });
    expect((await mirja.submit()).outcome).toBe("updated");
    const told = await mirja.modal();
    expect(wordsOf(told)).toContain("Amina tallensi tämän muistilistan: torstaina 15.1. kello 10.05.");
    expect(wordsOf(told)).toContain("Opin paljon");
    expect(told?.fields().find(({ label }) => label === "Tapaamisen sisältö")?.value).toBe("Loppu");
    await mirja.fill({ "Aktorin palaute tapaamisesta": "Opin paljon" });
    expect((await submit(world, mirja)).outcome).toBe("cleared");
    await world.press(amina, pair.channelId, "kirjattu", "Näytä muistilista");
    const sheet = wordsOf(await amina.modal());
    expect(sheet).toContain("Loppu");
    expect(sheet).toContain("Opin paljon");
    expect((await textsIn(mirja, pair.channelId)).filter((text) => text.includes("kirjattu"))).toHaveLength(1);
  });

  test("two windows on one meeting make one log, and nothing is asked twice", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, mirja, pair.channelId, "/meeting-log");
    await mirja.fill({ themes: ["jobs"], content: "Ensimmäinen ikkuna" });
    saveElsewhere(world, pair.id, { on: "2026-01-15", themes: ["other"], content: "Toinen ikkuna" });
    await world.settle();
    expect((await mirja.submit()).outcome).toBe("updated");
    const told = await mirja.modal();
    expect(wordsOf(told)).toContain("Olet jo tallentanut tämän muistilistan: torstaina 15.1. kello 10.");
    expect(wordsOf(told)).toContain("Toinen ikkuna");
    expect(told?.fields().find(({ label }) => label === "Tapaamisen sisältö")?.value).toBe("Ensimmäinen ikkuna");
    expect((await submit(world, mirja)).outcome).toBe("closed");
    expect(statesOf(world, pair.id)).toEqual(["held"]);
    expect((await textsIn(mirja, pair.channelId)).filter((text) => text.includes("kirjattu"))).toHaveLength(1);
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes("meni?"))).toHaveLength(1);
  });
});

test("when the planned number is reached and nothing is agreed, ending is offered; beyond it the line says so", async () => {
  await using world = await startWorld();
  const { mirja } = world.people;
  const pair = await pairUnderWay(world);
  changePair(world.db, pair.id, { plannedNumber: 2 });
  await writeLog(world, pair);
  const reached = await world.message(mirja, pair.channelId, "Tapaaminen 2/2 kirjattu");
  expect(buttonsOf(reached)).toEqual(["Näytä muistilista", "Sovi tapaaminen", "Lopeta mentorointi"]);
  await world.later({ days: 1 });
  await writeLog(world, pair);
  const beyond = await world.message(mirja, pair.channelId, "3. tapaaminen, suunniteltu 2");
  expect(buttonsOf(beyond)).toEqual(["Näytä muistilista", "Sovi tapaaminen", "Lopeta mentorointi"]);
  expect(buttonsOf(await world.message(mirja, pair.channelId, "Tapaaminen 2/2 kirjattu"))).toEqual([
    "Näytä muistilista",
  ]);
  // A correction that puts the later one first changes both lines.
  await world.press(mirja, pair.channelId, "3. tapaaminen", "Näytä muistilista");
  const sheet = await mirja.modal();
  if (!sheet) throw new Error("no sheet");
  await mirja.press(sheet, "Muokkaa");
  await world.settle();
  await mirja.fill({ on: "2026-01-14" });
  await submit(world, mirja);
  expect((await textsIn(mirja, pair.channelId)).filter((text) => /kirjattu|suunniteltu/.test(text))).toEqual([
    "3. tapaaminen, suunniteltu 2\nOlette tavanneet niin monta kertaa kuin sovitte.",
    "Tapaaminen 2/2 kirjattu",
  ]);
});

describe("in other languages", () => {
  test.each([
    ["sv-SE", "Minneslista", "Teman", "Den dagen har inte varit ännu."],
    ["en-GB", "Meeting checklist", "Themes", "That day has not come yet."],
  ])("%s: the form and its complaints are in the mentor's own", async (locale, title, label, complaint) => {
    await using world = await startWorld({ locales: { mirja: locale } });
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, mirja, pair.channelId, "/meeting-log");
    const modal = await mirja.modal();
    expect(modal?.title).toBe(title);
    expect(modal?.fields()[1]?.label).toBe(label);
    await mirja.fill({ on: "2026-01-20", themes: ["jobs"] });
    expect(Object.values((await mirja.submit()).errors ?? {})[0]).toContain(complaint);
    await mirja.fill({ on: "2026-01-15" });
    await submit(world, mirja);
    expect((await textsIn(mirja, pair.channelId)).at(-1)).toContain("Tapaaminen 2/7 kirjattu");
  });
});
