import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeEverything } from "../../db/keeping/everything.ts";
import { coordinatorBySlackId, exportedFacts, noteEverything, programmeNamed } from "../../db/reports/exporting.ts";
import { readKeys } from "../../db/store/keys.ts";
import type { Db } from "../../db/store/open.ts";
import { openToRead } from "../../db/store/read-only.ts";
import { readSettings } from "../../db/store/settings.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { dateOf, isDate } from "../programme/calendar/calendar.ts";
import { csvOf, plainReport } from "../programme/reports/plain.ts";
import { complaintsAboutPeriod, readyPeriod } from "../programme/reports/rules.ts";
import { shownReport } from "../programme/reports/shown.ts";
import { wordsIn } from "../texts/words.ts";
import { type Parts, runCommand } from "./command.ts";

const HOW =
  "npm run export -- --for <Slack id of the coordinator who asked> [--from 2026-01-01 --until 2026-06-30] [--programme <name>] [--csv]";
const HOW_EVERYTHING = "npm run export -- --everything <folder> --for <Slack id of the coordinator who asked> --yes";

const WHAT_IT_HOLDS = [
  "THIS WRITES EVERYTHING, READABLE FOR ANYBODY WHO HAS THE FILES: names, contacts, notes of both forms, what actors wrote for themselves alone, feedback, requests for support.",
  "Mentors and actors were told that no coordinator reads what they write to each other. Tell them before, and offer them their own data (Omat tietoni).",
  "Keep the files encrypted, give them to nobody but the one who carries the work on, and delete them when that is done.",
];

/**
 * `npm run export`: the report's protected numbers as JSON or CSV, to standard output. Without dates: the last whole half-year. With `--everything <folder>`:
 * all that the database holds, opened with the key, as files. The bot may run meanwhile.
 */
await runCommand("export", async (parts) => {
  const { databasePath, encryptionKey } = parts;
  const asked = wordsOf(parts.words);
  if (!existsSync(databasePath)) throw new CannotOpen(`There is no database at ${databasePath}. Check DATABASE_PATH.`);
  const db = openToRead({ path: databasePath, keys: readKeys(databasePath, encryptionKey).ring });
  try {
    if (asked.everything === undefined) exportNumbers(db, asked, parts);
    else await exportEverything(db, asked.everything, asked, parts);
  } finally {
    db.close();
  }
});

type Asked = ReturnType<typeof wordsOf>;

function exportNumbers(db: Db, asked: Asked, { timeZone: zone, now, tell }: Parts): void {
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
}

async function exportEverything(db: Db, folder: string, asked: Asked, parts: Parts): Promise<void> {
  const { now, tell, workspace } = parts;
  for (const line of WHAT_IT_HOLDS) tell(line);
  const by = asked.for === undefined ? undefined : coordinatorBySlackId(db, asked.for);
  if (!by) throw new CannotOpen(`Say for which coordinator: it is noted in the audit log. ${HOW_EVERYTHING}`);
  if (!asked.yes) throw new CannotOpen(`Nothing was written. To write it: ${HOW_EVERYTHING}`);
  noteEverything(db, { by, now });
  const into = workspace === undefined ? folder : join(folder, workspace);
  const written = await writeEverything(db.path, { into, keys: db.keys, now });
  tell(
    `Written: ${written.folder}, with everything.json and everything.xlsx: ${written.tables} tables, ${written.rows} rows, ${written.texts - written.closedTexts} sealed texts opened.`,
  );
  if (written.closedTexts > 0)
    tell(`${written.closedTexts} texts do not open with the keys at hand, and are empty in the files.`);
}

function wordsOf(args: readonly string[]) {
  const [text, flag] = [{ type: "string" }, { type: "boolean" }] as const;
  try {
    return parseArgs({
      args: [...args],
      options: { for: text, from: text, until: text, programme: text, csv: flag, everything: text, yes: flag },
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
