import { randomBytes } from "node:crypto";
import { type CertificateAnswer, THEMES } from "../../src/programme/certificate/form.ts";
import {
  NUMBER_BYTES,
  numberFrom,
  type WhyNoCertificate,
  whyNoCertificate,
} from "../../src/programme/certificate/rules.ts";
import type { CertificateId, PairId, PersonId } from "../../src/programme/ids.ts";
import { type PairRole, pairRoles } from "../../src/programme/pairs/roles.ts";
import { languageNamed } from "../../src/texts/languages.ts";
import { heldMeetings } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { type Pair, readPair } from "../pairs/pairs.ts";
import { type Allowed, allow, type Coordinator, type PairAs } from "../privacy/acting.ts";
import { findPairRow, open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { programmeOfPair } from "../programmes/programmes.ts";
import { certificates, logThemes, meetings, pairs } from "../schema/index.ts";
import { and, desc, eq, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** "Todistus". What it says is taken from the facts when it is issued first, so that it says the same again later. PRODUCT.md section 12. */

type Row = typeof certificates.$inferSelect;

/** A certificate, opened for a viewer with a permit. */
export type SeenCertificate = Omit<Row, "name"> & { name: string };

const rowOfPerson = prepared((orm) =>
  orm
    .select()
    .from(certificates)
    .where(
      and(eq(certificates.pairId, sql.placeholder("pairId")), eq(certificates.personId, sql.placeholder("personId"))),
    )
    .prepare(),
);

const placeOf = (id: CertificateId) => ({ column: "certificates.name", row: id }) as const;

function seenBy(db: Db, viewer: Viewer, row: Row | undefined, isNumberGiven = false): SeenCertificate | undefined {
  if (!row || row.name === null) return undefined;
  const { personId: ownerId, pairId } = row;
  // A coordinator who was given the number reads it as a coordinator, also if she is in a pair with its owner.
  const about = isNumberGiven ? { ownerId, isShared: true } : { ownerId, pairId };
  const permitted = permit(db, viewer, "certificate", about);
  return permitted && { ...row, name: open(db, permitted, placeOf(row.id), row.name) };
}

/** A person's own certificate of a pair. */
export const ownCertificate = (db: Db, personId: PersonId, pairId: PairId): SeenCertificate | undefined =>
  seenBy(db, { personId }, rowOfPerson(db).get({ pairId, personId }));

/** For its owner; undefined where it was deleted with the data of its owner. */
export function certificateToSend(db: Db, viewer: Viewer, id: CertificateId): SeenCertificate | undefined {
  return seenBy(db, viewer, db.orm.select().from(certificates).where(eq(certificates.id, id)).get());
}

/** Whose a certificate is; undefined where it was deleted. */
export const findCertificateOwner = (db: Db, id: CertificateId): PersonId | undefined =>
  db.orm.select({ personId: certificates.personId }).from(certificates).where(eq(certificates.id, id)).get()?.personId;

/** The valid certificate with this number, for a coordinator to whom somebody gave it. */
export function certificateNumbered(db: Db, by: Coordinator, number: string): SeenCertificate | undefined {
  const row = db.orm.select().from(certificates).where(eq(certificates.number, number)).get();
  const pair = row && findPairRow(db, row.pairId);
  const isValid = pair?.state === "finished" && pair.closings === row?.closing;
  return isValid ? seenBy(db, { personId: by.id }, row, true) : undefined;
}

/** Who of a pair has a certificate. Its existence is the coordinators' to know, its contents are not. */
export const issuedIn = (db: Db, pair: Pick<Pair, "id"> & Record<PairRole, { id: PersonId }>): PairRole[] =>
  pairRoles.filter(
    (role) => (rowOfPerson(db).get({ pairId: pair.id, personId: pair[role].id })?.name ?? null) !== null,
  );

type Receivable = Allowed<"have a certificate", PairAs<PairRole> & { readonly role: PairRole }>;

/** The pair of which the acting person can have a certificate; else why not. */
export function findReceivable(db: Db, pair: PairAs | undefined): Receivable | { why: WhyNoCertificate } {
  if (!pair || pair.role === "coordinator") return { why: "notYours" };
  const why = whyNone(db, pair, pair.by.id);
  return why ? { why } : allow(db, pair as PairAs<PairRole>);
}

const whyNone = (db: Db, pair: Pair, personId: PersonId) =>
  whyNoCertificate({
    state: pair.state,
    held: heldMeetings(db, pair.id).length,
    programmeGives: programmeOfPair(db, pair).version.contents.hasCertificate,
    hasOne: rowOfPerson(db).get({ pairId: pair.id, personId }) !== undefined,
  });

/** Whether one who has no certificate of a finished pair can have one. */
export const canGiveCertificates = (db: Db, pair: Pair): boolean =>
  whyNoCertificate({
    state: pair.state,
    held: heldMeetings(db, pair.id).length,
    programmeGives: programmeOfPair(db, pair).version.contents.hasCertificate,
    hasOne: false,
  }) === undefined;

/** Issues the certificate, or the same one again, and has it sent. The number stays, and so does what it says of the mentoring. */
export function issueCertificate(db: Db, pair: Receivable, answer: CertificateAnswer, now: number): { number: string } {
  const personId = pair.by.id;
  const known = rowOfPerson(db).get({ pairId: pair.id, personId });
  const id = known?.id ?? newId<CertificateId>();
  const number = known?.number ?? freshNumber(db);
  const wanted = {
    name: sealIn<"certificate">(db, placeOf(id), answer.name),
    showsThemes: answer.themes.includes(THEMES),
    language: languageNamed(answer.language) ?? pair.by.language,
    issues: (known?.issues ?? 0) + 1,
  };
  // After an undone end the facts are those of the new one.
  const facts = known?.closing === pair.closings ? {} : factsOf(db, pair, now);
  if (known) {
    db.orm
      .update(certificates)
      .set({ ...wanted, ...facts })
      .where(eq(certificates.id, id))
      .run();
  } else {
    db.orm
      .insert(certificates)
      .values({ id, number, pairId: pair.id, personId, ...wanted, ...factsOf(db, pair, now) })
      .run();
  }
  const key = `certificate:file:${id}:${wanted.issues}`;
  const ref = { certificate: id, issue: wanted.issues };
  enqueue(db, { key, kind: "certificate:file", ref, to: personId, dueAt: now }, now);
  refreshHome(db, [personId], now);
  return { number };
}

function freshNumber(db: Db): string {
  for (;;) {
    const number = numberFrom(randomBytes(NUMBER_BYTES));
    if (!db.orm.select().from(certificates).where(eq(certificates.number, number)).get()) return number;
  }
}

function factsOf(db: Db, pair: Pair, now: number) {
  const held = heldMeetings(db, pair.id);
  return {
    closing: pair.closings,
    programme: programmeOfPair(db, pair).name,
    startedAt: held.find(({ kind }) => kind === "kickoff")?.startsAt ?? pair.openedAt ?? pair.createdAt,
    finishedAt: pair.finishedAt ?? now,
    held: held.length,
    themes: themesOf(db, pair.id),
    issuedAt: now,
  };
}

/** The themes of the logs, the most frequent first. */
const themesOf = (db: Db, pairId: PairId): string[] =>
  db.orm
    .select({ theme: logThemes.theme })
    .from(logThemes)
    .innerJoin(meetings, eq(meetings.id, logThemes.meetingId))
    .where(and(eq(meetings.pairId, pairId), eq(meetings.state, "held")))
    .groupBy(logThemes.theme)
    .orderBy(desc(sql`count(*)`), logThemes.theme)
    .all()
    .map(({ theme }) => theme);

const finishedAs = prepared((orm) => {
  const as = (column: typeof pairs.mentorId | typeof pairs.actorId) =>
    orm
      .select({ id: pairs.id })
      .from(pairs)
      .where(and(eq(column, sql.placeholder("personId")), eq(pairs.state, "finished")))
      .orderBy(desc(pairs.finishedAt))
      .limit(sql.placeholder("limit"))
      .prepare();
  return { mentor: as(pairs.mentorId), actor: as(pairs.actorId) };
});

/** The finished pairs of which a person can have a certificate, newest first. Home lists them. */
export const certifiablePairs = (db: Db, personId: PersonId, limit: number): Pair[] =>
  pairRoles
    .flatMap((role) => finishedAs(db)[role].all({ personId, limit }))
    .map(({ id }) => readPair(db, id))
    .filter((pair) => whyNone(db, pair, personId) === undefined)
    .toSorted((one, other) => (other.finishedAt ?? 0) - (one.finishedAt ?? 0))
    .slice(0, limit);
