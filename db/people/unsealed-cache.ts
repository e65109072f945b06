import type { Kind } from "../../src/programme/privacy/rules.ts";
import type { Permit, Place, Sealed } from "../../src/programme/privacy/sealed.ts";
import { open } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";

/** Some megabytes at the most: names and fields of tens of thousands of people. */
const MOST = 60_000;

type Opened = { sealed: string; text: string };
const remembered = new WeakMap<Db, Map<string, Opened>>();

/**
 * Opens a sealed text and remembers it in memory, for names and fields, which a search opens by the thousand: 10,000 cost some 50 ms.
 * What is remembered of a place counts only for the ciphertext that stands there, and a new one takes its room. Nothing of it is written
 * anywhere, and it ends with the process; whoever asks needs the same permit as for `open`.
 */
export function openRemembered<K extends Extract<Kind, "name" | "profile">>(
  db: Db,
  permitted: Permit<K>,
  place: Place,
  sealed: Sealed<NoInfer<K>>,
): string {
  const known = remembered.get(db) ?? new Map<string, Opened>();
  remembered.set(db, known);
  const key = `${place.row} ${place.column}`;
  const before = known.get(key);
  if (before?.sealed === sealed) return before.text;
  // In the order in which they came: the oldest makes room.
  if (before === undefined && known.size >= MOST) known.delete(known.keys().next().value ?? "");
  const text = open(db, permitted, place, sealed);
  known.set(key, { sealed, text });
  return text;
}
