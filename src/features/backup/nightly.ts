import type { Logger } from "pino";
import { makeBackupAside } from "../../../db/keeping/background-backup.ts";
import { forgetBackups } from "../../../db/keeping/backup.ts";
import { awaitNightlyBackup, nextNightlyBackup } from "../../../db/keeping/nightly-backup.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { type Effect, effect, Postponed } from "../../outbox/effects.ts";
import { DAY_MS, HOUR_MS, isoOf, nextTime } from "../../programme/calendar/calendar.ts";
import type { Deps } from "../../slack/listening.ts";
import type { Feature } from "../feature.ts";

/** In the programme's time zone. */
const BACKUP_TIME = "03:00";

/** How many days a backup is kept before the network is set up; also the most that can be chosen. PRODUCT.md section 8. */
const DEFAULT_BACKUP_DAYS = 14;

/** Writes the row of the first night; each backup writes the next one. */
export const begin = ({ db, clock, zone }: Deps): void =>
  awaitNightlyBackup(db, nextTime(clock.now(), BACKUP_TIME, zone), clock.now());

/**
 * Makes a backup each night and deletes the old ones. After downtime a missed backup is made at once; a failed one is tried again in an hour.
 * Making a backup twice is harmless, so the step needs no `find`.
 */
const nightlyBackup = ({ folder, log }: { folder: string; log: Logger }): Effect =>
  effect({
    kind: kinds["backup:nightly"],
    withinHours: false,
    prepare: (context) => ({
      async call() {
        const { db, now } = context;
        try {
          const { path, bytes } = await makeBackupAside(db.path, { folder, now, keys: db.keys });
          forgetBackups(db.path, folder, now - (readSettings(db)?.backupDays ?? DEFAULT_BACKUP_DAYS) * DAY_MS);
          log.info({ path, bytes }, "a backup was made");
          return {};
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          const until = now + HOUR_MS;
          log.error({ why, tryAgainAt: isoOf(until) }, "The nightly backup could not be made");
          throw new Postponed(until, "no backup");
        }
      },
      settled: () => nextNightlyBackup(context.db, nextTime(context.now, BACKUP_TIME, context.zone), context.now),
    }),
  });

export const effects: NonNullable<Feature["effects"]> = ({ config, log }) => [
  nightlyBackup({ folder: config.backupFolder, log }),
];
