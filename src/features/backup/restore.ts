import { restoreBackup } from "../../../db/keeping/restore.ts";
import { CannotOpen } from "../../../db/store/storage-faults.ts";
import { isoOf } from "../../programme/calendar/calendar.ts";
import { runCommand } from "./command.ts";

/** `npm run restore -- <file>`: puts a backup in the place of the database. The bot must be stopped. */
await runCommand(async ({ databasePath, encryptionKey, words: [file], now, tell }) => {
  if (file === undefined) throw new CannotOpen("Say which backup: npm run restore -- <file>");
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
