import { describe, expect, test } from "vitest";
import { outbox, restores } from "../../db/schema/index.ts";
import type { Fault } from "../../src/playground/workspace/faults.ts";
import { untilHeld } from "../support/eventually.ts";
import { type OutboxWorld, startOutbox } from "../support/outbox-world.ts";
import { textsOf } from "../support/reading.ts";

/** Everything that can become of one call. */
const troubles: readonly Fault[] = [
  { kind: "lost-answer" },
  { kind: "reset" },
  { kind: "500" },
  { kind: "503" },
  { kind: "late-effect" },
  { kind: "429", retryAfter: 0 },
  { kind: "429", retryAfter: 7 },
  { kind: "429", retryAfter: 10 ** 9 },
  { kind: "error", error: "internal_error" },
  { kind: "error", error: "service_unavailable" },
];

/** Something that the outbox does once, to the person or thing of this number. */
type Act = {
  /** Writes the row, in a lane of its own. */
  begin(world: OutboxWorld, number: number): void;
  methods: readonly string[];
  /** The method that does it, and the one by which it is looked for. */
  does: string;
  looks?: string;
  /** How often it has been done. */
  times(seen: Seen, number: number): number;
};

type Seen = { said: readonly string[]; channels: readonly SeenChannel[]; world: OutboxWorld };
type SeenChannel = {
  id: string;
  name: string;
  members: readonly string[];
  messages: readonly { user: string; text: string }[];
};

const name = (number: number) => `thing-${number}-`;
const nextTo = (number: number) => `next-to-${number}-`;
const lane = (number: number) => ({ lane: `lane ${number}` });
const timesSaid = ({ said }: Seen, text: string) => said.filter((one) => one === text).length;
const personOf = (world: OutboxWorld, number: number) => world.workspace.person(`Person ${number}`);

const acts: Readonly<Record<string, Act>> = {
  "a message is said": {
    begin: (world, number) => world.write(name(number), "test:say", {}, lane(number)),
    methods: ["chat.postMessage"],
    does: "chat.postMessage",
    looks: "conversations.history",
    times: (seen, number) => timesSaid(seen, name(number)),
  },
  "a first direct message is said": {
    begin: (world, number) =>
      world.write(name(number), "test:say", { person: world.stranger(`Person ${number}`) }, lane(number)),
    methods: ["conversations.open"],
    does: "chat.postMessage",
    times: (seen, number) => timesSaid(seen, name(number)),
  },
  "a message is drawn anew": {
    begin(world, number) {
      world.write(name(number), "outbox:update", { message: `first-${number}` }, lane(number));
      world.facts.today.set(`first-${number}`, name(number));
    },
    methods: ["chat.update"],
    does: "chat.update",
    times: (seen, number) => timesSaid(seen, name(number)),
  },
  "a file arrives": {
    begin: (world, number) => world.write(name(number), "test:file", {}, lane(number)),
    methods: ["files.getUploadURLExternal", "files.completeUploadExternal"],
    does: "files.completeUploadExternal",
    looks: "conversations.history",
    times: (seen, number) => timesSaid(seen, name(number)),
  },
  "a channel is made": {
    begin: (world, number) => world.write(name(number), "test:channel", {}, lane(number)),
    methods: ["conversations.create"],
    does: "conversations.create",
    looks: "users.conversations",
    times: ({ channels }, number) => channels.filter((channel) => channel.name.startsWith(name(number))).length,
  },
  "somebody is brought in": {
    begin: (world, number) =>
      world.write(name(number), "test:invite", { user: personOf(world, number).id }, lane(number)),
    methods: ["conversations.members", "conversations.invite"],
    does: "conversations.invite",
    times({ channels, world }, number) {
      const { messages = [] } = channels.find(({ id }) => id === world.channel) ?? {};
      const { id } = personOf(world, number);
      return messages.filter(({ user, text }) => user === id && text.includes("has joined")).length;
    },
  },
};

const described = Object.entries(acts);

async function seen(world: OutboxWorld): Promise<Seen> {
  const { channels } = await world.workspace.control.everything();
  const messages = channels.flatMap((channel) => channel.messages);
  const said = textsOf(messages.map(({ text, blocks = [] }) => ({ text, blocks })));
  return { said, channels, world };
}

/** In each lane an act, and behind it a message; each meets one of the troubles: the act is done once, and the message said once and after it. */
async function allOnce(act: Act, hinder: (world: OutboxWorld) => Promise<unknown>): Promise<void> {
  const numbers = troubles.map((_, number) => number);
  const world = await startOutbox();
  for (const number of numbers) world.write(`first-${number}`, "test:say", {}, lane(number));
  await world.settle();
  await world.workspace.control.clearCalls();
  await hinder(world);
  for (const number of numbers) {
    act.begin(world, number);
    world.write(nextTo(number), "test:say", {}, lane(number));
  }
  await world.pass();
  expect(world.errors).toEqual([]);
  expect(await world.workspace.control.pendingFaults()).toEqual([]);
  const found = await seen(world);
  expect(numbers.map((number) => act.times(found, number))).toEqual(numbers.map(() => 1));
  expect(numbers.map((number) => timesSaid(found, nextTo(number)))).toEqual(numbers.map(() => 1));
  expect(numbers.map((number) => [world.state(name(number)), world.state(nextTo(number))])).toEqual(
    numbers.map(() => ["sent", "sent"]),
  );
  const calls = await world.workspace.control.calls();
  for (const number of numbers) {
    const mark = act.does === "conversations.invite" ? personOf(world, number).id : name(number);
    const last = calls.findLastIndex(({ method, args }) => method === act.does && JSON.stringify(args).includes(mark));
    const next = calls.findIndex(({ args }) => args.text === nextTo(number));
    expect(last, `the call for ${number}`).toBeGreaterThanOrEqual(0);
    expect(next, `what comes after ${number}`).toBeGreaterThan(last);
  }
}

