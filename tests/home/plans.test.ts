import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { homeOf } from "../../db/home/facts.ts";
import { pairShownFor } from "../../db/home/pair.ts";
import { forgetWhole } from "../../db/own-data/kept-years.ts";
import { findPersonBySlackId, hasAccount } from "../../db/people/people.ts";
import { acting, asCoordinator } from "../../db/privacy/acting.ts";
import { changeProgramme, closeProgramme, createProgramme } from "../../db/programmes/changing.ts";
import { openPairsIn } from "../../db/programmes/counting.ts";
import { allProgrammes, readProgramme } from "../../db/programmes/programmes.ts";
import { pairs, people } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import { type Db, newId, openDatabase } from "../../db/store/open.ts";
import { filters } from "../../src/programme/home/filters.ts";
import type { BenchWorkspace } from "../bench/bench-workspace.ts";
import { fillDatabase } from "../bench/filling.ts";
import { madeUp } from "../support/made-up.ts";
import { memoryOrDisk } from "../support/world.ts";

/**
 * How SQLite answers what a coordinator's Home asks, in a database with pairs that have finished: nothing may walk through a table that
 * grows with them. Without statistics, as on the first day and after years, the plans depend on the indexes alone.
 */
let folder: string;
let path: string;
let db: Db;

beforeAll(async () => {
  folder = await mkdtemp(join(memoryOrDisk, "auroras-plans-"));
  path = join(folder, "plans.sqlite");
  const slack = { access: { coordinator: "UKAISA" }, pairs: [] as unknown };
  fillDatabase(path, slack as BenchWorkspace, 40);
});
// Opened again each time: what has been prepared once is not asked for again.
beforeEach(() => {
  db = openDatabase(path, { now: 0 });
});
afterEach(() => db.close());
afterAll(() => rm(folder, { recursive: true, force: true }));

type Statement = { source: string };
type Client = { prepare(text: string): Statement & { all(...values: unknown[]): unknown[] } };

/** The texts of all that is asked meanwhile. */
function askedIn(work: () => void): string[] {
  const client = (db.orm as unknown as { $client: Client }).$client;
  const { prepare } = client;
  const asked = new Set<string>();
  client.prepare = (text) => {
    asked.add(text);
    return prepare(text);
  };
  work();
  client.prepare = prepare;
  return [...asked];
}

/** Tables with a row or more for each pair there ever was. */
const GROWING =
  /^SCAN (pairs|pair_needs|meetings|people|profiles|kickoff_forms|meeting_logs|outbox|channel_changes|closing_answers|support_requests|invitations|follow_ups|tasks|log_themes|goals|certificates|audit_log)\b/u;

/** Only those who are, however many there are beside them. */
const SMALL = /INDEX (people_coordinators|people_peer_organisers|profiles_waiting|pairs_paused)\b/u;

/** Somebody's own pairs, or a programme's, looked for among all that are in one state. */
const isAmongAll = (detail: string, text: string): boolean =>
  /\bpairs_state\b/u.test(detail) && /"?(mentor_id|actor_id|coordinator_id|programme_id)"? = \?/u.test(text);

function walksIn(texts: readonly string[]): string[] {
  return texts
    .filter((text) => /^\s*(select|update|delete|insert)/iu.test(text))
    .flatMap((text) => {
      const values = Array.from({ length: text.split("?").length - 1 }, () => null);
      const client = (db.orm as unknown as { $client: Client }).$client;
      const plan = client.prepare(`explain query plan ${text}`).all(...values) as { detail: string }[];
      return plan
        .map(({ detail }) => detail)
        .filter((detail) => (GROWING.test(detail) && !SMALL.test(detail)) || isAmongAll(detail, text))
        .map((detail) => `${detail}: ${text}`);
    });
}

test.each(filters)("nothing that Home asks for the list of %s walks through what grows", (filter) => {
  const now = Date.now();
  db.orm
    .update(people)
    .set({ homeFilter: filter, homePages: { list: 2, filteredAt: now } })
    .run();
  db.orm.run(sql`insert into pairs_changed select id from pairs where id not in (select pair_id from pairs_changed)`);
  const kaisa = findPersonBySlackId(db, madeUp("UKAISA"));
  if (!kaisa) throw new Error("nobody has set up");
  const asked = askedIn(() => homeOf(db, kaisa, now, "Europe/Helsinki"));
  expect(asked.length).toBeGreaterThan(20);
  expect(walksIn(asked)).toEqual([]);
});

test.each(filters)("nor what it asks for the list of %s of one programme", (filter) => {
  const now = Date.now();
  const kaisa = findPersonBySlackId(db, madeUp("UKAISA"));
  if (!kaisa || !hasAccount(kaisa)) throw new Error("nobody has set up");
  const [first] = allProgrammes(db);
  if (!first) throw new Error("no programme");
  db.transaction(() => {
    const by = asCoordinator(db, acting(kaisa));
    if (!by) throw new Error("no coordinator");
    createProgramme(db, by, { id: newId(), name: `Vaasa ${filter}`, template: "vaasa" }, now);
  });
  db.orm
    .update(people)
    .set({ homeFilter: filter, homeProgramme: first.id, homePages: { list: 2, filteredAt: now } })
    .run();
  const asked = askedIn(() => expect(homeOf(db, kaisa, now, "Europe/Helsinki")).toMatchObject({ state: "ready" }));
  expect(asked.some((text) => text.includes("programme_id"))).toBe(true);
  expect(walksIn(asked)).toEqual([]);
});

test("nor does anything that the list of programmes asks, or closing or changing one", () => {
  const kaisa = findPersonBySlackId(db, madeUp("UKAISA"));
  if (!kaisa || !hasAccount(kaisa)) throw new Error("nobody has set up");
  const shape = () => {
    const by = asCoordinator(db, acting(kaisa));
    if (!by) throw new Error("no coordinator");
    const { id } = createProgramme(db, by, { id: newId(), name: "Vaasa", template: "vaasa" }, 0);
    for (const programme of allProgrammes(db)) openPairsIn(db, programme.id);
    const { version } = readProgramme(db, id);
    const contents = { ...version.contents, quietDays: 7 };
    changeProgramme(db, by, { id, seen: version.id, contents }, 0, "Europe/Helsinki");
    closeProgramme(db, by, id, true, 0);
  };
  const asked = askedIn(() => db.transaction(shape));
  expect(asked.length).toBeGreaterThan(5);
  expect(walksIn(asked)).toEqual([]);
});

test("nor does anything that one pair's view asks", () => {
  const kaisa = findPersonBySlackId(db, madeUp("UKAISA"));
  const ids = db.orm.select({ id: pairs.id }).from(pairs).all();
  const asked = askedIn(() => {
    for (const { id } of ids)
      pairShownFor(db, { personId: kaisa?.id ?? madeUp("") }, id, Date.now(), "Europe/Helsinki");
  });
  expect(asked.length).toBeGreaterThan(10);
  expect(walksIn(asked)).toEqual([]);
});

test("nor does the deletion of pairs years after their end", () => {
  const before = db.orm.select({ id: pairs.id }).from(pairs).all().length;
  const asked = askedIn(() => db.transaction(() => forgetWhole(db, Date.now(), Date.now())));
  expect(db.orm.select({ id: pairs.id }).from(pairs).all().length).toBeLessThan(before);
  expect(asked.length).toBeGreaterThan(30);
  // Rows that wait are read once: which calls are under way.
  expect(walksIn(asked).filter((plan) => !plan.startsWith("SCAN outbox USING INDEX outbox_due"))).toEqual([]);
});
