import type { Db } from "./open.ts";

/** A bound for the memory: so many rows of one table are kept between two writes to it. */
const MOST_KEPT = 1_000;

/** The tables whose rows are remembered. No trigger may write to them, because a trigger's writes are not counted. */
export const rememberedTables = new Set<string>();

/**
 * Reads a row by a key, and keeps it until something is written to its table. A message or Home is drawn in many small reads of the same pair, meeting
 * and people; between two writes each is read once. Rows are kept as they are in the file, sealed columns sealed. Callers change none.
 * @param table the only table that `read` reads
 */
export function remembered<Key, Row>(table: string, read: (db: Db, key: Key) => Row): (db: Db, key: Key) => Row {
  rememberedTables.add(table);
  const kept = new WeakMap<Db, { writes: number; rows: Map<Key, Row> }>();
  return (db, key) => {
    db.catchUp();
    const writes = db.writesTo(table);
    // A reading connection does not notice what another one writes.
    if (writes === undefined) return read(db, key);
    let known = kept.get(db);
    if (known?.writes !== writes) {
      known = { writes, rows: new Map() };
      kept.set(db, known);
    }
    const { rows } = known;
    const row = rows.get(key);
    if (row !== undefined || rows.has(key)) return row as Row;
    if (rows.size >= MOST_KEPT) rows.clear();
    const found = read(db, key);
    rows.set(key, found);
    return found;
  };
}
