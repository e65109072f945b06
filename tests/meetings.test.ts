import { describe, expect, test } from "vitest";
import { findMeeting, meetingsOfPair, plannedMeeting } from "../db/meetings.ts";
import { changePair } from "../db/pairs.ts";
import type { Shown } from "../src/playground/person.ts";
import { agreeOn, buttonsOf, fillAndSubmit, textsOf, worldWithOwnChannel, worldWithPair } from "./support/meetings.ts";

const TUESDAY = { day: "2026-01-20", time: "17:00" };
const agreed = (when: string, more = "") => `*Tapaaminen on sovittu*\nAika: ${when}${more}\nKesto: 60 minuuttia`;
const asText = (message: Shown | undefined) => JSON.stringify(message?.blocks);

describe("agreeing on a meeting", () => {
  test("the channel gets its time, place and buttons, nobody gets anything else", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    const before = { amina: await amina.dm(), kaisa: await kaisa.dm() };
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    const modal = await mirja.modal();
    expect(modal?.title).toBe("Sovi tapaaminen");
    expect(JSON.stringify(modal?.blocks[0])).toContain("Vain sinä ja Amina näette ajan ja paikan.");
    expect(modal?.fields().map(({ label, optional, value }) => [label, !optional, value])).toEqual([
      ["Päivä", true, null],
      ["Kellonaika", true, null],
      ["Kesto (minuuttia)", false, "60"],
      ["Paikka tai linkki", false, null],
    ]);
    const result = await fillAndSubmit(world, mirja, { ...TUESDAY, place: "Kirjasto Oodi" });
    expect(result.outcome).toBe("closed");
    const line = (await amina.messages(pair.channelId)).at(-1);
    expect(line?.text).toBe(agreed("tiistaina 20.1. kello 17", "\nPaikka: Kirjasto Oodi"));
    expect(line && buttonsOf(line)).toEqual(["Siirrä", "En pääse", "Lisää kalenteriin"]);
    expect(textsOf(await amina.dm())).toEqual(textsOf(before.amina));
    expect(textsOf(await kaisa.dm())).toEqual(textsOf(before.kaisa));
  });

  test("the actor can do it too, with the button of the welcome", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await world.press(amina, pair.channelId, "kickoff:open", "Sovi tapaaminen");
    expect((await fillAndSubmit(world, amina, { ...TUESDAY, minutes: "90" })).outcome).toBe("closed");
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toContain("Kesto: 90 minuuttia");
  });

  test("what is wrong with a time is said beside its field, and nothing typed is lost", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    const errorsFor = async (when: Record<string, string>) => (await fillAndSubmit(world, mirja, when)).errors;
    expect(await errorsFor({ day: "2026-01-13", time: "20:00", place: "Oodi" })).toEqual({
      Päivä: "Se päivä on jo mennyt. Valitse tämä päivä tai myöhempi päivä.",
    });
    expect(await errorsFor({ day: "2026-01-14", time: "18:59" })).toEqual({
      Kellonaika: "Se kellonaika on tänään jo mennyt. Valitse myöhempi aika.",
    });
    expect(await errorsFor({ day: "2026-03-29", time: "03:30" })).toEqual({
      Kellonaika: "Tätä kellonaikaa ei ole sinä päivänä, koska kelloja siirretään. Valitse toinen aika.",
    });
    expect(await errorsFor({ day: "2027-01-15", time: "17:00" })).toEqual({
      Päivä: "Se päivä on yli vuoden päässä. Valitse aikaisempi päivä.",
    });
    expect((await mirja.modal())?.fields().find(({ label }) => label === "Paikka tai linkki")?.value).toBe("Oodi");
    expect(plannedMeeting(world.db, pair.id, world.now())).toBeUndefined();
  });

  test("a later meeting comes after the first one", async () => {
    const { world, pair, mirja } = await worldWithPair();
    await using _ = world;
    const result = await agreeOn(world, mirja, pair.channelId, { day: "2026-01-13", time: "16:00" });
    expect(result.errors).toEqual({
      Päivä: "Ensimmäinen tapaaminen on tiistaina 13.1. kello 17. Valitse aika sen jälkeen.",
    });
  });

  test("a second meeting takes the place of the first only after a question", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "Oodi" });
    await amina.command(pair.channelId, "/next-meeting");
    await world.settle();
    const modal = await amina.modal();
    expect(JSON.stringify(modal?.blocks)).toContain(
      "Teillä on jo tapaaminen tiistaina 20.1. kello 17. Haluatko vaihtaa sen uuteen?\\nPaikka: Oodi",
    );
    expect(modal?.submit).toBe("Vaihda");
    await fillAndSubmit(world, amina, { day: "2026-01-22", time: "12:00" });
    const [old, fresh] = (await mirja.messages(pair.channelId)).slice(-2);
    expect(old?.text).toBe("Olette sopineet tämän tilalle uuden tapaamisen.\nAika oli tiistaina 20.1. kello 17.");
    expect(old && buttonsOf(old)).toEqual([]);
    expect(fresh?.text).toBe(agreed("torstaina 22.1. kello 12"));
    expect(meetingsOfPair(world.db, pair.id).map(({ kind, state }) => [kind, state])).toEqual([
      ["kickoff", "held"],
      ["later", "replaced"],
      ["later", "planned"],
    ]);
  });

  test("two people at once: the second is asked about what the first agreed, and keeps what she typed", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await amina.command(pair.channelId, "/next-meeting");
    await world.settle();
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const result = await fillAndSubmit(world, amina, { day: "2026-01-22", time: "12:00", place: "Kahvila" });
    expect(result.outcome).toBe("updated");
    const modal = await amina.modal();
    expect(JSON.stringify(modal?.blocks)).toContain("tiistaina 20.1. kello 17. Haluatko vaihtaa sen uuteen?");
    expect(modal?.fields().map(({ value }) => value)).toEqual(["2026-01-22", "12:00", "60", "Kahvila"]);
    expect((await amina.submit()).outcome).toBe("closed");
    await world.settle();
    expect(plannedMeeting(world.db, pair.id, world.now())?.createdBy).toBe(
      meetingsOfPair(world.db, pair.id).at(-1)?.createdBy,
    );
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toContain("torstaina 22.1. kello 12");
  });

  test("a submission delivered twice makes one meeting", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    await mirja.fill(TUESDAY);
    await world.control.order({ kind: "duplicate-envelope", times: 1 });
    await mirja.submit();
    await world.settle();
    expect(meetingsOfPair(world.db, pair.id).filter(({ kind }) => kind === "later")).toHaveLength(1);
    expect(textsOf(await mirja.messages(pair.channelId)).filter((text) => text.includes("20.1."))).toHaveLength(1);
  });

  test("what somebody types as a place stays text, but a link can be followed", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "<!channel> <@U1> *x* https://meet.example/a" });
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toContain(
      "Paikka: &lt;!channel&gt; &lt;@U1&gt; *x* <https://meet.example/a|https://meet.example/a>",
    );
  });

  test("somebody with two pairs is asked which is meant, in the channel of one she is not", async () => {
    const { world, mirja, olena } = await worldWithOwnChannel();
    await using _ = world;
    const second = await world.openPair({ mentor: mirja, actor: olena }, { day: "2026-01-15" });
    await mirja.command("@bot", "/next-meeting");
    await world.settle();
    const modal = await mirja.modal();
    expect(modal?.fields()[0]?.label).toBe("Kenen kanssa?");
    expect((await fillAndSubmit(world, mirja, TUESDAY)).errors).toEqual({ "Kenen kanssa?": "Vastaa tähän, kiitos." });
    await fillAndSubmit(world, mirja, { pair: "Olena Kovalenko" });
    expect(plannedMeeting(world.db, second.id, world.now())?.state).toBe("planned");
    await mirja.command(second.channelId, "/next-meeting");
    await world.settle();
    expect(JSON.stringify((await mirja.modal())?.blocks)).toContain("Vain sinä ja Olena");
  });

  test("those who cannot are told why, and only they see it", async () => {
    const { world, pair, mirja, helena, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    expect((await helena.command("@bot", "/next-meeting")).ack).toBe("ok");
    await world.settle();
    expect((await helena.dm()).at(-1)).toMatchObject({
      ephemeral: true,
      text: "Sinulla ei ole nyt paria. Voit sopia tapaamisen, kun mentorointi on alkanut.",
    });
    await kaisa.command("@bot", "/next-meeting");
    await world.settle();
    expect((await kaisa.dm()).at(-1)?.text).toContain(
      "Sinulla ei ole nyt paria, jonka ensimmäinen tapaaminen on edessä.",
    );
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    // Beside the first field, so that nothing typed is lost.
    expect((await fillAndSubmit(world, mirja, TUESDAY)).errors?.Päivä).toContain("Tämä mentorointi on päättynyt");
    await mirja.closeAll();
    await world.press(mirja, pair.channelId, "kickoff:open", "Sovi tapaaminen");
    expect((await mirja.messages(pair.channelId)).at(-1)).toMatchObject({ ephemeral: true });
    expect(plannedMeeting(world.db, pair.id, world.now())).toBeUndefined();
  });
});

