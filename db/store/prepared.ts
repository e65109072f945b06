import type { Db } from "./open.ts";

/**
 * A query that drizzle builds once for each database, with `sql.placeholder` for its parameters.
 * Building a query takes several times as long as running it, so every query on the path of an interaction is made this way.
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
