import { describe, expect, test } from "vitest";
import { finishPair, undoFinish, whyNoUndo } from "../db/closing.ts";
import { changePair, readPair } from "../db/pairs.ts";
import { findPersonBySlackId } from "../db/people.ts";
import type { Person } from "../src/playground/person.ts";
import {
  answerTo,
  buttonsOf,
  command,
  next,
  openPair,
  pairUnderWay,
  submit,
  textsIn,
  type UnderWay,
  wordsOf,
  writeLog,
} from "./support/under-way.ts";
import { startWorld, type World, ZONE } from "./support/world.ts";

const COORDINATORS = "#auroras-tyontekijat";

async function finish(world: World, pair: UnderWay, answers: Record<string, unknown> = {}) {
  await command(world, pair.mentor, pair.channelId, "/finish-pair");
  await pair.mentor.fill({ outcome: "goals", ...answers });
  return submit(world, pair.mentor);
}

async function giveFeedback(world: World, person: Person, answers: Record<string, unknown>) {
  await world.press(person, "@bot", "closing:feedback", "closing:feedback");
  await person.fill(answers);
  const result = await submit(world, person);
  await person.closeAll();
  return result;
}

async function digestOf(world: World) {
  const messages = await world.people.kaisa.messages(COORDINATORS);
  const digest = messages.findLast(({ text }) => text.includes("Mirja Virtanen ja Amina Hassan"));
  if (!digest) throw new Error("there is no digest");
  return digest;
}
const digests = async (world: World) =>
  (await textsIn(world.people.kaisa, COORDINATORS)).filter((text) => text.includes("Mirja Virtanen ja Amina Hassan"));
const pairIn = (world: World, pair: UnderWay) => readPair(world.db, pair.id);

async function channelOf(world: World, pair: UnderWay) {
  const { channels } = await world.control.everything();
  const channel = channels.find(({ id }) => id === pair.channelId);
  if (!channel) throw new Error("the channel is gone");
  return channel;
}

const saidByBot = async (world: World, pair: UnderWay): Promise<string[]> =>
  (await channelOf(world, pair)).messages.filter(({ subtype }) => subtype === undefined).map(({ text }) => text);

/** Shared by those who look at what was said, button by button. */
async function showFeedback(world: World, person: Person): Promise<string> {
  await person.press(await world.message(person, COORDINATORS, "Näytä palaute"), "Näytä palaute");
  await world.settle();
  const words = wordsOf(await person.modal());
  await person.closeAll();
  return words;
}

