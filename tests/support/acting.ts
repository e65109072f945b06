import type { ProfileOf } from "../../db/enrolment/profiles.ts";
import { enqueueErasure, findErasable } from "../../db/own-data/erasing.ts";
import { hasAccount, readPerson } from "../../db/people/people.ts";
import {
  type Acting,
  acting,
  allow,
  asCoordinator,
  type Coordinator,
  type PairActor,
  type PairAs,
  pairAs,
} from "../../db/privacy/acting.ts";
import type { Db } from "../../db/store/open.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";

/** Somebody, as if Slack had said that what follows is her act. */
export const actingAs = (db: Db, personId: PersonId): Acting => {
  const person = readPerson(db, personId);
  if (!hasAccount(person)) throw new Error("who has no account cannot act");
  return acting(person);
};

export function coordinatorOf(db: Db, personId: PersonId): Coordinator {
  const coordinator = db.transaction(() => asCoordinator(db, actingAs(db, personId)));
  if (!coordinator) throw new Error(`${personId} is no coordinator`);
  return coordinator;
}

/** Her own profile, to be written without her form. */
export function profileOf(db: Db, personId: PersonId): ProfileOf {
  const by = actingAs(db, personId);
  return db.transaction(() => allow(db, { person: by, by }));
}

/** "Poista tietoni", without her form. */
export function erase(db: Db, personId: PersonId, now: number): void {
  db.transaction(() => {
    const may = findErasable(db, actingAs(db, personId));
    if ("why" in may) throw new Error(`${personId} cannot be erased: ${may.why}`);
    enqueueErasure(db, may, now);
  });
}

/** An open pair, for somebody who is this in it. In a transaction. */
export function openPairAs<R extends PairActor>(
  db: Db,
  personId: PersonId,
  pairId: PairId,
  role: R,
): PairAs<R, "open"> {
  const pair = pairAs(db, actingAs(db, personId), pairId);
  if (pair?.role !== role || pair.state !== "open") throw new Error(`${personId} is not ${role} of an open pair`);
  return pair as PairAs<R, "open">;
}
