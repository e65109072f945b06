import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { coordinatorBySlackId, exportedFacts, programmeNamed } from "../../db/reports/exporting.ts";
import { readKeys } from "../../db/store/keys.ts";
import { openToRead } from "../../db/store/read-only.ts";
import { readSettings } from "../../db/store/settings.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { dateOf, isDate } from "../programme/calendar/calendar.ts";
import { csvOf, plainReport } from "../programme/reports/plain.ts";
import { complaintsAboutPeriod, readyPeriod } from "../programme/reports/rules.ts";
import { shownReport } from "../programme/reports/shown.ts";
import { wordsIn } from "../texts/words.ts";
import { runCommand } from "./command.ts";

const HOW =
  "npm run export -- --for <Slack id of the coordinator who asked> [--from 2026-01-01 --until 2026-06-30] [--programme <name>] [--csv]";

/** `npm run export`: the report's protected numbers as JSON or CSV, to standard output. The bot may run meanwhile. Without dates: the last whole half-year. */
await runCommand("export", ({ databasePath, encryptionKey, timeZone: zone, words: args, now, tell }) => {
  const asked = wordsOf(args);
  if (!existsSync(databasePath)) throw new CannotOpen(`There is no database at ${databasePath}. Check DATABASE_PATH.`);
  const db = openToRead({ path: databasePath, keys: readKeys(databasePath, encryptionKey).ring });
  try {
    const settings = readSettings(db);
    const by = asked.for === undefined ? undefined : coordinatorBySlackId(db, asked.for);
    if (!settings || !by) throw new CannotOpen(`Say for which coordinator: it is noted in the audit log. ${HOW}`);
    const period = periodOf(asked, dateOf(now, zone));
    const programmeId = asked.programme === undefined ? undefined : programmeNamed(db, asked.programme);
    if (programmeId === "unknown") throw new CannotOpen(`There is no programme called ${asked.programme}.`);
    const facts = exportedFacts(db, { by, period, zone, now, programmeId });
    if (!facts) throw new CannotOpen(HOW);
    const report = plainReport(shownReport(facts, false), wordsIn(settings.language, zone));
    tell(asked.csv ? csvOf(report).trimEnd() : JSON.stringify(report, undefined, 2));
  } finally {
    db.close();
  }
});

function wordsOf(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { for: text, from: text, until: text, programme: text, csv: { type: "boolean" } },
    }).values;
  } catch {
    throw new CannotOpen(HOW);
  }
}

function periodOf({ from, until }: { from?: string | undefined; until?: string | undefined }, today: string) {
  if (from === undefined && until === undefined) return readyPeriod("last-half", today);
  const isRight = from !== undefined && until !== undefined && isDate(from) && isDate(until);
  if (!isRight || Object.keys(complaintsAboutPeriod({ from, until }, today)).length > 0)
    throw new CannotOpen(`Give both days, in order, not in the future, at most 10 years. ${HOW}`);
  return { from, until };
}
