import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { markRestored } from "../../db/outbox/after-restore.ts";
import { enqueue, enqueueAgain, enqueueOrMove } from "../../db/outbox/outbox.ts";
import { findRow, type OutboxRow } from "../../db/outbox/rows.ts";
import {
  bringForward,
  markCalling,
  markDropped,
  markSent,
  moveRow,
  postponeRow,
  type RowEvent,
  retrySooner,
  shortenWaits,
  transitions,
} from "../../db/outbox/states.ts";
import { outbox } from "../../db/schema/index.ts";
import { type Db, newId, openDatabase } from "../../db/store/open.ts";
import { madeUp } from "../support/made-up.ts";
import { botSources } from "../support/sources.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOW = 1_000_000;
/** When a row is due before anything happens to it, and after what puts it off. */
const WAS_DUE = NOW + HOUR_MS;
const THEN = NOW + 2 * HOUR_MS;

/** As the table writes it: * keeps the others of the lane waiting. */
const cell = ({ state, holdsUp }: Pick<OutboxRow, "state" | "holdsUp">): string => `${state}${holdsUp ? "*" : ""}`;

const CELLS = ["due", "due*", "calling", "calling*", "sent", "dropped"] as const;
type Cell = (typeof CELLS)[number];

const hint = { key: "follow-up:hint:1", kind: "follow-up:hint", ref: { person: madeUp("1") } } as const;
const LANE = "person:1";

function startDatabase(): Db {
  const folder = mkdtempSync(join(tmpdir(), "auroras-states-"));
  const db = openDatabase(join(folder, "mentoring.sqlite"), { now: NOW });
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}

/** A row as it may be, with something in every column that an event may change. */
function rowAt(db: Db, at: Cell): OutboxRow {
  const state = at.replace("*", "") as OutboxRow["state"];
  const isSettled = state === "sent" || state === "dropped";
  const call = state === "due" ? {} : { channel: madeUp("C1"), beforeTs: madeUp("1.000001") };
  db.orm.delete(outbox).run();
  db.orm
    .insert(outbox)
    .values({
      ...{
        ...hint,
        ...call,
        state,
        id: newId(),
        lane: LANE,
        dueAt: WAS_DUE,
        createdAt: 1,
        attempts: 3,
        lastError: "before",
      },
      ...{ holdsUp: at.endsWith("*"), settledAt: isSettled ? NOW : null },
    })
    .run();
  return readRow(db);
}

function readRow(db: Db): OutboxRow {
  const row = findRow(db, hint.key);
  if (!row) throw new Error("the row is gone");
  return row;
}

type Changes = Partial<
  Pick<OutboxRow, "attempts" | "beforeTs" | "channel" | "dueAt" | "lastError" | "settledAt" | "ts">
>;
type Happening = {
  /** Beside state and `holds_up`, which the table gives. */
  changes: Changes | ((row: OutboxRow) => Changes);
  happens(db: Db, row: OutboxRow): void;
  /** Rows that the event passes by, though their state has it: such as one that is put off and keeps no others waiting. */
  passesBy?: readonly Cell[];
};

const wait = { dueAt: THEN, error: "now" };
const putOffBy = (event: Parameters<typeof postponeRow>[2], changes: Changes = {}): Happening => ({
  changes: { dueAt: THEN, lastError: "now", ...changes },
  // The types let nobody put off a row in a state in which this cannot happen: the database does not either.
  happens: (db, row) => postponeRow(db, row as never, event, wait),
});

