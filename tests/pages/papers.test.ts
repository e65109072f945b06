import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstAnswer } from "../../src/programme/setup/rules.ts";

const FOLDER = "src/hosting/papers";
const languages = ["fi", "sv", "en"] as const;
const subjects = ["accessibility", "breach", "hosting", "leaving", "processing"];
const textOf = (subject: string, language: string): string =>
  readFileSync(join(FOLDER, `${subject}.${language}.md`), "utf8");

/** What does not depend on the language: numbers, commands, addresses, and how many lines a table or list has. */
const factsOf = (text: string) => ({
  numbers: [...text.matchAll(/\d+(?:\.\d+)*/g)].map(([number]) => number).sort(),
  code: [...text.matchAll(/`[^`]+`/g)].map(([code]) => code).sort(),
  addresses: [...text.matchAll(/<https:[^>]+>/g)].map(([address]) => address),
  shape: text.split("\n").flatMap((line) => /^(#+|\||\d\.|-) /.exec(line)?.[1] ?? []),
});

describe("the papers for a board", () => {
  test("each is in three languages, and on one page", () => {
    const names = readdirSync(FOLDER).filter((name) => name !== "README.md");
    expect(names.sort()).toEqual(
      subjects.flatMap((one) => languages.map((language) => `${one}.${language}.md`)).sort(),
    );
    for (const name of names)
      expect([name, readFileSync(join(FOLDER, name), "utf8").split("\n").length < 50]).toEqual([name, true]);
  });

  test.each(subjects)("%s says the same in each language", (subject) => {
    const [fi, sv, en] = languages.map((language) => factsOf(textOf(subject, language)));
    expect(sv).toEqual(fi);
    expect(en).toEqual(fi);
  });

  test("how long things are kept is what the settings begin with", () => {
    const { backupDays, textsMonths, profilesMonths, auditMonths } = firstAnswer;
    expect(textOf("processing", "en")).toContain(
      `texts ${textsMonths} months after the end, profiles ${profilesMonths} months, looks ${auditMonths} months, backups ${backupDays} days`,
    );
    expect(textOf("breach", "en")).toContain(`it is kept ${auditMonths} months`);
    for (const subject of ["hosting", "leaving", "processing"])
      expect(textOf(subject, "en")).toMatch(new RegExp(`\\b${backupDays} days`));
  });
});