describe("while the coordinator is in the channel", () => {
  test("when and where the two meet is told to each of them alone, until the channel is theirs", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "Oodi" });
    const line = (await kaisa.messages(pair.channelId)).at(-1);
    expect(line?.text).toBe("Mirja ja Amina ovat sopineet tapaamisen.");
    expect(line && buttonsOf(line)).toEqual([]);
    for (const [person, other] of [
      [mirja, "Amina"],
      [amina, "Mirja"],
    ] as const) {
      const alone = (await person.dm()).at(-1);
      expect(alone?.text).toBe(
        `*Tapaaminen on sovittu: sinä ja ${other}*\nAika: tiistaina 20.1. kello 17\nPaikka: Oodi\nKesto: 60 minuuttia`,
      );
      expect(alone && buttonsOf(alone)).toEqual(["Siirrä", "En pääse", "Lisää kalenteriin"]);
    }
    expect(JSON.stringify([await kaisa.dm(), await kaisa.messages(pair.channelId)])).not.toContain("20.1.");
    await kaisa.leave(pair.channelId);
    await world.settle();
    const redrawn = (await amina.messages(pair.channelId)).find(({ text }) => text.includes("sovittu*"));
    expect(redrawn?.text).toContain("Aika: tiistaina 20.1. kello 17\nPaikka: Oodi");
    expect(redrawn && buttonsOf(redrawn)).toEqual(["Siirrä", "En pääse", "Lisää kalenteriin"]);
  });

  test("that somebody cannot come is said without the time, and with it to the other alone", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await world.press(amina, "@bot", "sovittu: sinä ja Mirja", "En pääse", { confirm: true });
    const line = (await kaisa.messages(pair.channelId)).at(-1);
    expect(line?.text).toBe(`<@${mirja.id}>, Amina ei pääse sovittuun tapaamiseen. Tapaaminen on peruttu.`);
    expect((await mirja.dm()).at(-1)?.text).toBe(
      "Amina ei pääse tapaamiseen tiistaina 20.1. kello 17. Tapaaminen on peruttu.",
    );
    expect(JSON.stringify(await kaisa.messages(pair.channelId))).not.toContain("20.1.");
    const own = (await amina.dm()).find(({ text }) => text.startsWith("Tapaaminen on peruttu."));
    expect(own?.text).toBe("Tapaaminen on peruttu.\nAika oli tiistaina 20.1. kello 17.");
    expect(own && buttonsOf(own)).toEqual([]);
  });

  test("the reminder goes to the two alone", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const before = textsOf(await kaisa.messages(pair.channelId));
    await world.travelTo("2026-01-19", "17:00");
    for (const [person, other] of [
      [mirja, "Amina"],
      [amina, "Mirja"],
    ] as const)
      expect(textsOf(await person.dm())).toContain(`Sinä ja ${other} tapaatte huomenna, tiistaina 20.1. kello 17.`);
    const since = textsOf(await kaisa.messages(pair.channelId)).slice(before.length);
    expect(since.filter((text) => text.includes("tapaatte"))).toEqual([]);
  });

  test("an outsider in the channel hides the times again", async () => {
    const { world, pair, mirja, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    expect(JSON.stringify(await ulla.messages(pair.channelId))).not.toContain("20.1.");
    await mirja.remove(pair.channelId, ulla.id);
    await world.settle();
    expect(JSON.stringify(await mirja.messages(pair.channelId))).toContain("20.1.");
  });
});

