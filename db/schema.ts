import type { Outcome, WayOn } from "../src/closing/rules.ts";
import type { Sealed } from "../src/privacy/sealed.ts";
import type { Language } from "../src/texts/languages.ts";
import { index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from "./drizzle.ts";

/**
 * The record of the mentoring. Instants (`…At`) are milliseconds since 1970 UTC, dates (`…On`) are `YYYY-MM-DD` in the programme's time zone.
 * Ids are random and our own; Slack's ids stand beside them. `Sealed` columns hold ciphertext, see src/privacy/sealed.ts.
 */
const at = (name: string) => integer(name);
const flag = (name: string) => integer(name, { mode: "boolean" }).notNull().default(false);
const id = () => text("id").primaryKey();

/** One row: how this workspace runs its mentoring. Absent until somebody has set it up. */
export const settings = sqliteTable("settings", {
  id: integer("id").primaryKey(),
  language: text("language").$type<Language>().notNull(),
  plannedNumber: integer("planned_number").notNull(),
  coordinatorsChannelId: text("coordinators_channel_id"),
  peerChannelId: text("peer_channel_id"),
  /** The names under which the bot makes them, kept before the call. */
  coordinatorsChannelName: text("coordinators_channel_name"),
  peerChannelName: text("peer_channel_name"),
  hoursFrom: text("hours_from").notNull(),
  hoursUntil: text("hours_until").notNull(),
  reminderHours: integer("reminder_hours").notNull(),
  goodbyeDays: integer("goodbye_days").notNull(),
  privacyNoticeUrl: text("privacy_notice_url"),
  revision: integer("revision").notNull().default(1),
  setUpAt: at("set_up_at").notNull(),
  setUpBy: text("set_up_by").notNull(),
  changedAt: at("changed_at"),
  changedBy: text("changed_by"),
});

export const people = sqliteTable(
  "people",
  {
    id: id(),
    slackUserId: text("slack_user_id"),
    name: text("name").$type<Sealed<"name">>().notNull(),
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
    fields: text("fields").$type<Sealed<"profile">>().notNull(),
    languages: text("languages").$type<Sealed<"profile">>().notNull(),
    town: text("town").$type<Sealed<"profile">>(),
    experience: text("experience").$type<Sealed<"profile">>(),
    groupAttended: text("group_attended").$type<Sealed<"profile">>(),
    pairsAtOnce: integer("pairs_at_once"),
    wantsMentoring: integer("wants_mentoring", { mode: "boolean" }),
    enrolledAt: at("enrolled_at").notNull(),
    changedAt: at("changed_at").notNull(),
  },
  (t) => [uniqueIndex("profiles_person_role").on(t.personId, t.role)],
);

export const pairs = sqliteTable(
  "pairs",
  {
    id: id(),
    mentorId: text("mentor_id").notNull(),
    actorId: text("actor_id").notNull(),
    coordinatorId: text("coordinator_id").notNull(),
    /** invited: waiting for a yes; refused; opening: the channel is being made; open; finished. */
    state: text("state").$type<PairState>().notNull(),
    language: text("language").$type<Language>().notNull(),
    plannedNumber: integer("planned_number").notNull(),
    /** Who ticked that both have agreed, and when. Null when both were asked. */
    consentBy: text("consent_by"),
    consentAt: at("consent_at"),
    channelSuffix: text("channel_suffix").notNull(),
    channelId: text("channel_id"),
    channelState: text("channel_state").$type<ChannelState>().notNull().default("none"),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
    openedAt: at("opened_at"),
    /** When the channel became the two's own. */
    coordinatorLeftAt: at("coordinator_left_at"),
    pausedAt: at("paused_at"),
    pausedUntilOn: text("paused_until_on"),
    /** A random id of the present pause: what was said about an earlier one knows that it is over. */
    pauseId: text("pause_id"),
    /** Silence is counted from here at the earliest: the opening, a cancelled meeting, the end of a pause. */
    silenceFrom: at("silence_from"),
    /** When the two were last asked how they are. */
    silenceAskedAt: at("silence_asked_at"),
    finishedAt: at("finished_at"),
    finishedBy: text("finished_by"),
    /** How many times it has been finished: finishing can be undone. */
    closings: integer("closings").notNull().default(0),
    archivedAt: at("archived_at"),
    /** When a mentor is replaced: the pair before. */
    replacesId: text("replaces_id"),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    index("pairs_mentor").on(t.mentorId, t.state),
    index("pairs_actor").on(t.actorId, t.state),
    index("pairs_coordinator").on(t.coordinatorId, t.state),
    index("pairs_state").on(t.state, t.finishedAt),
    uniqueIndex("pairs_channel").on(t.channelId),
  ],
);

export const invitations = sqliteTable(
  "invitations",
  {
    pairId: text("pair_id").notNull(),
    personId: text("person_id").notNull(),
    answer: text("answer").$type<"yes" | "no">(),
    answeredAt: at("answered_at"),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.personId] }), index("invitations_person").on(t.personId)],
);

