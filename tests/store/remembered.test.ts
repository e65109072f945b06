import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { findPerson } from "../../db/people/people.ts";
import { people } from "../../db/schema/index.ts";
import { eq, sql } from "../../db/store/drizzle.ts";
import { openDatabase } from "../../db/store/open.ts";
import { rememberedTables } from "../../db/store/remembered.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { writeEnrolled } from "../support/matching.ts";
import { memoryOrDisk } from "../support/world.ts";

const AT = 1_769_000_000_000;
const folder = mkdtempSync(join(memoryOrDisk, "auroras-remembered-"));
const db = openDatabase(join(folder, "mentoring.sqlite"), { now: AT });
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});
const ids = [1, 2, 3].map((at) => writeEnrolled(db, { name: `Nimi ${at}`, role: "mentor", fields: "x" }, AT));

/** As it is in the file, past what is remembered. */
const inFile = (id: PersonId) =>
  db.orm.select({ timeZone: people.timeZone }).from(people).where(eq(people.id, id)).get()?.timeZone ?? undefined;

const person = fc.constantFrom(...ids);
const zone = fc.constantFrom("Europe/Helsinki", "Asia/Tokyo", null);
const write = fc.oneof(
  fc.tuple(person, zone).map(([id, timeZone]) => ({
    name: `update to ${timeZone}`,
    run: () => void db.orm.update(people).set({ timeZone }).where(eq(people.id, id)).run(),
  })),
  fc.tuple(person, zone).map(([id, timeZone]) => ({
    name: `update with returning to ${timeZone}`,
    run: () => void db.orm.update(people).set({ timeZone }).where(eq(people.id, id)).returning().all(),
  })),
  fc.tuple(person, zone).map(([id, timeZone]) => ({
    name: `insert that becomes an update to ${timeZone}`,
    run: () => {
      const row = db.orm.select().from(people).where(eq(people.id, id)).get();
      if (row) db.orm.insert(people).values(row).onConflictDoUpdate({ target: people.id, set: { timeZone } }).run();
    },
  })),
  fc.tuple(person, zone).map(([id, timeZone]) => ({
    name: `raw update to ${timeZone}`,
    run: () => void db.orm.run(sql`update people set time_zone = ${timeZone} where id = ${id}`),
  })),
);
const step = fc.tuple(fc.array(write, { maxLength: 4 }), fc.boolean(), person);

describe("a remembered row", () => {
  it("is that of the file after every write, also in a transaction and after one that is undone", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        for (const [writes, isUndone, read] of steps) {
          try {
            db.transaction(() => {
              for (const { run } of writes) {
                run();
                expect(findPerson(db, read)?.timeZone).toBe(inFile(read));
              }
              if (isUndone) throw new Undone();
            });
          } catch (error) {
            if (!(error instanceof Undone)) throw error;
          }
          for (const id of ids) expect(findPerson(db, id)?.timeZone).toBe(inFile(id));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is that of the file after a rollback by hand", () => {
    const [id] = ids;
    if (id === undefined) throw new Error("nobody");
    const before = findPerson(db, id)?.timeZone;
    db.orm.run(sql`begin`);
    db.orm.update(people).set({ timeZone: "Africa/Nairobi" }).where(eq(people.id, id)).run();
    expect(findPerson(db, id)?.timeZone).toBe("Africa/Nairobi");
    db.orm.run(sql`rollback`);
    expect(findPerson(db, id)?.timeZone).toBe(before);
  });

  it("is that of the file in the next transaction after another program has written", () => {
    const [id] = ids;
    if (id === undefined) throw new Error("nobody");
    findPerson(db, id);
    const other = new Sqlite(db.path);
    other.prepare("update people set time_zone = 'Pacific/Fiji' where id = ?").run(id);
    other.close();
    expect(db.transaction(() => findPerson(db, id)?.timeZone)).toBe("Pacific/Fiji");
  });

  it("is of a table that no trigger writes to", () => {
    const triggers = db.orm.all<{ sql: string }>(
      sql`select sql from sqlite_temp_master where type = 'trigger' union all select sql from sqlite_master where type = 'trigger'`,
    );
    const written = triggers.flatMap(({ sql: text }) =>
      [...text.slice(text.indexOf("begin")).matchAll(/(?:insert into|update|delete from) "?(\w+)/g)].map(
        ([, table = ""]) => table,
      ),
    );
    expect(written).toContain("pairs_changed");
    expect(written.filter((table) => rememberedTables.has(table))).toEqual([]);
  });
});

class Undone extends Error {}
