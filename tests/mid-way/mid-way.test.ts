import { describe, expect, test } from "vitest";
import { ownMidWay } from "../../db/mid-way/mid-way.ts";
import { outbox } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { meanOnly } from "../../src/programme/reports/protection.ts";
import { shownReport } from "../../src/programme/reports/shown.ts";
import { finish } from "../support/closing.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { personId } from "../support/peers.ts";
import { changeProgramme } from "../support/programme.ts";
import { buttonsOf, headOf } from "../support/reading.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { sampleFacts, sayingOther } from "../support/report-sample.ts";
import { part, partIn, t } from "../support/texts.ts";
import { answerTo, command, pairUnderWay, submit, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** A pair of a programme with a mid-way check, opened on 12 January; it has met once and plans seven meetings. */
async function startMidWay() {
  const { world, facts } = await worldAfter("mid-way", finnish, async (fresh) => {
    changeProgramme(fresh.db, { hasMidWay: true }, fresh.now());
    const { id, channelId } = await pairUnderWay(fresh);
    return { id, channelId };
  });
  const pair: UnderWay = { ...facts, mentor: world.people.mirja, actor: world.people.amina };
  return { world, pair };
}

const DAYS = ["2026-01-15", "2026-01-20", "2026-01-24", "2026-01-28"];

/** Writes the logs of so many meetings. */
async function meet(world: World, pair: UnderWay, times: number): Promise<void> {
  for (const on of DAYS.slice(0, times)) {
    await world.travelTo(on, "15:00");
    await writeLog(world, pair, { on });
    if (await pair.mentor.modal()) await pair.mentor.closeAll();
  }
}

const asked = async (person: Person) =>
  (await person.dm()).filter(({ text }) =>
    [part("midWay.ask"), partIn("selko", "midWay.ask")].some((piece) => text.includes(piece)),
  );

async function press(world: World, person: Person, action: string, value: string): Promise<void> {
  await pressForged(person, await anythingIn(world, person), action, value);
  await world.settle();
}

async function answer(world: World, { id }: UnderWay, person: Person, answers: Record<string, unknown>) {
  await press(world, person, "mid-way:answer", id);
  await person.fill(answers);
  const result = await submit(world, person);
  if (await person.modal()) await person.closeAll();
  return result;
}

const storedOf = (world: World, { id }: UnderWay, person: Person) => ownMidWay(world.db, personId(world, person), id);

describe("the mid-way check", () => {
  test("asks each of the two once, when half of the planned meetings are held", async () => {
    const { world, pair } = await startMidWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await meet(world, pair, 2);
    expect(await asked(amina)).toEqual([]);
    await meet(world, pair, 3);
    for (const person of [mirja, amina]) expect(await asked(person)).toHaveLength(1);
    await meet(world, pair, 4);
    await world.later({ days: 60 });
    for (const person of [mirja, amina]) expect(await asked(person)).toHaveLength(1);
  });

  test("asks 45 days after the opening where they have met less, within the hours", async () => {
    const { world } = await startMidWay();
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await world.travelTo("2026-02-25", "20:30");
    expect(await asked(amina)).toEqual([]);
    await world.travelTo("2026-02-27", "12:00");
    for (const person of [mirja, amina]) expect(await asked(person)).toHaveLength(1);
    expect(await asked(kaisa)).toEqual([]);
  });

  test("is nothing in a programme without it", async () => {
    const { world, pair } = await startMidWay();
    await using _world = world;
    changeProgramme(world.db, { hasMidWay: false }, world.now());
    await meet(world, pair, 4);
    await world.later({ days: 60 });
    expect(await asked(world.people.amina)).toEqual([]);
    await press(world, world.people.amina, "mid-way:answer", pair.id);
    expect((await answerTo(world.people.amina, "@bot")).text).toBe(t("midWay.no.notYours"));
  });

  test("is hers alone until she shows it, and again when she takes it back", async () => {
    const { world, pair } = await startMidWay();
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await meet(world, pair, 3);
    await press(world, amina, "mid-way:share", pair.id);
    expect((await answerTo(amina, "@bot")).text).toBe(t("midWay.no.nothing"));
    expect(await answer(world, pair, amina, { needs: "Harjoittelua" })).toMatchObject({ outcome: "not_sent" });
    expect((await answer(world, pair, amina, { rating: "2", needs: "Enemmän suomea" })).outcome).toBe("closed");
    const seen = storedOf(world, pair, amina);
    expect(seen).toMatchObject({ rating: 2, needs: "Enemmän suomea", isShared: false });
    expect(wordsOf((await asked(amina))[0])).toContain(t("midWay.rated", { rating: 2 }));
    await press(world, amina, "home:more", pair.id);
    expect(wordsOf(await amina.modal())).toContain(t("midWay.rated", { rating: 2 }));
    await amina.closeAll();

    const toKaisa = async () => (await kaisa.dm()).filter(({ text }) => text.includes("Amina Hassan"));
    const before = await toKaisa();
    for (const person of [mirja, kaisa]) {
      await press(world, person, "mid-way:read", seen?.id ?? "");
      expect((await answerTo(person, "@bot")).text).toBe(t("midWay.no.notShown"));
    }
    await press(world, kaisa, "home:pair", pair.id);
    expect(wordsOf(await kaisa.modal())).not.toContain("mid-way:read");
    await kaisa.closeAll();

    await press(world, amina, "mid-way:share", pair.id);
    const shown = (await toKaisa()).slice(before.length);
    expect(shown.map(headOf)).toEqual([t("midWay.toCoordinator.shared", { name: "Amina Hassan" })]);
    await press(world, kaisa, "home:pair", pair.id);
    expect(wordsOf(await kaisa.modal())).toContain("mid-way:read");
    await kaisa.closeAll();
    await press(world, kaisa, "mid-way:read", seen?.id ?? "");
    expect(wordsOf(await kaisa.modal())).toContain("Enemmän suomea");
    await kaisa.closeAll();
    await press(world, mirja, "mid-way:read", seen?.id ?? "");
    expect((await answerTo(mirja, "@bot")).text).toBe(t("midWay.no.notShown"));

    await press(world, amina, "mid-way:hide", pair.id);
    await press(world, kaisa, "mid-way:read", seen?.id ?? "");
    expect((await answerTo(kaisa, "@bot")).text).toBe(t("midWay.no.notShown"));
    const last = (await toKaisa()).slice(before.length);
    expect(last.map((message) => buttonsOf(message))).toEqual([[]]);
    expect(wordsOf(last[0])).toContain(t("midWay.toCoordinator.takenBack"));
  });

  test("shown again tells in the same message, and can be taken back after the end", async () => {
    const { world, pair } = await startMidWay();
    await using _world = world;
    const { amina, kaisa, mirja } = world.people;
    await meet(world, pair, 3);
    await answer(world, pair, amina, { rating: "5", sharing: ["share"] });
    await press(world, amina, "mid-way:hide", pair.id);
    await press(world, amina, "mid-way:share", pair.id);
    expect(world.db.orm.select().from(outbox).where(eq(outbox.kind, "mid-way:shown")).all()).toHaveLength(1);
    await finish(world, pair);
    await mirja.closeAll();
    expect(buttonsOf((await asked(amina))[0])).toEqual([t("midWay.unshare")]);
    await press(world, amina, "mid-way:answer", pair.id);
    expect((await answerTo(amina, "@bot")).text).toBe(t("midWay.over"));
    const id = storedOf(world, pair, amina)?.id ?? "";
    await press(world, kaisa, "mid-way:read", id);
    expect(wordsOf(await kaisa.modal())).toContain(t("midWay.rated", { rating: 5 }));
    await kaisa.closeAll();
    await press(world, amina, "mid-way:hide", pair.id);
    await press(world, kaisa, "mid-way:read", id);
    expect((await answerTo(kaisa, "@bot")).text).toBe(t("midWay.no.notShown"));
  });

  test("waits while the pair pauses, and is dropped when the pair ends, unless it goes on", async () => {
    const { world, pair } = await startMidWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await press(world, amina, "silence:pause", pair.id);
    await amina.fill({ until: "2026-03-20" });
    await submit(world, amina);
    if (await amina.modal()) await amina.closeAll();
    await world.travelTo("2026-03-19", "12:00");
    expect(await asked(amina)).toEqual([]);
    await command(world, mirja, pair.channelId, "/finish-pair");
    await mirja.fill({ outcome: "early" });
    await submit(world, mirja);
    await mirja.closeAll();
    await world.travelTo("2026-03-21", "12:00");
    expect(await asked(amina)).toEqual([]);
    await press(world, mirja, "closing:undo", pair.id);
    await world.later({ minutes: 5 });
    for (const person of [mirja, amina]) expect(await asked(person)).toHaveLength(1);
  });
});

describe("the report", () => {
  test("has nothing but the mean, of at least five people, also with names", () => {
    const hidden = Array.from({ length: 5 }, () => "protected");
    expect(meanOnly([0, 0, 2, 2, 0], 9)).toMatchObject({ average: "protected", each: hidden, given: "protected" });
    expect(meanOnly([0, 0, 5, 5, 0], 12)).toMatchObject({ average: 3.5, each: hidden, given: 10 });
    const column = { head: "midWay.reportHead", asked: 4, given: [0, 0, 0, 4, 0], isMeanOnly: true } as const;
    const named = shownReport(sayingOther(sampleFacts(1), { feedback: [column] }), true);
    expect(named.feedback[0]).toMatchObject({ average: "protected", each: hidden });
  });
});
