import { describe, expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { auditLog, supportRequests } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { buttonsOf, saidOn } from "./reading.ts";
import { startWorld, type World } from "./world.ts";

const OFFICE = "#auroras-tyontekijat";

async function worldWithPair(coordinators: ("kaisa" | "helena")[] = ["kaisa"]) {
  const world = await startWorld();
  await world.setUp({ coordinators: coordinators.map((name) => world.people[name].id) });
  const { mirja, amina } = world.people;
  const pair = await world.openPair({ mentor: mirja, actor: amina });
  return { world, pair, ...world.people };
}

async function askOnHome(
  world: World,
  person: Person,
  text: string,
  answers: Record<string, unknown> = {},
): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "Tarvitsen tukea");
  await world.control.idle();
  await person.fill({ text, ...answers });
  expect(await person.submit()).toEqual({ outcome: "updated" });
  await world.settle();
}

const everythingSaid = async (world: World): Promise<string> =>
  JSON.stringify((await world.control.everything()).channels);

describe("asking for support", () => {
  test("leaves no trace in the pair's channel, and what she wrote in no message at all", async () => {
    const { world, pair, amina, mirja, kaisa } = await worldWithPair();
    await using _ = world;
    const before = await mirja.messages(pair.channelId);
    await world.press(amina, pair.channelId, "Tervetuloa", "Tarvitsen tukea");
    expect(saidOn(await amina.modal())).toContain("Vain verkoston työntekijät näkevät viestisi. Parisi ei näe sitä.");
    await amina.fill({ text: "En uskalla sanoa tätä. <!channel>" });
    await amina.submit();
    expect(saidOn(await amina.modal())).toContain(
      "Kiitos. Verkoston työntekijä saa viestisi ja ottaa sinuun yhteyttä.",
    );
    await world.settle();
    expect(await mirja.messages(pair.channelId)).toEqual(before);
    expect(await everythingSaid(world)).not.toContain("En uskalla");

    const asked = await world.message(kaisa, OFFICE, "pyytää tukea");
    expect(saidOn(asked)).toContain(
      `<@${amina.id}> pyytää tukea. Pari: <@${mirja.id}> (mentori) ja <@${amina.id}> (aktori).`,
    );
    expect(buttonsOf(asked)).toEqual(["Näytä", "Otan tämän", "Valmis"]);
    await world.press(kaisa, OFFICE, "pyytää tukea", "Näytä");
    expect(saidOn(await kaisa.modal())).toContain("En uskalla sanoa tätä. <!channel>");
    expect(looksIn(world)).toEqual([
      expect.objectContaining({
        action: "support:show",
        personId: findPersonBySlackId(world.db, kaisa.id)?.id,
        pairId: pair.id,
      }),
    ]);
  });

  test("the text is optional: then there is nothing to show", async () => {
    const { world, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await askOnHome(world, amina, "");
    expect(buttonsOf(await world.message(kaisa, OFFICE, "pyytää tukea"))).toEqual(["Otan tämän", "Valmis"]);
  });

  test("one takes it, she who asked learns who, the others see it, and done there is nothing left to press", async () => {
    const { world, amina, kaisa, helena } = await worldWithPair(["kaisa", "helena"]);
    await using _ = world;
    await askOnHome(world, amina, "Apua");
    expect(saidOn(await amina.shownHome())).toContain(
      "Pyysit tukea maanantaina 12.1. Verkoston työntekijä ottaa sinuun yhteyttä.",
    );
    const untaken = await world.message(helena, OFFICE, "pyytää tukea");
    await world.press(kaisa, OFFICE, "pyytää tukea", "Otan tämän");
    expect(saidOn(await world.message(helena, OFFICE, "pyytää tukea"))).toContain(`<@${kaisa.id}> hoitaa tämän.`);
    expect((await amina.dm()).at(-1)?.text).toBe(`<@${kaisa.id}> on saanut viestisi ja ottaa sinuun yhteyttä.`);
    expect(saidOn(await amina.shownHome())).toContain("Kaisa hoitaa asiaasi.");

    await helena.press(untaken, "Otan tämän", { stale: true });
    await world.settle();
    expect((await helena.messages(OFFICE)).at(-1)).toMatchObject({ ephemeral: true, text: "Kaisa otti tämän jo." });
    await kaisa.press(untaken, "Otan tämän", { stale: true });
    await world.settle();
    expect(world.db.orm.select().from(supportRequests).all()).toMatchObject([{ state: "taken" }]);
    expect((await amina.dm()).filter(({ text }) => text.includes("on saanut viestisi"))).toHaveLength(1);

    await world.press(helena, OFFICE, "pyytää tukea", "Valmis");
    const done = await world.message(kaisa, OFFICE, "pyytää tukea");
    expect(saidOn(done)).toContain(`Valmis. <@${kaisa.id}> hoiti tämän.`);
    expect(buttonsOf(done)).toEqual([]);
    expect(saidOn(await amina.shownHome())).not.toContain("Pyysit tukea");
  });

  test("a person without a pair may ask too", async () => {
    const { world, olena, kaisa } = await worldWithPair();
    await using _ = world;
    await askOnHome(world, olena, "Miten pääsen mukaan?");
    expect(saidOn(await world.message(kaisa, OFFICE, "pyytää tukea"))).toContain(`<@${olena.id}> pyytää tukea.\n`);
  });

  test("whoever has several pairs may say which one it is about", async () => {
    const { world, mirja, olena, kaisa } = await worldWithPair();
    await using _ = world;
    await world.openPair({ mentor: mirja, actor: olena });
    await askOnHome(world, mirja, "", { pair: "Olena" });
    expect(saidOn(await world.message(kaisa, OFFICE, "pyytää tukea"))).toContain(`<@${olena.id}> (aktori)`);
  });

  test("a coordinator who is in the pair is neither told nor shown", async () => {
    const world = await startWorld();
    await using _ = world;
    const { kaisa, helena, amina } = world.people;
    await world.setUp({ coordinators: [kaisa.id, helena.id] });
    await world.openPair({ mentor: helena, actor: amina });
    await askOnHome(world, amina, "Mentorini on kiireinen.");
    expect((await helena.messages(OFFICE)).map(({ text }) => text).join()).not.toContain("pyytää tukea");
    expect((await helena.dm()).map(({ text }) => text).join()).not.toContain("pyytää tukea");
    expect(saidOn(await helena.home())).not.toContain("pyytää tukea");
    await world.press(kaisa, "@bot", "pyytää tukea", "Näytä");
    expect(saidOn(await kaisa.modal())).toContain("Mentorini on kiireinen.");
    await kaisa.closeAll();
    expect(saidOn(await kaisa.home())).toContain("pyytää tukea");
    await world.press(kaisa, "@bot", "pyytää tukea", "Otan tämän");
    expect(buttonsOf(await world.message(kaisa, "@bot", "pyytää tukea"))).toEqual(["Näytä", "Valmis"]);
  });

  test("the coordinators' channel is gone: each coordinator is told by herself, and how to mend it", async () => {
    const { world, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await kaisa.archive(OFFICE);
    await askOnHome(world, amina, "Apua");
    const told = (await kaisa.dm()).map(({ text }) => text);
    expect(told.filter((text) => text.includes("pyytää tukea"))).toHaveLength(1);
    expect(told.filter((text) => text.includes("Kanava on arkistoitu (työntekijöiden kanava)"))).toHaveLength(1);
  });

  test("the request is seen to on Home, without the message", async () => {
    const { world, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await askOnHome(world, amina, "Apua");
    const home = await kaisa.home();
    expect(saidOn(home)).toContain("*Viestit verkoston työntekijälle* (1)");
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "Otan tämän");
    await world.settle();
    const taken = await kaisa.shownHome();
    if (!taken) throw new Error("no Home");
    expect(buttonsOf(taken)).not.toContain("Otan tämän");
    await kaisa.press(taken, "Valmis");
    await world.settle();
    expect(saidOn(await kaisa.shownHome())).not.toContain("pyytää tukea");
  });

  test("a coordinator who is no more cannot open what she could", async () => {
    const { world, amina, kaisa, helena } = await worldWithPair(["kaisa", "helena"]);
    await using _ = world;
    await askOnHome(world, amina, "Apua");
    const home = await kaisa.home();
    const helenas = await helena.home();
    if (!home || !helenas) throw new Error("no Home");
    await helena.press(helenas, "Asetukset");
    await world.control.idle();
    await helena.fill({ coordinators: [helena.id] });
    await helena.submit();
    await world.settle();
    await kaisa.press(home, "Näytä", { stale: true });
    await world.settle();
    expect(saidOn(await kaisa.modal())).toContain("Vain verkoston työntekijät voivat avata tämän.");
  });

  test("a coordinator who presses it in a pair's channel is told where requests go", async () => {
    const { world, pair, kaisa } = await worldWithPair();
    await using _ = world;
    await world.press(kaisa, pair.channelId, "Tervetuloa", "Tarvitsen tukea");
    expect((await kaisa.messages(pair.channelId)).at(-1)).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining("Olet itse verkoston työntekijä."),
    });
  });

  test("a lost answer does not say it twice", async () => {
    const { world, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await world.control.order({ method: "chat.postMessage", kind: "lost-answer" });
    await askOnHome(world, amina, "Apua");
    await world.later({ minutes: 2 });
    expect((await kaisa.messages(OFFICE)).filter(({ text }) => text.includes("pyytää tukea"))).toHaveLength(1);
  });
});

const looksIn = (world: World) => world.db.orm.select().from(auditLog).all();
