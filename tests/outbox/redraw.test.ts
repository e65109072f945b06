import type Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { dueLane, nextDueAt, nextInLane } from "../../db/outbox/due-rows.ts";
import { enqueue, enqueueAgain, enqueueOrMove, redraw } from "../../db/outbox/outbox.ts";
import { findRowByMessage, messagesInLane } from "../../db/outbox/rows.ts";
import { bringForward, postponeRow, retrySooner, shortenWaits } from "../../db/outbox/states.ts";
import { outbox } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { untilHeld } from "../support/eventually.ts";
import { madeUp } from "../support/made-up.ts";
import { type OutboxWorld, startOutbox } from "../support/outbox-world.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The test's message is drawn again. */
const redrawIn = (world: OutboxWorld, name = "message") => redraw(world.db, { key: name }, world.clock.now());

describe("a message is drawn again", () => {
  test("also where the facts change while it is being said, or drawn again", async () => {
    const world = await startOutbox();
    await world.order({ kind: "hold", method: "chat.postMessage", when: "after" });
    world.write("message");
    const said = world.outbox.deliverDue();
    await untilHeld(world.workspace.control);
    world.facts.today.set("message", "second");
    redrawIn(world);
    await world.order({ kind: "hold", method: "chat.update", when: "after" });
    await world.workspace.control.release();
    await untilHeld(world.workspace.control);
    world.facts.today.set("message", "third");
    redrawIn(world);
    redrawIn(world);
    await world.workspace.control.release();
    await said;
    await world.settle();
    expect(await world.said()).toEqual(["third"]);
    expect(await world.callsOf("chat.update")).toHaveLength(2);
  });

  test("between the moment an update is prepared and the moment it is made no change is lost", async () => {
    const world = await startOutbox();
    world.write("message");
    await world.settle();
    world.facts.today.set("message", "second");
    redrawIn(world);
    world.facts.drawing = () => {
      world.facts.drawing = () => {};
      queueMicrotask(() => {
        world.facts.today.set("message", "third");
        redrawIn(world);
      });
    };
    await world.settle();
    expect(await world.said()).toEqual(["third"]);
  });

  test("while it is not known whether it was said the update waits, and then comes", async () => {
    const world = await startOutbox();
    await world.order({ kind: "lost-answer", method: "chat.postMessage" });
    world.write("message");
    await world.settle();
    world.facts.today.set("message", "second");
    redrawIn(world);
    postponeRow(world.db, world.unsettledRow("message"), "notYet", { dueAt: world.clock.now() + MINUTE_MS });
    await world.pass(1);
    expect(await world.said()).toEqual(["second"]);
  });

  test("of two messages, the name of one of which begins like the other's, both", async () => {
    const world = await startOutbox();
    for (const name of ["meeting", "meeting:2"]) world.write(name);
    await world.settle();
    for (const name of ["meeting:2", "meeting"]) {
      world.facts.today.set(name, `${name} again`);
      redrawIn(world, name);
    }
    await world.settle();
    expect(await world.said()).toEqual(["meeting again", "meeting:2 again"]);
  });

  test("not while its row refers to something else than rows of its kind, and what is behind goes on", async () => {
    const world = await startOutbox();
    world.write("message");
    await world.settle();
    world.facts.today.set("message", "second");
    const refer = (ref: unknown) => world.db.orm.update(outbox).set({ ref }).where(eq(outbox.key, "message")).run();
    const { ref } = world.row("message");
    refer({ name: "message", channel: 7 });
    redrawIn(world);
    world.write("next");
    await world.settle();
    expect(await world.said()).toEqual(["message", "next"]);
    expect(world.errors).toEqual(["a row of test:say has missing or wrong fields: channel"]);
    refer(ref);
    await world.pass(1);
    expect(await world.said()).toEqual(["second", "next"]);
  });

  test("what is deleted while the conversation is being opened is not said", async () => {
    const world = await startOutbox();
    const person = world.stranger("Mirja Virtanen");
    await world.order({ kind: "hold", method: "conversations.open", when: "after" });
    world.write("of somebody who is erased", "test:say", { person });
    const delivered = world.outbox.deliverDue();
    await untilHeld(world.workspace.control);
    world.db.orm.delete(outbox).run();
    await world.workspace.control.release();
    await delivered;
    expect(await world.said("@bot")).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  test("what is no longer needed while the conversation is being opened is not said, and breaks nothing", async () => {
    const world = await startOutbox();
    const person = world.stranger("Mirja Virtanen");
    await world.order({ kind: "hold", method: "conversations.open", when: "after" });
    world.write("superfluous", "test:say", { person });
    const delivered = world.outbox.deliverDue();
    await untilHeld(world.workspace.control);
    world.facts.today.set("superfluous", null);
    await world.workspace.control.release();
    await delivered;
    expect(world.state("superfluous")).toBe("dropped");
    expect(await world.said("@bot")).toEqual([]);
    expect(world.errors).toEqual([]);
  });
});

test("no question to the outbox reads more than it asks for, however many rows it has kept", async () => {
  const world = await startOutbox();
  const { db } = world;
  const now = world.clock.now();
  const client: Sqlite.Database = Reflect.get(db.orm, "$client");
  const compile = client.prepare.bind(client);
  const asked = new Set<string>();
  const prepare = (text: string) => {
    asked.add(text);
    return compile(text);
  };
  Object.assign(client, { prepare });
  const entry = {
    key: "follow-up:hint:x:1",
    kind: "follow-up:hint",
    ref: { person: madeUp<PersonId>("x") },
    dueAt: now,
  } as const;
  enqueue(db, entry, now);
  enqueueOrMove(db, entry, now);
  enqueueAgain(db, entry, now);
  const row = world.unsettledRow(entry.key);
  dueLane(db, now, "oldest", ["other"]);
  dueLane(db, now, "newest", []);
  nextInLane(db, "lane", now);
  nextDueAt(db, now);
  postponeRow(db, row, "notYet", { dueAt: now });
  bringForward(db, "lane", now);
  shortenWaits(db, now, HOUR_MS);
  retrySooner(db, now, HOUR_MS);
  findRowByMessage(db, madeUp("C1"), madeUp("1.1"));
  messagesInLane(db, "lane");
  db.orm.update(outbox).set({ state: "sent" }).run();
  redraw(db, entry.key, now);
  const plans = [...asked].flatMap((text) => {
    if (!/^(select|update)/i.test(text) || !/ where /i.test(text) || !text.includes("outbox")) return [];
    const values = Array.from({ length: text.split("?").length - 1 }, () => 0);
    return compile(`explain query plan ${text}`)
      .all(...values)
      .map((step) => String(Object(step).detail));
  });
  expect(plans.filter((step) => /SCAN (outbox|waiting)/.test(step))).toEqual([]);
  expect(asked.size).toBeGreaterThan(10);
});
