import type { PersonId } from "../../src/programme/ids.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import type { Db } from "../store/open.ts";

/** What follows when the mail server refuses an address for good. */
export function whenAddressBroke(db: Db, personId: PersonId, now: number): void {
  refreshHome(db, [personId], now);
}
