import { describe, expect, test } from "vitest";
import { pairs } from "../../db/schema/index.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish } from "../support/world.ts";

const answersIn = (result: { errors?: Record<string, string> }): string => Object.values(result.errors ?? {}).join(" ");

describe("Slack does not say in time who the chosen people are", () => {
  const form = { day: "2026-01-20", time: "17:00", consent: ["consent"] };

  test.each([
    ["hangs", { kind: "hold", method: "users.info", times: 10 }],
    ["asks to wait", { kind: "429", method: "users.info", retryAfter: 30, times: 10 }],
  ] as const)("it %s: a new pair is made from what is known, and once", async (_name, fault) => {
    const { world, kaisa, helena, olena } = await worldThatHurries();
    await using _ = world;
    for (const person of [helena, olena]) await person.home();
    await kaisa.command("@bot", "/new-pair");
    await world.settle();
    await kaisa.fill({ actor: olena.id, mentor: helena.id, ...form });
    await world.control.order(fault);
    expect(await kaisa.submit()).toMatchObject({ outcome: "updated" });
    await world.control.clearFaults();
    await world.control.release();
    await world.settle();
    expect(world.db.orm.select().from(pairs).all()).toHaveLength(2);
  });

  test("of somebody whom only Slack knows it is said that Slack is slow, and her answers stay in the form", async () => {
    const { world, kaisa, helena } = await worldThatHurries();
    await using _ = world;
    await helena.home();
    const olena = await kaisa.addPerson({ name: "Uusi Ihminen" });
    await kaisa.command("@bot", "/new-pair");
    await world.settle();
    await kaisa.fill({ actor: helena.id, mentor: olena.id, place: "Oodi", ...form });
    await world.control.order({ kind: "hold", method: "users.info", times: 10 });
    const slow = await kaisa.submit();
    expect([slow.outcome, answersIn(slow)]).toEqual(["errors", expect.stringContaining(t("general.slow"))]);
    await world.control.clearFaults();
    await world.control.release();
    await world.settle();
    expect(await kaisa.submit()).toMatchObject({ outcome: "updated" });
    await world.settle();
    expect(world.db.orm.select().from(pairs).all()).toHaveLength(2);
  });

  test("another mentor is chosen from what is known", async () => {
    const { world, kaisa, helena } = await worldThatHurries();
    await using _ = world;
    await helena.home();
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "pairs:replace");
    await world.settle();
    const [pair] = world.db.orm.select().from(pairs).all();
    await kaisa.fill({ pair: pair?.id, mentor: helena.id, ...form });
    await world.control.order({ kind: "hold", method: "users.info", times: 10 });
    expect(await kaisa.submit()).toMatchObject({ outcome: "updated" });
    await world.control.clearFaults();
    await world.control.release();
    await world.settle();
    expect(world.db.orm.select().from(pairs).all()).toHaveLength(2);
  });

  test("the settings are saved from what is known", async () => {
    const { world, kaisa } = await worldThatHurries();
    await using _ = world;
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "setup:open");
    await world.settle();
    await kaisa.fill({ plannedNumber: "8" });
    await world.control.order({ kind: "hold", method: "users.info", times: 10 });
    expect((await kaisa.submit()).outcome).not.toBe("timeout");
    await world.control.clearFaults();
    await world.control.release();
    await world.settle();
  });
});

/** A world in which the bot waits for Slack for some milliseconds only. */
async function worldThatHurries() {
  const ready = await startWorldWithPair(finnish);
  ready.world.askWithinMs = 50;
  await ready.world.restart();
  return ready;
}
