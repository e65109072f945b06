import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sql } from "../db/drizzle.ts";
import { findPersonBySlackId } from "../db/people.ts";
import { announce } from "./support/announcing.ts";
import { isMentor } from "./support/matching.ts";
import { startUnderWay, submit, writeLog } from "./support/under-way.ts";
import type { World } from "./support/world.ts";

type Row = Record<string, unknown>;

const tablesOf = ({ db }: World): string[] =>
  db.orm.all<{ name: string }>(sql`select name from sqlite_master where type = 'table'`).map(({ name }) => name);

/** Every row of the database in which one of these stands, by table. */
function rowsWith(world: World, traces: readonly string[]): Record<string, Row[]> {
  const found = tablesOf(world).map((table) => {
    const rows = world.db.orm.all<Row>(sql.raw(`select * from "${table}"`));
    const isAbout = (row: Row) => traces.some((trace) => JSON.stringify(row).includes(trace));
    return [table, rows.filter(isAbout)] as const;
  });
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}

const sealedIn = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) =>
    Object.values(row).filter((value): value is string => typeof value === "string" && value.length > 40),
  );

/** The bytes of the database and of its log of writes, whatever SQLite still counts as part of it. */
const bytesOf = (world: World): Buffer =>
  Buffer.concat(["", "-wal"].map((end) => readFileSync(join(world.folder, `mentoring.sqlite${end}`))));

test("of somebody who was erased neither account, conversation, address nor anything she wrote is left in the bytes of the database", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa, mirja } = world.people;
  await mirja.changeProfile({ email: "mirja@example.org" });
  await isMentor(world, mirja, { fields: "Tilintarkastus", town: "Espoo" });
  await writeLog(world, pair, { content: "Ansioluettelo", mentorTasks: "Kysyn ystävältä" });
  await mirja.command(pair.channelId, "/mentoring");
  await announce(world, kaisa, "everyone", "Kesäjuhla on 5.6.");
  await world.later({ minutes: 10 });
  await mirja.say("@bot", "Kiitos viestistä");
  const home = await mirja.home();
  if (!home) throw new Error("no Home");
  await mirja.press(home, "Tarvitsen tukea");
  await world.settle();
  await mirja.fill({ text: "Olen väsynyt" });
  await submit(world, mirja);
  await mirja.closeAll();

  const id = findPersonBySlackId(world.db, mirja.id)?.id ?? "";
  const dm = await mirja.dmId();
  const about = rowsWith(world, [id, mirja.id]);
  const sealed = ["people", "profiles", "support_requests", "meeting_logs", "typed_replies"].flatMap((table) =>
    sealedIn(about[table] ?? []),
  );
  expect(sealed.length).toBeGreaterThan(5);
  const mark = String((about.people?.[0] as Row).email_mark);
  const traces = [mirja.id, dm, mark, ...sealed];
  const before = bytesOf(world);
  expect(traces.filter((trace) => !before.includes(trace))).toEqual([]);

  const own = await mirja.home();
  if (!own) throw new Error("no Home");
  await mirja.press(own, "Omat tietoni");
  await world.settle();
  const modal = await mirja.modal();
  if (!modal) throw new Error("nothing opened");
  await mirja.press(modal, "Poista tietoni");
  await world.settle();
  await mirja.fill({ sure: ["yes"] });
  expect((await submit(world, mirja)).outcome).toBe("updated");
  await mirja.closeAll();
  await world.later({ days: 1 });

  expect(rowsWith(world, traces)).toEqual({});
  const after = bytesOf(world);
  expect(traces.filter((trace) => after.includes(trace))).toEqual([]);
});
