import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { sql } from "../../db/store/drizzle.ts";
import { emptyLog, overwriteFreedBytes } from "../../db/store/freed-bytes.ts";
import { type Db, openDatabase } from "../../db/store/open.ts";
import { openToRead } from "../../db/store/read-only.ts";
import { SeededRandom } from "../chaos/random.ts";
import { temporaryFolder } from "../support/bot-process.ts";

/** A table of the shape of the bot's: a text as key, an index, texts of some bytes up to many pages. */
function open() {
  const path = join(temporaryFolder(), "mentoring.sqlite");
  const db = openDatabase(path, { now: 1 });
  onTestFinished(() => db.close());
  // For speed: nothing crashes here.
  db.orm.run(sql`pragma synchronous = off`);
  db.orm.run(sql`create table said (id text primary key, subject text, words text)`);
  db.orm.run(sql`create index said_subject on said(subject)`);
  const bytes = () => ["", "-wal"].map((end) => readFileSync(`${path}${end}`, "latin1")).join("");
  /** Which of these marks are in the file or in its log of writes, whatever SQLite still counts as part of it. */
  const found = (marks: readonly string[]) => {
    const there = new Set(bytes().match(/mark[0-9a-z]+_/g));
    return marks.filter((mark) => there.has(mark));
  };
  return { db, bytes, found };
}

const fill = (random: SeededRandom): string => "y".repeat(random.chance(0.05) ? random.between(0, 12_000) : 120);

const live = (db: Db, random: SeededRandom, acts: number) => db.transaction(() => act(db, random, acts));

/** Inserts, changes and deletes in random order. @returns the marks of what is there, and of what is gone */
function act(db: Db, random: SeededRandom, acts: number): { kept: string[]; gone: string[] } {
  const kept = new Map<string, string[]>();
  const gone: string[] = [];
  let marks = 0;
  const mark = () => `mark${(marks++).toString(36)}_`;
  for (let done = 0; done < acts; done++) {
    const chance = kept.size < 20 ? 0 : random.next();
    const [subject, words] = [mark(), mark()];
    if (chance < 0.5) {
      const id = `${random.between(0, 99)}${mark()}`;
      db.orm.run(sql`insert into said values (${id}, ${subject}, ${words + fill(random)})`);
      kept.set(id, [id.slice(id.indexOf("mark")), subject, words]);
      continue;
    }
    const id = random.one([...kept.keys()]);
    const [own = "", ...others] = kept.get(id) ?? [];
    gone.push(...others);
    if (chance < 0.75) {
      db.orm.run(sql`delete from said where id = ${id}`);
      gone.push(own);
      kept.delete(id);
    } else {
      db.orm.run(sql`update said set subject = ${subject}, words = ${words + fill(random)} where id = ${id}`);
      kept.set(id, [own, subject, words]);
    }
  }
  return { kept: [...kept.values()].flat(), gone };
}

const whole = (db: Db) => db.orm.get(sql`pragma integrity_check`);
const intact = { integrity_check: "ok" };

describe("what was deleted", () => {
  test("stays in pages that were divided and joined before, and is overwritten there, while what is kept stays", async () => {
    for (const seed of [1, 2, 3]) {
      const { db, found } = open();
      const { kept, gone } = live(db, new SeededRandom(seed), 2_000);
      const read = () => db.orm.all(sql`select * from said order by id`);
      const before = read();
      emptyLog(db);
      expect(gone.length).toBeGreaterThan(1_000);
      expect(found(gone).length).toBeGreaterThan(0);
      expect(await overwriteFreedBytes(db)).toBe(true);
      expect(found(gone)).toEqual([]);
      expect(read()).toEqual(before);
      expect(whole(db)).toEqual(intact);
      // SQLite has kept no page in memory that still holds the old bytes and would be written with them.
      db.orm.run(sql`update said set words = words || '!'`);
      emptyLog(db);
      expect(found(gone)).toEqual([]);
      expect(kept.length).toBeGreaterThan(300);
      expect(whole(db)).toEqual(intact);
    }
  });

  test("is overwritten too while others write in between, and a second time finds nothing to do", async () => {
    const { db, bytes, found } = open();
    const random = new SeededRandom(7);
    const { gone } = live(db, random, 4_000);
    db.orm.run(sql`insert into said select id || 'more', null, words || ${"z".repeat(3_000)} from said`);
    let isDone = false;
    let wrote = 0;
    const work = overwriteFreedBytes(db).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      db.orm.run(sql`insert into said values (${`between${wrote++}`}, null, ${fill(random)})`);
      await new Promise(setImmediate);
    }
    expect(await work).toBe(true);
    expect(wrote).toBeGreaterThan(5);
    expect(db.orm.get(sql`select count(*) as n from said where id like 'between%'`)).toEqual({ n: wrote });
    expect(whole(db)).toEqual(intact);
    await overwriteFreedBytes(db);
    expect(found(gone)).toEqual([]);
    const again = bytes();
    await overwriteFreedBytes(db);
    expect(bytes()).toBe(again);
  });

  test("waits for another connection that reads, without blocking", async () => {
    const { db, found } = open();
    const { gone } = live(db, new SeededRandom(1), 2_000);
    const reader = openToRead(db);
    reader.orm.run(sql`begin`);
    expect(reader.orm.all(sql`select count(*) from said`)).toHaveLength(1);
    db.orm.run(sql`update said set words = words || '!'`);
    const began = performance.now();
    expect(await overwriteFreedBytes(db)).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
    reader.orm.run(sql`commit`);
    expect(await overwriteFreedBytes(db)).toBe(true);
    expect(found(gone)).toEqual([]);
    reader.close();
  });
});