/** Somebody who left or was taken out of a pair's channel, or is in it without belonging there. */
export const channelChanges = sqliteTable(
  "channel_changes",
  {
    pairId: text("pair_id").notNull(),
    slackUserId: text("slack_user_id").notNull(),
    change: text("change").$type<"left" | "outsider" | "not-invited">().notNull(),
    reason: text("reason"),
    at: at("at").notNull(),
    overAt: at("over_at"),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.slackUserId, t.change] })],
);

export const meetings = sqliteTable(
  "meetings",
  {
    id: id(),
    pairId: text("pair_id").notNull(),
    kind: text("kind").$type<MeetingKind>().notNull(),
    state: text("state").$type<MeetingState>().notNull(),
    startsAt: at("starts_at").notNull(),
    endsAt: at("ends_at").notNull(),
    /** A meeting that was never planned has only a date; its instants are noon then. */
    hasTime: integer("has_time", { mode: "boolean" }).notNull().default(true),
    place: text("place").$type<Sealed<"meeting">>(),
    /** The first meeting's place, which the coordinator set and sees. */
    kickoffPlace: text("kickoff_place").$type<Sealed<"kickoff">>(),
    /** Rises with every change of time or place: the SEQUENCE of the calendar entry, part of the keys of what is said about it. */
    revision: integer("revision").notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
    heldAt: at("held_at"),
    cancelledBy: text("cancelled_by"),
  },
  (t) => [index("meetings_pair").on(t.pairId, t.startsAt)],
);

