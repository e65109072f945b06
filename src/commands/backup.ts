import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeBackup } from "../../db/keeping/backup.ts";
import { readKeys } from "../../db/store/keys.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import type { Keyring } from "../programme/privacy/sealed.ts";
import { type Parts, runCommand } from "./command.ts";

/** `npm run backup [-- <folder>]`: makes a copy of the database. The bot may run meanwhile. */
await runCommand("backup", async (parts) => {
  const { databasePath, encryptionKey, now, tell } = parts;
  let told = 0;
  const { path, bytes, rows, missingKeys } = await makeBackup(databasePath, {
    folder: folderFor(parts),
    now,
    keys: keysAtHand(databasePath, encryptionKey),
    progress(done, of) {
      const tenth = Math.floor((done / of) * 10);
      if (tenth > told && of > 10_000) tell(`${tenth * 10} %`);
      told = Math.max(told, tenth);
    },
  });
  const tried =
    missingKeys.length === 0
      ? "its texts open"
      : `its key ${missingKeys.join(", ")} is not at hand, so its texts were not tried`;
  tell(`Backup made: ${path} (${(bytes / 1_000_000).toFixed(1)} MB, ${rows} rows; it is whole, ${tried}).`);
  tell("Keep the key with it, but not in the same place: without the key nobody can read it.");
});

/** The folder that was named, with one for each workspace in it where there are many. */
function folderFor({ words: [named], workspace, backupFolder }: Parts): string {
  if (named === undefined) return backupFolder;
  return workspace === undefined ? named : join(named, workspace);
}

/** The keys, or undefined where they cannot be read: the backup is made without testing that its texts open. */
function keysAtHand(path: string, encryptionKey: string | undefined): Keyring | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readKeys(path, encryptionKey).ring;
  } catch (error) {
    if (error instanceof CannotOpen) return undefined;
    throw error;
  }
}