describe("Siirrä", () => {
  test("the old line says it was moved, the new one carries the time, and the reminder follows", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "Oodi" });
    await world.press(amina, pair.channelId, "sovittu*", "Siirrä");
    const modal = await amina.modal();
    expect(modal?.title).toBe("Siirrä tapaaminen");
    expect(modal?.fields().map(({ value }) => value)).toEqual(["2026-01-20", "17:00", "60", "Oodi"]);
    await fillAndSubmit(world, amina, { day: "2026-01-23", time: "15:30" });
    const [old, fresh] = (await mirja.messages(pair.channelId)).slice(-2);
    expect(old?.text).toBe("Tapaaminen siirtyi toiseen aikaan.");
    expect(old && buttonsOf(old)).toEqual([]);
    expect(fresh?.text).toBe(
      "*Tapaaminen siirtyi*\nAika: perjantaina 23.1. kello 15.30\nPaikka: Oodi\nKesto: 60 minuuttia",
    );
    const count = (await mirja.messages(pair.channelId)).length;
    await world.travelTo("2026-01-22", "15:29");
    expect(await mirja.messages(pair.channelId)).toHaveLength(count);
    await world.travelTo("2026-01-22", "15:30");
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toBe(
      "Tapaatte huomenna, perjantaina 23.1. kello 15.30.\nPaikka: Oodi",
    );
  });

  test("saved unchanged it tells nobody anything; moved meanwhile, the second is asked to look again", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const count = (await mirja.messages(pair.channelId)).length;
    await world.press(mirja, pair.channelId, "sovittu*", "Siirrä");
    expect((await mirja.submit()).outcome).toBe("closed");
    await world.settle();
    expect(await mirja.messages(pair.channelId)).toHaveLength(count);
    await world.press(mirja, pair.channelId, "sovittu*", "Siirrä");
    await world.press(amina, pair.channelId, "sovittu*", "Siirrä");
    await fillAndSubmit(world, amina, { day: "2026-01-21" });
    expect((await fillAndSubmit(world, mirja, { day: "2026-01-27" })).outcome).toBe("updated");
    const modal = await mirja.modal();
    expect(JSON.stringify(modal?.blocks)).toContain(
      "Tapaaminen sai juuri uuden ajan. Se on nyt keskiviikkona 21.1. kello 17.",
    );
    expect(modal?.fields()[0]?.value).toBe("2026-01-27");
    expect((await mirja.submit()).outcome).toBe("closed");
    await world.settle();
    expect((await amina.messages(pair.channelId)).at(-1)?.text).toContain("tiistaina 27.1. kello 17");
  });

  test("works after the meeting's time too, while there is no log, and takes its question back", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await world.travelTo("2026-01-20", "18:30");
    await amina.press(await world.message(amina, pair.channelId, "Aika: tiistaina 20.1."), "Siirrä");
    await world.settle();
    await fillAndSubmit(world, amina, { day: "2026-01-22" });
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toContain(
      "*Tapaaminen siirtyi*\nAika: torstaina 22.1.",
    );
    expect(JSON.stringify(await mirja.messages(pair.channelId))).not.toContain("Emme tavanneet");
    expect(meetingsOfPair(world.db, pair.id).at(-1)?.state).toBe("planned");
  });

  test("an old button does not act on the new time", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const old = await world.message(amina, pair.channelId, "sovittu*");
    await world.press(mirja, pair.channelId, "sovittu*", "Siirrä");
    await fillAndSubmit(world, mirja, { day: "2026-01-21" });
    await amina.press(old, "En pääse", { confirm: true, stale: true });
    await world.settle();
    const said = (await amina.messages(pair.channelId)).at(-1);
    expect(said).toMatchObject({
      ephemeral: true,
      text: "Tapaamisella on uusi aika. Se on nyt keskiviikkona 21.1. kello 17.",
    });
    expect(said && buttonsOf(said)).toEqual(["Siirrä", "En pääse", "Lisää kalenteriin"]);
    expect(plannedMeeting(world.db, pair.id, world.now())?.revision).toBe(1);
  });

  test("an outsider's press on a button of the two tells her nothing and changes nothing", async () => {
    const { world, pair, mirja, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const held = await world.message(mirja, pair.channelId, "sovittu*");
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    for (const what of ["Siirrä", "En pääse", "Lisää kalenteriin"]) {
      await ulla.press(held, what, { stale: true, confirm: true });
      await world.settle();
      expect((await ulla.messages(pair.channelId)).at(-1)).toMatchObject({
        ephemeral: true,
        text: "Tämä tapaaminen ei ole sinun. Voit sopia tapaamisen oman parisi kanavalla.",
      });
    }
    expect(await ulla.modal()).toBeUndefined();
    expect(plannedMeeting(world.db, pair.id, world.now())?.revision).toBe(0);
  });
});