/** Who has taken a meeting into her own calendar, and is sent a new file when it changes. */
export const meetingCalendars = sqliteTable(
  "meeting_calendars",
  {
    meetingId: text("meeting_id").notNull(),
    personId: text("person_id").notNull(),
    takenAt: at("taken_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.personId] })],
);

/** "Kaikki hyvin": when somebody of a silent pair last said so. */
export const silenceAnswers = sqliteTable(
  "silence_answers",
  { pairId: text("pair_id").notNull(), personId: text("person_id").notNull(), at: at("at").notNull() },
  (t) => [primaryKey({ columns: [t.pairId, t.personId] })],
);

/** Liite 1. Its texts are one sealed document; what else uses single answers stands beside it. */
export const kickoffForms = sqliteTable("kickoff_forms", {
  pairId: text("pair_id").primaryKey(),
  on: text("on").notNull(),
  themes: text("themes", { mode: "json" }).$type<string[]>().notNull(),
  form: text("form").$type<Sealed<"kickoff">>().notNull(),
  savedBy: text("saved_by").notNull(),
  savedAt: at("saved_at").notNull(),
  revision: integer("revision").notNull().default(1),
});

/** Liite 2. */
export const meetingLogs = sqliteTable(
  "meeting_logs",
  {
    meetingId: text("meeting_id").primaryKey(),
    pairId: text("pair_id").notNull(),
    on: text("on").notNull(),
    form: text("form").$type<Sealed<"meeting-log">>().notNull(),
    savedBy: text("saved_by").notNull(),
    savedAt: at("saved_at").notNull(),
    firstSavedAt: at("first_saved_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [index("meeting_logs_pair").on(t.pairId)],
);

export const logThemes = sqliteTable(
  "log_themes",
  { meetingId: text("meeting_id").notNull(), theme: text("theme").notNull() },
  (t) => [primaryKey({ columns: [t.meetingId, t.theme] })],
);

export const tasks = sqliteTable(
  "tasks",
  {
    id: id(),
    pairId: text("pair_id").notNull(),
    meetingId: text("meeting_id").notNull(),
    owner: text("owner").$type<PairRole>().notNull(),
    position: integer("position").notNull(),
    text: text("text").$type<Sealed<"task">>().notNull(),
    state: text("state").$type<TaskState>().notNull().default("open"),
    stateAt: at("state_at"),
  },
  (t) => [index("tasks_meeting").on(t.meetingId, t.owner, t.position)],
);

export const followUps = sqliteTable(
  "follow_ups",
  {
    meetingId: text("meeting_id").primaryKey(),
    pairId: text("pair_id").notNull(),
    actorId: text("actor_id").notNull(),
    askedAt: at("asked_at").notNull(),
    rating: text("rating").$type<Sealed<"follow-up">>(),
    reply: text("reply").$type<Sealed<"follow-up">>(),
    answeredAt: at("answered_at"),
    sharedAt: at("shared_at"),
    revision: integer("revision").notNull().default(0),
  },
  (t) => [index("follow_ups_actor").on(t.actorId, t.askedAt)],
);

/** Something somebody typed to the bot, kept until she says what to do with it. */
export const typedReplies = sqliteTable(
  "typed_replies",
  {
    id: id(),
    personId: text("person_id").notNull(),
    channelId: text("channel_id").notNull(),
    ts: text("ts").notNull(),
    text: text("text").$type<Sealed<"follow-up">>(),
    receivedAt: at("received_at").notNull(),
    /** What became of it; null while she has not said. Once settled the text is gone from here. */
    outcome: text("outcome").$type<TypedOutcome>(),
    settledAt: at("settled_at"),
  },
  (t) => [uniqueIndex("typed_replies_message").on(t.channelId, t.ts)],
);

/** What only coordinators are told: a wish for support, to stop, or to the worker. */
export const supportRequests = sqliteTable(
  "support_requests",
  {
    id: id(),
    pairId: text("pair_id"),
    personId: text("person_id").notNull(),
    kind: text("kind").$type<SupportKind>().notNull(),
    text: text("text").$type<Sealed<"support">>(),
    state: text("state").$type<"open" | "taken" | "done">().notNull().default("open"),
    takenBy: text("taken_by"),
    takenAt: at("taken_at"),
    doneAt: at("done_at"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [index("support_requests_state").on(t.state), index("support_requests_person").on(t.personId)],
);

/** The end of a pair, as each side told it. */
export const closingAnswers = sqliteTable(
  "closing_answers",
  {
    id: id(),
    pairId: text("pair_id").notNull(),
    personId: text("person_id").notNull(),
    role: text("role").$type<PairRole | "coordinator">().notNull(),
    /** Which finishing of the pair it belongs to; an answer to one that was undone counts no longer. */
    closing: integer("closing").notNull(),
    outcome: text("outcome").$type<Outcome>().notNull(),
    rating: integer("rating"),
    text: text("text").$type<Sealed<"feedback">>(),
    goesOn: text("goes_on", { mode: "json" }).$type<WayOn[]>(),
    savedAt: at("saved_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [uniqueIndex("closing_answers_pair_role").on(t.pairId, t.role)],
);

export const peerMeetings = sqliteTable(
  "peer_meetings",
  {
    id: id(),
    title: text("title").$type<Sealed<"peer-meeting">>().notNull(),
    place: text("place").$type<Sealed<"peer-meeting">>(),
    description: text("description").$type<Sealed<"peer-meeting">>(),
    startsAt: at("starts_at").notNull(),
    endsAt: at("ends_at").notNull(),
    state: text("state").$type<"planned" | "cancelled">().notNull().default("planned"),
    revision: integer("revision").notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [index("peer_meetings_starts").on(t.startsAt)],
);

export const peerAnswers = sqliteTable(
  "peer_answers",
  {
    peerMeetingId: text("peer_meeting_id").notNull(),
    personId: text("person_id").notNull(),
    answer: text("answer").$type<PeerAnswer>().notNull(),
    at: at("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.peerMeetingId, t.personId] })],
);

/** Who has taken a peer-support meeting into her own calendar, and is sent a new file when it changes. */
export const peerCalendars = sqliteTable(
  "peer_calendars",
  {
    peerMeetingId: text("peer_meeting_id").notNull(),
    personId: text("person_id").notNull(),
    takenAt: at("taken_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.peerMeetingId, t.personId] })],
);

/** A mentor's consent that her contacts go to those who organise mentors' own meetings. Withdrawn, the text is gone and the row says when. */
export const peerContacts = sqliteTable(
  "peer_contacts",
  {
    id: id(),
    personId: text("person_id").notNull(),
    contact: text("contact").$type<Sealed<"peer-contact">>(),
    givenAt: at("given_at").notNull(),
    withdrawnAt: at("withdrawn_at"),
  },
  (t) => [index("peer_contacts_person").on(t.personId)],
);

/** Every look at a form and every export, without contents. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: at("at").notNull(),
    personId: text("person_id").notNull(),
    action: text("action").notNull(),
    pairId: text("pair_id"),
  },
  (t) => [index("audit_log_pair").on(t.pairId), index("audit_log_person").on(t.personId)],
);

/** Everything the bot says and does in Slack by itself, see src/outbox. */
export const outbox = sqliteTable(
  "outbox",
  {
    /** Rises in the order of writing; what is due at the same instant goes out in this order. */
    number: integer("number").primaryKey({ autoIncrement: true }),
    id: text("id").notNull(),
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    ref: text("ref", { mode: "json" }).$type<Record<string, string | number>>().notNull(),
    /** Rows of one lane are delivered one at a time, in order. */
    lane: text("lane").notNull(),
    dueAt: at("due_at").notNull(),
    state: text("state").$type<OutboxState>().notNull().default("due"),
    /** How often it was tried in vain. */
    attempts: integer("attempts").notNull().default(0),
    /** Until it is settled nothing behind it in its lane goes out. */
    holdsUp: integer("holds_up", { mode: "boolean" }).notNull().default(false),
    channel: text("channel"),
    /** The newest ts known in the channel before the call: what the call made is later than this. */
    beforeTs: text("before_ts"),
    ts: text("ts"),
    fileId: text("file_id"),
    lastError: text("last_error"),
    createdAt: at("created_at").notNull(),
    /** Set once it is sent or dropped. */
    settledAt: at("settled_at"),
  },
  (t) => [
    uniqueIndex("outbox_key").on(t.key),
    // What is settled stays in the table, but not in here: looking for what is due costs the same after years.
    index("outbox_due").on(t.dueAt, t.number, t.lane).where(sql`${t.settledAt} is null`),
    index("outbox_lane").on(t.lane, t.state, t.dueAt),
    index("outbox_message").on(t.channel, t.ts).where(sql`${t.ts} is not null`),
  ],
);

/** The newest ts seen in a conversation, by Slack's clock. */
export const conversations = sqliteTable("conversations", {
  channelId: text("channel_id").primaryKey(),
  newestTs: text("newest_ts").notNull(),
});

/** The keys this database has been written with; the id is a hash of the key, so that a wrong one is noticed before anything is read. */
export const encryptionKeys = sqliteTable("encryption_keys", {
  id: text("id").primaryKey(),
  firstUsedAt: at("first_used_at").notNull(),
});

/** Modals that were submitted, so that the second submission of one changes nothing. */
export const submissions = sqliteTable("submissions", {
  viewId: text("view_id").primaryKey(),
  at: at("at").notNull(),
});

export type PairRole = "mentor" | "actor";
export type PairState = "invited" | "refused" | "opening" | "open" | "finished";
export type ChannelState = "none" | "ready" | "bot-removed" | "archived-by-hand" | "archived";
export type MeetingKind = "kickoff" | "later";
export type MeetingState = "planned" | "held" | "not-held" | "cancelled" | "replaced";
export type TaskState = "open" | "done" | "unfinished" | "discuss";
export type TypedOutcome = "kept" | "forgotten" | "too-long" | "no-question";
export type SupportKind = "support" | "stop" | "wish";
export type PeerAnswer = "yes" | "maybe" | "no";
export type OutboxState = "due" | "calling" | "sent" | "dropped";
