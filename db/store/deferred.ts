import type { PairId } from "../../src/programme/ids.ts";
import { works } from "./deferred-rows.ts";
import type { Db } from "./open.ts";

/** The second half of an act. May read only the database and its arguments. Does nothing where the facts are gone. `now`: when the act was. */
type Work<About> = (db: Db, pairId: PairId, about: About, now: number) => void;

/**
 * Defines what follows from a kind of act, and may be done after its acknowledgement (deferred.md). The returned function defers it, in the
 * transaction of the act.
 */
export function deferred<About extends Readonly<Record<string, string | number | boolean>>>(
  kind: string,
  work: Work<About>,
) {
  if (works.has(kind)) throw new Error(`${kind} is deferred twice`);
  works.set(kind, work as Work<unknown> as never);
  return (db: Db, pairId: PairId, about: About, now: number): void => db.deferred.add({ kind, pairId, about, at: now });
}