describe("En pääse", () => {
  test("tells the other at once, asks no reason, and offers a new time", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const dm = textsOf(await mirja.dm());
    await expect(mirja.press(await world.message(mirja, pair.channelId, "sovittu*"), "En pääse")).rejects.toThrow();
    await world.press(amina, pair.channelId, "sovittu*", "En pääse", { confirm: true });
    const messages = await mirja.messages(pair.channelId);
    expect(messages.at(-1)?.text).toBe(
      `<@${mirja.id}>, Amina ei pääse tapaamiseen tiistaina 20.1. kello 17. Tapaaminen on peruttu.`,
    );
    expect(messages.at(-1) && buttonsOf(messages.at(-1) ?? { blocks: [] })).toEqual(["Sovi tapaaminen"]);
    expect(messages.at(-2)?.text).toBe("Tapaaminen on peruttu.\nAika oli tiistaina 20.1. kello 17.");
    expect(textsOf(await mirja.dm())).toEqual(dm);
    await world.press(mirja, pair.channelId, "ei pääse tapaamiseen", "Sovi tapaaminen");
    await fillAndSubmit(world, mirja, { day: "2026-01-22", time: "17:00" });
    const [cancelled, fresh] = (await amina.messages(pair.channelId)).filter(({ ephemeral }) => !ephemeral).slice(-2);
    expect(cancelled && buttonsOf(cancelled)).toEqual([]);
    expect(fresh?.text).toContain("torstaina 22.1.");
  });

  test("there is no reminder, no question and no meeting after it; pressed twice it changes nothing", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const old = await world.message(amina, pair.channelId, "sovittu*");
    await amina.press(old, "En pääse", { confirm: true });
    await world.settle();
    const count = (await mirja.messages(pair.channelId)).length;
    await amina.press(old, "En pääse", { confirm: true, stale: true });
    await world.settle();
    expect((await amina.messages(pair.channelId)).at(-1)).toMatchObject({
      ephemeral: true,
      text: "Tämä tapaaminen on peruttu. Voit sopia uuden.",
    });
    await world.travelTo("2026-01-21", "12:00");
    // Three days after the first meeting nothing is agreed.
    expect(textsOf((await mirja.messages(pair.channelId)).slice(count))).toEqual([
      "Milloin tapaatte seuraavan kerran?",
    ]);
    expect(meetingsOfPair(world.db, pair.id).at(-1)).toMatchObject({ state: "cancelled", revision: 1 });
  });

  test("of the first meeting: the coordinator is told and moves it", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithPair();
    await using _ = world;
    const kickoff = meetingsOfPair(world.db, pair.id)[0];
    await mirja.command(pair.channelId, "/next-meeting");
    await mirja.closeAll();
    await world.travelTo("2026-01-12", "17:00");
    expect((await amina.messages(pair.channelId)).at(-1)?.text).toContain(
      "Ensimmäinen tapaamisenne on huomenna, tiistaina 13.1. kello 17.",
    );
    await world.press(amina, pair.channelId, "tapaamisenne on huomenna", "En pääse", { confirm: true });
    const line = (await mirja.messages(pair.channelId)).at(-1);
    expect(line?.text).toBe(
      `<@${mirja.id}>, Amina ei pääse ensimmäiseen tapaamiseen tiistaina 13.1. kello 17. Kaisa sopii kanssanne uuden ajan.`,
    );
    expect((await kaisa.dm()).at(-1)?.text).toContain("Pari on Mirja ja Amina. Sovi heidän kanssaan uusi aika");
    await world.press(kaisa, "@bot", "Pari on Mirja ja Amina", "Siirrä");
    await fillAndSubmit(world, kaisa, { day: "2026-01-15", time: "10:00" });
    const moved = (await amina.messages(pair.channelId)).at(-1);
    expect(moved?.text).toBe("*Ensimmäinen tapaaminen siirtyi*\nAika: torstaina 15.1. kello 10\nKesto: 60 minuuttia");
    expect((await kaisa.dm()).at(-1)?.text).toBe("Ensimmäisellä tapaamisella on uusi aika: Mirja ja Amina.");
    expect(asText(await world.message(amina, pair.channelId, "kickoff:open"))).toContain("torstaina 15.1. kello 10");
    expect(kickoff && findMeeting(world.db, kickoff.id)).toMatchObject({ revision: 1, cancelledBy: null });
  });
});

