import type { PersonId } from "../../src/programme/ids.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { isLight, livePairsOf } from "../pairs/pairs.ts";
import type { Db } from "../store/open.ts";

/** What follows when the mail server refuses an address for good. */
export function whenAddressBroke(db: Db, personId: PersonId, now: number): void {
  refreshHome(db, [personId], now);
  // Of an actor without an account, her mentor tells the times again.
  for (const pair of livePairsOf(db, personId, "actor")) if (isLight(pair)) redrawAbout(db, { pair: pair.id }, now);
}
