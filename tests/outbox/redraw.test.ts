import type Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import {
  dueLane,
  enqueue,
  enqueueAgain,
  enqueueOrMove,
  findRow,
  findRowByMessage,
  hurry,
  messagesInLane,
  nextDueAt,
  nextInLane,
  putOff,
  redraw,
  shortenWaits,
} from "../../db/outbox/outbox.ts";
import { outbox } from "../../db/schema/index.ts";
import { madeUp } from "../support/made-up.ts";
import { type OutboxWorld, startOutbox } from "../support/outbox-world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function rowOf(world: OutboxWorld, name: string) {
  const row = findRow(world.db, name);
  if (!row) throw new Error(`no row ${name}`);
  return row;
}

describe("a message is drawn anew", () => {
  test("also where the facts change while it is being said, or drawn anew", async () => {
    const world = await startOutbox();
    await world.order({ kind: "delay", method: "chat.postMessage", ms: 40, when: "after" });
    world.write("message");
    const said = world.outbox.deliverDue();
    while ((await world.workspace.control.pendingFaults()).length > 0);
    world.facts.today.set("message", "second");
    redraw(world.db, "message", world.clock.now());
    await world.order({ kind: "delay", method: "chat.update", ms: 40, when: "after" });
    await said;
    const drawn = world.outbox.deliverDue();
    while ((await world.workspace.control.pendingFaults()).length > 0);
    world.facts.today.set("message", "third");
    redraw(world.db, "message", world.clock.now());
    redraw(world.db, "message", world.clock.now());
    await drawn;
    await world.settle();
    expect(await world.said()).toEqual(["third"]);
    expect(await world.callsOf("chat.update")).toHaveLength(2);
  });

  test("between the moment an update is prepared and the moment it is made no change is lost", async () => {
    const world = await startOutbox();
    world.write("message");
    await world.settle();
    world.facts.today.set("message", "second");
    redraw(world.db, "message", world.clock.now());
    world.facts.drawing = () => {
      world.facts.drawing = () => {};
      queueMicrotask(() => {
        world.facts.today.set("message", "third");
        redraw(world.db, "message", world.clock.now());
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
    redraw(world.db, "message", world.clock.now());
    putOff(world.db, rowOf(world, "message"), { dueAt: world.clock.now() + MINUTE, holdsUp: false });
    await world.pass(1);
    expect(await world.said()).toEqual(["second"]);
  });

  test("of two messages, the name of one of which begins like the other's, both", async () => {
    const world = await startOutbox();
    for (const name of ["meeting", "meeting:2"]) world.write(name);
    await world.settle();
    for (const name of ["meeting:2", "meeting"]) {
      world.facts.today.set(name, `${name} anew`);
      redraw(world.db, name, world.clock.now());
    }
    await world.settle();
    expect(await world.said()).toEqual(["meeting anew", "meeting:2 anew"]);
  });

  test("what loses its point while the conversation is being opened is not said, and breaks nothing", async () => {
    const world = await startOutbox();
    const person = world.stranger("Mirja Virtanen");
    await world.order({ kind: "delay", method: "conversations.open", ms: 40, when: "after" });
    world.write("pointless", "test:say", { person });
    const delivered = world.outbox.deliverDue();
    while ((await world.workspace.control.pendingFaults()).length > 0);
    world.facts.today.set("pointless", null);
    await delivered;
    expect(world.state("pointless")).toBe("dropped");
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
  const entry = { key: "key", kind: "test:say", ref: { name: "x" }, lane: "lane", dueAt: now };
  enqueue(db, entry, now);
  enqueueOrMove(db, entry, now);
  enqueueAgain(db, entry, now);
  const row = rowOf(world, "key");
  dueLane(db, now, "oldest", ["other"]);
  dueLane(db, now, "newest", []);
  nextInLane(db, "lane", now);
  nextDueAt(db, now);
  putOff(db, row, { dueAt: now, holdsUp: false });
  hurry(db, "lane", now);
  shortenWaits(db, now, HOUR);
  findRowByMessage(db, madeUp("C1"), madeUp("1.1"));
  messagesInLane(db, "lane");
  db.orm.update(outbox).set({ state: "sent" }).run();
  redraw(db, "key", now);
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
