import type { ImportId, PersonId, ProfileId, SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { Language } from "../../src/texts/languages.ts";
import { index, integer, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, flag, id, sealed } from "./columns.ts";

export const people = sqliteTable(
  "people",
  {
    id: id<PersonId>(),
    slackUserId: text("slack_user_id").$type<SlackUserId>(),
    name: sealed<"name">("name").notNull(),
    /** For linking somebody who was imported to her account when she joins; kept for nobody else. */
    email: sealed<"profile">("email"),
    /** A keyed hash of her e-mail address: by it a list knows her again, and nobody can read the address from it. */
    emailMark: text("email_mark"),
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
    dmChannelId: text("dm_channel_id").$type<SlackChannelId>(),
    homeOpenedAt: at("home_opened_at"),
    /** Which page of each list her Home shows. */
    homePages: text("home_pages", { mode: "json" }).$type<Record<string, number>>(),
    /** Which pairs a coordinator's Home shows. */
    homeFilter: text("home_filter"),
    noticeGivenAt: at("notice_given_at"),
    createdAt: at("created_at").notNull(),
    /** She stands in a list that a coordinator imported, and waits to join the workspace as long as she has no Slack id. */
    importedAt: at("imported_at"),
    /** The import with which she came: it says who wrote what is stored about her. */
    importId: text("import_id").$type<ImportId>(),
    /** What is known of her has been removed at her wish; the row stays, nameless, for the counts. */
    erasedAt: at("erased_at"),
  },
  (t) => [
    uniqueIndex("people_slack_user").on(t.slackUserId),
    // Only of those who are: SQLite asks an index over everybody no "is not null".
    index("people_coordinators").on(t.coordinatorSince).where(sql`${t.coordinatorSince} is not null`),
    index("people_peer_organisers").on(t.peerOrganiserSince).where(sql`${t.peerOrganiserSince} is not null`),
    index("people_email").on(t.emailMark),
    index("people_waiting").on(t.importedAt).where(sql`${t.slackUserId} is null`),
  ],
);

/** What a mentor or an actor told about herself when she enrolled. */
export const profiles = sqliteTable(
  "profiles",
  {
    id: id<ProfileId>(),
    personId: text("person_id").$type<PersonId>().notNull(),
    role: text("role").$type<PairRole>().notNull(),
    fields: sealed<"profile">("fields").notNull(),
    languages: sealed<"profile">("languages").notNull(),
    town: sealed<"profile">("town"),
    experience: sealed<"profile">("experience"),
    groupAttended: sealed<"profile">("group_attended"),
    pairsAtOnce: integer("pairs_at_once"),
    wantsMentoring: integer("wants_mentoring", { mode: "boolean" }),
    /** She waits for a pair: she is in none now, and of actors, wishes for one. Kept by triggers, see db/store/triggers.ts. */
    isWaiting: flag("is_waiting"),
    enrolledAt: at("enrolled_at").notNull(),
    changedAt: at("changed_at").notNull(),
    /** Who wrote this last: she herself, or a coordinator for her. */
    writtenBy: text("written_by").$type<PersonId>(),
  },
  (t) => [
    uniqueIndex("profiles_person_role").on(t.personId, t.role),
    index("profiles_waiting").on(t.role).where(sql`${t.isWaiting} = 1`),
    index("profiles_changed").on(t.changedAt),
  ],
);

/** A list of people that a coordinator has uploaded, from the preview until it is taken in; then its rows are gone from here. */
export const imports = sqliteTable("imports", {
  id: id<ImportId>(),
  personId: text("person_id").$type<PersonId>().notNull(),
  rows: sealed<"import">("rows"),
  createdAt: at("created_at").notNull(),
  doneAt: at("done_at"),
});

/** Who wished to be erased, and when it was done. Names nobody; a restored backup replays the later ones. */
export const erasures = sqliteTable("erasures", {
  personId: text("person_id").$type<PersonId>().primaryKey(),
  wishedAt: at("wished_at").notNull(),
  /** Where she is told in the end, and what the bot said to her is deleted. Kept only until it is finished. */
  slackUserId: text("slack_user_id").$type<SlackUserId>(),
  dmChannelId: text("dm_channel_id").$type<SlackChannelId>(),
  language: text("language").$type<Language>(),
  finishedAt: at("finished_at"),
});
