import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { auditLog } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { temporaryFolder } from "../support/bot-process.ts";
import { runCommand } from "../support/command-process.ts";
import { ZONE } from "../support/helsinki.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { finnish } from "../support/world.ts";

test("npm run export -- --everything writes all that the database holds as JSON and xlsx, opened, for its owner only; it says what that is, and never leaves a part", async () => {
  const { world, kaisa, mirja } = await startWorldWithPair(finnish);
  await using _ = world;
  const env = { DATABASE_PATH: world.db.path, TIME_ZONE: ZONE };
  const folder = join(temporaryFolder(), "leaving");
  const run = (...words: string[]) => runCommand("export", { env, words: ["--everything", folder, ...words] });

  const asking = await run("--for", kaisa.id);
  expect(asking.code).toBe(1);
  expect(asking.output).toContain("READABLE FOR ANYBODY WHO HAS THE FILES");
  expect(asking.output).toContain("Nothing was written");
  expect((await run("--yes", "--for", mirja.id)).output).toContain("Say for which coordinator");
  expect(() => readdirSync(folder)).toThrow();

  const killed = join(folder, ".everything-Xy12zz");
  mkdirSync(killed, { recursive: true });
  writeFileSync(join(killed, "everything.json"), '{"tables":{"people":[{"name":"Mir');
  const written = await run("--for", kaisa.id, "--yes");
  expect(written).toMatchObject({ code: 0, output: expect.stringContaining("sealed texts opened") });
  const [name = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  const [json, xlsx] = ["everything.json", "everything.xlsx"].map((file) => join(folder, name, file)) as [
    string,
    string,
  ];
  for (const path of [json, xlsx]) expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);

  const { format, tables } = JSON.parse(readFileSync(json, "utf8"));
  expect(format).toBe("auroras-everything/1");
  expect(tables.people.map((row: { name: string }) => row.name)).toContain("Mirja Virtanen");
  expect(tables.pairs).toHaveLength(1);
  expect(readFileSync(json, "utf8")).not.toMatch(/"1\.[0-9a-f]{8,}\./);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(xlsx);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(Object.keys(tables).map((table) => table.slice(0, 31)));
  const people = book.getWorksheet("people");
  expect(people?.rowCount).toBe(tables.people.length + 1);
  expect(people?.getSheetValues().flat()).toContain("Mirja Virtanen");

  await world.restart();
  const looks = world.db.orm.select().from(auditLog).where(eq(auditLog.action, "reports:everything")).all();
  expect(looks.map(({ role }) => role)).toEqual(["coordinator"]);

  // A part is never left: a key that is missing stops it before, a folder that may not be written leaves nothing.
  const file = await runCommand("export", { env, words: ["--everything", json, "--for", kaisa.id, "--yes"] });
  expect(file.code).toBe(1);
  expect(readdirSync(join(folder, name))).toEqual(["everything.json", "everything.xlsx"]);
});
