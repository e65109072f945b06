import { describe, expect, test } from "vitest";
import { bringForward, moveRow, postponeRow } from "../../db/outbox/states.ts";
import { outbox } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { saveSettings } from "../../db/store/settings.ts";
import { eventually, untilHeld } from "../support/eventually.ts";
import { madeUp } from "../support/made-up.ts";
import { startOutbox } from "../support/outbox-world.ts";
import { textsOf } from "../support/reading.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe("one row does not stop the others for ever", () => {
  test("facts that cannot be written after a message is said: it is not said again, what is behind it goes on, and later all is well", async () => {
    const world = await startOutbox();
    world.facts.broken.add("poisoned");
    world.write("poisoned");
    world.write("next");
    await world.pass(1);
    expect(await world.said()).toEqual(["poisoned", "next"]);
    expect(new Set(world.errors)).toEqual(new Set(["facts about poisoned cannot be written"]));
    expect(world.state("poisoned")).toBe("calling");
    world.facts.broken.clear();
    await world.pass(1);
    expect(world.state("poisoned")).toBe("sent");
    expect(world.facts.settled).toEqual(["next", "poisoned"]);
    expect(await world.said()).toEqual(["poisoned", "next"]);
  });

  test("facts that cannot be written after somebody was brought in: what is behind goes on, and later all is well", async () => {
    const world = await startOutbox();
    world.facts.broken.add("poisoned");
    world.write("poisoned", "test:invite", { user: world.workspace.person("Amina Yusuf").id });
    world.write("next");
    await world.pass(1);
    expect(await world.said()).toEqual(["next"]);
    world.facts.broken.clear();
    await world.pass(1);
    expect(world.facts.settled).toEqual(["next", "poisoned"]);
  });

  test("a row of a kind that this version does not know waits for one that does", async () => {
    const world = await startOutbox();
    world.write("from tomorrow", "tomorrow:say");
    world.write("next");
    await world.pass(1);
    expect(await world.said()).toEqual(["next"]);
    expect(world.errors.length).toBeLessThan(10);
    world.db.orm.update(outbox).set({ kind: "test:say" }).where(eq(outbox.kind, "tomorrow:say")).run();
    await world.pass(1);
    expect(await world.said()).toEqual(["next", "from tomorrow"]);
  });

  test("a row that does not refer to what rows of its kind refer to, from another version, waits for one that knows it", async () => {
    const world = await startOutbox();
    world.write("from yesterday", "test:say", { name: 7 });
    world.write("next");
    await world.settle();
    expect(await world.said()).toEqual(["next"]);
    expect(world.errors).toEqual(["a row of test:say has missing or wrong fields: name"]);
    expect(world.row("from yesterday")).toMatchObject({ state: "due", holdsUp: false, lastError: "fault" });
    await world.pass(1);
    expect(world.errors.length).toBeLessThan(10);
    const ref = { channel: world.channel, name: "from yesterday" };
    world.db.orm.update(outbox).set({ ref }).where(eq(outbox.key, "from yesterday")).run();
    await world.pass(1);
    expect(await world.said()).toEqual(["next", "from yesterday"]);
  });

  test("a message on which Slack always breaks is given up on by those behind it, but only while Slack answers others", async () => {
    const world = await startOutbox();
    await world.order({ kind: "500", method: "chat.postMessage", times: 10_000 });
    world.write("breaks");
    world.write("next");
    await world.pass(1);
    const tried = await world.callsOf("chat.postMessage");
    expect(tried.length).toBeGreaterThan(10);
    await world.workspace.control.clearFaults();
    await world.pass(1);
    expect((await world.said()).sort()).toEqual(["breaks", "next"]);

    const silent = await startOutbox();
    await silent.order({ kind: "500", method: "*", times: 10_000 });
    silent.write("first");
    silent.write("second");
    await silent.pass(3);
    await silent.workspace.control.clearFaults();
    await silent.pass(1);
    expect(await silent.said()).toEqual(["first", "second"]);
  });

  test("a row that was held up and is given a later time does not hold up its lane until then", async () => {
    const world = await startOutbox();
    await world.order({ kind: "429", method: "chat.postMessage", retryAfter: 5 });
    world.write("moved");
    await world.settle();
    expect(world.row("moved").holdsUp).toBe(true);
    moveRow(world.db, { key: "moved" }, world.clock.now() + 30 * DAY_MS);
    world.write("next");
    await world.pass(1);
    expect(await world.said()).toEqual(["next"]);
  });

  test("a conversation that is closed to us holds up nothing, and all is said in order when it is open again", async () => {
    const world = await startOutbox();
    await world.mirja.remove(world.channel, world.workspace.botUserId);
    for (const name of ["one", "two"]) world.write(name);
    world.write("elsewhere", "test:say", { person: world.stranger("Mirja Virtanen") });
    await world.settle();
    expect(await world.said("@bot")).toEqual(["elsewhere"]);
    await world.mirja.invite(world.channel, world.workspace.botUserId);
    bringForward(world.db, "lane", world.clock.now());
    await world.settle();
    expect(await world.said()).toEqual(["one", "two"]);
  });

  test("taken out of the channel before it could look for what it said, it looks when it is back", async () => {
    const world = await startOutbox();
    await world.order({ kind: "lost-answer", method: "chat.postMessage" });
    world.write("said");
    await world.settle();
    await world.mirja.remove(world.channel, world.workspace.botUserId);
    world.clock.advance(MINUTE_MS);
    await world.settle();
    expect(world.state("said")).toBe("calling");
    expect(world.errors).toEqual([]);
    await world.mirja.invite(world.channel, world.workspace.botUserId);
    bringForward(world.db, "lane", world.clock.now());
    await world.settle();
    expect(world.state("said")).toBe("sent");
    expect(await world.said()).toEqual(["said"]);
  });

  test("a token that Slack does not accept any more is no reason to give anything up", async () => {
    const world = await startOutbox();
    await world.order({ kind: "error", method: "*", error: "token_revoked", times: 3 });
    world.write("invited", "test:invite", { user: world.workspace.person("Amina Yusuf").id });
    world.write("hello", "test:say", {}, { lane: "other" });
    await world.pass(1);
    expect([world.state("invited"), world.state("hello")]).toEqual(["sent", "sent"]);
    expect(new Set(world.errors).size).toBeGreaterThan(0);
  });

  test("somebody who cannot be written to is told nothing, and nothing breaks", async () => {
    const world = await startOutbox();
    const person = world.stranger("Amina Yusuf");
    await world.mirja.deactivate(world.workspace.person("Amina Yusuf").id);
    world.write("to nobody", "test:say", { person });
    world.write("a file", "test:file", { person });
    world.write("next");
    await world.settle();
    expect([world.state("to nobody"), world.state("a file")]).toEqual(["dropped", "dropped"]);
    expect(await world.said()).toEqual(["next"]);
    expect(world.errors).toEqual([]);
  });
});

