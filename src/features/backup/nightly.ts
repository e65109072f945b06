import type { Logger } from "pino";
import { makeBackupAside } from "../../../db/keeping/background-backup.ts";
import { forgetBackups } from "../../../db/keeping/backup.ts";
import { nightlyBackups } from "../../../db/keeping/nightly-backup.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { type Effect, Postponed } from "../../outbox/effects.ts";
import { repeatingEffect } from "../../outbox/repeating.ts";
import { DAY_MS, HOUR_MS, isoOf } from "../../programme/calendar/calendar.ts";
import type { Feature } from "../feature.ts";

/** How many days a backup is kept before the network is set up; also the most that can be chosen. PRODUCT.md section 8. */
const DEFAULT_BACKUP_DAYS = 14;

/** Makes a backup each night and deletes the old ones. After downtime a missed backup is made at once; a failed one is tried again in an hour. */
const nightlyBackup = ({ folder, log }: { folder: string; log: Logger }): Effect =>
  repeatingEffect({
    kind: kinds["backup:nightly"],
    repeat: nightlyBackups,
    async work({ db, now }) {
      try {
        const { path, bytes } = await makeBackupAside(db.path, { folder, now, keys: db.keys });
        const keptMs = (readSettings(db)?.backupDays ?? DEFAULT_BACKUP_DAYS) * DAY_MS;
        forgetBackups(db.path, folder, { before: now - keptMs, now });
        log.info({ path, bytes }, "a backup was made");
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const until = now + HOUR_MS;
        log.error({ why, tryAgainAt: isoOf(until) }, "The nightly backup could not be made");
        throw new Postponed(until, "no backup");
      }
    },
  });

export const effects: NonNullable<Feature["effects"]> = ({ config, log }) => [
  nightlyBackup({ folder: config.backupFolder, log }),
];
