import { createHmac, type KeyObject } from "node:crypto";
import type { Db } from "../store/open.ts";

/**
 * A list knows a person again by her e-mail address, but the address of somebody who is in the workspace is nothing the bot has to keep.
 * So a keyed hash of it is kept: without the database's key nobody can tell from it which address it is, or try addresses on it.
 */
const markWith = (key: KeyObject, email: string): string =>
  createHmac("sha256", key).update(`email:${email.trim().toLowerCase()}`).digest("base64url");

/** The mark to keep. */
export function emailMark(db: Db, email: string): string {
  const key = db.keys.keys.get(db.keys.current);
  if (!key) throw new Error("no current key");
  return markWith(key, email);
}

/** Every mark under which somebody with this address may have been kept. */
export const emailMarks = (db: Db, email: string): string[] =>
  [...db.keys.keys.values()].map((key) => markWith(key, email));
