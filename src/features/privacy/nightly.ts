import { kinds } from "../../../db/outbox/kinds.ts";
import { emptyLog, forgetNightly } from "../../../db/own-data/forgetting.ts";
import { nightlyForgetting, writeRound } from "../../../db/own-data/nightly-forgetting.ts";
import { repeatingEffect } from "../../outbox/repeating.ts";

/** Deletes a limited number of rows whose time is over. If more are left, goes on at once, else in the next night. */
export const nightly = repeatingEffect({
  kind: kinds["privacy:nightly"],
  repeat: nightlyForgetting,
  work: async ({ db }) => emptyLog(db),
  settled({ db, now, zone }, { ref }) {
    const isDone = !forgetNightly(db, now, zone);
    if (!isDone) writeRound(db, { night: ref.night, round: ref.round + 1 }, now, now);
    return isDone;
  },
});
