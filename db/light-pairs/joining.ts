import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { type AccountMoved, moveAccount } from "../enrolment/moving-account.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { isLight, livePairsOf, type Pair, readPair } from "../pairs/pairs.ts";
import { emailMarks } from "../people/email-marks.ts";
import { hasAccount, type Member, type Person } from "../people/people.ts";
import { type Acting, type Allowed, allow, type PairAs } from "../privacy/acting.ts";
import { erasures, lightActors, lightJoins, people } from "../schema/index.ts";
import { and, eq, inArray, isNull, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * The day on which the actor of a light pair joins the workspace. Her account is recognised by the address that the coordinator wrote, or a
 * coordinator points it out. The user of the account is asked, and only her own yes links the two. Until then the account is a person of its own,
 * to whom nothing of the pair is shown but the mentor's first name, as in an invitation.
 */

const withoutAccount = and(isNull(people.slackUserId), isNull(people.erasedAt));

const withAddress = (db: Db, email: string) =>
  db.orm
    .select({ id: people.id })
    .from(people)
    .innerJoin(lightActors, eq(lightActors.personId, people.id))
    .where(and(withoutAccount, inArray(people.emailMark, emailMarks(db, email))))
    .all();

/** Whether the actor of a light pair has this address. */
export const isOfLightActor = (db: Db, email: string): boolean => withAddress(db, email).length > 0;

/** Whether any actor without an account could be recognised by an address. */
export const hasLightActors = (db: Db): boolean =>
  db.orm
    .select({ id: people.id })
    .from(people)
    .innerJoin(lightActors, eq(lightActors.personId, people.id))
    .where(withoutAccount)
    .limit(1)
    .get() !== undefined;

const isOne = (personId: PersonId, newId: PersonId) =>
  and(eq(lightJoins.personId, personId), eq(lightJoins.newId, newId));

/** The live light pairs of her, without those that the account's user is in herself. */
const askableIn = (db: Db, personId: PersonId, account: Pick<Person, "id">): Pair[] =>
  livePairsOf(db, personId, "actor").filter(
    (pair) => isLight(pair) && ![pair.mentor.id, pair.coordinator.id].includes(account.id),
  );

/** Asks the user of an account whose confirmed address is that of a light pair's actor. Once. @param email undefined if it is not confirmed */
export function noteLightJoin(db: Db, account: Person, email: string | undefined, now: number): void {
  const { isDeactivated, isBot, isStranger, isWithheld } = account;
  if (!email || isDeactivated || isBot || isStranger || isWithheld || !hasAccount(account)) return;
  for (const { id } of withAddress(db, email)) {
    const [pair] = askableIn(db, id, account);
    if (pair && !joinOf(db, id, account.id)) ask(db, pair, account, undefined, now);
  }
}

type Askable = Allowed<"ask to join", { readonly pair: PairAs<"coordinator">; readonly account: Member }>;

/** A coordinator says which account the actor of a light pair has. Else why its user cannot be asked. */
export function findAskable(
  db: Db,
  pair: PairAs<"coordinator">,
  account: Person | undefined,
): Askable | { why: "nobody" | "in-pair" | "not-light" } {
  if (!isLight(pair)) return { why: "not-light" };
  if (!account || account.isDeactivated || account.isBot || account.isStranger || !hasAccount(account))
    return { why: "nobody" };
  if (askableIn(db, pair.actor.id, account).length === 0 || account.id === pair.by.id) return { why: "in-pair" };
  return allow(db, { pair, account });
}

/** "Aktori on nyt Slackissa". Who has said no is asked again, because a coordinator has spoken with her. */
export const askToJoin = (db: Db, { pair, account }: Askable, now: number): void =>
  ask(db, pair, account, pair.by.id, now);

function ask(db: Db, pair: Pair, account: Member, foundBy: PersonId | undefined, now: number): void {
  const facts = { foundAt: now, foundBy: foundBy ?? null, answer: null, answeredAt: null };
  db.orm
    .insert(lightJoins)
    .values({ personId: pair.actor.id, newId: account.id, ...facts })
    .onConflictDoUpdate({ target: [lightJoins.personId, lightJoins.newId], set: facts })
    .run();
  const key = `light-pairs:ask:${pair.id}:${account.id}:${now}`;
  enqueue(db, { key, kind: "light-pairs:ask", ref: { pair: pair.id, person: account.id }, dueAt: now }, now);
  redrawAbout(db, { pair: pair.id }, now);
  refreshHome(db, [pair.coordinator.id], now);
}

export type Join = typeof lightJoins.$inferSelect;

export const joinOf = (db: Db, personId: PersonId, newId: PersonId): Join | undefined =>
  db.orm.select().from(lightJoins).where(isOne(personId, newId)).get();

/** The newest question to an account that may be the actor's; for coordinators. */
export const joiningOf = (db: Db, pair: Pair): Pick<Join, "answer" | "foundAt" | "answeredAt"> | undefined =>
  db.orm
    .select()
    .from(lightJoins)
    .where(eq(lightJoins.personId, pair.actor.id))
    .all()
    .toSorted((one, other) => other.foundAt - one.foundAt)[0];

type Joinable = Allowed<"join a light pair", { readonly by: Acting; readonly pair: Pair }>;

/** The question to the acting person about a pair, while it can be answered. Else why not. */
export function findJoinable(db: Db, by: Acting, pairId: PairId | undefined): Joinable | { why: "not-yours" | "over" } {
  if (pairId === undefined) return { why: "not-yours" };
  const join = db.orm
    .select()
    .from(lightJoins)
    .where(eq(lightJoins.newId, by.id))
    .all()
    .find(({ personId }) => livePairsOf(db, personId, "actor").some(({ id }) => id === pairId));
  if (!join) return { why: "not-yours" };
  const pair = readPair(db, pairId);
  const isGoing = db.orm
    .select({ id: erasures.personId })
    .from(erasures)
    .where(inArray(erasures.personId, [join.personId, join.newId]))
    .get();
  return isLight(pair) && !isGoing ? allow(db, { by, pair }) : { why: "over" };
}

/**
 * Her yes: the account becomes the actor's, and the pair an ordinary one from now on. Refused where the account's user is in a pair of her own with
 * the same mentor.
 */
export function joinLightPair(db: Db, { by, pair }: Joinable, now: number): AccountMoved | { refused: "both-paired" } {
  const personId = pair.actor.id;
  const others = livePairsOf(db, personId).flatMap(({ mentor, coordinator }) => [mentor.id, coordinator.id]);
  const own = livePairsOf(db, by.id).flatMap(({ mentor, actor }) => [mentor.id, actor.id]);
  if (others.some((id) => id === by.id || own.includes(id))) return { refused: "both-paired" };
  db.orm.delete(lightJoins).where(eq(lightJoins.personId, personId)).run();
  db.orm.update(lightActors).set({ joinedAt: now }).where(eq(lightActors.personId, personId)).run();
  const moved = moveAccount(db, { toId: personId, fromId: by.id, isFirst: true }, now);
  for (const one of livePairsOf(db, personId, "actor")) {
    redrawAbout(db, { pair: one.id }, now);
    for (const { id } of [one.mentor, one.coordinator]) {
      const ref = { pair: one.id, person: id };
      enqueue(db, { key: `light-pairs:joined:${one.id}:${id}`, kind: "light-pairs:joined", ref, dueAt: now }, now);
    }
    refreshHome(db, [one.mentor.id, one.coordinator.id], now);
  }
  return moved;
}

/** Her no: the pair stays a light one. Coordinators see it where they look at the pair. */
export function declineToJoin(db: Db, { by, pair }: Joinable, now: number): void {
  db.orm.update(lightJoins).set({ answer: "no", answeredAt: now }).where(isOne(pair.actor.id, by.id)).run();
  redrawAbout(db, { pair: pair.id }, now);
  refreshHome(db, [pair.coordinator.id], now);
}

/** When the actor of a former light pair joined; undefined for everybody else. What was before is not asked about. */
export const joinedAtOf = (db: Db, personId: PersonId): number | undefined =>
  db.orm.select({ at: lightActors.joinedAt }).from(lightActors).where(eq(lightActors.personId, personId)).get()?.at ??
  undefined;

/** Deletes the questions about a person who is erased. */
export const forgetJoins = (db: Db, personId: PersonId): void =>
  void db.orm
    .delete(lightJoins)
    .where(or(eq(lightJoins.personId, personId), eq(lightJoins.newId, personId)))
    .run();
