import type { PersonId } from "../../src/programme/ids.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { isLight, livePairsOf } from "../pairs/pairs.ts";
import type { Db } from "../store/open.ts";
import { followMail } from "./addresses.ts";

/**
 * What follows when the mail server refuses an address for good: the person is asked in Slack for one that works, and the coordinators of her
 * pairs see on Home that it does not, without the address.
 */
export function whenAddressBroke(db: Db, personId: PersonId, now: number): void {
  const ref = { person: personId, since: now };
  enqueue(db, { key: `mail:broken:${personId}:${now}`, kind: "mail:broken", ref, dueAt: now }, now);
  followMail(db, personId, true, now);
  // Of an actor without an account, her mentor tells the times again.
  for (const pair of livePairsOf(db, personId, "actor")) if (isLight(pair)) redrawAbout(db, { pair: pair.id }, now);
}