describe("the first meeting's time", () => {
  test("is moved by the coordinator only, in the channel and from anywhere", async () => {
    const { world, pair, mirja, kaisa } = await worldWithPair();
    await using _ = world;
    await kaisa.command("@bot", "/next-meeting");
    await world.settle();
    const modal = await kaisa.modal();
    expect(modal?.title).toBe("Ensimmäinen tapaaminen");
    expect(modal?.fields().map(({ value }) => value)).toEqual(["2026-01-13", "17:00", "60", null]);
    await fillAndSubmit(world, kaisa, { day: "2026-01-14", place: "Toimisto" });
    const line = (await mirja.messages(pair.channelId)).at(-1);
    expect(line?.text).toBe(
      "*Ensimmäinen tapaaminen siirtyi*\nAika: keskiviikkona 14.1. kello 17\nPaikka: Toimisto\nKesto: 60 minuuttia",
    );
    await world.press(mirja, pair.channelId, "Ensimmäinen tapaaminen siirtyi", "Siirrä");
    expect((await mirja.messages(pair.channelId)).at(-1)).toMatchObject({
      ephemeral: true,
      text: "Verkoston työntekijä siirtää ensimmäisen tapaamisen. Jos et pääse, kerro se tästä. Hän sopii kanssanne uuden ajan.",
    });
    await world.press(kaisa, pair.channelId, "Ensimmäinen tapaaminen siirtyi", "Siirrä");
    expect((await fillAndSubmit(world, kaisa, { time: "18:00" })).outcome).toBe("closed");
  });

  test("a coordinator with several pairs chooses whose; of later meetings she sees only that they are", async () => {
    const { world, pair, mirja, kaisa, helena, olena } = await worldWithPair();
    await using _ = world;
    const second = await world.openPair({ mentor: helena, actor: olena }, { day: "2026-01-14", language: "fi" });
    await kaisa.command("@bot", "/next-meeting");
    await world.settle();
    await fillAndSubmit(world, kaisa, {
      pair: "Ensimmäinen tapaaminen: Helena ja Olena",
      day: "2026-01-16",
      time: "09:00",
    });
    expect((await helena.messages(second.channelId)).at(-1)?.text).toContain("Aika: perjantaina 16.1. kello 9");
    expect(meetingsOfPair(world.db, pair.id)[0]?.revision).toBe(0);
    const count = (await kaisa.messages(pair.channelId)).length;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await world.press(mirja, "@bot", "Aika: tiistaina 20.1.", "Siirrä");
    await fillAndSubmit(world, mirja, { day: "2026-01-21" });
    expect(textsOf((await kaisa.messages(pair.channelId)).slice(count))).toEqual([
      "Tapaaminen siirtyi toiseen aikaan.",
      "Mirja ja Amina ovat siirtäneet tapaamisen.",
    ]);
  });
});

