import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { WAITS_AT_MOST_MS } from "../../db/enrolment/awaited-people.ts";
import { OPEN_FOR_MS } from "../../db/follow-up/follow-up.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { kinds } from "../../src/programme/privacy/rules.ts";
import { firstAnswer as settings } from "../../src/programme/setup/rules.ts";

const page = readFileSync("src/programme/privacy/tietosuoja.md", "utf8");
/** What is stored, who sees it, how long: by the first words of the row. */
const rows = page
  .slice(page.indexOf("| tieto | kuka näkee"), page.indexOf("Vapaat tekstit, nimet"))
  .trim()
  .split("\n")
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, what = "", who = "", howLong = ""]) => ({ what, who, howLong }));

/** The kinds of confidential data that a row tells of: they are named in a comment, which the page does not show. */
const kindsIn = (what: string): string[] => /<!-- (.*) -->/.exec(what)?.[1]?.split(", ") ?? [];

const rowOf = (start: string) => rows.find(({ what }) => what.startsWith(start));

test("the page for the network's officer tells of every kind of data who sees it and how long it is kept", () => {
  const found = rows.flatMap(({ what }) => kindsIn(what)).toSorted();
  expect(found, "tietosuoja.md has a row with `<!-- kind -->`").toEqual(kinds.toSorted());
  for (const { what, who, howLong } of rows) {
    expect(what.replace(/<!--.*-->/, "").trim()).not.toBe("");
    expect([what, who, howLong]).not.toContain("");
  }
});

test("the times on the page are those that the program keeps", () => {
  const texts = `${settings.textsMonths} kuukautta`;
  for (const start of ["ensimmäinen", "myöhempien", "muistilista", "aktorin", "palaute", "tukipyyntö", "tiedotteet"])
    expect(rowOf(start)?.howLong, start).toContain(texts);
  expect(rowOf("profiili")?.howLong).toContain(`${settings.profilesMonths} kuukautta`);
  expect(rowOf("tapahtumaloki")?.howLong).toContain(`${settings.auditMonths} kuukautta`);
  expect(rowOf("sähköposti (")?.howLong).toContain(`${WAITS_AT_MOST_MS / DAY_MS} päivää`);
  expect(rowOf("botille kirjoitettu")?.howLong).toContain(`${OPEN_FOR_MS / DAY_MS} päivää`);
  expect(rowOf("kanavan viestit")?.howLong).toContain(`${settings.goodbyeDays} päivää`);
  expect(page).toContain(`poistetaan ${settings.backupDays} päivän kuluttua`);
});