describe("the mentor finishes, because the actor found a job early", () => {
  test("the modal says exactly what the coordinator will get, and the digest is that", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, {
      themes: ["applications", "interview"],
      content: "Salainen sisältö",
      ...next("2026-01-20", "17:00"),
    });

    await command(world, mirja, pair.channelId, "/finish-pair");
    const modal = await mirja.modal();
    expect(modal?.title).toBe("Lopeta mentorointi");
    const preview = [
      "• Mentori: Mirja Virtanen. Aktori: Amina Hassan.",
      "• Kesto: 13.1.2026–15.1.2026, 3 päivää",
      "• Tapaamisia pidettiin: 2. Suunniteltu määrä: 7.",
      "• Teemat: Työhakemukset ja CV (1), Työhaastatteluun valmistautuminen (1)",
    ].join("\\n");
    expect(wordsOf(modal)).toContain(preview);
    expect(wordsOf(modal)).toContain("Sovittu tapaaminen perutaan: tiistaina 20.1. kello 17.");
    expect(modal?.fields().map(({ label }) => label)).toEqual([
      "Lopputulos",
      "Arvio yksilömentoroinnista",
      "Palautteesi verkostolle",
      "Miten haluat jatkaa verkostossa?",
    ]);

    const secret = "Kiitos <!channel> & <@U00000001> *lihava*";
    await mirja.fill({ outcome: "job", rating: "5", text: secret, goesOn: ["individualMentor", "break"] });
    expect((await submit(world, mirja)).outcome).toBe("updated");
    expect(wordsOf(await mirja.modal())).toContain("mentorointi onnistui");

    const digest = await digestOf(world);
    expect(wordsOf(digest)).toContain(preview);
    expect(wordsOf(digest)).toContain(
      [
        "• Lopputulos: Työ omalla alalla",
        "• Työpaikka löytyi ennen viimeistä suunniteltua tapaamista. Mentorointi onnistui.",
        "• Mentorin arvio: 5/5",
        "• Aktorin arvio: odottaa vastausta",
      ].join("\\n"),
    );
    for (const hidden of ["Salainen", "lihava", "20.1."]) expect(wordsOf(digest)).not.toContain(hidden);

    const goodbye = await world.message(amina, pair.channelId, "Mentorointi on päättynyt");
    expect(wordsOf(goodbye)).toContain("Työpaikka löytyi. Mentorointi onnistui.");
    expect(wordsOf(goodbye)).toContain("tiistaina 20.1. kello 17");
    expect(wordsOf(goodbye)).toContain("Viimeinen päivä on 29.1.2026.");
    expect(buttonsOf(goodbye)).toEqual(["Peru lopettaminen"]);

    const asked = (await textsIn(amina, "@bot")).at(-1);
    expect(asked).toBe(
      [
        "Mentorointi on päättynyt. Mentorisi oli Mirja. Kiitos, että olit mukana.",
        "Sovittu tapaaminen on peruttu: tiistaina 20.1. kello 17.",
        "Miten mentorointi meni? Kerro se verkostolle. Siihen menee noin 2 minuuttia.",
      ].join("\n\n"),
    );
    expect((await textsIn(mirja, "@bot")).some((text) => text.includes("palaut"))).toBe(false);

    const shown = await showFeedback(world, kaisa);
    expect(shown).toContain(JSON.stringify(secret).slice(1, -1));
    expect(shown).toContain("Toimin uudelleen yksilömentorina, Pidän taukoa");
    expect(shown).toContain("Ei palautetta vielä.");
  });

  test("her outcome gives way to the actor's, also to one that tells nothing", async () => {
    await using world = await startWorld();
    const { amina, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair, { outcome: "job", rating: "4" });
    expect((await giveFeedback(world, amina, { outcome: "notTold", rating: "3", text: "Opin paljon." })).outcome).toBe(
      "updated",
    );

    const digest = wordsOf(await digestOf(world));
    expect(digest).toContain("Lopputulos: Emme kerro");
    expect(digest).toContain("Aktorin arvio: 3/5");
    expect(digest).not.toContain("Työ omalla alalla");
    expect(digest).not.toContain("onnistui");
    expect(wordsOf(await world.message(amina, pair.channelId, "Mentorointi on päättynyt"))).not.toContain("Työpaikka");
    expect(await digests(world)).toHaveLength(1);
    expect(await showFeedback(world, kaisa)).toContain("Opin paljon.");
  });

  test("nothing that waited for the pair is said any more, but for the actor's two reminders", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, { actorTasks: "CV", mentorTasks: "Etsin työpaikkoja", ...next("2026-01-20", "17:00") });
    await finish(world, pair);
    await world.later({ minutes: 1 });
    const before = { mirja: await textsIn(mirja, "@bot"), amina: await textsIn(amina, "@bot") };
    await world.later({ days: 40 });
    expect((await textsIn(mirja, "@bot")).slice(before.mirja.length)).toEqual([]);
    expect((await textsIn(amina, "@bot")).slice(before.amina.length)).toEqual([
      "Palautteesi verkostolle odottaa sinua. Mentorointi on päättynyt. Parisi oli Mirja.",
      "Palautteesi verkostolle odottaa sinua. Mentorointi on päättynyt. Parisi oli Mirja.",
    ]);
  });
});

