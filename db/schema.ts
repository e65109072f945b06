/**
 * The record of the mentoring, table by table. Instants (`…At`) are milliseconds since 1970 UTC, dates (`…On`) are `YYYY-MM-DD` in the
 * programme's time zone. Ids are random and our own; Slack's ids stand beside them. `Sealed` columns hold ciphertext, see src/privacy/sealed.ts.
 */
export * from "./schema/announcements.ts";
export * from "./schema/closing.ts";
export * from "./schema/keeping.ts";
export * from "./schema/meetings.ts";
export * from "./schema/outbox.ts";
export * from "./schema/pairs.ts";
export * from "./schema/peers.ts";
export * from "./schema/people.ts";
export * from "./schema/settings.ts";
