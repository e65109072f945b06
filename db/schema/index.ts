/**
 * The record of the mentoring, table by table. Instants (`…At`) are milliseconds since 1970 UTC, dates (`…On`) are `YYYY-MM-DD` in the
 * programme's time zone. Ids are random and the bot's own; Slack's ids have their own columns. `Sealed` columns hold ciphertext, see
 * src/programme/privacy/sealed.ts.
 */
export * from "./tables.index.ts";
