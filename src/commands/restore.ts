import { join } from "node:path";
import { newestBackup } from "../../db/keeping/backup.ts";
import { restoreBackup } from "../../db/keeping/restore.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { isoOf } from "../programme/calendar/calendar.ts";
import { type Parts, runCommand } from "./command.ts";

/**
 * `npm run restore -- <file or folder> [<journal>]`: puts a backup, or what Litestream restored, in the place of the database, with the erasure journal
 * from elsewhere. The bot must be stopped, and Litestream too. With `--all` each workspace gets its newest backup.
 */
await runCommand("restore", async (parts) => {
  const { databasePath, encryptionKey, secondPlace, now, tell } = parts;
  const [file, journalFrom] = parts.isForAll ? [newestOf(parts)] : parts.words;
  if (file === undefined) throw new CannotOpen(`Say which backup: ${commandWith(parts, "<file or folder>")}`);
  const secondFolder = secondPlace && "folder" in secondPlace ? secondPlace.folder : undefined;
  const keys = encryptionKey === undefined ? {} : { encryptionKey };
  const restored = await restoreBackup(databasePath, file, { now, journalFrom, secondFolder, ...keys });
  const { backupAt, aside, toLookFor, journalLinesAdded, hasJournal } = restored;
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
  if (journalLinesAdded > 0) tell(`${journalLinesAdded} lines of the journal of erasures came from elsewhere.`);
  if (!hasJournal)
    tell(
      `THERE IS NO JOURNAL OF ERASURES at ${databasePath}.erasures: people who were erased since then are back. If it is kept elsewhere, do not start the bot; run this again with it: ${commandWith(parts, `${file} <journal>`)}`,
    );
});

function commandWith({ workspace }: Parts, words: string): string {
  return `npm run restore -- ${workspace === undefined ? "" : `--workspace ${workspace} `}${words}`;
}

/** The newest backup in the workspace's folder of backups, or in the folder for it in the one that was named. @throws CannotOpen if there is none */
function newestOf({ databasePath, backupFolder, words: [named], workspace }: Parts): string {
  const folder = named === undefined || workspace === undefined ? backupFolder : join(named, workspace);
  const found = newestBackup(databasePath, folder);
  if (found === undefined) throw new CannotOpen(`There is no backup in ${folder}.`);
  return found;
}
