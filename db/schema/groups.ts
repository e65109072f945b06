import type { ChannelOfPair } from "../../src/programme/channels/rules.ts";
import type { GroupState } from "../../src/programme/groups/states.ts";
import type {
  GroupFeedbackId,
  GroupId,
  GroupWishId,
  PersonId,
  ProgrammeId,
  SlackChannelId,
} from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { Language } from "../../src/texts/languages.ts";
import { index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, id, sealed } from "./columns.ts";

/** Groups of several mentors and actors. PRODUCT.md section 13. Their meetings are in peers.ts. */
export const groups = sqliteTable(
  "groups",
  {
    id: id<GroupId>(),
    programmeId: text("programme_id").$type<ProgrammeId>().notNull(),
    name: sealed<"group">("name").notNull(),
    coordinatorId: text("coordinator_id").$type<PersonId>().notNull(),
    language: text("language").$type<Language>().notNull(),
    state: text("state").$type<GroupState>().notNull().default("opening"),
    /** The day on which the group is to end. */
    endsOn: text("ends_on"),
    plannedNumber: integer("planned_number"),
    /** Since when the actors are asked whether they wish for a mentor of their own. */
    wishesAskedAt: at("wishes_asked_at"),
    channelSuffix: text("channel_suffix").notNull(),
    channelId: text("channel_id").$type<SlackChannelId>(),
    channelState: text("channel_state").$type<ChannelOfPair>().notNull().default("none"),
    createdBy: text("created_by").$type<PersonId>().notNull(),
    createdAt: at("created_at").notNull(),
    openedAt: at("opened_at"),
    endedAt: at("ended_at"),
    endedBy: text("ended_by").$type<PersonId>(),
    archivedAt: at("archived_at"),
    /** When the texts of this group were deleted after their retention time. */
    textsDeletedAt: at("texts_deleted_at"),
    /** Rises with every change by a coordinator, so that a form that is older is not saved over a newer one. */
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    // For the list on Home, the newest first, and for the nightly deletion.
    index("groups_state").on(t.state, t.createdAt),
    index("groups_coordinator").on(t.coordinatorId, t.state),
    uniqueIndex("groups_channel").on(t.channelId),
    index("groups_texts").on(t.endedAt).where(sql`${t.textsDeletedAt} is null and ${t.state} = 'ended'`),
  ],
);

/** People of a group. Somebody who comes back has the row of before, with a later `joinedAt`. */
export const groupMembers = sqliteTable(
  "group_members",
  {
    groupId: text("group_id").$type<GroupId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    role: text("role").$type<PairRole>().notNull(),
    joinedAt: at("joined_at").notNull(),
    leftAt: at("left_at"),
    /** Slack's error code, while Slack refuses to let the bot invite the person. */
    notInvited: text("not_invited"),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.personId] }), index("group_members_person").on(t.personId, t.leftAt)],
);

/** Whether an actor wishes for a mentor of her own, and what she learned. One question for each actor of a group. */
export const groupWishes = sqliteTable(
  "group_wishes",
  {
    id: id<GroupWishId>(),
    groupId: text("group_id").$type<GroupId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    askedAt: at("asked_at").notNull(),
    /** Null until she has answered. */
    wishes: integer("wishes", { mode: "boolean" }),
    field: sealed<"group-wish">("field"),
    learned: sealed<"group-wish">("learned"),
    answeredAt: at("answered_at"),
    revision: integer("revision").notNull().default(0),
  },
  (t) => [uniqueIndex("group_wishes_person").on(t.personId, t.groupId), index("group_wishes_group").on(t.groupId)],
);

/** What somebody of a group says to the network at its end. */
export const groupFeedback = sqliteTable(
  "group_feedback",
  {
    id: id<GroupFeedbackId>(),
    groupId: text("group_id").$type<GroupId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    role: text("role").$type<PairRole>().notNull(),
    rating: integer("rating"),
    text: sealed<"group-feedback">("text"),
    savedAt: at("saved_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [uniqueIndex("group_feedback_person").on(t.personId, t.groupId), index("group_feedback_group").on(t.groupId)],
);
