import { createHmac, type KeyObject } from "node:crypto";
import type { SlackUserId } from "../../src/programme/ids.ts";
import type { Db } from "../store/open.ts";

/**
 * An import finds people by e-mail address, but the bot has no need to store the addresses of people in the workspace. It stores a keyed hash
 * instead: without the database's key the address cannot be read from it, and guesses cannot be checked.
 */
const markWith = (key: KeyObject, text: string): string => createHmac("sha256", key).update(text).digest("base64url");

const address = (email: string): string => `email:${email.trim().toLowerCase()}`;

function presentMark(db: Db, text: string): string {
  const key = db.keys.keys.get(db.keys.current);
  if (!key) throw new Error("no current key");
  return markWith(key, text);
}

const allMarks = (db: Db, text: string): string[] => [...db.keys.keys.values()].map((key) => markWith(key, text));

/** The mark to store, made with the present key. @throws if the keyring has no present key */
export const emailMark = (db: Db, email: string): string => presentMark(db, address(email));

/** The marks of an address under all available keys, for finding a person after a key rotation. */
export const emailMarks = (db: Db, email: string): string[] => allMarks(db, address(email));

/**
 * What is kept of an erased person, for recognising the account and the address: db/own-data/forgotten.ts. Other marks than above, so that
 * they match nothing in older backups.
 */
const forgottenAccount = (slackUserId: SlackUserId): string => `forgotten:account:${slackUserId}`;
const forgottenAddress = (mark: string): string => `forgotten:${mark}`;

export const forgottenMarkOfAccount = (db: Db, slackUserId: SlackUserId): string =>
  presentMark(db, forgottenAccount(slackUserId));
export const forgottenMarkOfAddress = (db: Db, mark: string): string => presentMark(db, forgottenAddress(mark));

/** The same under all available keys. */
export const forgottenMarksOfAccount = (db: Db, slackUserId: SlackUserId): string[] =>
  allMarks(db, forgottenAccount(slackUserId));
export const forgottenMarksOfAddress = (db: Db, email: string): string[] =>
  emailMarks(db, email).flatMap((mark) => allMarks(db, forgottenAddress(mark)));
