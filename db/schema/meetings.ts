import type { TypedOutcome } from "../../src/programme/follow-up/rules.ts";
import type {
  MeetingId,
  PairId,
  PersonId,
  SlackChannelId,
  SlackTs,
  TaskId,
  TypedReplyId,
  VersionId,
} from "../../src/programme/ids.ts";
import type { TaskState } from "../../src/programme/meeting-log/task-states.ts";
import type { MeetingKind, MeetingState } from "../../src/programme/meetings/states.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, flag, id, sealed } from "./columns.ts";
import { FIRST_VERSION } from "./programmes.ts";

/** Liite 1. The texts are one sealed document. Answers that the program uses have columns of their own. */
export const kickoffForms = sqliteTable("kickoff_forms", {
  pairId: text("pair_id").$type<PairId>().primaryKey(),
  on: text("on").notNull(),
  themes: text("themes", { mode: "json" }).$type<string[]>().notNull(),
  form: sealed<"kickoff">("form").notNull(),
  /** Answers that only the two of the pair see: to extra questions of the programme. */
  ofPair: sealed<"meeting-log">("of_pair"),
  /** The version by which the form was asked. */
  versionId: text("version_id").$type<VersionId>().notNull().default(FIRST_VERSION),
  savedBy: text("saved_by").$type<PersonId>().notNull(),
  savedAt: at("saved_at").notNull(),
  revision: integer("revision").notNull().default(1),
});

export const meetings = sqliteTable(
  "meetings",
  {
    id: id<MeetingId>(),
    pairId: text("pair_id").$type<PairId>().notNull(),
    kind: text("kind").$type<MeetingKind>().notNull(),
    state: text("state").$type<MeetingState>().notNull(),
    startsAt: at("starts_at").notNull(),
    endsAt: at("ends_at").notNull(),
    /** False for a meeting that was never planned: it has only a date, and its instants are noon of that day. */
    hasTime: integer("has_time", { mode: "boolean" }).notNull().default(true),
    place: sealed<"meeting">("place"),
    /** The first meeting's place. The coordinator sets and sees it. */
    kickoffPlace: sealed<"kickoff">("kickoff_place"),
    /** Rises with every change of time or place. It is the SEQUENCE of the calendar entry and part of the keys of messages about the meeting. */
    revision: integer("revision").notNull().default(0),
    createdBy: text("created_by").$type<PersonId>().notNull(),
    createdAt: at("created_at").notNull(),
    heldAt: at("held_at"),
    cancelledBy: text("cancelled_by").$type<PersonId>(),
  },
  (t) => [index("meetings_pair").on(t.pairId, t.startsAt)],
);

/** People who asked for the calendar file of a meeting. They get a new file when the meeting changes. */
export const meetingCalendars = sqliteTable(
  "meeting_calendars",
  {
    meetingId: text("meeting_id").$type<MeetingId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    takenAt: at("taken_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.personId] })],
);

/** Liite 2. */
export const meetingLogs = sqliteTable(
  "meeting_logs",
  {
    meetingId: text("meeting_id").$type<MeetingId>().primaryKey(),
    pairId: text("pair_id").$type<PairId>().notNull(),
    on: text("on").notNull(),
    form: sealed<"meeting-log">("form").notNull(),
    /** The version by which the log was asked. */
    versionId: text("version_id").$type<VersionId>().notNull().default(FIRST_VERSION),
    savedBy: text("saved_by").$type<PersonId>().notNull(),
    savedAt: at("saved_at").notNull(),
    firstSavedAt: at("first_saved_at").notNull(),
    revision: integer("revision").notNull().default(1),
    /** Whether only its themes were saved, and the mentor wants to write the rest later. */
    isBrief: flag("is_brief"),
  },
  (t) => [index("meeting_logs_pair").on(t.pairId)],
);

export const logThemes = sqliteTable(
  "log_themes",
  { meetingId: text("meeting_id").$type<MeetingId>().notNull(), theme: text("theme").notNull() },
  (t) => [primaryKey({ columns: [t.meetingId, t.theme] })],
);

export const tasks = sqliteTable(
  "tasks",
  {
    id: id<TaskId>(),
    pairId: text("pair_id").$type<PairId>().notNull(),
    meetingId: text("meeting_id").$type<MeetingId>().notNull(),
    owner: text("owner").$type<PairRole>().notNull(),
    position: integer("position").notNull(),
    text: sealed<"task">("text").notNull(),
    state: text("state").$type<TaskState>().notNull().default("open"),
    stateAt: at("state_at"),
  },
  (t) => [index("tasks_meeting").on(t.meetingId, t.owner, t.position)],
);

export const followUps = sqliteTable(
  "follow_ups",
  {
    meetingId: text("meeting_id").$type<MeetingId>().primaryKey(),
    pairId: text("pair_id").$type<PairId>().notNull(),
    actorId: text("actor_id").$type<PersonId>().notNull(),
    askedAt: at("asked_at").notNull(),
    rating: sealed<"follow-up">("rating"),
    reply: sealed<"follow-up">("reply"),
    answeredAt: at("answered_at"),
    sharedAt: at("shared_at"),
    revision: integer("revision").notNull().default(0),
  },
  (t) => [index("follow_ups_actor").on(t.actorId, t.askedAt)],
);

/** A text typed to the bot, kept until the person says what to do with it. */
export const typedReplies = sqliteTable(
  "typed_replies",
  {
    id: id<TypedReplyId>(),
    personId: text("person_id").$type<PersonId>().notNull(),
    channelId: text("channel_id").$type<SlackChannelId>().notNull(),
    ts: text("ts").$type<SlackTs>().notNull(),
    text: sealed<"follow-up">("text"),
    /** The first of the lines that are one reply. Null in rows from before there were several: the row itself. */
    groupId: text("group_id").$type<TypedReplyId>(),
    /** Whether a message of the bot asks about the reply since this line. */
    asks: integer("asks", { mode: "boolean" }).notNull().default(true),
    /** Whether a picture, recording or other file came with it. Files are not kept. */
    hasFiles: flag("has_files"),
    /** When the person last edited it in Slack, by Slack's time. */
    editedTs: text("edited_ts").$type<SlackTs>(),
    receivedAt: at("received_at").notNull(),
    /** Null while the person has not decided. After that the text is deleted from here. */
    outcome: text("outcome").$type<TypedOutcome>(),
    settledAt: at("settled_at"),
  },
  (t) => [
    uniqueIndex("typed_replies_message").on(t.channelId, t.ts),
    index("typed_replies_person").on(t.personId),
    index("typed_replies_group").on(t.groupId),
    index("typed_replies_settled").on(t.settledAt).where(sql`${t.settledAt} is not null`),
  ],
);
