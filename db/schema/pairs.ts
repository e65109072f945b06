import type { ChannelOfPair } from "../../src/programme/channels/rules.ts";
import type { Reason } from "../../src/programme/home/facts.ts";
import type { PairId, PauseId, PersonId, ProgrammeId, SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import type { InvitationAnswer, PairState } from "../../src/programme/pairs/states.ts";
import type { Language } from "../../src/texts/languages.ts";
import { index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, id } from "./columns.ts";
import { FIRST_PROGRAMME } from "./programmes.ts";

export const pairs = sqliteTable(
  "pairs",
  {
    id: id<PairId>(),
    mentorId: text("mentor_id").$type<PersonId>().notNull(),
    actorId: text("actor_id").$type<PersonId>().notNull(),
    coordinatorId: text("coordinator_id").$type<PersonId>().notNull(),
    programmeId: text("programme_id").$type<ProgrammeId>().notNull().default(FIRST_PROGRAMME),
    state: text("state").$type<PairState>().notNull(),
    language: text("language").$type<Language>().notNull(),
    plannedNumber: integer("planned_number").notNull(),
    /** Who ticked that both have agreed, and when. Null if both were asked. */
    consentBy: text("consent_by").$type<PersonId>(),
    consentAt: at("consent_at"),
    channelSuffix: text("channel_suffix").notNull(),
    channelId: text("channel_id").$type<SlackChannelId>(),
    channelState: text("channel_state").$type<ChannelOfPair>().notNull().default("none"),
    createdBy: text("created_by").$type<PersonId>().notNull(),
    createdAt: at("created_at").notNull(),
    openedAt: at("opened_at"),
    /** When the coordinator left the channel and it became the pair's own. */
    coordinatorLeftAt: at("coordinator_left_at"),
    pausedAt: at("paused_at"),
    pausedUntilOn: text("paused_until_on"),
    /** A random id of the present pause, so that messages about an earlier pause show that it is over. */
    pauseId: text("pause_id").$type<PauseId>(),
    /** The earliest start of the silence: the opening, a cancelled meeting, or the end of a pause. */
    silenceFrom: at("silence_from"),
    /** When the mentor and the actor were last asked how they are. */
    silenceAskedAt: at("silence_asked_at"),
    finishedAt: at("finished_at"),
    finishedBy: text("finished_by").$type<PersonId>(),
    /** How many times the pair was finished. Finishing can be undone. */
    closings: integer("closings").notNull().default(0),
    archivedAt: at("archived_at"),
    /** When the texts of this pair were deleted after their retention time. */
    textsDeletedAt: at("texts_deleted_at"),
    /** The earlier pair, if this pair replaced its mentor. */
    replacesId: text("replaces_id").$type<PairId>(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    // Includes the order of a person's finished pairs. Without it SQLite would scan everybody's finished pairs in `pairs_state`.
    index("pairs_mentor").on(t.mentorId, t.state, t.finishedAt),
    index("pairs_actor").on(t.actorId, t.state, t.finishedAt),
    index("pairs_coordinator").on(t.coordinatorId, t.state, t.createdAt),
    // For the lists of Home: finished pairs ordered by their end, all others by their creation.
    index("pairs_state").on(t.state, t.finishedAt, t.createdAt),
    // For the pairs of one programme, listed and counted in the same way.
    index("pairs_programme").on(t.programmeId, t.state, t.finishedAt, t.createdAt),
    index("pairs_paused").on(t.pausedAt).where(sql`${t.pausedAt} is not null`),
    uniqueIndex("pairs_channel").on(t.channelId),
    // Only pairs that have ended and still have texts, so that the nightly deletion does not read the others.
    index("pairs_texts")
      .on(t.createdAt)
      .where(sql`${t.textsDeletedAt} is null and ${t.state} in ('finished', 'refused')`),
  ],
);

/** Why a pair needs its coordinator, from an instant on. Derived from the facts of the pair, see db/home/pair-needs.ts. */
export const pairNeeds = sqliteTable(
  "pair_needs",
  {
    pairId: text("pair_id").$type<PairId>().notNull(),
    what: text("what").$type<Reason["what"]>().notNull(),
    personId: text("person_id").$type<PersonId>(),
    coordinatorId: text("coordinator_id").$type<PersonId>().notNull(),
    since: at("since").notNull(),
    fromAt: at("from_at").notNull(),
    /** Order of display: the most urgent kind first, within one kind the oldest first. */
    rank: integer("rank").notNull(),
  },
  (t) => [
    index("pair_needs_pair").on(t.pairId),
    index("pair_needs_from").on(t.fromAt, t.pairId, t.coordinatorId, t.what, t.rank),
    index("pair_needs_what").on(t.coordinatorId, t.what, t.fromAt),
  ],
);

/** Pairs that changed since their needs were last computed. Triggers write it, see db/store/triggers.ts. */
export const pairsChanged = sqliteTable("pairs_changed", { pairId: text("pair_id").$type<PairId>().primaryKey() });

export const invitations = sqliteTable(
  "invitations",
  {
    pairId: text("pair_id").$type<PairId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    answer: text("answer").$type<InvitationAnswer>(),
    answeredAt: at("answered_at"),
    /** When the person was last reminded, by the bot itself or because a coordinator asked for it. */
    remindedAt: at("reminded_at"),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.personId] }), index("invitations_person").on(t.personId)],
);

/** People whom Slack did not let the bot invite to a pair's channel. Members of a channel are in its facts (channels.ts). */
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

/** When a person of a silent pair last pressed "Kaikki hyvin". */
export const silenceAnswers = sqliteTable(
  "silence_answers",
  {
    pairId: text("pair_id").$type<PairId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    at: at("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.personId] })],
);

/** Two people who are not proposed to each other again, because a coordinator or one of them refused. */
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