describe("the actor's own form", () => {
  test("is reminded of after 3 and 7 days, and not after she has answered", async () => {
    await using world = await startWorld();
    const { amina } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    const reminders = async () =>
      (await textsIn(amina, "@bot")).filter((text) => text.startsWith("Palautteesi verkostolle odottaa"));
    await world.later({ days: 2, hours: 23 });
    expect(await reminders()).toHaveLength(0);
    await world.later({ hours: 2 });
    expect(await reminders()).toHaveLength(1);
    await giveFeedback(world, amina, { outcome: "studies" });
    expect(await reminders()).toHaveLength(0);
    await world.later({ days: 10 });
    expect(await reminders()).toHaveLength(0);
    const asked = await world.message(amina, "@bot", "Kiitos palautteesta");
    expect(buttonsOf(asked).filter((label) => label === "Anna palautetta verkostolle")).toEqual([]);
  });

  test("after a week of downtime comes once, and the second reminder four days later", async () => {
    await using world = await startWorld();
    const { amina } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    const reminders = async () =>
      (await textsIn(amina, "@bot")).filter((text) => text.startsWith("Palautteesi verkostolle odottaa"));
    await world.restart({ after: { days: 9 } });
    expect(await reminders()).toHaveLength(1);
    await world.later({ days: 3, hours: 23 });
    expect(await reminders()).toHaveLength(1);
    await world.later({ hours: 2 });
    expect(await reminders()).toHaveLength(2);
  });

  test("can be corrected, and has what she wrote before in it", async () => {
    await using world = await startWorld();
    const { amina } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    await giveFeedback(world, amina, { outcome: "studies", rating: "4", text: "Kiitos." });
    await world.press(amina, "@bot", "Kiitos palautteesta", "Korjaa palautetta");
    const fields = (await amina.modal())?.fields() ?? [];
    expect(fields.map(({ value }) => value)).toEqual(["studies", "4", "Kiitos."]);
    await amina.fill({ rating: "5" });
    await submit(world, amina);
    expect(wordsOf(await digestOf(world))).toContain("Aktorin arvio: 5/5");
  });

  test("is not open while the pair is, and not for anybody else", async () => {
    await using world = await startWorld();
    const { amina, kaisa, mirja } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    const asked = await world.message(amina, "@bot", "Mentorisi oli Mirja");
    await world.press(mirja, pair.channelId, "Mentorointi on päättynyt", "Peru lopettaminen");
    await amina.press(asked, "Anna palautetta verkostolle", { stale: true });
    await world.settle();
    expect((await answerTo(amina, "@bot")).text).toContain("Mentorointi on vielä kesken.");
    await finish(world, pair);
    await command(world, kaisa, "@bot", "/finish-pair");
    expect((await answerTo(kaisa, "@bot")).text).toContain("Sinulla ei ole avointa paria");
  });
});

describe("after the goodbye", () => {
  test("the bot takes its messages out of the channel, takes the names out of its name and archives it", async () => {
    await using world = await startWorld();
    const { mirja, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await mirja.say(pair.channelId, "Kiitos sinulle.");
    await finish(world, pair);
    await world.later({ days: 13, hours: 23 });
    expect((await channelOf(world, pair)).isArchived).toBe(false);
    await world.later({ hours: 2 });

    const channel = await channelOf(world, pair);
    const { channelSuffix, channelState, archivedAt } = pairIn(world, pair);
    expect(channel.name).toBe(`pari-${channelSuffix}`);
    expect(channel.isArchived).toBe(true);
    expect(channel.messages.filter(({ subtype }) => subtype === undefined).map(({ text }) => text)).toEqual([
      "Kiitos sinulle.",
    ]);
    expect({ channelState, archivedAt: archivedAt !== null }).toEqual({ channelState: "archived", archivedAt: true });

    await command(world, mirja, "@bot", "/finish-pair");
    await command(world, kaisa, "@bot", "/finish-pair");
    for (const person of [mirja, kaisa])
      expect((await answerTo(person, "@bot")).text).toContain("Sinulla ei ole avointa paria");
    await world.later({ days: 30 });
    expect((await channelOf(world, pair)).messages).toEqual(channel.messages);
  });

  test.each(["chat.delete", "conversations.rename", "conversations.archive"])(
    "a lost answer to %s changes nothing",
    async (method) => {
      await using world = await startWorld();
      const pair = await pairUnderWay(world);
      await finish(world, pair);
      await world.control.order({ kind: "lost-answer", method, times: 1 });
      await world.later({ days: 15 });
      const channel = await channelOf(world, pair);
      expect(channel.name).toBe(`pari-${pairIn(world, pair).channelSuffix}`);
      expect(channel.isArchived).toBe(true);
      expect(await saidByBot(world, pair)).toEqual([]);
      expect(pairIn(world, pair).channelState).toBe("archived");
    },
  );

  test("a workspace that forbids archiving is asked once, and the coordinator is told once", async () => {
    await using world = await startWorld();
    const { kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    await world.control.policies({ appsMayArchive: false });
    await world.control.clearCalls();
    await world.later({ days: 40 });
    const told = (await textsIn(kaisa, "@bot")).filter((text) => text.includes("ei antanut botin"));
    expect(told).toEqual([
      `Mirja Virtanen ja Amina Hassan: mentorointi on päättynyt.\nSlack ei antanut botin arkistoida kanavaa: pari-${pairIn(world, pair).channelSuffix}. Pyydä paria tai työtilan ylläpitäjää arkistoimaan se.`,
    ]);
    expect((await world.control.calls()).filter(({ method }) => method === "conversations.archive")).toHaveLength(1);
    expect(await saidByBot(world, pair)).toEqual([]);
  });

  test("a channel that somebody archived before is left as it is", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    await mirja.archive(pair.channelId);
    await world.settle();
    expect(whyNoUndo(world.db, pairIn(world, pair))).toBe("archived");
    const before = await textsIn(amina, "@bot");
    await world.later({ days: 2 });
    expect(await textsIn(amina, "@bot")).toEqual(before);
    await world.later({ days: 13 });
    expect(pairIn(world, pair).channelState).toBe("archived");
  });

  test("weeks of downtime right after the end: everything is still said once, in order, and the channel stays open as long as promised", async () => {
    await using world = await startWorld();
    const { amina } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, pair.mentor, pair.channelId, "/finish-pair");
    await pair.mentor.fill({ outcome: "goals" });
    await world.control.order({ kind: "503", method: "chat.postMessage", times: 20 });
    await pair.mentor.submit();
    await world.control.idle();
    await world.stopBot();
    await world.control.clearFaults();
    world.clock.advance(21 * 24 * 3_600_000);
    await world.startBot();
    await world.later({ minutes: 5 });

    expect(wordsOf(await world.message(amina, pair.channelId, "Mentorointi on päättynyt"))).toContain(
      "Viimeinen päivä on 19.2.2026.",
    );
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes("Mentorisi oli Mirja"))).toHaveLength(1);
    expect(await digests(world)).toHaveLength(1);
    expect((await channelOf(world, pair)).isArchived).toBe(false);
    await world.later({ days: 15 });
    expect((await channelOf(world, pair)).isArchived).toBe(true);
  });
});

