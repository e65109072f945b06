import { parentPort, workerData } from "node:worker_threads";
import { coordinators } from "../../db/people/people.ts";
import { reportFor } from "../../db/reports/reports.ts";
import { openToRead } from "../../db/store/read-only.ts";
import { readSettings } from "../../db/store/settings.ts";
import { plainReport } from "../programme/reports/plain.ts";
import { shownReport } from "../programme/reports/shown.ts";
import { wordsIn } from "../texts/words.ts";
import type { NumbersTask } from "./numbers-out.ts";

/** Counts the report of a period in a worker thread, with protected numbers and without names. Posts null where no coordinator could see it. */
function counted({ database, period, zone, now }: NumbersTask): string | null {
  const db = openToRead(database);
  try {
    const [coordinator] = coordinators(db);
    const settings = readSettings(db);
    if (!coordinator || !settings) return null;
    const viewer = { personId: coordinator.id };
    const facts = db.transaction(() => reportFor({ db, viewer, period, zone, isNamed: false }, now));
    return facts ? JSON.stringify(plainReport(shownReport(facts, false), wordsIn(settings.language, zone))) : null;
  } finally {
    db.close();
  }
}

parentPort?.postMessage(counted(workerData as NumbersTask));
