import { parentPort, workerData } from "node:worker_threads";
import { reportFor } from "../../../db/reports/reports.ts";
import { openToRead } from "../../../db/store/read-only.ts";
import { wordsIn } from "../../texts/words.ts";
import type { ReportResult, ReportTask } from "./task.ts";

/** Runs once in a worker thread: reads, counts, draws and ends. Libraries that only one of the two files needs are loaded for that file alone. */
async function make(task: ReportTask): Promise<ReportResult> {
  const { what, database, personId, period, isNamed, programmeId, language, zone, now } = task;
  const db = openToRead(database);
  const counting = { db, viewer: { personId }, period, zone, programmeId, isNamed: isNamed && what === "sheet" };
  const facts = db.transaction(() => reportFor(counting, now));
  db.close();
  if (!facts) return undefined;
  const words = wordsIn(language, zone);
  if (what === "sheet")
    return (await import("../../programme/reports/workbook.ts")).reportWorkbook(words, facts, { isNamed, now });
  return (await import("../../programme/reports/picture.ts")).reportPicture(words, facts);
}

const made = await make(workerData as ReportTask);
parentPort?.postMessage(made, made ? [made.buffer] : []);