describe("undoing the end", () => {
  test("the pair goes on, reminders stop, the digest is taken back, and finished again it is the same digest", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await finish(world, pair, { outcome: "job", text: "Ensimmäinen palaute" });
    await giveFeedback(world, amina, { outcome: "job", rating: "5" });
    await world.later({ days: 1 });

    await world.press(mirja, pair.channelId, "Mentorointi on päättynyt", "Peru lopettaminen");
    expect((await answerTo(mirja, pair.channelId)).text).toBe("Lopettaminen on peruttu. Mentorointi jatkuu.");
    expect(pairIn(world, pair)).toMatchObject({ state: "open", finishedAt: null, finishedBy: null });
    const digest = await digestOf(world);
    expect(digest.text).toBe("Mirja Virtanen ja Amina Hassan: lopettaminen peruttiin. Mentorointi jatkuu.");
    expect(buttonsOf(digest)).toEqual([]);
    const said = await textsIn(amina, pair.channelId);
    expect(said).toContain("Mentorointi ei päättynyt. Se jatkuu.");
    expect(said.at(-1)).toContain("mentorointi jatkuu. Sopikaa uusi tapaaminen.");
    expect((await textsIn(amina, "@bot")).at(-1)).toBe(
      "Lopettaminen peruttiin, ja mentorointi jatkuu. Parisi on Mirja.",
    );

    const before = await textsIn(amina, "@bot");
    await world.later({ days: 14 });
    expect((await textsIn(amina, "@bot")).slice(before.length).filter((text) => text.includes("palaut"))).toEqual([]);
    expect((await channelOf(world, pair)).isArchived).toBe(false);
    await writeLog(world, pair);

    await command(world, kaisa, "@bot", "/finish-pair");
    await kaisa.fill({ outcome: "goals" });
    await submit(world, kaisa);
    expect(await digests(world)).toEqual(["Mentorointi päättyi: Mirja Virtanen ja Amina Hassan"]);
    const again = wordsOf(await digestOf(world));
    expect(again).toContain("Lopputulos: Tavoitteet saavutettiin");
    expect(again).toContain("Aktorin arvio: odottaa vastausta");
    await world.press(mirja, "@bot", "Aktorisi oli Amina", "Anna palautetta verkostolle");
    expect((await mirja.modal())?.fields().find(({ label }) => label === "Palautteesi verkostolle")?.value).toBe(
      "Ensimmäinen palaute",
    );
    await world.later({ days: 15 });
    expect((await channelOf(world, pair)).isArchived).toBe(true);
  });

  test("is not the actor's, and pressed twice changes nothing", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    const goodbye = await world.message(amina, pair.channelId, "Mentorointi on päättynyt");
    await amina.press(goodbye, "Peru lopettaminen");
    await world.settle();
    expect((await answerTo(amina, pair.channelId)).text).toContain(
      "Lopettamisen voi perua mentori tai verkoston työntekijä",
    );
    expect(pairIn(world, pair).state).toBe("finished");
    await mirja.press(goodbye, "Peru lopettaminen");
    await world.settle();
    const said = await textsIn(mirja, pair.channelId);
    await mirja.press(goodbye, "Peru lopettaminen", { stale: true });
    await world.settle();
    expect((await answerTo(mirja, pair.channelId)).text).toBe("Tämä mentorointi on jo käynnissä.");
    expect(await textsIn(mirja, pair.channelId)).toEqual(said);
  });

  test("comes too late once there is a new pair of the same two", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    await openPair(world, mirja, amina, { day: "2026-01-16" });
    await world.press(mirja, pair.channelId, "Mentorointi on päättynyt", "Peru lopettaminen");
    expect((await answerTo(mirja, pair.channelId)).text).toContain("on jo uusi pari");
    expect(pairIn(world, pair).state).toBe("finished");
  });

  test("in the middle of the cleaning stops it", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    const goodbye = await world.message(mirja, pair.channelId, "Mentorointi on päättynyt");
    await world.control.order({ kind: "429", method: "chat.delete", retryAfter: 60, after: 2, times: 1 });
    await world.travelTo("2026-01-29", "10:00");
    const left = (await saidByBot(world, pair)).length;
    expect(left).toBeGreaterThan(2);
    await mirja.press(goodbye, "Peru lopettaminen");
    await world.later({ days: 1 });
    expect((await channelOf(world, pair)).isArchived).toBe(false);
    expect((await saidByBot(world, pair)).length).toBeGreaterThan(left);
    expect(pairIn(world, pair).state).toBe("open");
  });
});

