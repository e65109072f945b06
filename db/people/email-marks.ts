import { createHmac, type KeyObject } from "node:crypto";
import type { Db } from "../store/open.ts";

/**
 * An import finds people by e-mail address, but the bot has no need to store the addresses of people in the workspace. It stores a keyed hash
 * instead: without the database's key the address cannot be read from it, and guesses cannot be checked.
 */
const markWith = (key: KeyObject, email: string): string =>
  createHmac("sha256", key).update(`email:${email.trim().toLowerCase()}`).digest("base64url");

/** The mark to store, made with the present key. @throws if the keyring has no present key */
export function emailMark(db: Db, email: string): string {
  const key = db.keys.keys.get(db.keys.current);
  if (!key) throw new Error("no current key");
  return markWith(key, email);
}

/** The marks of an address under all available keys, for finding a person after a key rotation. */
export const emailMarks = (db: Db, email: string): string[] =>
  [...db.keys.keys.values()].map((key) => markWith(key, email));
