import { createRequire } from "node:module";

/**
 * The only file that loads drizzle. Its ESM import costs almost a second and 190 MB, as CommonJS a tenth of that,
 * so this file uses `require` and exports the names with their types. All other files import them from here.
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
  exists,
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
  Column,
  Param,
  Placeholder,
} = operators;
export type { SQL } from "drizzle-orm";
export type Placeholder = import("drizzle-orm").Placeholder;
export type { AnySQLiteColumn, SQLiteTable as AnySQLiteTable } from "drizzle-orm/sqlite-core";
export const { drizzle } = driver;
export const { migrate } = migrator;
