import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { MailCodeId, PersonId } from "../../src/programme/ids.ts";
import type { MailChoice } from "../../src/programme/mail/form.ts";
import {
  CODE_DIGITS,
  CODE_VALID_MS,
  codeFrom,
  MOST_CODES_A_DAY,
  MOST_WRONG_CODES,
} from "../../src/programme/mail/rules.ts";
import { enqueue } from "../outbox/outbox.ts";
import type { Acting } from "../privacy/acting.ts";
import { type Db, newId } from "../store/open.ts";
import { changeMailRow, findMailRow, followMail, ownMail, saveMail } from "./addresses.ts";

/**
 * The code by which an address is confirmed. It is stored nowhere: it follows from its random id and the database's key, so that a copy of the
 * database tells nobody a code, and the letter can be drawn when it is delivered.
 */
const codeWith = (key: KeyObject, personId: PersonId, codeId: MailCodeId): string =>
  String(
    createHmac("sha256", key).update(`mail-code:${personId}:${codeId}`).digest().readUIntBE(0, 6) % 10 ** CODE_DIGITS,
  ).padStart(CODE_DIGITS, "0");

/** The digits of a code that is valid now, for its letter. */
export function codeToSend(db: Db, personId: PersonId, codeId: MailCodeId, now: number): string | undefined {
  const row = findMailRow(db, personId);
  const key = db.keys.keys.get(db.keys.current);
  const isValid = row?.codeId === codeId && (row.codeSentAt ?? 0) + CODE_VALID_MS > now;
  return isValid && key ? codeWith(key, personId, codeId) : undefined;
}

/** The end of a code's use; undefined if there is a newer one, or it was typed. */
export function codeEndsAt(db: Db, personId: PersonId, codeId: MailCodeId): number | undefined {
  const row = findMailRow(db, personId);
  return row?.codeId === codeId && row.codeSentAt !== null ? row.codeSentAt + CODE_VALID_MS : undefined;
}

/** How many codes were sent since the last beginning of a day, which is the first code's. */
function codesOf({ codes, codesSince }: { codes: number; codesSince: number | null }, now: number) {
  const isNewDay = codesSince === null || codesSince + DAY_MS <= now || codesSince > now;
  return { codes: isNewDay ? 0 : codes, codesSince: isNewDay ? now : codesSince };
}

/**
 * Saves a choice and an address, and has a code sent where the address is not confirmed.
 * @returns what follows; after the most codes of a day nothing is saved that would need one
 */
export function chooseMail(
  db: Db,
  by: Acting,
  wanted: { choice: MailChoice; address: string },
  now: number,
): "saved" | "code" | "too-many" {
  const row = findMailRow(db, by.id);
  const { address, isConfirmed, isBroken } = ownMail(db, by.id);
  const needsCode = address !== wanted.address || !isConfirmed || isBroken;
  if (needsCode && row && codesOf(row, now).codes >= MOST_CODES_A_DAY) return "too-many";
  saveMail(db, by, wanted, now);
  if (!needsCode) return "saved";
  sendCode(db, by, now);
  return "code";
}

/** Has a new code sent to the person's address; the one before is void. @returns false after the most that are sent in a day */
export function sendCode(db: Db, { id: personId }: Pick<Acting, "id">, now: number): boolean {
  const row = findMailRow(db, personId);
  if (!row || row.address === null) return false;
  const { codes, codesSince } = codesOf(row, now);
  if (codes >= MOST_CODES_A_DAY) return false;
  const codeId = newId<MailCodeId>();
  changeMailRow(db, personId, {
    codeId,
    codeSentAt: now,
    wrongCodes: 0,
    codes: codes + 1,
    codesSince,
  });
  const ref = { person: personId, code: codeId };
  enqueue(db, { key: `mail:code:${codeId}`, kind: "mail:code", ref, dueAt: now }, now);
  return true;
}

export type CodeTyped = "confirmed" | "wrong" | "void";

/** Confirms the address if this is its code. `void`: there is none, it is too old, or wrong ones were typed too often. */
export function confirmMail(db: Db, { id: personId }: Pick<Acting, "id">, typed: string, now: number): CodeTyped {
  const row = findMailRow(db, personId);
  if (!row?.codeId || row.codeSentAt === null || row.address === null) return "void";
  const isOver = row.codeSentAt + CODE_VALID_MS <= now || row.wrongCodes >= MOST_WRONG_CODES;
  if (isOver) return "void";
  const { codeId } = row;
  const given = Buffer.from(codeFrom(typed) ?? "".padEnd(CODE_DIGITS, "-"));
  const isRight = [...db.keys.keys.values()].some((key) =>
    timingSafeEqual(Buffer.from(codeWith(key, personId, codeId)), given),
  );
  if (!isRight) {
    changeMailRow(db, personId, { wrongCodes: row.wrongCodes + 1 });
    return row.wrongCodes + 1 >= MOST_WRONG_CODES ? "void" : "wrong";
  }
  changeMailRow(db, personId, { confirmedAt: now, brokenAt: null, codeId: null, wrongCodes: 0, changedAt: now });
  followMail(db, personId, false, now);
  return "confirmed";
}
