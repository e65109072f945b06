import { expect, test } from "vitest";
import { works } from "../../db/store/deferred-rows.ts";
import { sql } from "../../db/store/drizzle.ts";
import type { Db } from "../../db/store/open.ts";
import { withCountedIds } from "../support/deferring.ts";
import { allTextOf } from "../support/pair-database.ts";
import { Tour } from "../support/tour.ts";
import { doEverything } from "../support/tour-everything.ts";
import { startWorld } from "../support/world.ts";

/** These are written between the act and what follows from it, or by it. */
const APART = ["deferred", "submissions", "audit_log"];

const textOf = (db: Db): unknown => JSON.parse(withCountedIds(allTextOf(db, APART)));

/** What the database would be if the row that an act has just deferred were done in the act's own transaction. */
function atOnce(db: Db, work: () => void): unknown {
  db.orm.run(sql`savepoint at_once`);
  try {
    work();
    return textOf(db);
  } finally {
    db.orm.run(sql`rollback to at_once`);
    db.orm.run(sql`release at_once`);
  }
}

test("what follows from every act of the tour is the same after the acknowledgement as at once", async () => {
  await using world = await startWorld({ hasMail: true });
  const expected = new Map<string, unknown>();
  const differing: string[] = [];
  const done: string[] = [];
  const { db } = world;
  const add = db.deferred.add;
  const known = new Map(works);
  const nameOf = (kind: string, pairId: string, about: unknown) => JSON.stringify([kind, pairId, about]);
  db.deferred.add = (row) => {
    const { kind, pairId, about, at } = row;
    expected.set(
      nameOf(kind, pairId, about),
      atOnce(db, () => known.get(kind)?.(db, pairId, about, at)),
    );
    add(row);
  };
  for (const [kind, work] of known) {
    works.set(kind, (given, pairId, about, now) => {
      work(given, pairId, about, now);
      if (given !== db) return;
      done.push(kind);
      const wanted = expected.get(nameOf(kind, pairId, about));
      if (JSON.stringify(textOf(db)) !== JSON.stringify(wanted)) differing.push(kind);
    });
  }
  try {
    await doEverything(new Tour(world, { language: "fi", data: "empty" }));
  } finally {
    for (const [kind, work] of known) works.set(kind, work);
  }
  expect(differing).toEqual([]);
  expect(new Set(done)).toEqual(new Set(known.keys()));
  expect(done.length).toBeGreaterThan(5);
});
