import type { SamePerson } from "../../src/programme/home/facts.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { livePairsOf, otherOf } from "../pairs/pairs.ts";
import { emailMarks, forgottenMarkOfAccount } from "../people/email-marks.ts";
import { coordinators, findPerson, type Person, readPerson } from "../people/people.ts";
import { type Allowed, allow, type Coordinator } from "../privacy/acting.ts";
import { erasures, pairs, people, profiles, samePeople } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { type AccountMoved, moveAccount } from "./moving-account.ts";

/**
 * "Sama henkilö?": the account of somebody in the network was closed, and another account with the same confirmed address is in use. Nothing of
 * the one is shown to the other. A coordinator says whether they are one person, and then the new account takes the old one's place.
 */

const takesPart = or(
  sql`exists (select 1 from ${profiles} where ${profiles.personId} = ${people.id})`,
  sql`exists (select 1 from ${pairs} where ${pairs.mentorId} = ${people.id} or ${pairs.actorId} = ${people.id})`,
);

const withAddress = (db: Db, email: string) =>
  and(inArray(people.emailMark, emailMarks(db, email)), isNotNull(people.slackUserId), isNull(people.erasedAt));

/** Whether somebody in the network whose account is closed has this address. */
export const isOfClosedAccount = (db: Db, email: string): boolean =>
  db.orm
    .select({ id: people.id })
    .from(people)
    .where(and(withAddress(db, email), isNotNull(people.deactivatedAt), takesPart))
    .limit(1)
    .get() !== undefined;

/** Whether the account of anybody in the network is closed, so that a newcomer may be the same person. */
export const hasClosedAccounts = (db: Db): boolean =>
  db.orm
    .select({ id: people.id })
    .from(people)
    .where(and(isNotNull(people.deactivatedAt), isNotNull(people.emailMark), isNull(people.erasedAt), takesPart))
    .limit(1)
    .get() !== undefined;

/** Asks coordinators about each closed account with the address of this account. @param email undefined if it is not confirmed or not known */
export function noteSamePerson(db: Db, person: Person, email: string | undefined, now: number): void {
  if (!email || person.isDeactivated || person.isBot || person.isStranger || person.isWithheld) return;
  const closed = db.orm
    .select({ id: people.id })
    .from(people)
    .where(and(withAddress(db, email), isNotNull(people.deactivatedAt), ne(people.id, person.id), takesPart))
    .all();
  let isNew = false;
  for (const { id: closedId } of closed) {
    const row = { closedId, newId: person.id, foundAt: now };
    if (db.orm.insert(samePeople).values(row).onConflictDoNothing().run().changes > 0) isNew = true;
  }
  if (isNew)
    refreshHome(
      db,
      coordinators(db).map(({ id }) => id),
      now,
    );
}

const open = prepared((orm) =>
  orm.select().from(samePeople).where(isNull(samePeople.isSame)).orderBy(samePeople.foundAt).prepare(),
);

/** The questions that this coordinator may answer: about nobody in an own pair, and not about the coordinator. With `pairId` those about its two. */
export function samePersonQuestions(db: Db, viewer: { personId: PersonId }, pairId?: PairId): SamePerson[] {
  const rows = open(db).all();
  if (rows.length === 0) return [];
  const pair = pairId === undefined ? undefined : db.orm.select().from(pairs).where(eq(pairs.id, pairId)).get();
  return rows
    .filter(({ closedId }) => pair === undefined || [pair.mentorId, pair.actorId].includes(closedId))
    .flatMap(({ closedId, newId }) => questionFor(db, viewer, { closedId, newId }) ?? []);
}

type Asked = { closedId: PersonId; newId: PersonId };

/** Undefined where the question has lost its sense, or is not this coordinator's to answer. */
function questionFor(db: Db, viewer: { personId: PersonId }, { closedId, newId }: Asked): SamePerson | undefined {
  const closed = findPerson(db, closedId);
  const fresh = findPerson(db, newId);
  if (!closed?.isDeactivated || closed.isErased || !fresh || fresh.isDeactivated || fresh.isErased) return undefined;
  if ([closedId, newId].includes(viewer.personId) || isInPairWith(db, viewer.personId, [closedId, newId]))
    return undefined;
  const isGoing = db.orm
    .select({ id: erasures.personId })
    .from(erasures)
    .where(inArray(erasures.personId, [closedId, newId]))
    .get();
  return isGoing ? undefined : { closed, fresh };
}