describe("a coordinator finishes", () => {
  test("with the outcome only; the mentor's part goes to the mentor, whose outcome wins", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, mirja, pair.channelId, "/next-meeting");
    await mirja.fill({ day: "2026-01-20", time: "17:00" });
    await submit(world, mirja);
    await world.travelTo("2026-01-21", "10:00");

    await command(world, kaisa, "@bot", "/finish-pair");
    const modal = await kaisa.modal();
    expect(modal?.fields().map(({ label }) => label)).toEqual(["Lopputulos"]);
    for (const hidden of ["20.1.", "Teemat"]) expect(wordsOf(modal)).not.toContain(hidden);
    await kaisa.fill({ outcome: "early" });
    await submit(world, kaisa);
    expect(wordsOf(await digestOf(world))).toContain("Lopputulos: Mentorointi päättyi kesken");
    expect(wordsOf(await digestOf(world))).toContain("Tapaamisia pidettiin: 1.");
    expect(buttonsOf(await digestOf(world))).toEqual([]);

    expect((await textsIn(mirja, "@bot")).at(-1)).toContain(
      "Kaisa Auroras-verkostosta lopetti mentoroinnin. Aktorisi oli Amina.",
    );
    expect((await textsIn(amina, "@bot")).at(-1)).not.toContain("Kaisa");
    await world.press(mirja, "@bot", "Aktorisi oli Amina", "Anna palautetta verkostolle");
    expect((await mirja.modal())?.title).toBe("Palaute verkostolle");
    await mirja.fill({
      outcome: "otherJob",
      rating: "4",
      "Mitkä näistä tapaamisista pidettiin?": ["Tapaaminen tiistaina 20.1. kello 17"],
    });
    await submit(world, mirja);
    const digest = wordsOf(await digestOf(world));
    expect(digest).toContain("Lopputulos: Muu työ");
    expect(digest).toContain("Tapaamisia pidettiin: 2.");
    expect(digest).toContain("Mentorin arvio: 4/5");
    expect(await digests(world)).toHaveLength(1);
    await world.later({ days: 8 });
    expect((await textsIn(mirja, "@bot")).filter((text) => text.startsWith("Palautteesi verkostolle odottaa"))).toEqual(
      [],
    );
  });

  test("while the mentor writes: she is told, and what she wrote is kept", async () => {
    await using world = await startWorld();
    const { mirja, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, mirja, pair.channelId, "/finish-pair");
    await mirja.fill({ outcome: "traineeship", text: "Pitkä palaute" });
    await command(world, kaisa, "@bot", "/finish-pair");
    await kaisa.fill({ outcome: "early" });
    await submit(world, kaisa);
    expect((await submit(world, mirja)).outcome).toBe("updated");
    expect(wordsOf(await mirja.modal())).toContain(
      "Kaisa lopetti tämän mentoroinnin jo. Vastauksesi on silti tallennettu.",
    );
    expect(wordsOf(await digestOf(world))).toContain("Lopputulos: Harjoittelupaikka");
    expect(await showFeedback(world, kaisa)).toContain("Pitkä palaute");
    expect((await textsIn(mirja, "@bot")).at(-1)).toContain("Kiitos palautteesta.");
  });

  test("whose modal was open when the mentor finished: she is told, and nothing is changed", async () => {
    await using world = await startWorld();
    const { mirja, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, kaisa, "@bot", "/finish-pair");
    await kaisa.fill({ outcome: "early" });
    await finish(world, pair, { outcome: "goals" });
    await submit(world, kaisa);
    expect(wordsOf(await kaisa.modal())).toContain("Mirja lopetti tämän mentoroinnin jo. Mitään ei muutettu.");
    expect(wordsOf(await digestOf(world))).toContain("Lopputulos: Tavoitteet saavutettiin");
    expect(await textsIn(mirja, "@bot")).not.toContain("Aktorisi oli Amina");
  });

  test("who is herself mentor in a pair is only its mentor, and the coordinators' channel does not get what she may not see", async () => {
    await using world = await startWorld();
    const { kaisa, helena, amina } = world.people;
    await world.setUp();
    await kaisa.press(await homeOf(kaisa), "Asetukset");
    await world.settle();
    await kaisa.fill({ coordinators: [kaisa.id, helena.id] });
    await submit(world, kaisa);
    await kaisa.closeAll();
    const pair = await openPair(world, helena, amina);
    await world.travelTo("2026-01-15", "10:00");
    await finish(world, pair, { outcome: "goals", rating: "4", text: "Mentorin sanat" });
    await giveFeedback(world, amina, { outcome: "goals", rating: "2", text: "Aktorin sanat" });
    const digest = wordsOf(await world.message(kaisa, COORDINATORS, "Helena Korhonen ja Amina Hassan"));
    expect(digest).toContain("Mentorin arvio: 4/5");
    expect(digest).toContain("Aktorin arvio: katso Näytä palaute");
    const toKaisa = await showFeedback(world, kaisa);
    expect([toKaisa.includes("Mentorin sanat"), toKaisa.includes("Aktorin sanat")]).toEqual([true, true]);
    const toHelena = await showFeedback(world, helena);
    expect([toHelena.includes("Mentorin sanat"), toHelena.includes("Aktorin sanat")]).toEqual([true, false]);
    expect(toHelena).toContain("Olet itse tässä parissa.");
  });
});

