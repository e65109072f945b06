import { describe, expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { auditLog, supportRequests } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { buttonsOf, saidOn } from "./reading.ts";
import { easy, easyPart, part, t } from "./texts.ts";
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
  await person.press(home, "support:ask");
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
    await world.press(amina, pair.channelId, easyPart("pairs.welcome.hello"), "support:ask");
    expect(saidOn(await amina.modal())).toContain(easy("support.seenBy"));
    await amina.fill({ text: "En uskalla sanoa tätä. <!channel>" });
    await amina.submit();
    expect(saidOn(await amina.modal())).toContain(easy("support.thanks"));
    await world.settle();
    expect(await mirja.messages(pair.channelId)).toEqual(before);
    expect(await everythingSaid(world)).not.toContain("En uskalla");

    const asked = await world.message(kaisa, OFFICE, part("support.asked"));
    expect(saidOn(asked)).toContain(
      `${t("support.asked", { name: `<@${amina.id}>` })} ${t("support.pair", { mentor: `<@${mirja.id}>`, actor: `<@${amina.id}>` })}`,
    );
    expect(buttonsOf(asked)).toEqual([t("support.show"), t("support.take"), t("support.done")]);
    await world.press(kaisa, OFFICE, part("support.asked"), "support:show");
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
    expect(buttonsOf(await world.message(kaisa, OFFICE, part("support.asked")))).toEqual([
      t("support.take"),
      t("support.done"),
    ]);
  });

  test("one takes it, she who asked learns who, the others see it, and done there is nothing left to press", async () => {
    const { world, amina, kaisa, helena } = await worldWithPair(["kaisa", "helena"]);
    await using _ = world;
    await askOnHome(world, amina, "Apua");
    expect(saidOn(await amina.shownHome())).toContain(
      `${easy("home.askedForSupport", { day: "maanantaina 12.1." })} ${easy("home.notTaken")}`,
    );
    const untaken = await world.message(helena, OFFICE, part("support.asked"));
    await world.press(kaisa, OFFICE, part("support.asked"), "support:take");
    expect(saidOn(await world.message(helena, OFFICE, part("support.asked")))).toContain(
      t("support.takenBy", { name: `<@${kaisa.id}>` }),
    );
    expect((await amina.dm()).at(-1)?.text).toBe(easy("support.taken", { name: `<@${kaisa.id}>` }));
    expect(saidOn(await amina.shownHome())).toContain(easy("home.takenBy", { name: "Kaisa" }));

    await helena.press(untaken, "support:take", { stale: true });
    await world.settle();
    expect((await helena.messages(OFFICE)).at(-1)).toMatchObject({
      ephemeral: true,
      text: t("support.takenAlready", { name: "Kaisa" }),
    });
    await kaisa.press(untaken, "support:take", { stale: true });
    await world.settle();
    expect(world.db.orm.select().from(supportRequests).all()).toMatchObject([{ state: "taken" }]);
    expect((await amina.dm()).filter(({ text }) => text.includes(easyPart("support.taken")))).toHaveLength(1);

    await world.press(helena, OFFICE, part("support.asked"), "support:done");
    const done = await world.message(kaisa, OFFICE, part("support.asked"));
    expect(saidOn(done)).toContain(t("support.doneBy", { name: `<@${kaisa.id}>` }));
    expect(buttonsOf(done)).toEqual([]);
    expect(saidOn(await amina.shownHome())).not.toContain(easyPart("home.askedForSupport"));
  });

  test("a person without a pair may ask too", async () => {
    const { world, olena, kaisa } = await worldWithPair();
    await using _ = world;
    await askOnHome(world, olena, "Miten pääsen mukaan?");
    expect(saidOn(await world.message(kaisa, OFFICE, part("support.asked")))).toContain(
      `${t("support.asked", { name: `<@${olena.id}>` })}\n`,
    );
  });

  test("whoever has several pairs may say which one it is about", async () => {
    const { world, mirja, olena, kaisa } = await worldWithPair();
    await using _ = world;
    await world.openPair({ mentor: mirja, actor: olena });
    await askOnHome(world, mirja, "", { pair: "Olena" });
    expect(saidOn(await world.message(kaisa, OFFICE, part("support.asked")))).toContain(`<@${olena.id}> (aktori)`);
  });

  test("a coordinator who is in the pair is neither told nor shown", async () => {
    const world = await startWorld();
    await using _ = world;
    const { kaisa, helena, amina } = world.people;
    await world.setUp({ coordinators: [kaisa.id, helena.id] });
    await world.openPair({ mentor: helena, actor: amina });
    await askOnHome(world, amina, "Mentorini on kiireinen.");
    expect((await helena.messages(OFFICE)).map(({ text }) => text).join()).not.toContain(part("support.asked"));
    expect((await helena.dm()).map(({ text }) => text).join()).not.toContain(part("support.asked"));
    expect(saidOn(await helena.home())).not.toContain(part("support.asked"));
    await world.press(kaisa, "@bot", part("support.asked"), "support:show");
    expect(saidOn(await kaisa.modal())).toContain("Mentorini on kiireinen.");
    await kaisa.closeAll();
    expect(saidOn(await kaisa.home())).toContain(part("support.asked"));
    await world.press(kaisa, "@bot", part("support.asked"), "support:take");
    expect(buttonsOf(await world.message(kaisa, "@bot", part("support.asked")))).toEqual([
      t("support.show"),
      t("support.done"),
    ]);
  });

  test("the coordinators' channel is gone: each coordinator is told by herself, and how to mend it", async () => {
    const { world, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await kaisa.archive(OFFICE);
    await askOnHome(world, amina, "Apua");
    const told = (await kaisa.dm()).map(({ text }) => text);
    expect(told.filter((text) => text.includes(part("support.asked")))).toHaveLength(1);
    expect(told.filter((text) => text.includes(t("setup.archived", { which: "työntekijöiden kanava" })))).toHaveLength(
      1,
    );
  });

  test("the request is seen to on Home, without the message", async () => {
    const { world, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await askOnHome(world, amina, "Apua");
    const home = await kaisa.home();
    expect(saidOn(home)).toContain(t("home.requests", { count: "1" }));
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "support:take");
    await world.settle();
    const taken = await kaisa.shownHome();
    if (!taken) throw new Error("no Home");
    expect(buttonsOf(taken)).not.toContain(t("support.take"));
    await kaisa.press(taken, "support:done");
    await world.settle();
    expect(saidOn(await kaisa.shownHome())).not.toContain(part("support.asked"));
  });

  test("a coordinator who is no more cannot open what she could", async () => {
    const { world, amina, kaisa, helena } = await worldWithPair(["kaisa", "helena"]);
    await using _ = world;
    await askOnHome(world, amina, "Apua");
    const home = await kaisa.home();
    const helenas = await helena.home();
    if (!home || !helenas) throw new Error("no Home");
    await helena.press(helenas, "setup:open");
    await world.control.idle();
    await helena.fill({ coordinators: [helena.id] });
    await helena.submit();
    await world.settle();
    await kaisa.press(home, "support:show", { stale: true });
    await world.settle();
    expect(saidOn(await kaisa.modal())).toContain(t("monday.onlyCoordinators"));
  });

  test("a coordinator who presses it in a pair's channel is told where requests go", async () => {
    const { world, pair, kaisa } = await worldWithPair();
    await using _ = world;
    await world.press(kaisa, pair.channelId, easyPart("pairs.welcome.hello"), "support:ask");
    expect((await kaisa.messages(pair.channelId)).at(-1)).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining(t("support.isCoordinator")),
    });
  });

  test("a lost answer does not say it twice", async () => {
    const { world, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await world.control.order({ method: "chat.postMessage", kind: "lost-answer" });
    await askOnHome(world, amina, "Apua");
    await world.later({ minutes: 2 });
    expect((await kaisa.messages(OFFICE)).filter(({ text }) => text.includes(part("support.asked")))).toHaveLength(1);
  });
});

const looksIn = (world: World) => world.db.orm.select().from(auditLog).all();
