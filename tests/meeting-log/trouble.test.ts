import { describe, expect, test } from "vitest";
import { saveLog } from "../../db/meeting-log/saving.ts";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { changePair, readPair } from "../../db/pairs/pairs.ts";
import { newId } from "../../db/store/open.ts";
import type { MeetingId, PairId } from "../../src/programme/ids.ts";
import type { MeetingLog } from "../../src/programme/meeting-log/form.ts";
import { openPairAs } from "../support/acting.ts";
import {
  answerTo,
  buttonsOf,
  command,
  next,
  startUnderWay,
  submit,
  textsIn,
  wordsOf,
  writeLog,
} from "../support/under-way.ts";
import { type World, ZONE } from "../support/world.ts";

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
      Päivämäärä: "Se päivä ei ole vielä ollut. Valitse tämä päivä tai aikaisempi päivä.",
      "Seuraava tapaaminen: päivä": "Valitse huominen tai myöhempi päivä.",
      "Seuraava tapaaminen: kellonaika": "Valitse myös kellonaika.",
    });
    await mirja.fill({ on: "2026-01-11", nextOn: "2026-03-29", nextTime: "03:30", mentorTasks: "a\n".repeat(21) });
    expect((await mirja.submit()).errors).toEqual({
      Päivämäärä: "Mentorointi alkoi 12.1.2026. Valitse se päivä tai myöhempi päivä.",
      "Sovitut tehtävät: mentori": "Tässä on 21 tehtävää. Kirjoita enintään 20.",
      "Seuraava tapaaminen: kellonaika":
        "Tätä kellonaikaa ei ole sinä päivänä, koska kelloja siirretään. Valitse toinen aika.",
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
    expect(wordsOf(await world.message(mirja, "@bot", "Miten tehtäväsi sujuvat"))).toContain(
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
    expect(toActor.text).toContain("Mentori täyttää muistilistan.");
    expect(buttonsOf(toActor)).toEqual(["Sovi tapaaminen"]);
    expect((await told(amina, "@bot")).text).toContain("Mentori täyttää muistilistan.");
    expect((await told(kaisa, "@bot")).text).toContain("Vain parin mentori ja aktori näkevät muistilistan.");
    expect((await told(ulla, "@bot")).text).toContain("Sinä et ole nyt kenenkään mentori");
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    expect((await told(ulla, pair.channelId)).text).toContain("toisen parin kanava");

    await kaisa.command("@bot", "/new-pair");
    await world.control.idle();
    await kaisa.fill({ actor: olena.id, mentor: helena.id, day: "2026-01-20", time: "17:00" });
    await submit(world, kaisa);
    expect((await told(helena, "@bot")).text).toContain("Teidän kanavanne ei ole vielä auki.");

    changePair(world.db, pair.id, { pausedAt: world.now(), pausedUntilOn: "2026-02-01" });
    const paused = await told(mirja, pair.channelId);
    expect(paused.text).toContain("Teillä on tauko 1.2.2026 asti");
    expect(buttonsOf(paused)).toEqual(["Sovi tapaaminen", "Täytä muistilista"]);
    await mirja.press(paused, "Täytä muistilista");
    await world.settle();
    expect((await mirja.modal())?.title).toBe("Muistilista");
    await mirja.close();

    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    expect((await told(mirja, pair.channelId)).text).toContain("mentorointi päättyi 15.1.2026");
    expect((await told(mirja, "@bot")).text).toContain("Sinä et ole nyt kenenkään mentori");
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
    expect(refused.errors?.Päivämäärä).toContain("mentorointi on päättynyt");
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
    expect((await answerTo(ulla, pair.channelId)).text).toContain("Vain parin mentori ja aktori näkevät muistilistan.");
  });
});

/** The same mentor saves on her phone meanwhile. */
function saveElsewhere(world: World, pairId: PairId, answers: Pick<MeetingLog, "on" | "themes" | "content">): void {
  const pair = readPair(world.db, pairId);
  const empty = { insights: null, feedback: null, mentorTasks: null, actorTasks: null };
  const answer = { ...empty, nextOn: null, nextTime: null, nextPlace: null, ...answers };
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
    expect(wordsOf(told)).toContain("Amina tallensi tämän muistilistan torstaina 15.1. kello 10.05.");
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
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await command(world, mirja, pair.channelId, "/meeting-log");
    await mirja.fill({ themes: ["jobs"], content: "Ensimmäinen ikkuna" });
    saveElsewhere(world, pair.id, { on: "2026-01-15", themes: ["other"], content: "Toinen ikkuna" });
    await world.settle();
    expect((await mirja.submit()).outcome).toBe("updated");
    const told = await mirja.modal();
    expect(wordsOf(told)).toContain("Sinä tallensit tämän muistilistan jo torstaina 15.1. kello 10.");
    expect(wordsOf(told)).toContain("Toinen ikkuna");
    expect(told?.fields().find(({ label }) => label === "Tapaamisen sisältö")?.value).toBe("Ensimmäinen ikkuna");
    expect((await submit(world, mirja)).outcome).toBe("closed");
    expect(statesOf(world, pair.id)).toEqual(["held"]);
    expect((await textsIn(mirja, pair.channelId)).filter((text) => text.includes("kirjattu"))).toHaveLength(1);
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes("meni?"))).toHaveLength(1);
  });
});