describe("Lisää kalenteriin", () => {
  const fileIn = (message: { files: readonly Record<string, unknown>[] } | undefined) => String(message?.files[0]?.id);
  const linesOf = (bytes: Buffer) => bytes.toString().split("\r\n");

  test("she gets a link and a file, and a new file when the meeting is moved or cancelled", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "Oodi" });
    await world.press(amina, pair.channelId, "sovittu*", "Lisää kalenteriin");
    const said = (await amina.messages(pair.channelId)).at(-1);
    expect(said).toMatchObject({ ephemeral: true });
    expect(asText(said)).toContain("https://calendar.google.com/calendar/render?action=TEMPLATE");
    const first = (await amina.dm()).at(-1);
    expect(first?.text).toBe("Avaa tiedosto, niin tapaaminen tulee kalenteriisi.");
    const file = linesOf(await amina.download(fileIn(first)));
    expect(file).toEqual(
      expect.arrayContaining([
        "METHOD:PUBLISH",
        "SEQUENCE:0",
        "SUMMARY:Tapaaminen: Mirja",
        "LOCATION:Oodi",
        "DTSTART:20260120T150000Z",
      ]),
    );
    expect(file.join()).not.toContain("Virtanen");
    const uid = file.find((line) => line.startsWith("UID:"));

    await world.press(amina, pair.channelId, "sovittu*", "Lisää kalenteriin");
    expect((await amina.dm()).at(-1)?.ts).toBe(first?.ts);

    await world.press(mirja, pair.channelId, "sovittu*", "Siirrä");
    await fillAndSubmit(world, mirja, { day: "2026-01-22" });
    const second = linesOf(await amina.download(fileIn((await amina.dm()).at(-1))));
    expect(second).toEqual(expect.arrayContaining(["METHOD:PUBLISH", "SEQUENCE:1", "DTSTART:20260122T150000Z", uid]));

    await world.press(mirja, pair.channelId, "siirtyi*", "En pääse", { confirm: true });
    const third = linesOf(await amina.download(fileIn((await amina.dm()).at(-1))));
    expect(third).toEqual(expect.arrayContaining(["METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED", uid]));
    expect((await mirja.dm()).filter(({ files }) => files.length > 0)).toEqual([]);
  });
});

