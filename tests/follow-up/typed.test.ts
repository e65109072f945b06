import { describe, expect, test } from "vitest";
import { followUpFor } from "../../db/follow-up/follow-up.ts";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { typedReplies } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { buttonsOf } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";
import { answerTo, openPair, startUnderWay, textsIn, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import { finnish, startWorld, type World } from "../support/world.ts";

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

describe("what she types to the bot", () => {
  test("is kept as her answer only when she says so, and is told to stay in Slack", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina, mirja } = world.people;
    await writeLog(world, pair);
    await amina.say("@bot", "Tapaaminen oli hyvä & pitkä <3");
    await world.settle();
    const question = await world.message(amina, "@bot", part("followUp.typed.one"));
    expect(wordsOf(question)).toContain(t("followUp.typed.one", { day: "torstaina 15.1.", mentor: "Mirja" }));
    expect(buttonsOf(question)).toEqual([t("followUp.typed.keep"), t("followUp.typed.forget")]);
    expect(wordsOf(question)).toContain(t("followUp.typed.stays"));
    expect(answerOf(world, pair)?.reply).toBeUndefined();
    const stored = () => world.db.orm.select().from(typedReplies).all();
    expect(JSON.stringify(stored())).not.toContain("pitkä");

    await amina.press(question, "follow-up:keep");
    await amina.press(question, "follow-up:keep", { stale: true });
    await world.settle();
    expect(answerOf(world, pair)).toEqual({
      rating: undefined,
      reply: "Tapaaminen oli hyvä & pitkä <3",
      isShared: false,
    });
    expect((await textsIn(amina, "@bot")).at(-1)).toContain(t("followUp.typed.kept"));
    expect((await answerTo(amina, "@bot")).text).toBe(t("followUp.no.settled"));

    // A second one is added to the first; one she does not want is forgotten.
    await amina.say("@bot", "Unohdin: kiitos");
    await world.settle();
    await world.press(amina, "@bot", part("followUp.typed.one"), "follow-up:keep");
    await amina.say("@bot", "Tämä ei kuulu tänne");
    await world.settle();
    await world.press(amina, "@bot", part("followUp.typed.one"), "follow-up:forget");
    expect(answerOf(world, pair)?.reply).toBe(["Tapaaminen oli hyvä & pitkä <3", "Unohdin: kiitos"].join("\n"));
    expect((await textsIn(amina, "@bot")).at(-1)).toContain(t("followUp.typed.forgotten"));
    expect(stored().map(({ text, outcome }) => [text, outcome])).toEqual([
      [null, "kept"],
      [null, "kept"],
      [null, "forgotten"],
    ]);
    expect((await textsIn(mirja, "@bot")).join()).not.toContain("Tallennanko");
  });

  test("and says nothing about is forgotten after a week; what is too long is not kept at all", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina } = world.people;
    await writeLog(world, pair);
    await amina.say("@bot", "Ehkä");
    await world.settle();
    await amina.say("@bot", "x".repeat(3001));
    await world.settle();
    expect((await textsIn(amina, "@bot")).at(-1)).toContain("liian pitkä");
    await world.later({ days: 8 });
    expect(
      world.db.orm
        .select()
        .from(typedReplies)
        .all()
        .map(({ text, outcome }) => [text, outcome]),
    ).toEqual([
      [null, "forgotten"],
      [null, "too-long"],
    ]);
    expect((await textsIn(amina, "@bot")).join()).toContain(t("followUp.typed.forgotten"));
  });

  test("with two pairs she is asked which meeting it is about", async () => {
    const { world, pair: first } = await startUnderWay(finnish);
    await using _world = world;
    const { amina, helena } = world.people;
    const second = await openPair(world, helena, amina, { day: "2026-01-16", time: "12:00" });
    await world.travelTo("2026-01-19", "10:00");
    await writeLog(world, first);
    await writeLog(world, second);
    await amina.say("@bot", "Hyvä tapaaminen");
    await world.settle();
    const question = await world.message(amina, "@bot", t("followUp.typed.which"));
    expect(buttonsOf(question)).toEqual([
      t("followUp.typed.keep"),
      t("followUp.typed.keep"),
      t("followUp.typed.forget"),
    ]);
    const row = question.blocks.find((block) => JSON.stringify(block).includes("Mirja"));
    if (!row) throw new Error("no row");
    await amina.press({ ...question, blocks: [row] }, "follow-up:keep", { stale: true });
    await world.settle();
    expect(answerOf(world, first)?.reply).toBe("Hyvä tapaaminen");
    expect(answerOf(world, second)?.reply).toBeUndefined();
  });

  test("and Slack delivers twice is asked about once", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina } = world.people;
    await writeLog(world, pair);
    await world.control.order({ kind: "duplicate-envelope", times: 1 });
    await amina.say("@bot", "Kerran vain");
    await world.settle();
    expect((await textsIn(amina, "@bot")).filter((text) => text.startsWith("Tallennanko"))).toHaveLength(1);
  });

  test("where nothing was asked she is told what the bot can do, at most once an hour", async () => {
    await using world = await startWorld(finnish);
    const { ulla, amina } = world.people;
    await world.setUp();
    const hints = async (person: Person) =>
      (await textsIn(person, "@bot")).filter((text) => text.startsWith(t("followUp.hint"))).length;
    await ulla.say("@bot", "Hei");
    await ulla.say("@bot", "Onko siellä ketään?");
    await world.settle();
    expect(await hints(ulla)).toBe(1);
    expect(buttonsOf(await world.message(ulla, "@bot", t("followUp.hint")))).toEqual([t("followUp.support")]);
    await world.later({ minutes: 59 });
    await ulla.say("@bot", "Hei taas");
    await world.settle();
    expect(await hints(ulla)).toBe(1);
    await world.later({ minutes: 1 });
    await ulla.say("@bot", "Hei vielä");
    await world.settle();
    expect(await hints(ulla)).toBe(2);
    expect(await hints(amina)).toBe(0);
    expect(
      world.db.orm
        .select()
        .from(typedReplies)
        .all()
        .every(({ text }) => text === null),
    ).toBe(true);
  });
});
