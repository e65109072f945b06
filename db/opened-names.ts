import type { Sealed } from "../src/privacy/sealed.ts";
import type { Db } from "./open.ts";
import { openName } from "./people.ts";

/** Of so many people lists are drawn without opening anybody's name twice; some megabytes at the most. */
const MOST_KEPT = 20_000;

const kept = new WeakMap<Db, Map<Sealed<"name">, string>>();

/** Somebody's name, opened once for each ciphertext: a list of thousands is searched and put in order with every page that is turned. */
export function openedName(db: Db, { id, name }: { id: string; name: Sealed<"name"> }): string {
  const names = kept.get(db) ?? new Map<Sealed<"name">, string>();
  kept.set(db, names);
  const known = names.get(name);
  if (known !== undefined) return known;
  if (names.size >= MOST_KEPT) names.clear();
  const opened = openName(db, id, name);
  names.set(name, opened);
  return opened;
}