describe("the reminder", () => {
  test("comes the day before at the same clock time, in the bot's hours, once", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-20", time: "21:30" });
    const count = (await amina.messages(pair.channelId)).length;
    await world.travelTo("2026-01-19", "19:58");
    expect(await amina.messages(pair.channelId)).toHaveLength(count);
    await world.travelTo("2026-01-20", "21:30");
    const since = (await amina.messages(pair.channelId)).slice(count);
    expect(textsOf(since)).toEqual(["Tapaatte huomenna, tiistaina 20.1. kello 21.30."]);
    expect(since[0] && buttonsOf(since[0])).toEqual(["Siirrä", "En pääse"]);
  });

  test("started late, the bot reminds only while the meeting lies ahead", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await world.restart({ after: { days: 7 } });
    expect(textsOf(await amina.messages(pair.channelId)).filter((text) => text.startsWith("Tapaatte"))).toEqual([]);
  });

  test("over the change to summer time it keeps the clock time", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-03-29", time: "12:00" });
    await world.travelTo("2026-03-28", "11:59");
    const count = (await amina.messages(pair.channelId)).length;
    await world.travelTo("2026-03-28", "12:00");
    expect(textsOf((await amina.messages(pair.channelId)).slice(count))).toEqual([
      "Tapaatte huomenna, sunnuntaina 29.3. kello 12.",
    ]);
  });
});

describe("in other languages", () => {
  test("the channel speaks its own, each person her own", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel({
      locales: { mirja: "sv-SE", amina: "en-GB" },
      pair: { language: "selko" },
    });
    await using _ = world;
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    expect((await mirja.modal())?.title).toBe("Kom överens om en träff");
    expect((await fillAndSubmit(world, mirja, { day: "2026-01-13", time: "17:00" })).errors).toEqual({
      Dag: "Den dagen har redan varit. Välj i dag eller en senare dag.",
    });
    await fillAndSubmit(world, mirja, TUESDAY);
    await world.press(amina, pair.channelId, "sovittu*", "meetings:move");
    expect((await amina.modal())?.title).toBe("Move the meeting");
    await fillAndSubmit(world, amina, { day: "2026-01-21" });
    expect((await amina.messages(pair.channelId)).at(-1)?.text).toContain("*Tapaamisella on uusi aika*");
  });
});
