import { describe, expect, test } from "vitest";
import { outbox } from "../../db/schema/index.ts";
import { saveSettings } from "../../db/store/settings.ts";
import type { Fault } from "../../src/playground/workspace/faults.ts";
import { madeUp } from "../support/made-up.ts";
import { type OutboxWorld, startOutbox } from "../support/outbox-world.ts";

const MINUTE_MS = 60_000;

/** What happens to a row while it is delivered, and where it is afterwards. */
type Delivery = {
  faults?: Fault[];
  /** Before it is taken in hand. */
  before?(world: OutboxWorld, name: string): unknown;
  /** Another kind or reference than that of a message in the channel. */
  kind?: string;
  ref?(world: OutboxWorld): Record<string, string | number>;
  /** Its state, with * where it keeps the others of its lane waiting: db/outbox/states.ts. */
  becomes: { cell: string; attempts: number; lastError: unknown };
  /** How long nothing is called after it, in milliseconds. */
  waits?: number;
};

const refused = (method: string, error: string): Fault[] => [{ kind: "error", method, error }];
const POST = "chat.postMessage";
const LOOK = "conversations.history";
const OPEN = "conversations.open";

/** A row that is due is taken in hand. */
const ofDue: Readonly<Record<string, Delivery>> = {
  answered: { becomes: { cell: "sent", attempts: 0, lastError: null } },
  "not answered": {
    faults: [{ kind: "lost-answer", method: POST }],
    becomes: { cell: "calling*", attempts: 1, lastError: expect.any(String) },
  },
  "asked to wait": {
    faults: [{ kind: "429", method: POST, retryAfter: 60 }],
    becomes: { cell: "due*", attempts: 0, lastError: "ratelimited" },
  },
  "asked to wait with a question before the call": {
    faults: [{ kind: "429", method: OPEN, retryAfter: 60 }],
    ref: (world) => ({ person: world.stranger("Amina Yusuf") }),
    becomes: { cell: "due*", attempts: 0, lastError: "ratelimited" },
  },
  "not answered a question before the call": {
    faults: [{ kind: "lost-answer", method: OPEN }],
    ref: (world) => ({ person: world.stranger("Person 1") }),
    becomes: { cell: "due*", attempts: 1, lastError: expect.any(String) },
  },
  "refused for now": {
    faults: refused(POST, "not_in_channel"),
    becomes: { cell: "due", attempts: 0, lastError: "not_in_channel" },
  },
  "refused for what the program has written": {
    faults: refused(POST, "invalid_blocks"),
    becomes: { cell: "due", attempts: 1, lastError: "invalid_blocks" },
  },
  "refused for good": {
    faults: refused("conversations.invite", "cant_invite"),
    kind: "test:invite",
    ref: (world) => ({ user: world.workspace.person("Person 2").id }),
    becomes: { cell: "dropped", attempts: 0, lastError: "cant_invite" },
  },
  "refused because of the token": {
    faults: refused(POST, "token_revoked"),
    becomes: { cell: "due*", attempts: 0, lastError: "token_revoked" },
    waits: 11 * MINUTE_MS,
  },
  "no longer needed": {
    before: (world, name) => world.facts.today.set(name, null),
    becomes: { cell: "dropped", attempts: 0, lastError: "no longer needed" },
  },
  "answered, and the facts cannot be written": {
    before: (world, name) => world.facts.broken.add(name),
    becomes: { cell: "calling", attempts: 1, lastError: "fault" },
  },
  "of a kind that is not known": {
    kind: "tomorrow:say",
    becomes: { cell: "due", attempts: 1, lastError: "fault" },
  },
  "referring to what its kind does not refer to": {
    ref: () => ({ channel: 7 }),
    becomes: { cell: "due", attempts: 1, lastError: "fault" },
  },
  "begun by the bot at night": {
    kind: "test:say-by-day",
    before: (world) =>
      saveSettings(world.db, {
        ...{ language: "fi", plannedNumber: 7, coordinatorsChannelId: null, peerChannelId: null, reminderHours: 24 },
        ...{ hoursFrom: "03:00", hoursUntil: "04:00", goodbyeDays: 14, privacyNoticeUrl: null, setUpAt: 1 },
        setUpBy: madeUp(""),
      }),
    becomes: { cell: "due", attempts: 0, lastError: null },
  },
};

/** A row of which it is not known whether it was said is taken in hand again. It has been tried once in vain. */
const ofCalling: Readonly<Record<string, Delivery & { wasSaid?: boolean }>> = {
  found: { becomes: { cell: "sent", attempts: 1, lastError: null } },
  "not found, and asked to wait with the next call": {
    wasSaid: false,
    faults: [{ kind: "429", method: POST, retryAfter: 60 }],
    becomes: { cell: "due*", attempts: 1, lastError: "ratelimited" },
  },
  "not answered while it is looked for": {
    faults: [{ kind: "lost-answer", method: LOOK }],
    becomes: { cell: "calling*", attempts: 2, lastError: expect.any(String) },
  },
  "asked to wait while it is looked for": {
    faults: [{ kind: "429", method: LOOK, retryAfter: 60 }],
    becomes: { cell: "calling*", attempts: 1, lastError: "ratelimited" },
  },
  "not let in to look for it": {
    faults: refused(LOOK, "not_in_channel"),
    becomes: { cell: "dropped", attempts: 1, lastError: "not_in_channel" },
  },
  "not permitted to look for it": {
    faults: refused(LOOK, "missing_scope"),
    becomes: { cell: "dropped", attempts: 1, lastError: "missing_scope" },
  },
  "refused to look for it, for what the program has written": {
    faults: refused(LOOK, "invalid_cursor"),
    becomes: { cell: "calling", attempts: 2, lastError: "invalid_cursor" },
  },
  "found, and the facts cannot be written": {
    before: (world, name) => world.facts.broken.add(name),
    becomes: { cell: "calling", attempts: 2, lastError: "fault" },
  },
};

/** Takes the one row there is in hand. */
async function deliver(
  world: OutboxWorld,
  name: string,
  { faults = [], before, becomes, waits = 2 * MINUTE_MS }: Delivery,
): Promise<void> {
  await before?.(world, name);
  await world.order(...faults);
  await world.settle();
  const row = world.row(name);
  const { attempts, lastError } = row;
  const cell = `${row.state}${row.holdsUp ? "*" : ""}`;
  expect({ name, cell, attempts, lastError }).toEqual({ name, ...becomes });
  expect(await world.workspace.control.pendingFaults(), name).toEqual([]);
  world.db.orm.delete(outbox).run();
  // Nothing has to wait for what Slack asked of this one.
  world.clock.advance(waits);
}

describe("a row that is delivered is moved as the table of states says", () => {
  test("when it is due", async () => {
    const world = await startOutbox();
    for (const [name, delivery] of Object.entries(ofDue)) {
      world.write(name, delivery.kind, delivery.ref?.(world));
      await deliver(world, name, delivery);
    }
  });

  test("when it is not known whether it was said", async () => {
    const world = await startOutbox();
    for (const [name, { wasSaid = true, ...delivery }] of Object.entries(ofCalling)) {
      world.write(name);
      await world.order({ kind: wasSaid ? "lost-answer" : "500", method: POST });
      await world.settle();
      world.clock.travelTo(world.row(name).dueAt);
      await deliver(world, name, delivery);
    }
  });
});
