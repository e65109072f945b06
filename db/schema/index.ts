/**
 * The record of the mentoring, table by table. Instants (`…At`) are milliseconds since 1970 UTC, dates (`…On`) are `YYYY-MM-DD` in the
 * programme's time zone. Ids are random and the bot's own; Slack's ids have their own columns. `Sealed` columns hold ciphertext, see
 * src/programme/privacy/sealed.ts.
 */
export * from "./announcements.ts";
export * from "./certificates.ts";
export * from "./channels.ts";
export * from "./closing.ts";
export * from "./goals.ts";
export * from "./groups.ts";
export * from "./keeping.ts";
export * from "./light-pairs.ts";
export * from "./mail.ts";
export * from "./meetings.ts";
export * from "./mid-way.ts";
export * from "./outbox.ts";
export * from "./pairs.ts";
export * from "./peers.ts";
export * from "./people.ts";
export * from "./programmes.ts";
export * from "./settings.ts";
