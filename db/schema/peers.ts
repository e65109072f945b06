import type { ConsentId, PeerMeetingId, PersonId } from "../../src/programme/ids.ts";
import type { PeerAnswer, PeerMeetingState } from "../../src/programme/peer-support/rules.ts";
import { index, integer, primaryKey, sqliteTable, text } from "../store/drizzle.ts";
import { at, id, sealed } from "./columns.ts";

export const peerMeetings = sqliteTable(
  "peer_meetings",
  {
    id: id<PeerMeetingId>(),
    title: sealed<"peer-meeting">("title").notNull(),
    place: sealed<"peer-meeting">("place"),
    description: sealed<"peer-meeting">("description"),
    startsAt: at("starts_at").notNull(),
    endsAt: at("ends_at").notNull(),
    state: text("state").$type<PeerMeetingState>().notNull().default("planned"),
    revision: integer("revision").notNull().default(0),
    createdBy: text("created_by").$type<PersonId>().notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [index("peer_meetings_starts").on(t.startsAt)],
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

/** People who asked for the calendar file of a peer-support meeting. They get a new file when the meeting changes. */
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
