import { createRequire } from "node:module";

/**
 * The one place that loads drizzle. As ESM its import costs close to a second and 190 MB, as CommonJS a tenth of it,
 * so it is required here and handed on typed. Everything else imports drizzle's names from this file.
 */
const require = createRequire(import.meta.url);

const core = require("drizzle-orm/sqlite-core") as typeof import("drizzle-orm/sqlite-core");
const operators = require("drizzle-orm") as typeof import("drizzle-orm");
const driver = require("drizzle-orm/better-sqlite3") as typeof import("drizzle-orm/better-sqlite3");
const migrator = require("drizzle-orm/better-sqlite3/migrator") as typeof import("drizzle-orm/better-sqlite3/migrator");

export const { sqliteTable, text, integer, index, uniqueIndex, primaryKey, customType, getTableConfig, SQLiteTable } =
  core;
export const {
  and,
  or,
  eq,
  ne,
  not,
  gt,
  gte,
  lt,
  lte,
  inArray,
  notExists,
  notInArray,
  isNull,
  isNotNull,
  asc,
  desc,
  sql,
  count,
  max,
  min,
  is,
} = operators;
export type { Placeholder, SQL } from "drizzle-orm";
export type { AnySQLiteColumn, SQLiteTable as AnySQLiteTable } from "drizzle-orm/sqlite-core";
export const { drizzle } = driver;
export const { migrate } = migrator;
