import { join } from "node:path";
import { newestBackup } from "../../db/keeping/backup.ts";
import { restoreBackup } from "../../db/keeping/restore.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { isoOf } from "../programme/calendar/calendar.ts";
import { type Parts, runCommand } from "./command.ts";

/**
 * `npm run restore -- <file>`: puts a backup in the place of the database. The bot must be stopped. With `--all` each workspace gets its newest
 * backup.
 */
await runCommand("restore", async (parts) => {
  const { databasePath, encryptionKey, now, tell } = parts;
  const file = parts.isForAll ? newestOf(parts) : parts.words[0];
  if (file === undefined) throw new CannotOpen(whichOne(parts));
  const keys = encryptionKey === undefined ? {} : { encryptionKey };
  const { backupAt, aside, toLookFor } = await restoreBackup(databasePath, file, { now, ...keys });
  const since = isoOf(backupAt);
  tell(`Restored: ${databasePath} is as it was at ${since}.`);
  if (aside !== undefined)
    tell(`The database that was there before is kept in ${aside} and deleted after as many days as a backup.`);
  tell(
    `${toLookFor} messages were due since then. At the next start each is looked for in Slack, and sent only if it is not there.`,
  );
  tell(
    "Lost is what people did in Slack since then: forms, answers, settings, new pairs and their meetings. Tell the coordinators;",
  );
  tell(
    "a pair's channel that was made since then stays in Slack, but the bot no longer knows it. Erasures are done again at the next start.",
  );
});

function whichOne({ workspace }: Parts): string {
  const words = workspace === undefined ? "" : `--workspace ${workspace} `;
  return `Say which backup: npm run restore -- ${words}<file>`;
}

/** The newest backup in the workspace's folder of backups, or in the folder for it in the one that was named. @throws CannotOpen if there is none */
function newestOf({ databasePath, backupFolder, words: [named], workspace }: Parts): string {
  const folder = named === undefined || workspace === undefined ? backupFolder : join(named, workspace);
  const found = newestBackup(databasePath, folder);
  if (found === undefined) throw new CannotOpen(`There is no backup in ${folder}.`);
  return found;
}
