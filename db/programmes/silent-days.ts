import { dateOf, type Hours, instantNear, nextWithinHours } from "../../src/programme/calendar/calendar.ts";
import { isSilent, nextSpokenDay } from "../../src/programme/programmes/silent-days.ts";
import { findPairRow } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";
import { type AboutRow, pairOfRow } from "./pair-of-row.ts";
import { openProgrammes, type Programme, readProgramme } from "./programmes.ts";

/** Whose silent days count for a row: the pair's programme's. For what belongs to no pair, a day is silent if it is so in all programmes. */
function programmesOf(db: Db, row: AboutRow): Programme[] {
  const pairId = pairOfRow(db, row);
  const pair = pairId === undefined ? undefined : findPairRow(db, pairId);
  return pair ? [readProgramme(db, pair.programmeId)] : openProgrammes(db);
}

/** The first instant from `now` on at which the bot may begin something by itself: within the hours, and on a day that is not silent. */
export function allowedFrom(db: Db, row: AboutRow, now: number, hours: Hours, zone: string): number {
  const at = nextWithinHours(now, hours, zone);
  const concerned = programmesOf(db, row).map(({ version }) => version.contents.silent);
  if (concerned.length === 0 || concerned.some((silent) => silent.length === 0)) return at;
  const on = dateOf(at, zone);
  if (!concerned.every((silent) => isSilent(silent, on))) return at;
  const spoken = concerned.flatMap((silent) => nextSpokenDay(silent, on) ?? []).sort()[0];
  // A programme cannot be saved with all days silent. If it could, saying nothing for ever would be worse than saying it on a silent day.
  return spoken === undefined ? at : instantNear(spoken, hours.from, zone);
}
