import { countAsk, wishAsk, wishReminder } from "../../../blocks/groups-asking.ts";
import { askForCount, countFor, isCounter } from "../../../db/groups/counts.ts";
import { groupFor, memberOf } from "../../../db/groups/groups.ts";
import { askAfterMeetings, askOnDay } from "../../../db/groups/near-end.ts";
import { remindOfWish, wishState } from "../../../db/groups/wishes.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { findPeerMeeting, peerMeetingFor, programmeOfMeeting } from "../../../db/peer-support/peer-support.ts";
import type { Config } from "../../config.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import { type DrawContext, type Effect, effect, NO_LONGER_NEEDED } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { themeLabelIn } from "../../programme/programmes/contents.ts";
import { channelEffects } from "./channel.ts";
import { endingEffects } from "./ending-messages.ts";

/** One time of a meeting is over: who looks after it is asked about it, and near the end of a group its actors for their wishes. Says nothing itself. */
const meetingOver = effect({
  kind: kinds["groups:meeting-over"],
  withinHours: false,
  prepare({ db, now }, { ref }) {
    const meeting = findPeerMeeting(db, ref.meeting);
    if (meeting?.revision !== ref.revision || meeting.state === "cancelled") return { drop: NO_LONGER_NEEDED };
    return {
      call: async () => ({}),
      settled() {
        askForCount(db, ref.meeting, now);
        if (ref.group !== undefined) askAfterMeetings(db, ref.group, now);
      },
    };
  },
});

const countQuestion = messageEffect({
  kind: kinds["groups:count-ask"],
  over: () => undefined,
  withinHours: true,
  to: toPersonIn,
  draw({ db, words, viewer, isRedraw }, ref) {
    const meeting = peerMeetingFor(db, viewer, ref.meeting);
    const contents = meeting && programmeOfMeeting(db, meeting)?.version.contents;
    if (!meeting || !contents || !isCounter(db, meeting, ref.person)) return undefined;
    const count = countFor(db, ref.person, meeting);
    if (count && !isRedraw) return undefined;
    return countAsk(
      words,
      meeting,
      count && { ...count, themes: count.themes.map((one) => themeLabelIn(contents, one)) },
    );
  },
});

/** The day has come on which the actors are asked. Says nothing itself. */
const nearEnd = effect({
  kind: kinds["groups:near-end"],
  withinHours: false,
  prepare: ({ db, now }, { ref }) => ({
    call: async () => ({}),
    settled: () => askOnDay(db, ref.group, ref.date, now),
  }),
});

/** The group's name and whether she has answered, for an actor of it who is asked. */
function questionTo({ db, viewer }: DrawContext, { group: groupId, person }: Ref<"groups:wish-ask">) {
  const group = groupFor(db, viewer, groupId);
  const state = wishState(db, groupId, person);
  if (!group || !state || group.textsDeletedAt !== null || memberOf(db, groupId, person)?.role !== "actor")
    return undefined;
  return { name: group.name, hasAnswered: state.hasAnswered };
}

const wishQuestion = messageEffect({
  kind: kinds["groups:wish-ask"],
  over: () => undefined,
  withinHours: true,
  to: toPersonIn,
  draw(context, ref) {
    const asked = questionTo(context, ref);
    if (!asked || (asked.hasAnswered && !context.isRedraw)) return undefined;
    return wishAsk(context.words, ref.group, asked.name, asked.hasAnswered);
  },
  sent: ({ db, now }, ref) => remindOfWish(db, ref.group, ref.person, now),
});

const wishReminded = messageEffect({
  kind: kinds["groups:wish-remind"],
  over: () => undefined,
  withinHours: true,
  to: toPersonIn,
  draw(context, ref) {
    const asked = questionTo(context, ref);
    if (!asked) return undefined;
    if (!asked.hasAnswered) return wishReminder(context.words, ref.group, asked.name);
    return context.isRedraw ? wishAsk(context.words, ref.group, asked.name, true) : undefined;
  },
});

export const effects = ({ config }: { config: Config }): readonly Effect[] => [
  ...channelEffects(config.mail !== undefined),
  meetingOver,
  countQuestion,
  nearEnd,
  wishQuestion,
  wishReminded,
  ...endingEffects,
];
