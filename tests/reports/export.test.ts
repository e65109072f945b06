import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { auditLog } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import { csvOf, plainReport } from "../../src/programme/reports/plain.ts";
import { shownReport } from "../../src/programme/reports/shown.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { runCommand } from "../support/command-process.ts";
import { ZONE } from "../support/helsinki.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { sampleFacts } from "../support/report-sample.ts";
import { finnish } from "../support/world.ts";

const words = wordsIn("fi", ZONE);

describe("npm run export", () => {
  test("gives the numbers of the report while the bot runs, as JSON and as CSV, and the audit log tells for whom", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    const env = { DATABASE_PATH: world.db.path, TIME_ZONE: ZONE };
    const days = ["--from", "2026-01-01", "--until", "2026-01-31"];
    const run = (...more: string[]) => runCommand("export", { env, words: [...days, ...more] });
    const json = await run("--for", kaisa.id);
    expect(json.code).toBe(0);
    const { numbers, ...head } = JSON.parse(json.output);
    expect(head).toMatchObject({
      format: "auroras-numbers/1",
      period: { from: "2026-01-01", until: "2026-01-31" },
      leastShown: 5,
    });
    const csv = await run("--for", kaisa.id, "--csv");
    expect(csv.lines[0]?.trimEnd()).toBe("from,until,part,what,label,value");
    expect(csv.lines).toHaveLength(numbers.length + 1);
    for (const secret of ["Virtanen", "Mirja", "Hassan", "Amina"])
      expect(json.output + csv.output).not.toContain(secret);
    // A mentor may have none, and nobody without being named.
    expect(await run("--for", mirja.id)).toMatchObject({
      code: 1,
      output: expect.stringContaining("for which coordinator"),
    });
    expect(await run()).toMatchObject({ code: 1 });
    expect(await runCommand("export", { env, words: ["--for", kaisa.id, "--from", "2026-01-01"] })).toMatchObject({
      code: 1,
    });

    await world.restart();
    const looks = world.db.orm.select().from(auditLog).where(sql`${auditLog.action} like 'reports:export:%'`).all();
    expect(looks.map(({ action, role }) => [action, role])).toEqual([
      ["reports:export:2026-01-01:2026-01-31:no-names", "coordinator"],
      ["reports:export:2026-01-01:2026-01-31:no-names", "coordinator"],
    ]);
    await world.restart();
    expect(
      world.db.orm.select().from(auditLog).where(sql`${auditLog.action} like 'reports:export:%'`).all(),
    ).toHaveLength(2);
  });

  test("each number is the sheet's; what the sheet protects is empty, and an exact report does not leave", () => {
    const shown = shownReport(sampleFacts(1), false);
    const { numbers } = plainReport(shown, words);
    const of = (part: string) => numbers.filter((line) => line.part === part).map(({ value }) => value);
    const plain = (value: unknown) => (typeof value === "number" ? value : null);
    expect(of("outcomes")).toEqual(shown.outcomes.map(({ pairs }) => plain(pairs)));
    expect(of("themes")).toEqual(shown.themes.flatMap(({ pairs, meetings }) => [plain(pairs), plain(meetings)]));
    expect(of("ratings")).toEqual(
      shown.feedback.flatMap(({ each, given, none, average }) => [...each, given, none, average].map(plain)),
    );
    expect(numbers.some(({ value }) => value === null)).toBe(true);
    expect(() => plainReport(shownReport(sampleFacts(1), true), words)).toThrow("protected");
    const csv = csvOf({
      ...plainReport(shown, words),
      numbers: [{ part: "x", what: "y", label: '=1+1,"z"', value: null }],
    });
    expect(csv.split("\r\n")[1]).toMatch(/,x,y,"'=1\+1,""z""",$/);
  });
});

test("operating names what the command takes", () => {
  expect(readFileSync("src/operating.md", "utf8")).toContain("npm run export -- --for");
});
