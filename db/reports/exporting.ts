import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { type PersonId, personIdFrom } from "../../src/programme/ids.ts";
import type { ReportFacts } from "../../src/programme/reports/facts.ts";
import type { Period } from "../../src/programme/reports/rules.ts";
import { appendLines } from "../own-data/journal-lines.ts";
import { findPerson, findPersonBySlackId, type Person } from "../people/people.ts";
import { recordLook } from "../privacy/privacy.ts";
import { allProgrammes } from "../programmes/programmes.ts";
import type { Db } from "../store/open.ts";
import { reportFor } from "./reports.ts";

/**
 * `npm run export`: the report as data, by an operator for a coordinator, while the bot runs. It only reads the database, which the bot alone writes. The
 * entry for the audit log waits in a file beside it, and the bot takes it in.
 */

const pathOf = (databasePath: string): string => `${databasePath}.exports`;

/** The coordinator with this Slack id; undefined if there is none. */
export function coordinatorBySlackId(db: Db, slackId: string): Person | undefined {
  const person = findPersonBySlackId(db, slackId as Parameters<typeof findPersonBySlackId>[1]);
  return person?.isCoordinator ? person : undefined;
}

/** The programme's id by its name. @returns "unknown" if no programme is called so */
export const programmeNamed = (db: Db, name: string) =>
  allProgrammes(db).find((one) => one.name.toLocaleLowerCase() === name.toLocaleLowerCase())?.id ?? "unknown";

type Wish = {
  by: Person;
  period: Period;
  zone: string;
  now: number;
  programmeId?: Parameters<typeof reportFor>[0]["programmeId"];
};

/** Exactly what the coordinator's own report without names is made from. Notes the export first. */
export function exportedFacts(db: Db, { by, period, zone, now, programmeId }: Wish): ReportFacts | undefined {
  appendLines(pathOf(db.path), [`${by.id} ${now} reports:export:${period.from}:${period.until}:no-names`]);
  return db.transaction(() =>
    reportFor({ db, viewer: { personId: by.id }, period, zone, isNamed: false, programmeId }, now),
  );
}

/** Notes that everything was written out for this coordinator. To be called before it is. */
export const noteEverything = (db: Pick<Db, "path">, { by, now }: Pick<Wish, "by" | "now">): void =>
  appendLines(pathOf(db.path), [`${by.id} ${now} reports:everything`]);

const LINE = /^(\S+) (\d{1,16}) (reports:(?:export:\d{4}-\d\d-\d\d:\d{4}-\d\d-\d\d:no-names|everything))$/;

/** Takes the exports that were noted into the audit log. Once in the log, they are removed from the file. */
export function takeInExports(db: Db): void {
  const waiting = pathOf(db.path);
  const taken = `${waiting}.taken`;
  // Moved aside first: what is noted meanwhile begins a new file. What a killed process had moved aside comes first.
  if (!existsSync(taken)) {
    if (!existsSync(waiting)) return;
    renameSync(waiting, taken);
  }
  const looks = readFileSync(taken, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, id, at, action] = LINE.exec(line) ?? [];
      const personId: PersonId | undefined = personIdFrom(id);
      return personId !== undefined && action !== undefined && findPerson(db, personId)
        ? [{ personId, at: Number(at), action }]
        : [];
    });
  db.transaction(() => {
    for (const look of looks) recordLook(db, look);
  });
  rmSync(taken);
}
