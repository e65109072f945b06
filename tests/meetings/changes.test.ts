import { describe, expect, test } from "vitest";
import { findMeeting, meetingsOfPair, plannedMeeting } from "../../db/meetings/meetings.ts";
import {
  agreeOn,
  asText,
  buttonsOf,
  fillAndSubmit,
  TUESDAY,
  textsOf,
  worldWithOwnChannel,
  worldWithPair,
} from "../support/meetings.ts";

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
