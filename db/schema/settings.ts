import type { PersonId, SlackChannelId } from "../../src/programme/ids.ts";
import type { Language } from "../../src/texts/languages.ts";
import { integer, sqliteTable, text } from "../store/drizzle.ts";
import { at } from "./columns.ts";

/** One row with the workspace's settings. Missing before the first setup. */
export const settings = sqliteTable("settings", {
  id: integer("id").primaryKey(),
  language: text("language").$type<Language>().notNull(),
  plannedNumber: integer("planned_number").notNull(),
  coordinatorsChannelId: text("coordinators_channel_id").$type<SlackChannelId>(),
  peerChannelId: text("peer_channel_id").$type<SlackChannelId>(),
  /** The names of the channels that the bot makes, stored before the call. */
  coordinatorsChannelName: text("coordinators_channel_name"),
  peerChannelName: text("peer_channel_name"),
  hoursFrom: text("hours_from").notNull(),
  hoursUntil: text("hours_until").notNull(),
  reminderHours: integer("reminder_hours").notNull(),
  goodbyeDays: integer("goodbye_days").notNull(),
  /** Retention in months: of a finished pair's texts, of a profile without a pair, and of the audit log. */
  textsMonths: integer("texts_months").notNull().default(6),
  profilesMonths: integer("profiles_months").notNull().default(12),
  auditMonths: integer("audit_months").notNull().default(12),
  /** Retention in years, from its end: of all that is stored about a pair or a group. */
  keptYears: integer("kept_years").notNull().default(10),
  /** Retention of nightly backups, in days. */
  backupDays: integer("backup_days").notNull().default(14),
  privacyNoticeUrl: text("privacy_notice_url"),
  revision: integer("revision").notNull().default(1),
  setUpAt: at("set_up_at").notNull(),
  setUpBy: text("set_up_by").$type<PersonId>().notNull(),
  changedAt: at("changed_at"),
  changedBy: text("changed_by").$type<PersonId>(),
});