async function homeOf(person: Person) {
  const home = await person.home();
  if (!home) throw new Error("Home was not published");
  return home;
}

describe("an actor who wants to stop", () => {
  test("is told how by the command, and only coordinators see her wish", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, amina, pair.channelId, "/finish-pair");
    const answer = await answerTo(amina, pair.channelId);
    expect(answer.text).toContain("Mentorillesi ei kerrota tästä.");
    await amina.press(answer, "Haluan lopettaa");
    await world.settle();
    expect(wordsOf(await amina.modal())).toContain("Mentorisi ei näe tätä.");
    await amina.fill({ text: "En jaksa nyt." });
    await submit(world, amina);
    await amina.closeAll();

    const told = (await textsIn(kaisa, COORDINATORS)).at(-1) ?? "";
    expect(told).toContain(`<@${amina.id}> haluaa lopettaa`);
    expect(told).not.toContain("En jaksa");
    expect(pairIn(world, pair).state).toBe("open");
    const visible = (await world.control.audit())
      .filter(({ seenBy }) => seenBy.includes(mirja.id))
      .map(({ text }) => text);
    expect(visible.filter((text) => /lopet|jaksa/.test(text))).toEqual([]);

    await command(world, amina, "@bot", "/finish-pair");
    await amina.press(await answerTo(amina, "@bot"), "Haluan lopettaa");
    await world.settle();
    expect((await answerTo(amina, "@bot")).text).toContain("ovat jo saaneet viestisi");
    expect((await textsIn(kaisa, COORDINATORS)).at(-1)).toBe(told);
  });
});

