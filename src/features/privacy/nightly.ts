import { nextInLane } from "../../../db/outbox/due-rows.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { laneOf } from "../../../db/outbox/lanes.ts";
import { enqueue } from "../../../db/outbox/outbox.ts";
import { emptyLog, forgetNightly } from "../../../db/own-data/forgetting.ts";
import type { Db } from "../../../db/store/open.ts";
import { effect } from "../../outbox/effects.ts";
import { nextTime } from "../../programme/calendar/calendar.ts";

/** When hardly anybody is awake, in the programme's time zone. */
const FORGETTING_TIME = "02:00";
const KIND = "privacy:nightly";

/** Deletes a limited number of rows whose time is over. If more are left, goes on at once, else in the next night. */
export const nightly = effect({
  kind: kinds[KIND],
  withinHours: false,
  prepare: ({ db, now, zone }, row) => ({
    async call() {
      emptyLog(db);
      return {};
    },
    settled() {
      const round = row.ref.round;
      if (forgetNightly(db, now, zone)) goOn(db, { night: row.ref.night, round: round + 1, dueAt: now }, now);
      else tonight(db, now, zone);
    },
  }),
});

function goOn(db: Db, { night, round, dueAt }: { night: number; round: number; dueAt: number }, now: number): void {
  enqueue(db, { key: `${KIND}:${night}:${round}`, kind: KIND, ref: { night, round }, dueAt }, now);
}

function tonight(db: Db, now: number, zone: string): void {
  const night = nextTime(now, FORGETTING_TIME, zone);
  goOn(db, { night, round: 1, dueAt: night }, now);
}

/**
 * Writes the row of the first night; each night writes the next one. A row that is due after the next night does not count: it was written while
 * the clock was wrong.
 */
export function beginNights(db: Db, now: number, zone: string): void {
  if (!nextInLane(db, laneOf.privacy, nextTime(now, FORGETTING_TIME, zone))) tonight(db, now, zone);
}