describe("who waits for whom", () => {
  test("hundreds of lanes that are held up do not keep another one waiting", async () => {
    const world = await startOutbox();
    const now = world.clock.now();
    for (let number = 0; number < 300; number++) {
      const lane = `held up ${number}`;
      world.write(`held ${number}`, "test:say", {}, { lane });
      postponeRow(world.db, world.unsettledRow(`held ${number}`), "busy", { dueAt: now + HOUR_MS });
      world.write(`behind ${number}`, "test:say", {}, { lane });
    }
    world.write("hello", "test:say", {}, { lane: "z" });
    await world.settle();
    expect(await world.said()).toEqual(["hello"]);
  });

  test("who has just pressed a button does not wait behind an announcement to everybody, nor the first one for ever", async () => {
    const world = await startOutbox();
    const channels: string[] = [];
    world.facts.drawing = () => {
      if (channels.length++ === 20) world.write("pressed", "test:say", { channel: "C0" }, { lane: "pressed" });
    };
    for (let number = 0; number < 60; number++) world.write(`${number}`, "test:say", {}, { lane: `person ${number}` });
    world.clock.advance(1);
    await world.outbox.deliverDue();
    const said = (await world.workspace.control.calls()).filter(({ method }) => method === "chat.postMessage");
    const order = said.map(({ args }) => String(args.text).split("\n")[0]);
    expect(order.indexOf("pressed")).toBeLessThan(30);
    expect(order.indexOf("0")).toBeLessThan(10);
  });

  test("more than Slack takes at once goes out at its pace, once and in order, and another channel does not wait for it", async () => {
    const world = await startOutbox({ rateLimits: true });
    const names = Array.from({ length: 80 }, (_, number) => `${number}`);
    for (const name of names) world.write(name);
    world.write("elsewhere", "test:say", { person: world.stranger("Amina Yusuf") }, { lane: "other" });
    const start = world.clock.now();
    await world.settle();
    expect(world.state("elsewhere")).toBe("sent");
    await world.pass(1);
    expect(await world.said()).toEqual(names);
    expect((world.row("79").settledAt ?? 0) - start).toBeLessThan(2 * MINUTE_MS);
  });

  test("many that look for what is due at once say it once", async () => {
    const world = await startOutbox();
    const people = Array.from({ length: 10 }, (_, number) => `Person ${number}`);
    const ids = people.map((name) => world.stranger(name));
    for (let number = 0; number < 20; number++) {
      const person = ids[number % 10] ?? madeUp("");
      world.write(`${number}`, "test:say", { person }, { lane: `lane ${number % 5}` });
    }
    world.outbox.kick();
    const taken = await Promise.all([world.outbox.deliverDue(), world.outbox.deliverDue(), world.outbox.deliverDue()]);
    world.outbox.kick();
    await world.settle();
    expect(Math.max(...taken)).toBe(20);
    const said = await Promise.all(
      people.map(async (name) => textsOf(await world.workspace.person(name).messages("@bot"))),
    );
    expect(said).toEqual(people.map((_, number) => [`${number}`, `${number + 10}`]));
  });

  test("on leaving it finishes the call under way and begins no other; what is left is said after the next start", async () => {
    const world = await startOutbox();
    for (const name of ["one", "two"]) world.write(name);
    await world.order({ kind: "hold", method: "chat.postMessage", when: "before" });
    const delivered = world.outbox.deliverDue();
    await untilHeld(world.workspace.control);
    const stopped = world.outbox.stop();
    await world.workspace.control.release();
    await stopped;
    world.outbox.kick();
    await delivered;
    expect(await world.outbox.deliverDue()).toBe(0);
    expect([world.state("one"), world.state("two")]).toEqual(["sent", "due"]);
    world.outbox = world.openOutbox();
    await world.settle();
    expect(await world.said()).toEqual(["one", "two"]);
  });

  test("while people come first nothing is said, and on leaving what has waited for them is left too", async () => {
    const world = await startOutbox();
    const people = Array.from({ length: 2 }, () => Promise.withResolvers<void>());
    const asked: unknown[] = [];
    world.outbox = world.openOutbox(undefined, () => {
      asked.push(0);
      return people[asked.length - 1]?.promise ?? Promise.resolve();
    });
    for (const name of ["one", "two"]) world.write(name);
    const delivered = world.outbox.deliverDue();
    await eventually(async () => asked.length === 1);
    expect(await world.said()).toEqual([]);
    people[0]?.resolve();
    await eventually(async () => asked.length === 2);
    expect(await world.said()).toEqual(["one"]);
    const stopped = world.outbox.stop();
    people[1]?.resolve();
    await Promise.all([stopped, delivered]);
    expect([world.state("one"), world.state("two")]).toEqual(["sent", "due"]);
  });

  test("what the bot starts by itself waits for the morning, what answers somebody does not, and neither does a look", async () => {
    const world = await startOutbox();
    saveSettings(world.db, {
      ...{ language: "fi", plannedNumber: 7, coordinatorsChannelId: null, peerChannelId: null, reminderHours: 24 },
      ...{
        hoursFrom: "09:00",
        hoursUntil: "20:00",
        goodbyeDays: 14,
        privacyNoticeUrl: null,
        setUpAt: 1,
        setUpBy: madeUp(""),
      },
    });
    world.clock.travelTo(Date.parse("2026-09-01T20:00:00+03:00") - 10_000);
    await world.order({ kind: "lost-answer", method: "chat.postMessage" });
    world.write("just in time", "test:say-by-day");
    await world.settle();
    world.write("reminder", "test:say-by-day", {}, { lane: "other" });
    world.write("answer", "test:say", {}, { lane: "other", dueAt: world.clock.now() + 15_000 });
    world.clock.advance(MINUTE_MS);
    world.write("late reminder", "test:say-by-day");
    await world.settle();
    expect([world.state("just in time"), world.state("answer")]).toEqual(["sent", "sent"]);
    await world.pass(12);
    expect(world.row("late reminder").settledAt).toBeNull();
    await world.pass(2);
    expect(world.row("late reminder").settledAt).toBe(Date.parse("2026-09-02T09:00:00+03:00"));
  });

  test("a clock that was an hour and more ahead leaves nobody waiting once it is set right", async () => {
    const world = await startOutbox();
    const right = world.clock.now();
    world.time = { now: () => right + 30 * DAY_MS };
    await world.order(
      { kind: "429", method: "chat.postMessage", retryAfter: 30 },
      { kind: "lost-answer", method: "chat.postMessage" },
    );
    world.write("one");
    world.write("two", "test:say", {}, { lane: "other" });
    await world.outbox.deliverDue();
    world.time = world.clock;
    await world.settle();
    await world.pass(1);
    expect((await world.said()).sort()).toEqual(["one", "two"]);
  });
});
