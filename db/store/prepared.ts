import type { Db } from "./open.ts";

/**
 * A query that drizzle builds once for each database, with `sql.placeholder` for what differs from time to time.
 * Building one takes several times as long as running it, so what every interaction asks is asked this way.
 */
export function prepared<Query>(build: (orm: Db["orm"]) => Query): (db: Db) => Query {
  const built = new WeakMap<Db, Query>();
  return (db) => {
    const known = built.get(db);
    if (known) return known;
    const query = build(db.orm);
    built.set(db, query);
    return query;
  };
}
