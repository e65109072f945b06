import type { ConsentId, PersonId } from "../../src/programme/ids.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { type Person, peerOrganisers, readPerson } from "../people/people.ts";
import type { Acting } from "../privacy/acting.ts";
import { open, permit, sealIn } from "../privacy/privacy.ts";
import { peerContacts } from "../schema/index.ts";
import { and, eq, isNull } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import type { Mentor } from "./peers.ts";

type Row = typeof peerContacts.$inferSelect;

/** A mentor's consent to share contact details with organisers, without the details. */
export type Consent = { id: ConsentId; givenAt: number; person: Person; stands: boolean };

const toConsent = (db: Db, row: Row): Consent => ({
  id: row.id,
  givenAt: row.givenAt,
  person: readPerson(db, row.personId),
  stands: row.withdrawnAt === null,
});

/** A person's consent that is not withdrawn. */
export function standingConsent(db: Db, personId: PersonId): Consent | undefined {
  const row = db.orm
    .select()
    .from(peerContacts)
    .where(and(eq(peerContacts.personId, personId), isNull(peerContacts.withdrawnAt)))
    .get();
  return row && toConsent(db, row);
}

export function findConsent(db: Db, consentId: ConsentId | undefined): Consent | undefined {
  const row = consentId && db.orm.select().from(peerContacts).where(eq(peerContacts.id, consentId)).get();
  return row && toConsent(db, row);
}

/** The contact details, for the person and for organisers, until the consent is withdrawn. Undefined for everybody else. */
export function contactFor(db: Db, personId: PersonId, consentId: ConsentId): string | undefined {
  const row = db.orm.select().from(peerContacts).where(eq(peerContacts.id, consentId)).get();
  if (!row || row.contact === null) return undefined;
  const subject = { ownerId: row.personId, isShared: row.withdrawnAt === null };
  const permitted = permit(db, { personId }, "peer-contact", subject);
  return permitted && open(db, permitted, { column: "peer_contacts.contact", row: row.id }, row.contact);
}

/** Organisers who would get this person's contact details. */
export const organisersFor = (db: Db, personId: PersonId): Person[] =>
  peerOrganisers(db).filter(({ id }) => id !== personId);

/** Stores her consent and what may be passed on, and tells the organisers. While there is one, another changes nothing. */
export function giveContact(db: Db, { id: personId }: Mentor, contact: string, now: number): void {
  if (standingConsent(db, personId)) return;
  const id = newId<ConsentId>();
  db.orm
    .insert(peerContacts)
    .values({
      id,
      personId,
      contact: sealIn<"peer-contact">(db, { column: "peer_contacts.contact", row: id }, contact),
      givenAt: now,
    })
    .run();
  const organisers = organisersFor(db, personId);
  for (const organiser of organisers) {
    const key = `peer-support:contact:${id}:${organiser.id}`;
    const ref = { consent: id, person: organiser.id };
    enqueue(db, { key, kind: "peer-support:contact", ref, dueAt: now }, now);
  }
  refreshHome(db, [personId, ...organisers.map((organiser) => organiser.id)], now);
}

/** Takes her consent back: the text is gone, the row keeps when. @returns false where none stood */
export function withdrawContact(db: Db, { id: personId }: Acting, now: number): boolean {
  const consent = standingConsent(db, personId);
  if (!consent) return false;
  db.orm.update(peerContacts).set({ contact: null, withdrawnAt: now }).where(eq(peerContacts.id, consent.id)).run();
  redrawAbout(db, { consent: consent.id }, now);
  refreshHome(db, [personId, ...peerOrganisers(db).map(({ id }) => id)], now);
  return true;
}