const happenings: Readonly<Record<RowEvent, Happening>> = {
  notYet: {
    changes: { dueAt: THEN },
    happens: (db, row) => postponeRow(db, row as never, "notYet", { dueAt: THEN }),
  },
  callBegins: {
    changes: ({ beforeTs }) => ({ channel: madeUp("C2"), beforeTs: beforeTs ?? madeUp("0"), dueAt: THEN }),
    happens: (db, row) => void markCalling(db, row as never, { channel: madeUp("C2"), dueAt: THEN }),
  },
  delivered: {
    changes: { channel: madeUp("C2"), ts: madeUp("2.000002"), lastError: null, settledAt: THEN },
    happens: (db, row) => markSent(db, row as never, { channel: madeUp("C2"), ts: madeUp("2.000002") }, THEN),
  },
  givenUp: {
    changes: { lastError: "why", settledAt: THEN },
    happens: (db, row) => markDropped(db, row as never, "why", THEN),
  },
  notFound: {
    changes: { dueAt: THEN },
    happens: (db, row) => postponeRow(db, row as never, "notFound", { dueAt: THEN }),
  },
  busy: putOffBy("busy"),
  callBusy: putOffBy("callBusy"),
  unanswered: putOffBy("unanswered", { attempts: 4 }),
  unansweredTooOften: putOffBy("unansweredTooOften", { attempts: 4 }),
  refusedForNow: putOffBy("refusedForNow", { attempts: 0 }),
  callRefusedForNow: putOffBy("callRefusedForNow", { attempts: 0 }),
  callPostponed: putOffBy("callPostponed"),
  letterPutOff: putOffBy("letterPutOff", { attempts: 4 }),
  fault: putOffBy("fault", { attempts: 4 }),
  callFault: putOffBy("callFault", { attempts: 4 }),
  moved: { changes: { dueAt: THEN }, happens: (db) => moveRow(db, hint.key, THEN) },
  neededAgain: {
    changes: { dueAt: THEN, attempts: 0, lastError: null, settledAt: null },
    happens: (db) => enqueueAgain(db, { ...hint, dueAt: THEN }, NOW),
  },
  placeIsBack: {
    changes: { dueAt: NOW },
    happens: (db) => bringForward(db, LANE, NOW),
    passesBy: ["due*", "calling*"],
  },
  clockSetBack: {
    changes: { dueAt: NOW },
    happens: (db) => shortenWaits(db, NOW, MINUTE_MS),
    passesBy: ["due", "calling"],
  },
  retriedSooner: {
    changes: { dueAt: NOW },
    happens: (db) => retrySooner(db, NOW, MINUTE_MS),
    passesBy: ["due*", "calling*"],
  },
  restored: {
    // From a day before the backup on.
    changes: ({ beforeTs }) => ({ beforeTs: beforeTs ?? madeUp("100") }),
    happens(db) {
      const sqlite: Sqlite.Database = Reflect.get(db.orm, "$client");
      markRestored(sqlite, { backupAt: 24 * HOUR_MS + 100_500, restoredAt: WAS_DUE });
    },
  },
};

/** Whatever an event does to a row that it cannot happen to, nothing of it is written. */
function tried(work: () => void): void {
  try {
    work();
  } catch (error) {
    expect(String(error)).toMatch(/cannot happen to a row that is/);
  }
}

describe("the table of states", () => {
  test.each(Object.keys(transitions) as RowEvent[])("%s leaves a row as the table says, from every state", (event) => {
    const db = startDatabase();
    const { changes, happens, passesBy = [] } = happenings[event];
    const table: Partial<Record<string, string>> = transitions[event];
    for (const at of CELLS) {
      const before = rowAt(db, at);
      const to = passesBy.includes(at) ? undefined : table[before.state];
      const changed = typeof changes === "function" ? changes(before) : changes;
      tried(() => happens(db, before));
      const after = readRow(db);
      expect({ at, to: cell(after) }).toEqual({ at, to: to ?? at });
      const known = { state: after.state, holdsUp: after.holdsUp };
      expect(after, at).toEqual(to === undefined ? before : { ...before, ...changed, ...known });
    }
  });

  test("nothing but being needed again moves a settled row, and only a dropped one", () => {
    const from = (state: string) =>
      Object.entries(transitions).flatMap(([event, row]) => (state in row ? [event] : []));
    expect(from("sent")).toEqual([]);
    expect(from("dropped")).toEqual(["neededAgain"]);
  });

  test("a row that was settled or deleted since it was taken in hand is not moved, and nothing is called for it", () => {
    for (const [event, { happens }] of Object.entries(happenings)) {
      const db = startDatabase();
      const inHand = rowAt(db, "calling*");
      db.orm.update(outbox).set({ state: "sent", holdsUp: false, settledAt: NOW }).run();
      const settled = readRow(db);
      tried(() => happens(db, inHand));
      expect(readRow(db), event).toEqual(settled);
      db.orm.delete(outbox).run();
      if (event !== "neededAgain") tried(() => happens(db, inHand));
      expect(findRow(db, hint.key), event).toBeUndefined();
      expect(markCalling(db, inHand as never, { channel: null, dueAt: THEN })).toBeUndefined();
    }
  });

  test("written again with the same key, a row stays as it is, or gets another time while it is due", () => {
    const db = startDatabase();
    for (const at of CELLS) {
      const before = rowAt(db, at);
      expect(enqueue(db, { ...hint, dueAt: THEN }, NOW)).toBe(false);
      expect(readRow(db)).toEqual(before);
      enqueueOrMove(db, { ...hint, dueAt: THEN }, NOW);
      expect(readRow(db)).toEqual(before.state === "due" ? { ...before, dueAt: THEN, holdsUp: false } : before);
    }
  });

  test("is written by no other file: whoever moves a row names its event", () => {
    const writes = /update\(outbox\)\s*\.set\(\{[^}]*\b(?:state|holdsUp|settledAt|attempts|dueAt)\b|update outbox set/;
    const files = botSources().filter(({ text }) => writes.test(text));
    expect(files.map(({ path }) => path).sort()).toEqual(["db/outbox/after-restore.ts", "db/outbox/states.ts"]);
  });
});