describe("which pair", () => {
  test("is asked of a mentor with two, and the chosen one is finished", async () => {
    await using world = await startWorld();
    const { mirja, amina, olena } = world.people;
    const first = await pairUnderWay(world);
    const second = await openPair(world, mirja, olena, { day: "2026-01-16" });
    await command(world, mirja, "@bot", "/finish-pair");
    const [field] = (await mirja.modal())?.fields() ?? [];
    expect(field?.label).toBe("Minkä parin mentorointi päättyy?");
    await mirja.fill({ pair: "Mirja Virtanen – Olena Kovalenko" });
    expect((await submit(world, mirja)).outcome).toBe("updated");
    expect(wordsOf(await mirja.modal())).toContain("Aktori: Olena");
    await mirja.fill({ outcome: "studies" });
    await submit(world, mirja);
    expect([pairIn(world, first).state, pairIn(world, second).state]).toEqual(["open", "finished"]);
    expect((await textsIn(amina, "@bot")).some((text) => text.includes("päättynyt"))).toBe(false);
  });

  test("a coordinator with more pairs than a list can hold gets the hundred longest, by name", async () => {
    await using world = await startWorld();
    const { kaisa, mirja } = world.people;
    await world.setUp();
    await fillWithPairs(world, 130);
    await command(world, kaisa, "@bot", "/finish-pair");
    const modal = await kaisa.modal();
    const options = JSON.stringify(modal?.blocks).match(/Mentori \d+ – Aktori \d+/g) ?? [];
    expect(options).toHaveLength(100);
    expect(options).toEqual(options.toSorted((one, other) => one.localeCompare(other, "fi")));
    expect(wordsOf(modal)).toContain("Listassa on 100 paria");
    await command(world, mirja, "@bot", "/finish-pair");
    expect((await answerTo(mirja, "@bot")).text).toContain("Sinulla ei ole avointa paria");
  });

  test("in a channel of another pair is nobody else's business", async () => {
    await using world = await startWorld();
    const { mirja, ulla, helena } = world.people;
    const pair = await pairUnderWay(world);
    for (const outsider of [ulla, helena]) {
      await mirja.invite(pair.channelId, outsider.id);
      await world.settle();
      await command(world, outsider, pair.channelId, "/finish-pair");
      expect((await answerTo(outsider, pair.channelId)).text).toContain("Tämä kuuluu toiselle parille");
      expect(await outsider.modal()).toBe(undefined);
    }
  });
});

/** Open pairs of people who are never spoken to, for the length of lists. */
async function fillWithPairs(world: World, count: number): Promise<void> {
  const { savePerson } = await import("../db/people.ts");
  const { createPair } = await import("../db/new-pair.ts");
  const { outbox } = await import("../db/schema.ts");
  const { ne } = await import("../db/drizzle.ts");
  const kaisa = findPersonBySlackId(world.db, world.people.kaisa.id);
  if (!kaisa) throw new Error("nobody has set up");
  const nobody = {
    profileLanguage: "fi",
    isAdmin: false,
    isGuest: false,
    isBot: false,
    isStranger: false,
    isDeactivated: false,
  } as const;
  world.db.transaction(() => {
    for (let number = 1; number <= count; number++) {
      const mentor = savePerson(
        world.db,
        { ...nobody, slackUserId: `UM${number}`, name: `Mentori ${number}` },
        world.now(),
      );
      const actor = savePerson(
        world.db,
        { ...nobody, slackUserId: `UA${number}`, name: `Aktori ${number}` },
        world.now(),
      );
      const two = { mentorId: mentor.id, actorId: actor.id, coordinatorId: kaisa.id };
      const facts = { kickoffAt: world.now(), place: null, language: "selko", hasConsent: true, by: kaisa.id } as const;
      const pair = createPair(world.db, { ...two, ...facts }, world.now(), ZONE);
      changePair(world.db, pair.id, { state: "open", openedAt: world.now() - number });
    }
    world.db.orm.delete(outbox).where(ne(outbox.state, "sent")).run();
  });
}

