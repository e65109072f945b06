import type { Logger } from "pino";
import { makeBackupAside } from "../../../db/keeping/background-backup.ts";
import { forgetBackups } from "../../../db/keeping/backup.ts";
import { awaitNightlyBackup, nextNightlyBackup } from "../../../db/keeping/nightly-backup.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { type Effect, effect, Postponed } from "../../outbox/effects.ts";
import { DAY_MS, HOUR_MS, isoOf, nextTime } from "../../programme/calendar/calendar.ts";
import type { Deps } from "../../slack/listening.ts";

const AT_NIGHT = "03:00";

/** Until somebody has set up how long a backup lives, and at the most. PRODUCT.md section 8. */
const DAYS = 14;

/** The first night; after each backup the next one is awaited. */
export const begin = ({ db, clock, zone }: Deps): void =>
  awaitNightlyBackup(db, nextTime(clock.now(), AT_NIGHT, zone), clock.now());

/**
 * A backup each night, and the old ones deleted. One that was missed is made when the bot is there again, one that could not be made is tried
 * again in an hour. Making it twice is harmless, so nothing is looked for after a crash.
 */
export const nightlyBackup = ({ folder, log }: { folder: string; log: Logger }): Effect =>
  effect({
    kind: kinds["backup:nightly"],
    withinHours: false,
    prepare: (context) => ({
      async call() {
        const { db, now } = context;
        try {
          const { path, bytes } = await makeBackupAside(db.path, { folder, now, keys: db.keys });
          forgetBackups(db.path, folder, now - (readSettings(db)?.backupDays ?? DAYS) * DAY_MS);
          log.info({ path, bytes }, "a backup was made");
          return {};
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          const until = now + HOUR_MS;
          log.error({ why, tryAgainAt: isoOf(until) }, "The nightly backup could not be made");
          throw new Postponed(until, "no backup");
        }
      },
      settled: () => nextNightlyBackup(context.db, nextTime(context.now, AT_NIGHT, context.zone), context.now),
    }),
  });
