import type {
  ImportId,
  PersonId,
  ProfileId,
  ProgrammeId,
  SlackChannelId,
  SlackUserId,
} from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { Language, ProfileLanguage } from "../../src/texts/languages.ts";
import { index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, flag, id, sealed } from "./columns.ts";

export const people = sqliteTable(
  "people",
  {
    id: id<PersonId>(),
    slackUserId: text("slack_user_id").$type<SlackUserId>(),
    name: sealed<"name">("name").notNull(),
    /** Slack's `first_name`. Null where the profile has none. */
    profileFirstName: sealed<"name">("profile_first_name"),
    /** What the person has chosen to be called. */
    calledName: sealed<"name">("called_name"),
    /** Links an imported person to the account that joins. Stored only for imported people until then. */
    email: sealed<"profile">("email"),
    /** A keyed hash of the e-mail address. An import finds the person by it; the address cannot be read from it. */
    emailMark: text("email_mark"),
    /** The language that the person chose. Null until then: src/programme/people/language.ts says what is used instead. */
    language: text("language").$type<Language>(),
    profileLanguage: text("profile_language").$type<ProfileLanguage>(),
    /** The language in the newest imported list that names one. */
    importedLanguage: text("imported_language").$type<Language>(),
    /** The key of the outbox row whose message offers the languages: the first direct message to the person. */
    languageOfferedIn: text("language_offered_in"),
    /** The person's own time zone in Slack, an IANA name. Null where Slack has not said it. */
    timeZone: text("time_zone"),
    isAdmin: flag("is_admin"),
    isGuest: flag("is_guest"),
    isBot: flag("is_bot"),
    /** Was erased earlier and has not enrolled since: neither name nor address is stored. See db/own-data/forgotten.ts. */
    isWithheld: flag("is_withheld"),
    /** From another workspace (Slack Connect). Has no access to anything. */
    isStranger: flag("is_stranger"),
    deactivatedAt: at("deactivated_at"),
    coordinatorSince: at("coordinator_since"),
    peerOrganiserSince: at("peer_organiser_since"),
    dmChannelId: text("dm_channel_id").$type<SlackChannelId>(),
    homeOpenedAt: at("home_opened_at"),
    /** The page that Home shows of each list. */
    homePages: text("home_pages", { mode: "json" }).$type<Record<string, number>>(),
    /** The pairs that a coordinator's Home shows. */
    homeFilter: text("home_filter"),
    /** The programme whose pairs these are. Null: all of them. */
    homeProgramme: text("home_programme").$type<ProgrammeId>(),
    noticeGivenAt: at("notice_given_at"),
    createdAt: at("created_at").notNull(),
    /** When a coordinator imported the person. Without a Slack id the person has not joined the workspace yet. */
    importedAt: at("imported_at"),
    /** The import that made this row. It tells who wrote what is stored about the person. */
    importId: text("import_id").$type<ImportId>(),
    /** When the person's data was erased at their request. The row stays for the counts, without a name. */
    erasedAt: at("erased_at"),
  },
  (t) => [
    uniqueIndex("people_slack_user").on(t.slackUserId),
    // Partial: SQLite does not use a full index for "is not null".
    index("people_coordinators").on(t.coordinatorSince).where(sql`${t.coordinatorSince} is not null`),
    index("people_peer_organisers").on(t.peerOrganiserSince).where(sql`${t.peerOrganiserSince} is not null`),
    index("people_email").on(t.emailMark),
    // Only for the nightly deletion (db/own-data).
    index("people_closed").on(t.deactivatedAt).where(sql`${t.deactivatedAt} is not null and ${t.erasedAt} is null`),
    index("people_offered").on(t.languageOfferedIn).where(sql`${t.languageOfferedIn} is not null`),
    index("people_waiting").on(t.importedAt).where(sql`${t.slackUserId} is null`),
  ],
);

/** The enrolment form of a mentor or an actor. */
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
    /** The day of a mentor's training, as a coordinator or a list says. */
    trainedOn: text("trained_on"),
    /** Waits for a pair: is in none, and an actor wants one. Triggers write it, see db/store/triggers.ts. */
    isWaiting: flag("is_waiting"),
    enrolledAt: at("enrolled_at").notNull(),
    changedAt: at("changed_at").notNull(),
    /** Who wrote this last: the person, or a coordinator for the person. */
    writtenBy: text("written_by").$type<PersonId>(),
  },
  (t) => [
    uniqueIndex("profiles_person_role").on(t.personId, t.role),
    index("profiles_waiting").on(t.role).where(sql`${t.isWaiting} = 1`),
    index("profiles_changed").on(t.changedAt),
  ],
);

/** An uploaded CSV list, from the preview until it is imported. Then its contents are deleted from here. */
export const imports = sqliteTable("imports", {
  id: id<ImportId>(),
  personId: text("person_id").$type<PersonId>().notNull(),
  rows: sealed<"import">("rows"),
  createdAt: at("created_at").notNull(),
  doneAt: at("done_at"),
});

/** Requests for erasing and when they were carried out. Contains no names. After a restore, later requests are replayed from the journal. */
export const erasures = sqliteTable("erasures", {
  personId: text("person_id").$type<PersonId>().primaryKey(),
  wishedAt: at("wished_at").notNull(),
  /** Where the bot deletes its messages and confirms the erasing. Stored only until the erasing is finished. */
  slackUserId: text("slack_user_id").$type<SlackUserId>(),
  dmChannelId: text("dm_channel_id").$type<SlackChannelId>(),
  language: text("language").$type<Language>(),
  finishedAt: at("finished_at"),
});

/** A closed account and a newer one with the same confirmed address. A coordinator says whether they are one person: db/enrolment/same-person.ts. */
export const samePeople = sqliteTable(
  "same_people",
  {
    closedId: text("closed_id").$type<PersonId>().notNull(),
    /** After the answer "same" nobody has this id: the newer account belongs to the person of `closedId`. */
    newId: text("new_id").$type<PersonId>().notNull(),
    foundAt: at("found_at").notNull(),
    /** Null while no coordinator has answered. */
    isSame: integer("is_same", { mode: "boolean" }),
    answeredBy: text("answered_by").$type<PersonId>(),
    answeredAt: at("answered_at"),
    /** After the answer "same" a keyed mark of the closed account, which Slack goes on counting among the members of its channels. */
    closedMark: text("closed_mark"),
  },
  (t) => [primaryKey({ columns: [t.closedId, t.newId] })],
);

/** Keyed marks of the accounts and addresses of erased people, until they enrol again: db/own-data/forgotten.ts. Only the time links them to the nameless row. */
export const forgottenPeople = sqliteTable(
  "forgotten_people",
  {
    accountMark: text("account_mark").primaryKey(),
    emailMark: text("email_mark"),
    at: at("at").notNull(),
  },
  (t) => [index("forgotten_people_email").on(t.emailMark)],
);
