import type { ReadingKey } from "../../../db/store/read-only.ts";
import type { PersonId, ProgrammeId } from "../../programme/ids.ts";
import type { Period } from "../../programme/reports/rules.ts";
import type { Language } from "../../texts/languages.ts";

/** What the worker thread that makes a report gets: references, and the keys to read what they refer to. */
export type ReportTask = {
  what: "sheet" | "picture";
  database: ReadingKey;
  personId: PersonId;
  period: Period;
  isNamed: boolean;
  programmeId: ProgrammeId | undefined;
  language: Language;
  zone: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
};

/** The finished file; undefined where the person may not have it. */
export type ReportResult = Uint8Array<ArrayBuffer> | undefined;
