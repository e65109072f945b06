// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
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
