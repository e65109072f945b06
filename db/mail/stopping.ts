import type { PersonId } from "../../src/programme/ids.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { isLight, livePairsOf } from "../pairs/pairs.ts";
import { findPerson, hasAccount } from "../people/people.ts";
import { type Allowed, allow, type Coordinator } from "../privacy/acting.ts";
import type { Db } from "../store/open.ts";
import { findMailRow, hasAddressFor, stopMail } from "./addresses.ts";

type Stoppable = Allowed<"stop letters for her", { readonly personId: PersonId }>;

/** A person who gets letters, and of whom the coordinator may know it. */
export const findStoppable = (db: Db, by: Coordinator, personId: PersonId): Stoppable | undefined =>
  hasAddressFor(db, { personId: by.id }, personId) ? allow(db, { personId }) : undefined;

/**
 * She has asked a coordinator to stop: by the address in the header of our letters, or because she has no account in Slack. Who has one is told,
 * in case it was somebody else who asked. To the actor of a light pair her mentor tells the times again.
 */
export function stopMailForHer(db: Db, { personId }: Stoppable, now: number): void {
  const since = findMailRow(db, personId)?.changedAt;
  stopMail(db, personId, now);
  for (const pair of livePairsOf(db, personId, "actor")) if (isLight(pair)) redrawAbout(db, { pair: pair.id }, now);
  const person = findPerson(db, personId);
  if (!person || !hasAccount(person) || since === undefined) return;
  const key = `mail:stopped:${personId}:${since}`;
  enqueue(db, { key, kind: "mail:stopped", ref: { person: personId }, dueAt: now }, now);
}
