import type { PersonId } from "../../src/programme/ids.ts";
import type { MailChoice } from "../../src/programme/mail/form.ts";
import { mailAddresses } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, isNull, lte } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { findMailRow, followMail, ownMail, saveMailRow } from "./addresses.ts";

/**
 * A list of people may say which letters a person wishes for. The address of the list is then filled in for her under "Sähköposti" in "Omat tietoni".
 * Nothing is sent there, not even a code, before she herself saves it.
 */

type Wish = { address: string; choice: MailChoice };

const isWish = and(
  eq(mailAddresses.source, "imported"),
  isNotNull(mailAddresses.address),
  isNull(mailAddresses.confirmedAt),
);

/** Whether the list says something new, and the person has said nothing of e-mail. */
export function canBeWishedFor(db: Db, personId: PersonId, wish: Wish): boolean {
  const row = findMailRow(db, personId);
  if (!row) return true;
  return isWished(db, personId) && (row.choice !== wish.choice || ownMail(db, personId).address !== wish.address);
}

/** Whether the address is only a wish of a list, so that no code has been sent there. */
export const isWished = (db: Db, personId: PersonId): boolean => {
  const row = findMailRow(db, personId);
  return row?.source === "imported" && row.address !== null && row.confirmedAt === null;
};

export function wishForLetters(
  db: Db,
  { personId, address, choice, by }: Wish & { personId: PersonId; by: PersonId },
  now: number,
): void {
  saveMailRow(db, personId, { choice, address, source: "imported", givenBy: by, changedAt: now });
  followMail(db, personId, false, now);
}

/** An imported person has an account: what the account's person has said of e-mail counts. The address is sealed for its row, which moves whole. */
export function moveWish(db: Db, fromId: PersonId, toId: PersonId): void {
  if (findMailRow(db, toId)) forgetWish(db, [fromId]);
  else db.orm.update(mailAddresses).set({ personId: toId }).where(eq(mailAddresses.personId, fromId)).run();
}

export function forgetWish(db: Db, personIds: readonly PersonId[]): void {
  if (personIds.length > 0)
    db.orm
      .delete(mailAddresses)
      .where(and(inArray(mailAddresses.personId, [...personIds]), isWish))
      .run();
}

/** Deletes the addresses of lists that nobody has confirmed in time. */
export function forgetOldWishes(db: Db, before: number): void {
  db.orm
    .delete(mailAddresses)
    .where(and(isWish, lte(mailAddresses.changedAt, before)))
    .run();
}
