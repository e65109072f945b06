import { kinds } from "../../../db/outbox/kinds.ts";
import { forgetNightly } from "../../../db/own-data/forgetting.ts";
import { enqueueOverwriting, nightlyForgetting, writeRound } from "../../../db/own-data/nightly-forgetting.ts";
import { overwriteFreedBytes } from "../../../db/store/freed-bytes.ts";
import { effect, Postponed } from "../../outbox/effects.ts";
import { repeatingEffect } from "../../outbox/repeating.ts";
import { MINUTE_MS } from "../../programme/calendar/calendar.ts";

/** Deletes a limited number of rows whose time is over. If more are left, goes on at once, else in the next night. */
export const nightly = repeatingEffect({
  kind: kinds["privacy:nightly"],
  repeat: nightlyForgetting,
  settled({ db, now, zone }, { ref }) {
    const isDone = !forgetNightly(db, now, zone);
    if (isDone) enqueueOverwriting(db, ref, now);
    else writeRound(db, { night: ref.night, round: ref.round + 1 }, now, now);
    return isDone;
  },
});

/** Overwrites what SQLite leaves of deleted rows in the file. Waits while a backup or a report reads it. */
export const overwrite = effect({
  kind: kinds["privacy:overwrite"],
  withinHours: false,
  prepare: ({ db, now }) => ({
    async call() {
      if (!(await overwriteFreedBytes(db))) throw new Postponed(now + MINUTE_MS, "the database is being read");
      return {};
    },
  }),
});
