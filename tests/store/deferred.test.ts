import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { saveLog } from "../../db/meeting-log/saving.ts";
import { type Pair, readPair } from "../../db/pairs/pairs.ts";
import { meetingLogs, outbox } from "../../db/schema/index.ts";
import { works } from "../../db/store/deferred-rows.ts";
import { sql } from "../../db/store/drizzle.ts";
import { type Db, newId, openDatabase } from "../../db/store/open.ts";
import type { MeetingId } from "../../src/programme/ids.ts";
import type { MeetingLog } from "../../src/programme/meeting-log/form.ts";
import { openPairAs } from "../support/acting.ts";
import { withCountedIds } from "../support/deferring.ts";
import { ZONE } from "../support/helsinki.ts";
import { emptyLog } from "../support/logging.ts";
import { allTextOf, NOW, PairDatabase } from "../support/pair-database.ts";

const plain: MeetingLog = {
  ...emptyLog,
  on: "2026-02-10",
  themes: ["applications"],
  content: "Luimme CV:n.",
  insights: null,
  feedback: null,
  mentorTasks: "Etsin työpaikkoja",
  actorTasks: "Kirjoitan CV:n",
  nextOn: "2026-02-25",
  nextTime: "17:00",
  nextPlace: "Oodi",
};
const LOG = "meeting-log:saved";

