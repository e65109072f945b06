import type { PersonId } from "../../src/programme/ids.ts";
import type { ConsentWay } from "../../src/programme/light-pairs/form.ts";
import type { Language } from "../../src/texts/languages.ts";
import { emailFor } from "../enrolment/awaited-people.ts";
import { enqueue } from "../outbox/outbox.ts";
import { createPair, type NewPair } from "../pairs/new-pair.ts";
import { livePairsOf, type Pair } from "../pairs/pairs.ts";
import { emailMark } from "../people/email-marks.ts";
import { findPerson, hasAccount, type Person } from "../people/people.ts";
import { type Allowed, allow, type Coordinator } from "../privacy/acting.ts";
import { sealIn } from "../privacy/privacy.ts";
import { lightActors, people } from "../schema/index.ts";
import { and, eq, isNull } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";

/**
 * "Kevyt pari": a pair whose actor has no account in the workspace. She is a person like any other, without a Slack id, so that nothing can be
 * sent to her. A coordinator names her and says how she consented. PRODUCT.md section 3.11.
 */

/** What a coordinator says of somebody who is not in the workspace. */
export type Named = { name: string; email: string | null; language: Language };
export type ConsentGiven = { way: ConsentWay; on: string };

type Nameable = Allowed<"put into a light pair", { readonly by: Coordinator; readonly known: Person | undefined }>;

/** Somebody without an account, for a coordinator who is not she: an imported person who waits, or a new one. Else why not. */
export function findNameable(
  db: Db,
  by: Coordinator,
  personId: PersonId | undefined,
): Nameable | { why: "gone" | "has-pair" } {
  if (personId === undefined) return allow(db, { by, known: undefined });
  const known = findPerson(db, personId);
  if (!known || hasAccount(known) || known.isErased) return { why: "gone" };
  return livePairsOf(db, known.id).length > 0 ? { why: "has-pair" } : allow(db, { by, known });
}

/** Writes the person, how she consented, and the pair. `hasConsent`: the mentor has agreed already. */
export function createLightPair(
  db: Db,
  { by, known }: Nameable,
  { named, consent, ...pair }: Omit<NewPair, "actorId" | "replacesId"> & { named: Named; consent: ConsentGiven },
  now: number,
  zone: string,
): Pair {
  const actorId = known?.id ?? newId<PersonId>();
  const facts = {
    name: sealIn<"name">(db, { column: "people.name", row: actorId }, named.name),
    email: sealIn<"profile">(db, { column: "people.email", row: actorId }, named.email),
    emailMark: named.email === null ? null : emailMark(db, named.email),
    importedLanguage: named.language,
  };
  if (known) db.orm.update(people).set(facts).where(eq(people.id, actorId)).run();
  else
    db.orm
      .insert(people)
      .values({ id: actorId, createdAt: now, ...facts })
      .run();
  const proof = { consentWay: consent.way, consentOn: consent.on, namedBy: by.id, namedAt: now, joinedAt: null };
  db.orm
    .insert(lightActors)
    .values({ personId: actorId, ...proof })
    .onConflictDoUpdate({ target: lightActors.personId, set: proof })
    .run();
  if (named.email !== null) {
    const key = `light-pairs:look-up:${actorId}:${now}`;
    enqueue(db, { key, kind: "light-pairs:look-up", ref: { person: actorId }, dueAt: now }, now);
  }
  return createPair(db, by, { ...pair, actorId }, now, zone);
}

const actorRow = (db: Db, personId: PersonId) =>
  db.orm.select().from(lightActors).where(eq(lightActors.personId, personId)).get();

/** How and when she consented who had no account when a coordinator named her. */
export function consentOf(db: Db, personId: PersonId): ConsentGiven | undefined {
  const row = actorRow(db, personId);
  return row && { way: row.consentWay, on: row.consentOn };
}

/** Whether the pair is or was without an account for its actor until its end: then she was never asked for feedback. */
export function wasLight(db: Db, { actor, finishedAt }: Pick<Pair, "actor" | "finishedAt">): boolean {
  const row = actorRow(db, actor.id);
  return row !== undefined && (row.joinedAt === null || (finishedAt !== null && row.joinedAt > finishedAt));
}

/**
 * The address that a coordinator wrote of an actor without an account, for what the bot does on its own: it asks Slack who has it. Nothing of it may
 * reach a person.
 */
export function emailOfLightActor(db: Db, personId: PersonId): string | undefined {
  const person = findPerson(db, personId);
  const row = db.orm.select({ email: people.email }).from(people).where(eq(people.id, personId)).get();
  if (!person || hasAccount(person) || !row || row.email === null) return undefined;
  return emailFor(db, { personId }, personId);
}

/** The actors of light pairs who have no account yet, oldest first. For the playground's stage alone, on which they can join the workspace. */
export const actorsWithoutAccount = (db: Db): { id: PersonId; name: string; email: string | undefined }[] =>
  db.orm
    .select({ id: people.id })
    .from(lightActors)
    .innerJoin(people, eq(people.id, lightActors.personId))
    .where(and(isNull(people.slackUserId), isNull(people.erasedAt)))
    .orderBy(people.createdAt)
    .all()
    .flatMap(({ id }) => {
      const person = findPerson(db, id);
      return person ? [{ id, name: person.name, email: emailOfLightActor(db, id) }] : [];
    });