const isInPairWith = (db: Db, personId: PersonId, them: PersonId[]): boolean =>
  db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(
      or(
        and(eq(pairs.mentorId, personId), inArray(pairs.actorId, them)),
        and(eq(pairs.actorId, personId), inArray(pairs.mentorId, them)),
      ),
    )
    .get() !== undefined;

type Answerable = Allowed<"say who is who", { readonly asked: Asked; readonly by: Coordinator }>;

/** An open question, for a coordinator who may answer it. */
type Named = { closedId: PersonId | undefined; newId: PersonId | undefined };

export function samePersonQuestion(db: Db, by: Coordinator, asked: Named): Answerable | undefined {
  const row = db.orm
    .select()
    .from(samePeople)
    .where(and(isOne(asked.closedId, asked.newId), isNull(samePeople.isSame)))
    .get();
  if (!row || !questionFor(db, { personId: by.id }, row)) return undefined;
  return allow(db, { asked: { closedId: row.closedId, newId: row.newId }, by });
}

const isOne = (closedId: PersonId | undefined, newId: PersonId | undefined) =>
  and(eq(samePeople.closedId, closedId ?? ("" as PersonId)), eq(samePeople.newId, newId ?? ("" as PersonId)));

/** They are two people. The question is never asked again. */
export function sayTheyAreTwo(db: Db, { asked, by }: Answerable, now: number): void {
  answer(db, asked, { isSame: false, by }, now);
}

/**
 * They are one person: the new account takes the old one's place. Refused while both are in pairs that would become one pair twice, or a
 * person's pair with the same person.
 */
export function sayTheyAreOne(
  db: Db,
  { asked, by }: Answerable,
  now: number,
): AccountMoved | { refused: "both-paired" } {
  if (wouldDouble(db, asked)) return { refused: "both-paired" };
  answer(db, asked, { isSame: true, by }, now);
  const { slackUserId } = readPerson(db, asked.closedId);
  const closedMark = slackUserId === undefined ? null : forgottenMarkOfAccount(db, slackUserId);
  db.orm.update(samePeople).set({ closedMark }).where(isOne(asked.closedId, asked.newId)).run();
  return moveAccount(db, { toId: asked.closedId, fromId: asked.newId }, now);
}

function wouldDouble(db: Db, { closedId, newId }: Asked): boolean {
  const between = and(inArray(pairs.mentorId, [closedId, newId]), inArray(pairs.actorId, [closedId, newId]));
  if (db.orm.select({ id: pairs.id }).from(pairs).where(between).get() !== undefined) return true;
  const asCoordinator = and(
    inArray(pairs.state, liveStates),
    eq(pairs.coordinatorId, newId),
    or(eq(pairs.mentorId, closedId), eq(pairs.actorId, closedId)),
  );
  if (db.orm.select({ id: pairs.id }).from(pairs).where(asCoordinator).get() !== undefined) return true;
  const others = new Set(
    livePairsOf(db, closedId).map((pair) => `${roleIn(pair, closedId)} ${otherOf(pair, closedId).id}`),
  );
  return livePairsOf(db, newId).some((pair) => others.has(`${roleIn(pair, newId)} ${otherOf(pair, newId).id}`));
}

const roleIn = ({ mentor }: { mentor: Person }, id: PersonId): string => (mentor.id === id ? "mentor" : "actor");

function answer(db: Db, { closedId, newId }: Asked, { isSame, by }: { isSame: boolean; by: Coordinator }, now: number) {
  db.orm.update(samePeople).set({ isSame, answeredBy: by.id, answeredAt: now }).where(isOne(closedId, newId)).run();
  refreshHome(
    db,
    coordinators(db).map(({ id }) => id),
    now,
  );
}

/** When another account took a person's place: for the copy of own data. */
export const accountChangesOf = (db: Db, personId: PersonId): number[] =>
  db.orm
    .select({ at: samePeople.answeredAt })
    .from(samePeople)
    .where(and(eq(samePeople.closedId, personId), eq(samePeople.isSame, true)))
    .all()
    .flatMap(({ at }) => at ?? []);

/** Deletes the questions about a person who is erased. The mark of an account that was replaced stays, as that of the one which is erased. */
export const forgetSamePerson = (db: Db, personId: PersonId): void =>
  void db.orm
    .delete(samePeople)
    .where(and(isNull(samePeople.closedMark), or(eq(samePeople.closedId, personId), eq(samePeople.newId, personId))))
    .run();