describe("whatever Slack answers", () => {
  for (const [what, act] of described) {
    for (const method of act.methods) {
      test(`${what} once, and what is behind it after it: trouble with ${method}`, async () => {
        await allOnce(act, (world) => world.order(...troubles.map((trouble) => ({ ...trouble, method }))));
      });
    }
  }

  for (const [what, act] of described.filter(([, { looks }]) => looks)) {
    test(`${what} once, where the answer is lost and there is trouble with looking for it too`, async () => {
      await allOnce(act, (world) =>
        world.order(
          { kind: "lost-answer", method: act.does, times: troubles.length },
          ...troubles.map((trouble) => ({ ...trouble, method: act.looks ?? "" })),
        ),
      );
    });
  }

  test.each(["before", "after"] as const)(
    "a call that is not answered in time is looked for, and made once: Slack does it %s the bot stops waiting",
    async (when) => {
      const world = await startOutbox();
      await world.order({ kind: "hold", method: "chat.postMessage", when: when === "before" ? "after" : "before" });
      const waiting = new AbortController();
      world.waiting = waiting.signal;
      world.write("hello");
      const delivered = world.outbox.deliverDue();
      await untilHeld(world.workspace.control);
      world.waiting = undefined;
      waiting.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
      await delivered;
      expect(world.state("hello")).toBe("calling");
      await world.pass();
      expect(await world.said()).toEqual(["hello"]);
      expect(world.state("hello")).toBe("sent");
    },
  );

  test("half a minute passes before anybody looks for what was not answered", async () => {
    const world = await startOutbox();
    await world.order({ kind: "lost-answer", method: "chat.postMessage" });
    world.write("hello");
    await world.pass();
    const calls = await world.callsOf("chat.postMessage", "conversations.history");
    expect(calls.map(({ method }) => method)).toEqual(["chat.postMessage", "conversations.history"]);
    expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBe(30_000);
  });

  test("Slack is away for hours: everything is said afterwards, once and in order", async () => {
    const world = await startOutbox();
    await world.order({ kind: "503", method: "*", times: 300 });
    for (const name of ["one", "two", "three"]) world.write(name);
    await world.pass(2);
    await world.workspace.control.clearFaults();
    await world.pass();
    expect(await world.said()).toEqual(["one", "two", "three"]);
  });

  test("a name that somebody else has is not taken over, and the next one is tried", async () => {
    const world = await startOutbox();
    await world.mirja.createChannel("varattu", { private: true });
    world.write("varattu", "test:channel", { unique: 0 });
    await world.pass();
    const { channels } = await world.workspace.control.everything();
    const bot = world.workspace.botUserId;
    const mine = channels.filter(({ name, creator }) => name.startsWith("varattu") && creator === bot);
    expect(mine.map(({ name }) => name)).toEqual(["varattu-1"]);
    expect(await world.callsOf("users.conversations")).toEqual([]);
  });

  test("after a restored backup a message and a file that came since are known again, though their rows are written anew", async () => {
    const world = await startOutbox();
    const write = () => {
      for (const name of ["hello", "again"]) world.write(name, "test:say");
      for (const name of ["a file", "another file"]) world.write(name, "test:file");
    };
    write();
    await world.settle();
    world.clock.advance(60_000);
    world.db.orm.delete(outbox).run();
    const now = world.clock.now();
    world.db.orm
      .insert(restores)
      .values({ restoredAt: now, backupAt: now - 120_000 })
      .run();
    world.db.close();
    world.reopen();
    write();
    world.write("later", "test:say", {}, { dueAt: now + 1_000 });
    await world.pass();
    expect(await world.said()).toEqual(["hello", "again", "a file", "another file", "later"]);
    expect((await world.callsOf("files.completeUploadExternal")).length).toBe(2);
  });

  test("after a restored backup the channel that was made since is found by its suffix", async () => {
    const world = await startOutbox();
    world.write("pari-suffix", "test:channel");
    await world.settle();
    world.db.orm.delete(outbox).run();
    world.write("pari-suffix", "test:channel");
    await world.pass();
    const { channels } = await seen(world);
    expect(channels.filter((channel) => channel.name.startsWith("pari-suffix"))).toHaveLength(1);
    expect(world.state("pari-suffix")).toBe("sent");
  });
});

describe("the process is killed while Slack has the calls in hand", () => {
  for (const when of ["after", "before"] as const) {
    test(`and Slack does them ${when === "after" ? "before that" : "all the same"}: each is done once, and what is behind it after it`, async () => {
      const world = await startOutbox();
      const numbers = described.map((_, number) => number);
      for (const number of numbers) world.write(`first-${number}`, "test:say", {}, lane(number));
      await world.settle();
      for (const [number, [, act]] of described.entries()) {
        act.begin(world, number);
        world.write(nextTo(number), "test:say", {}, lane(number));
      }
      await world.killedAt(
        described.map(([, act]) => act.does),
        when,
      );
      await world.pass();
      expect(world.errors).toEqual([]);
      const found = await seen(world);
      const times = described.map(([what, act], number) => [
        what,
        act.times(found, number),
        timesSaid(found, nextTo(number)),
      ]);
      expect(times).toEqual(described.map(([what]) => [what, 1, 1]));
    });
  }
});
