import { existsSync } from "node:fs";
import type Sqlite from "better-sqlite3";
import type { Keyring } from "../../src/programme/privacy/sealed.ts";
import { beginningWith, opens, reseal } from "../../src/programme/privacy/sealed.ts";
import { type SealedColumn, sealedColumns } from "../privacy/sealed-columns.ts";
import { addKeyToFile, type Keys, keepFirstKeyInFile, keyFileOf, readKeys } from "../store/keys.ts";
import { takeLock } from "../store/lock.ts";
import { explained, keysNeeded, noteKey, openFile } from "../store/open.ts";
import { CannotOpen } from "../store/storage-faults.ts";

/** Texts that are re-encrypted in one transaction. */
const TEXTS_PER_TRANSACTION = 500;
const TOLD_EVERY_TEXTS = 10_000;

type Options = {
  /** The keys from the environment, the new one first. Without them a new key is added to the key file. */
  encryptionKey?: string;
  now: number;
  tell(line: string): void;
};

/**
 * Re-encrypts all texts with a new key and removes the old one. Can be killed at any instruction and started again: each text names its key,
 * and both keys are kept, and required at the start of the bot, until the last text is done.
 * @throws CannotOpen if the bot is running, no new key was given, a key is missing, or a text was altered
 */
export function rotateKeys(path: string, options: Options): void {
  if (!existsSync(path)) throw new CannotOpen(`There is no database at ${path}. Check DATABASE_PATH.`);
  const lock = takeLock(path);
  try {
    const before = readKeys(path, options.encryptionKey);
    const sqlite = openFile(path, before.ring);
    try {
      rotate(sqlite, path, withNewKey(path, before, options), options);
    } finally {
      sqlite.close();
    }
  } catch (error) {
    throw explained(path, error);
  } finally {
    lock.close();
  }
}

/** Adds a new key to the key file. Two keys mean that a rotation was started before: it continues with them. */
function withNewKey(path: string, before: Keys, { tell }: Options): Keys {
  if (before.ring.keys.size > 1) return before;
  if (before.from === "environment") {
    throw new CannotOpen(
      "ENCRYPTION_KEY holds one key. Make a new one (openssl rand -base64 32) and give both, the new one first: ENCRYPTION_KEY=<new>,<old>",
    );
  }
  addKeyToFile(path);
  const keys = readKeys(path, undefined);
  tell(`A new key ${keys.ring.current} stands first in ${keyFileOf(path)}.`);
  return keys;
}

function rotate(sqlite: Sqlite.Database, path: string, { ring, from }: Keys, { now, tell }: Options): void {
  noteKey(sqlite, ring.current, now);
  for (const column of sealedColumns) resealColumn(sqlite, ring, column, tell);
  const uncertain = sqlite.prepare("select count(*) from outbox where state = 'calling'").pluck().get() as number;
  if (uncertain > 0) {
    tell(
      `Every text is sealed with ${ring.current}. ${uncertain} messages may have been sent when the bot was stopped, and are known again by a stamp made with the old key, so it stays. Start the bot, stop it after two minutes, and run this again.`,
    );
    return;
  }
  const old = keysNeeded(sqlite).filter((id) => id !== ring.current);
  sqlite.prepare("delete from encryption_keys where id <> ?").run(ring.current);
  // Free pages still contain the old ciphertexts.
  sqlite.exec("vacuum");
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  if (from === "file") keepFirstKeyInFile(path);
  const which = old.length > 0 ? `The old key ${old.join(", ")}` : "Any other key";
  const where = from === "file" ? `is gone from ${keyFileOf(path)}` : "may be removed from ENCRYPTION_KEY";
  tell(`Done: everything is sealed with ${ring.current}. ${which} ${where}. Backups made until now still need it.`);
}

const altered = (name: string, id: string) =>
  `A text in ${name} (row ${id}) does not open with its key. Both keys stay, and everything else can be read. Restore a backup in which it opens.`;

function resealColumn(
  sqlite: Sqlite.Database,
  ring: Keyring,
  { table, column, row }: SealedColumn,
  tell: Options["tell"],
): void {
  const name = `${table}.${column}` as const;
  const done = beginningWith(ring.current);
  const isOld = `"${column}" is not null and substr("${column}", 1, ${done.length}) <> ?`;
  const total = sqlite.prepare(`select count(*) from "${table}" where ${isOld}`).pluck().get(done) as number;
  if (total === 0) return;
  const next = sqlite.prepare(
    `select "${row}" as id, "${column}" as text from "${table}" where "${row}" > ? and ${isOld} order by "${row}" limit ${TEXTS_PER_TRANSACTION}`,
  );
  const write = sqlite.prepare(`update "${table}" set "${column}" = ? where "${row}" = ?`);
  const resealSome = sqlite.transaction((texts: { id: string; text: string }[]) => {
    for (const { id, text } of texts) {
      const place = { column: name, row: id };
      if (!opens(ring, place, text)) throw new CannotOpen(altered(name, id));
      write.run(reseal(ring, place, text), id);
    }
  });
  let count = 0;
  let last = "";
  for (;;) {
    const texts = next.all(last, done) as { id: string; text: string }[];
    if (texts.length === 0) break;
    resealSome.immediate(texts);
    last = texts.at(-1)?.id ?? last;
    count += texts.length;
    if (count >= total || count % TOLD_EVERY_TEXTS < TEXTS_PER_TRANSACTION) tell(`${name}: ${count} of ${total}`);
  }
}
