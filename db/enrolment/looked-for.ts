import { hasLightActors, isOfLightActor } from "../light-pairs/joining.ts";
import type { Db } from "../store/open.ts";
import { hasWaiting, isAwaited } from "./awaited-people.ts";
import { hasClosedAccounts, isOfClosedAccount } from "./same-person.ts";

/** Of a newcomer in the workspace nothing is stored, unless an import awaits that person, or the address is that of a closed account or of a light pair's actor. */
export const isLookedFor = (db: Db, email: string): boolean =>
  isAwaited(db, email) || isOfClosedAccount(db, email) || isOfLightActor(db, email);

export const isAnybodyLookedFor = (db: Db): boolean => hasWaiting(db) || hasClosedAccounts(db) || hasLightActors(db);
