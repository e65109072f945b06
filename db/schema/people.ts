import type { Language } from "../../src/texts/languages.ts";
import { index, integer, sql, sqliteTable, text, uniqueIndex } from "../drizzle.ts";
import { at, flag, id, sealed } from "./columns.ts";

export const people = sqliteTable(
  "people",
  {
    id: id(),
    slackUserId: text("slack_user_id"),
    name: sealed<"name">("name").notNull(),
    /** The language she chose on Home; until then the one of her Slack profile. */
    language: text("language").$type<Language>(),
    profileLanguage: text("profile_language").$type<Language>(),
    isAdmin: flag("is_admin"),
    isGuest: flag("is_guest"),
    isBot: flag("is_bot"),
    /** From another workspace (Slack Connect): never let in. */
    isStranger: flag("is_stranger"),
    deactivatedAt: at("deactivated_at"),
    coordinatorSince: at("coordinator_since"),
    peerOrganiserSince: at("peer_organiser_since"),
    dmChannelId: text("dm_channel_id"),
    homeOpenedAt: at("home_opened_at"),
    /** Which page of each list her Home shows. */
    homePages: text("home_pages", { mode: "json" }).$type<Record<string, number>>(),
    /** Which pairs a coordinator's Home shows. */
    homeFilter: text("home_filter"),
    noticeGivenAt: at("notice_given_at"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("people_slack_user").on(t.slackUserId),
    // Only of those who are: SQLite asks an index over everybody no "is not null".
    index("people_coordinators").on(t.coordinatorSince).where(sql`${t.coordinatorSince} is not null`),
    index("people_peer_organisers").on(t.peerOrganiserSince).where(sql`${t.peerOrganiserSince} is not null`),
  ],
);

/** What a mentor or an actor told about herself when she enrolled. */
export const profiles = sqliteTable(
  "profiles",
  {
    id: id(),
    personId: text("person_id").notNull(),
    role: text("role").$type<PairRole>().notNull(),
    fields: sealed<"profile">("fields").notNull(),
    languages: sealed<"profile">("languages").notNull(),
    town: sealed<"profile">("town"),
    experience: sealed<"profile">("experience"),
    groupAttended: sealed<"profile">("group_attended"),
    pairsAtOnce: integer("pairs_at_once"),
    wantsMentoring: integer("wants_mentoring", { mode: "boolean" }),
    /** She waits for a pair: she is in none now, and of actors, wishes for one. Kept by triggers, see db/following.ts. */
    isWaiting: flag("is_waiting"),
    enrolledAt: at("enrolled_at").notNull(),
    changedAt: at("changed_at").notNull(),
  },
  (t) => [
    uniqueIndex("profiles_person_role").on(t.personId, t.role),
    index("profiles_waiting").on(t.role).where(sql`${t.isWaiting} = 1`),
  ],
);

export type PairRole = "mentor" | "actor";
