import type { ChannelOfPair } from "../../src/programme/channels/rules.ts";
import type { Reason } from "../../src/programme/home/facts.ts";
import type { PairId, PauseId, PersonId, SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import type { InvitationAnswer, PairState } from "../../src/programme/pairs/states.ts";
import type { Language } from "../../src/texts/languages.ts";
import { index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, id } from "./columns.ts";

export const pairs = sqliteTable(
  "pairs",
  {
    id: id<PairId>(),
    mentorId: text("mentor_id").$type<PersonId>().notNull(),
    actorId: text("actor_id").$type<PersonId>().notNull(),
    coordinatorId: text("coordinator_id").$type<PersonId>().notNull(),
    state: text("state").$type<PairState>().notNull(),
    language: text("language").$type<Language>().notNull(),
    plannedNumber: integer("planned_number").notNull(),
    /** Who ticked that both have agreed, and when. Null when both were asked. */
    consentBy: text("consent_by").$type<PersonId>(),
    consentAt: at("consent_at"),
    channelSuffix: text("channel_suffix").notNull(),
    channelId: text("channel_id").$type<SlackChannelId>(),
    channelState: text("channel_state").$type<ChannelOfPair>().notNull().default("none"),
    createdBy: text("created_by").$type<PersonId>().notNull(),
    createdAt: at("created_at").notNull(),
    openedAt: at("opened_at"),
    /** When the channel became the two's own. */
    coordinatorLeftAt: at("coordinator_left_at"),
    pausedAt: at("paused_at"),
    pausedUntilOn: text("paused_until_on"),
    /** A random id of the present pause: what was said about an earlier one knows that it is over. */
    pauseId: text("pause_id").$type<PauseId>(),
    /** Silence is counted from here at the earliest: the opening, a cancelled meeting, the end of a pause. */
    silenceFrom: at("silence_from"),
    /** When the two were last asked how they are. */
    silenceAskedAt: at("silence_asked_at"),
    finishedAt: at("finished_at"),
    finishedBy: text("finished_by").$type<PersonId>(),
    /** How many times it has been finished: finishing can be undone. */
    closings: integer("closings").notNull().default(0),
    archivedAt: at("archived_at"),
    /** When the texts of this pair were deleted because it has been over for long enough. */
    textsDeletedAt: at("texts_deleted_at"),
    /** When a mentor is replaced: the pair before. */
    replacesId: text("replaces_id").$type<PairId>(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    // With the order of a person's finished pairs: without it SQLite walks through everybody's in the index below.
    index("pairs_mentor").on(t.mentorId, t.state, t.finishedAt),
    index("pairs_actor").on(t.actorId, t.state, t.finishedAt),
    index("pairs_coordinator").on(t.coordinatorId, t.state, t.createdAt),
    // The lists of Home, each in its order: the others have no end, so they come by their beginning.
    index("pairs_state").on(t.state, t.finishedAt, t.createdAt),
    index("pairs_paused").on(t.pausedAt).where(sql`${t.pausedAt} is not null`),
    uniqueIndex("pairs_channel").on(t.channelId),
    // Those that are over and still have texts: what is done with is not looked at again.
    index("pairs_texts")
      .on(t.createdAt)
      .where(sql`${t.textsDeletedAt} is null and ${t.state} in ('finished', 'refused')`),
  ],
);

/** Why a pair needs its coordinator, now or from an instant on. It follows from the facts of the pair, see db/home/pair-needs.ts. */
export const pairNeeds = sqliteTable(
  "pair_needs",
  {
    pairId: text("pair_id").$type<PairId>().notNull(),
    what: text("what").$type<Reason["what"]>().notNull(),
    personId: text("person_id").$type<PersonId>(),
    coordinatorId: text("coordinator_id").$type<PersonId>().notNull(),
    since: at("since").notNull(),
    fromAt: at("from_at").notNull(),
    /** The most pressing kind first, of one kind the oldest first. */
    rank: integer("rank").notNull(),
  },
  (t) => [
    index("pair_needs_pair").on(t.pairId),
    index("pair_needs_from").on(t.fromAt, t.pairId, t.coordinatorId, t.what, t.rank),
    index("pair_needs_what").on(t.coordinatorId, t.what, t.fromAt),
  ],
);

/** Pairs of which something changed since their needs were last worked out; noted by triggers, see db/store/triggers.ts. */
export const pairsChanged = sqliteTable("pairs_changed", { pairId: text("pair_id").$type<PairId>().primaryKey() });

export const invitations = sqliteTable(
  "invitations",
  {
    pairId: text("pair_id").$type<PairId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    answer: text("answer").$type<InvitationAnswer>(),
    answeredAt: at("answered_at"),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.personId] }), index("invitations_person").on(t.personId)],
);

/** Somebody whom Slack did not let the bot bring into a pair's channel. Who is inside is among the channel's facts (channels.ts). */
export const channelChanges = sqliteTable(
  "channel_changes",
  {
    pairId: text("pair_id").$type<PairId>().notNull(),
    slackUserId: text("slack_user_id").$type<SlackUserId>().notNull(),
    change: text("change").$type<"not-invited">().notNull(),
    reason: text("reason"),
    at: at("at").notNull(),
    overAt: at("over_at"),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.slackUserId, t.change] })],
);

/** "Kaikki hyvin": when somebody of a silent pair last said so. */
export const silenceAnswers = sqliteTable(
  "silence_answers",
  {
    pairId: text("pair_id").$type<PairId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    at: at("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.personId] })],
);

/** Two whom a coordinator, or one of the two, does not want to be a pair: they are not proposed again. */
export const matchRefusals = sqliteTable(
  "match_refusals",
  {
    mentorId: text("mentor_id").$type<PersonId>().notNull(),
    actorId: text("actor_id").$type<PersonId>().notNull(),
    refusedBy: text("refused_by").$type<PersonId>().notNull(),
    refusedAt: at("refused_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.mentorId, t.actorId] })],
);
