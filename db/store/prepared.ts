import { Column, is, Param, Placeholder } from "./drizzle.ts";
import type { Db } from "./open.ts";

/**
 * A query that drizzle builds once for each database, with `sql.placeholder` for its parameters.
 * Building a query takes several times as long as running it, so every query on the path of an interaction is made this way.
 */
export function prepared<Query>(build: (orm: Db["orm"]) => Query): (db: Db) => Query {
  const built = new WeakMap<Db, Query>();
  return (db) => {
    db.catchUp();
    const known = built.get(db);
    if (known) return known;
    const query = build(db.orm);
    for (const one of isBuilt(query) ? [query] : Object.values(Object(query))) if (isBuilt(one)) hasten(one);
    built.set(db, query);
    return query;
  };
}

type Values = Record<string, unknown>;

/** What is used of a query that drizzle has prepared (drizzle-orm/better-sqlite3/session). */
type Built = {
  stmt: { raw(): Built["stmt"]; run: Way; get: Way; all: Way };
  query: { params: readonly unknown[] };
  fields: readonly { path: readonly string[]; field: unknown }[] | undefined;
  joinsNotNullableMap: unknown;
  customResultMapper: unknown;
  run: (values?: Values) => unknown;
  get: (values?: Values) => unknown;
  all: (values?: Values) => unknown;
};
type Way = (...parameters: unknown[]) => unknown;

const isBuilt = (query: unknown): query is Built =>
  typeof query === "object" && query !== null && "stmt" in query && "query" in query;

/**
 * Decides once what drizzle decides at each run: which parameter is where, and how each column is read. That takes as long as SQLite itself. Rows
 * of several tables are left to drizzle.
 */
function hasten(built: Built): void {
  const { stmt, query, fields, joinsNotNullableMap, customResultMapper } = built;
  const fillings = query.params.map(fillingOf);
  const fill = (values: Values = {}) => fillings.map((filling) => filling(values));
  if (!fields) {
    built.run = (values) => stmt.run(...fill(values));
    return;
  }
  if (joinsNotNullableMap || customResultMapper || fields.some(({ path }) => path.length !== 1)) return;
  const columns = fields.map(({ path, field }) => ({ name: path[0] ?? "", read: readingOf(field) }));
  const toRow = (values: readonly unknown[]) => {
    const row: Values = {};
    for (let index = 0; index < columns.length; index++) {
      const { name, read } = columns[index] as (typeof columns)[number];
      const value = values[index];
      row[name] = value === null || read === undefined ? value : read(value);
    }
    return row;
  };
  built.get = (values) => {
    const row = stmt.raw().get(...fill(values));
    return row === undefined ? undefined : toRow(row as unknown[]);
  };
  built.all = (values) => (stmt.raw().all(...fill(values)) as unknown[][]).map(toRow);
}

type Filling = (values: Values) => unknown;

function fillingOf(param: unknown): Filling {
  if (is(param, Placeholder)) return (values) => given(values, param.name);
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
  const { encoder } = param;
  const { name } = param.value;
  return (values) => encoder.mapToDriverValue(given(values, name));
}

function given(values: Values, name: string): unknown {
  const value = values[name];
  if (value === undefined && !(name in values)) throw new Error(`No value for placeholder "${name}" was provided`);
  return value;
}

type Decoder = { mapFromDriverValue(value: unknown): unknown };

/** How a column's value becomes ours; undefined where SQLite's value is ours. */
function readingOf(field: unknown): ((value: unknown) => unknown) | undefined {
  const decoder = (
    is(field, Column)
      ? field
      : ((field as { decoder?: unknown }).decoder ?? (field as { sql: { decoder: unknown } }).sql.decoder)
  ) as Decoder;
  if (decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined;
  return (value) => decoder.mapFromDriverValue(value);
}
