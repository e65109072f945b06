import type { PairId, PersonId } from "../../src/programme/ids.ts";
import type { PersonOfPair } from "../../src/programme/pairs/roles.ts";
import type { PairState } from "../../src/programme/pairs/states.ts";
import { type Pair, pairFor } from "../pairs/pairs.ts";
import { findPerson, hasAccount, type Member } from "../people/people.ts";
import type { Db } from "../store/open.ts";

/**
 * What somebody may do is proved by an argument of the write, as what somebody may read is proved by a `Permit`:
 *
 *     const pair = pairAs(db, visit.person, pairIdFrom(value));
 *     if (pair?.role !== "mentor") return { refused: "closing.answer.notYours" };
 *     if (pair.state !== "open") return { refused: "closing.answer.notOpen" };
 *     finishPair(db, pair, …);   // takes a PairAs<"mentor" | "coordinator", "open">
 *
 * A proof names who acts and on what, so a write takes nothing else that could be another's. Only the functions that look at the facts make
 * one: those here, and beside the facts of a feature those that call `allow`. They throw outside of a transaction: a proof is made in the
 * transaction of its write, and nothing can have changed between the two. What the bot does by itself is allowed by nobody, and takes none.
 */

/** Cannot be written as an object, nor be copied into one by a spread. */
declare class Proof<Of extends string> {
  protected readonly provenFor: (act: Of) => void;
}

/** The person whose act this is, as Slack says in a request that it signed. */
export type Acting = Member & Proof<"acting">;

/** Only for src/slack/visit.ts, which reads who acts from Slack's request. */
export const acting = (person: Member): Acting => person as Acting;

/** A coordinator who acts, and who is not mentor or actor of the pair. */
export type Coordinator = Acting & Proof<"coordinator">;

/** Looked up again: the role may have been taken away since the act began. */
export function asCoordinator(db: Db, person: Acting): Coordinator | undefined {
  requireTransaction(db);
  return findPerson(db, person.id)?.isCoordinator ? (person as Coordinator) : undefined;
}

export type PairActor = PersonOfPair;

type InPair<R extends PairActor, S extends PairState> = Pair & {
  readonly role: R;
  readonly state: S;
  /** Who acts. */
  readonly by: R extends "coordinator" ? Coordinator : Acting;
} & Proof<"pair">;

/** A pair in one of these states, for somebody who acts in one of these roles: narrow it by `role` and `state`. */
export type PairAs<R extends PairActor = PairActor, S extends PairState = PairState> = R extends PairActor
  ? S extends PairState
    ? InPair<R, S>
    : never
  : never;

/** Undefined where there is no such pair, or it is none of this person's business. A coordinator who is in the pair acts only as one of the two. */
export function pairAs(db: Db, by: Acting, pairId: PairId | undefined): PairAs | undefined {
  requireTransaction(db);
  const pair = pairFor(db, { personId: by.id }, pairId);
  return pair && ({ ...pair, by } as unknown as PairAs);
}

/**
 * Only for what is deferred (db/store/deferred.ts): the proof that the transaction of the act made for this person, made again. Undefined where the
 * person may do it no longer.
 */
export function pairAsBefore(db: Db, by: PersonId, pairId: PairId): PairAs | undefined {
  const person = findPerson(db, by);
  return person && hasAccount(person) ? pairAs(db, acting(person), pairId) : undefined;
}

/** A thing of which somebody may do one act. The act's write takes it. */
export type Allowed<Act extends string, Thing> = Thing & Proof<Act>;

/** Only for the function that has checked what the act needs. */
export function allow<Act extends string, Thing>(db: Db, thing: Thing): Allowed<Act, Thing> {
  requireTransaction(db);
  return thing as Allowed<Act, Thing>;
}

function requireTransaction(db: Db): void {
  if (!db.isInTransaction()) throw new Error("what somebody may do is checked in the transaction in which it is done");
}
