import type { MailAddressId, PersonId } from "../../src/programme/ids.ts";
import type { MailChoice } from "../../src/programme/mail/form.ts";
import { type LetterTopic, wants } from "../../src/programme/mail/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { livePairsOf } from "../pairs/pairs.ts";
import type { Acting } from "../privacy/acting.ts";
import { open, permit, profilePermits, sealIn } from "../privacy/privacy.ts";
import { mailAddresses } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** Where people's letters go, and which they want. PRODUCT.md section 14. */

type Row = typeof mailAddresses.$inferSelect;

/** What a person has chosen. `isConfirmed`: a code that was sent there came back. `isBroken`: the mail server refuses the address. */
export type MailState = {
  choice: MailChoice | null;
  address: string | null;
  isConfirmed: boolean;
  isBroken: boolean;
};

const rowOf = prepared((orm) =>
  orm
    .select()
    .from(mailAddresses)
    .where(eq(mailAddresses.personId, sql.placeholder("personId")))
    .prepare(),
);

const rowsOf = prepared((orm) =>
  orm
    .select()
    .from(mailAddresses)
    .where(sql`${mailAddresses.personId} in (select value from json_each(${sql.placeholder("personIds")}))`)
    .prepare(),
);

export const findMailRow = (db: Db, personId: PersonId): Row | undefined => rowOf(db).get({ personId });

export const placeOfAddress = (id: MailAddressId) => ({ column: "mail_addresses.address", row: id }) as const;

/** The address, for its owner alone: also a letter is delivered with the permit of the person whom it is for. */
function addressIn(db: Db, { personId, id, address }: Row): string | null {
  if (address === null) return null;
  const permitted = permit(db, { personId }, "mail-address", { ownerId: personId });
  return permitted ? open(db, permitted, placeOfAddress(id), address) : null;
}

const NOTHING: MailState = { choice: null, address: null, isConfirmed: false, isBroken: false };

export function ownMail(db: Db, personId: PersonId): MailState {
  const row = findMailRow(db, personId);
  if (!row) return NOTHING;
  return {
    choice: row.choice,
    address: addressIn(db, row),
    isConfirmed: row.confirmedAt !== null,
    isBroken: row.brokenAt !== null,
  };
}

/** To whom of these people a letter about this is written. */
export function whoGetsLetters(db: Db, personIds: readonly PersonId[], topic: LetterTopic): ReadonlySet<PersonId> {
  const rows = rowsOf(db).all({ personIds: JSON.stringify(personIds) });
  return new Set(rows.filter((row) => isWanted(row, topic)).map(({ personId }) => personId));
}

/** For a coordinator, that there is a confirmed address, and not which. False where the viewer may not read what the person told of herself. */
export const hasAddressFor = (db: Db, viewer: { personId: PersonId }, personId: PersonId): boolean =>
  profilePermits(db, viewer)?.(personId) !== undefined && findMailRow(db, personId)?.confirmedAt != null;

/** Since when the mail server refuses the person's address; undefined while it does not. For coordinators too: it tells no address. */
export const mailBrokenSince = (db: Db, personId: PersonId): number | undefined =>
  findMailRow(db, personId)?.brokenAt ?? undefined;

/** Whether a letter about this is written to the person: the address is confirmed and works, and the person wants it. */
export function getsLetters(db: Db, personId: PersonId, topic: LetterTopic): boolean {
  const row = findMailRow(db, personId);
  return row !== undefined && isWanted(row, topic);
}

const isWanted = (row: Row, topic: LetterTopic): boolean =>
  row.address !== null &&
  row.brokenAt === null &&
  (topic === "code" ? row.codeId !== null : row.confirmedAt !== null && wants(row.choice, topic));

/** Where a letter about this goes; undefined if none is wanted, or no longer. */
export function addressFor(db: Db, personId: PersonId, topic: LetterTopic): string | undefined {
  const row = findMailRow(db, personId);
  return row && isWanted(row, topic) ? (addressIn(db, row) ?? undefined) : undefined;
}

/** Saves a choice and an address. Another address than before, or one that did not work, has to be confirmed. */
export function saveMail(
  db: Db,
  { id: personId }: Acting,
  { choice, address }: { choice: MailChoice; address: string },
  now: number,
): void {
  const known = findMailRow(db, personId);
  const isSame = known !== undefined && addressIn(db, known) === address;
  const isConfirmed = isSame && known.confirmedAt !== null && known.brokenAt === null;
  saveMailRow(db, personId, {
    choice,
    address,
    source: "typed",
    givenBy: null,
    confirmedAt: isConfirmed ? known.confirmedAt : null,
    brokenAt: null,
    changedAt: now,
    ...(isSame ? {} : { codeId: null }),
  });
  followMail(db, personId, known?.brokenAt != null, now);
}

/** The address of a person without an account, as a coordinator gives it with her consent: for letters about meetings, once it is confirmed. */
export function saveGivenMail(
  db: Db,
  { personId, address, givenBy }: { personId: PersonId; address: string; givenBy: PersonId },
  now: number,
): void {
  saveMailRow(db, personId, {
    choice: "meetings",
    address,
    source: "given",
    givenBy,
    confirmedAt: null,
    brokenAt: null,
    codeId: null,
    changedAt: now,
  });
}

type MailFacts = Omit<typeof mailAddresses.$inferInsert, "id" | "personId" | "address"> & { address: string };

/** Saves an address in the one row that a person has. What is not among the facts stays as it was. */
export function saveMailRow(db: Db, personId: PersonId, { address, ...facts }: MailFacts): void {
  const id = findMailRow(db, personId)?.id ?? newId<MailAddressId>();
  const row = { ...facts, address: sealIn<"mail-address">(db, placeOfAddress(id), address) };
  db.orm
    .insert(mailAddresses)
    .values({ id, personId, ...row })
    .onConflictDoUpdate({ target: mailAddresses.personId, set: row })
    .run();
}

/** "Ei sähköpostia": the address is deleted. How many codes were sent stays, so that asking for more takes no way round. */
export function stopMail(db: Db, personId: PersonId, now: number): void {
  const wasBroken = mailBrokenSince(db, personId) !== undefined;
  db.orm
    .update(mailAddresses)
    .set({
      choice: null,
      address: null,
      confirmedAt: null,
      brokenAt: null,
      codeId: null,
      givenBy: null,
      changedAt: now,
    })
    .where(eq(mailAddresses.personId, personId))
    .run();
  followMail(db, personId, wasBroken, now);
}

/**
 * The mail server refuses the address for good. Nothing is sent there until the person gives another one.
 * @returns false if that is known, or the person has another address now
 */
export function noteBroken(db: Db, personId: PersonId, address: string, now: number): boolean {
  const row = findMailRow(db, personId);
  if (!row || row.brokenAt !== null || addressIn(db, row) !== address) return false;
  changeMailRow(db, personId, { brokenAt: now, codeId: null });
  return true;
}

/**
 * What was said of the address is drawn again. The coordinators of her pairs see only whether it works: their Home is drawn again where that has
 * changed, because a refresh alone would tell of her choice.
 */
export function followMail(db: Db, personId: PersonId, hasChanged: boolean, now: number): void {
  redrawAbout(db, { mail: personId }, now);
  const coordinators = hasChanged ? livePairsOf(db, personId).map(({ coordinator }) => coordinator.id) : [];
  refreshHome(db, [personId, ...coordinators], now);
}

export function changeMailRow(db: Db, personId: PersonId, change: Partial<Row>): void {
  db.orm.update(mailAddresses).set(change).where(eq(mailAddresses.personId, personId)).run();
}