describe("what follows from an acknowledged act", () => {
  const opened: Disposable[] = [];
  const keep = <T extends Disposable>(one: T): T => {
    opened.push(one);
    return one;
  };
  const followLog = works.get(LOG);
  afterEach(() => {
    for (const one of opened.splice(0).reverse()) one[Symbol.dispose]();
    if (followLog) works.set(LOG, followLog);
  });

  const withPairs = (...mentors: string[]) => {
    const database = keep(new PairDatabase());
    const pairs = mentors.map((mentor) => database.openPair({ mentor, actor: `${mentor}n aktori` }, "Oodi"));
    return { database, db: database.db, pairs: pairs as [Pair, ...Pair[]] };
  };
  const save = (db: Db, pair: Pair, answer = plain, change: { meetingId?: MeetingId; revision?: number } = {}) => {
    const saving = { meetingId: change.meetingId, freshId: newId<MeetingId>(), revision: change.revision ?? 0 };
    const mentors = openPairAs(db, pair.mentor.id, pair.id, "mentor");
    const saved = saveLog(db, mentors, { ...saving, asksNext: true, answer }, NOW, ZONE);
    if (!("saved" in saved)) throw new Error("was not saved");
    return saved.saved;
  };
  /** The database as it is after a kill of the process now, in a process that has started again. */
  const restarted = (db: Db) => {
    const folder = mkdtempSync(join(tmpdir(), "auroras-killed-"));
    const from = dirname(db.path);
    for (const file of readdirSync(from))
      if (!file.endsWith(".lock")) copyFileSync(join(from, file), join(folder, file));
    const again = openDatabase(join(folder, basename(db.path)), { now: NOW });
    keep({
      [Symbol.dispose]() {
        again.close();
        rmSync(folder, { recursive: true });
      },
    });
    return again;
  };
  /** What the file has, without doing what waits. */
  const inFile = (db: Db) =>
    db.apart(undefined, () => ({
      logs: db.orm.select().from(meetingLogs).all().length,
      outbox: db.orm.select().from(outbox).all().length,
      waiting: db.orm.all(sql`select * from deferred`).length,
    }));

  test("is in the file as one row, and done before anybody reads or writes", () => {
    const { db, pairs } = withPairs("Mirja");
    const before = inFile(db);
    db.transaction(() => save(db, pairs[0]));
    expect(inFile(db)).toEqual({ logs: 1, outbox: before.outbox, waiting: 1 });
    readPair(db, pairs[0].id);
    const after = inFile(db);
    expect(after).toMatchObject({ logs: 1, waiting: 0 });
    expect(after.outbox).toBeGreaterThan(before.outbox + 10);
    db.transaction(() => save(db, pairs[0], { ...plain, on: "2026-02-09" }));
    db.transaction(() => expect(inFile(db).waiting).toBe(0));
  });

  const day = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((date) => `2026-02-${String(date).padStart(2, "0")}`);
  const next = fc.option(day(12, 28), { nil: null });
  const log = fc
    .record({
      on: day(1, 11),
      nextOn: next,
      mentorTasks: fc.constantFrom(null, "Kysy\nLähetä"),
      actorTasks: fc.constantFrom(null, "Päivitä"),
    })
    .map((change) => ({
      ...plain,
      ...change,
      nextTime: change.nextOn && plain.nextTime,
      nextPlace: change.nextOn && plain.nextPlace,
    }));

  test("is the same whether it is done at once, before the next act, or after a kill", () => {
    const { db: beginning, pairs } = withPairs("Mirja");
    fc.assert(
      fc.property(fc.array(log, { minLength: 1, maxLength: 4 }), fc.boolean(), (logs, corrects) => {
        const outcomes = ["at once", "later", "killed"].map((when) => {
          let db = restarted(beginning);
          const act = (work: () => unknown) => {
            db.transaction(() => {
              work();
              if (when === "at once") db.deferred.finish();
            });
            if (when === "killed") db = restarted(db);
          };
          const byDay = new Map<string, { meetingId: MeetingId; revision: number }>();
          for (const one of logs) {
            const known = byDay.get(one.on);
            if (known && !corrects) continue;
            let meetingId: MeetingId | undefined;
            act(() => {
              meetingId = save(db, pairs[0], one, known).id;
            });
            if (meetingId) byDay.set(one.on, { meetingId, revision: (known?.revision ?? 0) + 1 });
          }
          return JSON.parse(withCountedIds(allTextOf(db)));
        });
        expect(outcomes[1]).toEqual(outcomes[0]);
        expect(outcomes[2]).toEqual(outcomes[0]);
      }),
      { numRuns: 20 },
    );
  });

  test("waits while others' acts are saved together, and is done before another act of the same pair", () => {
    const { db, pairs } = withPairs("Mirja", "Helena", "Sirpa");
    const [first, second, third] = pairs;
    const act = (pair: Pair, answer = plain) => ({ pairId: pair.id, work: () => save(db, pair, answer) });
    if (!second || !third) throw new Error("three pairs");
    expect(db.together([act(first), act(second)])).toMatchObject([{ value: {} }, { value: {} }]);
    expect(inFile(db).waiting).toBe(2);
    db.together([act(third)]);
    expect(inFile(db).waiting).toBe(3);
    const again = {
      pairId: first.id,
      work: () => [inFile(db).waiting, save(db, first, { ...plain, on: "2026-02-09" })],
    };
    expect(db.together([again])).toMatchObject([{ value: [2, {}] }]);
  });

  test("of an act that fails there is nothing, and those saved together with it are saved", () => {
    const { db, pairs } = withPairs("Mirja", "Helena");
    const [mirja, helena] = pairs;
    if (!helena) throw new Error("two pairs");
    const fails = () => {
      save(db, mirja);
      throw new Error("failed");
    };
    const acts = [
      { pairId: mirja.id, work: fails },
      { pairId: helena.id, work: () => save(db, helena) },
    ];
    expect(db.together(acts)).toEqual([{ error: new Error("failed") }, { value: expect.anything() }]);
    expect(inFile(db)).toMatchObject({ logs: 1, waiting: 1 });
    expect(db.deferred.size).toBe(1);
    expect(() => db.transaction(fails)).toThrow("failed");
    expect(db.deferred.size).toBe(0);
    expect(inFile(db)).toMatchObject({ logs: 1, waiting: 0 });
  });

  test("is nowhere when the disk is full, and none of those saved together is saved", () => {
    const { db, pairs } = withPairs("Mirja", "Helena");
    const before = inFile(db);
    const long = { ...plain, content: "Pitkä teksti. ".repeat(20_000) };
    const acts = pairs.map((pair) => ({ pairId: pair.id, work: () => save(db, pair, long) }));
    const limit = (pages: number) => db.orm.get(sql.raw(`pragma max_page_count = ${pages}`));
    limit(db.orm.get<{ page_count: number }>(sql`pragma page_count`).page_count);
    const saved = () => db.together(acts).filter((outcome) => "value" in outcome);
    let found: unknown[] = [];
    try {
      found = saved();
    } catch (error) {
      expect(String(error)).toContain("full");
    }
    expect(found).toEqual([]);
    expect(db.deferred).toMatchObject({ size: 0, failedSize: 0 });
    expect(inFile(db)).toEqual(before);
    limit(1_000_000);
    expect(saved()).toHaveLength(2);
    expect(inFile(db)).toMatchObject({ logs: 2, waiting: 2 });
  });

  test("that fails is kept, named and tried again, and holds up nothing", () => {
    const { db, pairs } = withPairs("Mirja", "Helena");
    const [mirja, helena] = pairs;
    if (!helena || !followLog) throw new Error("two pairs");
    const before = inFile(db);
    const failures: unknown[] = [];
    db.deferred.onFailure = (error, kind) => failures.push([(error as Error).message, kind]);
    works.set(LOG, (given, pairId, ...rest) => {
      followLog(given, pairId, ...rest);
      if (pairId === mirja.id) throw new Error("no");
    });
    db.together([mirja, helena].map((pair) => ({ pairId: pair.id, work: () => save(db, pair) })));
    db.catchUp();
    expect(failures).toEqual([["no", LOG]]);
    expect(db.deferred).toMatchObject({ size: 0, failedSize: 1 });
    const one = inFile(db);
    expect(one).toMatchObject({ logs: 2, waiting: 1 });
    db.transaction(() => undefined);
    db.deferred.retry();
    expect(failures).toHaveLength(2);
    works.set(LOG, followLog);
    const again = restarted(db);
    again.catchUp();
    db.deferred.retry();
    for (const done of [db, again]) {
      expect(done.deferred).toMatchObject({ size: 0, failedSize: 0 });
      expect(inFile(done)).toEqual({ logs: 2, waiting: 0, outbox: before.outbox + 2 * (one.outbox - before.outbox) });
    }
  });
});