describe("done twice", () => {
  test("the same submission, delivered again, finishes once", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await command(world, mirja, pair.channelId, "/finish-pair");
    await mirja.fill({ outcome: "goals" });
    await world.control.order({ kind: "duplicate-envelope", times: 1 });
    await submit(world, mirja);
    expect(await digests(world)).toHaveLength(1);
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes("Mentorisi oli"))).toHaveLength(1);
    expect(pairIn(world, pair).closings).toBe(1);
  });

  test("the button of a finished pair says that it is over, and what she can still do", async () => {
    await using world = await startWorld();
    const { mirja, amina } = world.people;
    const pair = await pairUnderWay(world);
    await finish(world, pair);
    await mirja.closeAll();
    await command(world, mirja, pair.channelId, "/finish-pair");
    const answer = await answerTo(mirja, pair.channelId);
    expect(answer.text).toBe("Tämä mentorointi on jo päättynyt.");
    expect(buttonsOf(answer)).toEqual(["Anna palautetta verkostolle", "Peru lopettaminen"]);
    await command(world, amina, pair.channelId, "/finish-pair");
    expect(buttonsOf(await answerTo(amina, pair.channelId))).toEqual(["Anna palautetta verkostolle"]);
    expect(pairIn(world, pair).closings).toBe(1);
  });

  test("a pair finished and reopened before anything was delivered still gets its digest", async () => {
    await using world = await startWorld();
    const { mirja } = world.people;
    const pair = await pairUnderWay(world);
    const by = findPersonBySlackId(world.db, mirja.id);
    if (!by) throw new Error("the mentor is not known");
    const answer = { outcome: "goals", rating: null, text: null, goesOn: [] } as const;
    const end = () =>
      finishPair(
        world.db,
        pairIn(world, pair),
        { by, side: "mentor", answer: { ...answer, goesOn: [] }, meetings: { asked: [], held: [] } },
        world.now(),
        ZONE,
      );
    world.db.transaction(() => {
      end();
      undoFinish(world.db, pairIn(world, pair), world.now());
    });
    await world.settle();
    expect(await digests(world)).toHaveLength(0);
    world.db.transaction(end);
    await world.settle();
    expect(await digests(world)).toEqual(["Mentorointi päättyi: Mirja Virtanen ja Amina Hassan"]);
  });
});

describe("before the channel is the two's own", () => {
  test("it does not tell the time of the meeting that is cancelled; each of the two gets it alone", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa } = world.people;
    await world.setUp();
    const pair = await openPair(world, mirja, amina);
    await command(world, amina, pair.channelId, "/next-meeting");
    await amina.fill({ day: "2026-01-21", time: "16:00" });
    await submit(world, amina);
    await command(world, kaisa, pair.channelId, "/finish-pair");
    await kaisa.fill({ outcome: "early" });
    await submit(world, kaisa);

    const goodbye = await world.message(amina, pair.channelId, "Mentorointi on päättynyt");
    expect(wordsOf(goodbye)).toContain("Sovittua tapaamista ei enää ole.");
    expect(wordsOf(goodbye)).not.toContain("21.1.");
    for (const person of [mirja, amina]) {
      expect((await textsIn(person, "@bot")).at(-1)).toContain(
        "Sovittu tapaaminen on peruttu: keskiviikkona 21.1. kello 16.",
      );
    }
    const toKaisa = (await world.control.audit()).filter(({ seenBy }) => seenBy.includes(kaisa.id));
    expect(toKaisa.filter(({ text }) => text.includes("21.1."))).toEqual([]);
  });

  test("a pair that is finished without a channel has nothing to clean, and is done after the same days", async () => {
    await using world = await startWorld();
    const { kaisa, mirja } = world.people;
    const pair = await pairUnderWay(world);
    await mirja.archive(pair.channelId);
    await world.settle();
    changePair(world.db, pair.id, { channelId: null, channelState: "none" });
    await command(world, kaisa, "@bot", "/finish-pair");
    await kaisa.fill({ outcome: "early" });
    await submit(world, kaisa);
    await world.later({ days: 15 });
    expect(pairIn(world, pair)).toMatchObject({ channelState: "archived", state: "finished" });
    expect(await digests(world)).toHaveLength(1);
  });
});

test.each([
  [
    "sv-SE",
    "Avsluta mentorskapet",
    "Resultat",
    "Mentorskapet är slut. Din mentor var Mirja.",
    "Respons till nätverket",
  ],
  ["en-GB", "Finish mentoring", "Outcome", "The mentoring has ended. Your mentor was Mirja.", "Feedback to network"],
])("with %s profiles the forms and messages are in that language", async (locale, title, outcome, told, feedback) => {
  await using world = await startWorld({ locales: { mirja: locale, amina: locale } });
  const { mirja, amina } = world.people;
  await world.setUp();
  const { id, channelId } = await world.openPair({ mentor: mirja, actor: amina });
  await command(world, mirja, channelId, "/finish-pair");
  const modal = await mirja.modal();
  expect([modal?.title, modal?.fields()[0]?.label]).toEqual([title, outcome]);
  await mirja.fill({ outcome: "goals", rating: "5" });
  await submit(world, mirja);
  expect(readPair(world.db, id).state).toBe("finished");
  expect((await textsIn(amina, "@bot")).at(-1)).toContain(told);
  await world.press(amina, "@bot", told, "closing:feedback");
  expect((await amina.modal())?.title).toBe(feedback);
});
