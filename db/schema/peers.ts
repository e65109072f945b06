import type { Stored } from "../../src/programme/forms/fields.ts";
import type { Theme } from "../../src/programme/forms/themes.ts";
import type { ConsentId, GroupId, PeerMeetingId, PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import type { KindOfTexts, PeerAnswer, PeerMeetingState } from "../../src/programme/peer-support/rules.ts";
import { index, integer, primaryKey, sqliteTable, text } from "../store/drizzle.ts";
import { at, id, sealed } from "./columns.ts";

/**
 * Meetings to which many are invited. Who they are follows from the row: the people of `groupId`, or the two of each open pair of `programmeId`
 * (a common meeting), otherwise the mentors (peer support). The kind of the sealed texts follows from the same.
 */
export const peerMeetings = sqliteTable(
  "peer_meetings",
  {
    id: id<PeerMeetingId>(),
    groupId: text("group_id").$type<GroupId>(),
    /** Of a common meeting. Null for the others, also for those of a group. */
    programmeId: text("programme_id").$type<ProgrammeId>(),
    title: sealed<KindOfTexts>("title").notNull(),
    place: sealed<KindOfTexts>("place"),
    description: sealed<KindOfTexts>("description"),
    /** The expert who visits the group, or the workplace that it visits. */
    guest: sealed<KindOfTexts>("guest"),
    /** What the meeting is to be about. */
    theme: text("theme").$type<Stored<Theme>>(),
    startsAt: at("starts_at").notNull(),
    endsAt: at("ends_at").notNull(),
    state: text("state").$type<PeerMeetingState>().notNull().default("planned"),
    revision: integer("revision").notNull().default(0),
    createdBy: text("created_by").$type<PersonId>().notNull(),
    createdAt: at("created_at").notNull(),
    /** How many people came, and what it was about, as somebody who looks after the meeting noted it afterwards. Not of peer support. */
    came: integer("came"),
    heldThemes: text("held_themes", { mode: "json" }).$type<Stored<Theme>[]>(),
    countedAt: at("counted_at"),
    countedBy: text("counted_by").$type<PersonId>(),
  },
  (t) => [
    index("peer_meetings_starts").on(t.startsAt),
    index("peer_meetings_group").on(t.groupId, t.startsAt),
    index("peer_meetings_programme").on(t.programmeId, t.startsAt),
  ],
);

export const peerAnswers = sqliteTable(
  "peer_answers",
  {
    peerMeetingId: text("peer_meeting_id").$type<PeerMeetingId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    answer: text("answer").$type<PeerAnswer>().notNull(),
    at: at("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.peerMeetingId, t.personId] })],
);

/** People who asked for the calendar file of such a meeting. They get a new file when the meeting changes. */
export const peerCalendars = sqliteTable(
  "peer_calendars",
  {
    peerMeetingId: text("peer_meeting_id").$type<PeerMeetingId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    takenAt: at("taken_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.peerMeetingId, t.personId] })],
);

/** A mentor's consent to share contact details with the organisers of peer support. Withdrawing deletes the text; the row keeps the times. */
export const peerContacts = sqliteTable(
  "peer_contacts",
  {
    id: id<ConsentId>(),
    personId: text("person_id").$type<PersonId>().notNull(),
    contact: sealed<"peer-contact">("contact"),
    givenAt: at("given_at").notNull(),
    withdrawnAt: at("withdrawn_at"),
  },
  (t) => [index("peer_contacts_person").on(t.personId)],
);
