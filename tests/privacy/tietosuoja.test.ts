import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { WAITS_AT_MOST_MS } from "../../db/enrolment/awaited-people.ts";
import { OPEN_FOR_MS } from "../../db/follow-up/follow-up.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { Kind } from "../../src/programme/privacy/rules.ts";
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

/** Every kind of confidential data, and the row of the page that tells of it. */
const told: Record<Kind, string> = {
  pair: "pari:",
  kickoff: "ensimmäinen tapaaminen:",
  meeting: "myöhempien tapaamisten ajat ja paikat",
  "meeting-log": "muistilista",
  task: "muistilista",
  "log-themes": "muistilista",
  "follow-up": "aktorin vastaus tapaamisesta",
  feedback: "palaute verkostolle",
  outcome: "palaute verkostolle",
  support: "tukipyyntö",
  profile: "profiili:",
  announcement: "tiedotteet",
  import: "tuotu henkilöluettelo",
  name: "nimi, Slack-tunnus",
  "peer-meeting": "mentorien tapaamiset",
  "peer-contact": "vertaistuen järjestäjille annetut yhteystiedot",
  audit: "tapahtumaloki",
  "audit-own": "tapahtumaloki",
};

const rowOf = (start: string) => rows.find(({ what }) => what.startsWith(start));

test("the page for the network's officer tells of every kind of data who sees it and how long it is kept", () => {
  for (const start of Object.values(told)) {
    expect(rowOf(start), start).toBeDefined();
    expect(Object.values(rowOf(start) ?? {}).filter((cell) => cell === "")).toEqual([]);
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
