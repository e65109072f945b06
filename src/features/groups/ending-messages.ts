import {
  groupDigest,
  groupFeedbackAsk,
  groupFeedbackReminder,
  groupGoodbye,
  groupNotClosed,
} from "../../../blocks/groups-ending.ts";
import {
  cleanGroupChannel,
  hasGivenFeedback,
  noteGroupClosed,
  noteNotClosed,
  remindOfFeedback,
  summaryOf,
  takesFeedback,
} from "../../../db/groups/ending.ts";
import { type Group, groupFor, memberOf, readGroup } from "../../../db/groups/groups.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { findRow } from "../../../db/outbox/rows.ts";
import { readProgramme } from "../../../db/programmes/programmes.ts";
import { recordRefusal } from "../../../db/setup/setup.ts";
import { readSettings, requireSettings } from "../../../db/store/settings.ts";
import { groupIn, toGroupChannel, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import { archiveEffect, isNotAllowed, renameEffect, topicEffect } from "../../outbox/channel-steps.ts";
import { type DeliveryContext, type DrawContext, type Effect, effect, NO_LONGER_NEEDED } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { takeBack } from "../../outbox/taking-back.ts";
import { HOUR_MS } from "../../programme/calendar/calendar.ts";
import type { ChannelStep } from "../../programme/closing/rules.ts";
import { NO_SLACK_CHANNEL } from "../../programme/ids.ts";
import type { SlackRefused } from "../../slack/door.ts";

/** What the bot says and does by itself when a group has ended. */

const goodbye = messageEffect({
  kind: kinds["groups:goodbye"],
  over: () => undefined,
  withinHours: false,
  to: toGroupChannel,
  draw: ({ db, words }, ref) =>
    groupGoodbye(
      words,
      requireSettings(db).goodbyeDays,
      readProgramme(db, readGroup(db, ref.group).programmeId).version.contents.goodbye,
    ),
});

/** The name of the group for one of its people who can still say something. */
function asked({ db, viewer }: DrawContext, { group: groupId, person }: Ref<"groups:feedback-ask">) {
  const group = groupFor(db, viewer, groupId);
  if (!group || !takesFeedback(group) || !memberOf(db, groupId, person)) return undefined;
  return { name: group.name, isGiven: hasGivenFeedback(db, groupId, person) };
}

const feedback = messageEffect({
  kind: kinds["groups:feedback-ask"],
  over: () => undefined,
  withinHours: true,
  to: toPersonIn,
  draw(context, ref) {
    const known = asked(context, ref);
    if (!known || (known.isGiven && !context.isRedraw)) return undefined;
    return groupFeedbackAsk(context.words, ref.group, known.name, known.isGiven);
  },
  sent: ({ db, now }, ref) => remindOfFeedback(db, ref.group, ref.person, now),
});

const feedbackReminder = messageEffect({
  kind: kinds["groups:feedback-remind"],
  over: () => undefined,
  withinHours: true,
  to: toPersonIn,
  draw(context, ref) {
    const known = asked(context, ref);
    if (!known) return undefined;
    if (!known.isGiven) return groupFeedbackReminder(context.words, ref.group, known.name);
    return context.isRedraw ? groupFeedbackAsk(context.words, ref.group, known.name, true) : undefined;
  },
});

/** The digest waits while the coordinators have no channel, or the bot cannot write to it. */
const RETRY_AFTER_MS = 6 * HOUR_MS;

const digest = messageEffect({
  kind: kinds["groups:digest"],
  over: () => undefined,
  withinHours: false,
  to(context) {
    const settings = readSettings(context.db);
    if (!settings) return undefined;
    return {
      channelId: settings.coordinatorsChannelId ?? NO_SLACK_CHANNEL,
      language: settings.language,
      viewer: { channel: "coordinators" },
    };
  },
  waitUntil: ({ db, now }) => (readSettings(db)?.coordinatorsChannelId ? undefined : now + RETRY_AFTER_MS),
  whileStrangersRead: ({ now }) => ({ waitUntil: now + RETRY_AFTER_MS }),
  draw({ db, words, viewer }, ref) {
    const summary = summaryOf(db, viewer, ref.group);
    return summary && groupDigest(words, summary);
  },
  unreachable({ db, now }, _ref, { meaning }) {
    recordRefusal(db, "coordinators", meaning, now);
    return now + RETRY_AFTER_MS;
  },
});

/** Calls nothing itself. Writes a row for each step, so that each step happens once, at the pace that Slack allows. */
const clean = effect({
  kind: kinds["groups:clean"],
  withinHours: true,
  prepare: (context, { ref }) => ({
    call: async () => ({}),
    settled: () => cleanGroupChannel(context.db, groupIn(context, ref), context.now),
  }),
});

const remove = effect({
  kind: kinds["groups:delete"],
  withinHours: false,
  prepare(context, { ref }) {
    const message = findRow(context.db, { key: ref.message });
    if (!message?.channel || !message.ts) return { drop: NO_LONGER_NEEDED };
    return takeBack(context, { channel: message.channel, ts: message.ts });
  },
});

type OfGroup = Ref<"groups:archive">;

/** The channel of the group, or why nothing is to be done with it. */
function wantedOf<Wanted>(context: DeliveryContext, ref: OfGroup, wanted: (group: Group) => Wanted) {
  const group = groupIn(context, ref);
  return group.channelId === null ? { drop: "no channel" } : { channel: group.channelId, ...wanted(group) };
}

/** Tells the coordinator of a refusal that somebody can do something about. */
const tellOfRefusal = (step: ChannelStep) => (context: DeliveryContext, ref: OfGroup, error: SlackRefused) => {
  if (!isNotAllowed(error)) return undefined;
  noteNotClosed(context.db, groupIn(context, ref), step, context.now);
  return "drop" as const;
};

/** Gives the channel a name without the group's. */
const nameless = renameEffect({
  kind: kinds["groups:nameless"],
  wanted: (context, ref) => wantedOf(context, ref, ({ channelSuffix }) => ({ name: `ryhma-${channelSuffix}` })),
  refused: tellOfRefusal("rename"),
});

const noTopic = topicEffect({
  kind: kinds["groups:no-topic"],
  wanted: (context, ref) => wantedOf(context, ref, () => ({ topic: "" })),
  refused: (_context, _ref, error) => (isNotAllowed(error) ? "drop" : undefined),
});

const archive = archiveEffect({
  kind: kinds["groups:archive"],
  wanted: (context, ref) => wantedOf(context, ref, () => ({})),
  archived: (context, ref) => noteGroupClosed(context.db, ref.group, context.now),
  refused: tellOfRefusal("archive"),
});

const notClosed = messageEffect({
  kind: kinds["groups:not-closed"],
  withinHours: true,
  to: (context, ref) => toPerson(groupIn(context, ref).coordinator),
  draw({ db, words, viewer }, ref) {
    const group = groupFor(db, viewer, ref.group);
    const isDone = ref.what === "archive" && readGroup(db, ref.group).archivedAt !== null;
    return group && !isDone ? groupNotClosed(words, ref.what, group.name) : undefined;
  },
});

export const endingEffects: readonly Effect[] = [
  goodbye,
  feedback,
  feedbackReminder,
  digest,
  clean,
  remove,
  nameless,
  noTopic,
  archive,
  notClosed,
];
