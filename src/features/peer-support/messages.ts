import { message } from "../../../blocks/kit.ts";
import { contactPassed, contactWithdrawn } from "../../../blocks/peer-contacts.ts";
import { aboutTime, announcement, cancelled, directInvitation } from "../../../blocks/peer-support.ts";
import { membersKnown } from "../../../db/channels/facts.ts";
import { groupAddress, membersOf, readGroup } from "../../../db/groups/groups.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { findConsent } from "../../../db/peer-support/contacts.ts";
import { hasJoinedSince, presentMentors } from "../../../db/peer-support/members.ts";
import {
  announceDirectly,
  answerOf,
  findPeerMeeting,
  followPeerMeeting,
  hasOutsiders,
  namesByAnswer,
  numbersByAnswer,
  type PeerMeeting,
  peerMeetingFor,
  programmeOfMeeting,
  type SeenPeerMeeting,
} from "../../../db/peer-support/peer-support.ts";
import { readPerson } from "../../../db/people/people.ts";
import { peopleInProgramme } from "../../../db/privacy/programme-readers.ts";
import { recordRefusal } from "../../../db/setup/setup.ts";
import type { Db } from "../../../db/store/open.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import { type DrawContext, type Effect, effect, NO_LONGER_NEEDED } from "../../outbox/effects.ts";
import { fileEffect } from "../../outbox/file.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { HOUR_MS } from "../../programme/calendar/calendar.ts";
import { calendarFile } from "../../programme/calendar/calendar-file.ts";
import type { Label } from "../../programme/forms/labels.ts";
import type { PersonId } from "../../programme/ids.ts";
import { calendarEntry } from "../../programme/peer-support/calendar.ts";
import { audienceOf, type PeerAnswer, type Stage, stageOf } from "../../programme/peer-support/rules.ts";
import { themeLabelIn } from "../../programme/programmes/contents.ts";
import { membershipEffects } from "./membership.ts";

type ShownMeeting = SeenPeerMeeting & { stage: Stage; caller: string; topic: Label | undefined };

/** The meeting as the viewer may see it, with its stage now. */
function shownMeeting(
  { db, now, viewer }: DrawContext,
  ref: Ref<"peer-support:announcement">,
): ShownMeeting | undefined {
  const meeting = peerMeetingFor(db, viewer, ref.meeting);
  if (!meeting) return undefined;
  const contents = programmeOfMeeting(db, meeting)?.version.contents;
  return {
    ...meeting,
    stage: stageOf(meeting, now),
    caller: readPerson(db, meeting.createdBy).firstName,
    topic: contents && meeting.theme !== null ? themeLabelIn(contents, meeting.theme) : undefined,
  };
}

/** Above that many invited people, following the numbers in each message would take Slack longer than the hour in which they change. */
const MOST_TOLD_NUMBERS = 200;

/** How many come to a common meeting. Who they are, those who come see there. */
function numbersOf(db: Db, { id, programmeId }: SeenPeerMeeting): Record<PeerAnswer, number> | undefined {
  const isTold = programmeId !== null && peopleInProgramme(db, programmeId).length <= MOST_TOLD_NUMBERS;
  return isTold ? numbersByAnswer(db, id) : undefined;
}

function isStillOpen({ db, now }: DrawContext, ref: Ref<"peer-support:announcement">): boolean {
  const meeting = findPeerMeeting(db, ref.meeting);
  return meeting !== undefined && stageOf(meeting, now) === "open";
}

/**
 * Who is told in direct messages too: everybody invited, if somebody reads the channel who may not know of the meeting; of a group those who are
 * not in its channel.
 */
function toldDirectly(db: Db, meeting: PeerMeeting): PersonId[] {
  const { groupId } = meeting;
  const isRead = hasOutsiders(db, meeting);
  if (groupId === null) return isRead ? presentMentors(db).map(({ id }) => id) : [];
  const { channelId } = readGroup(db, groupId);
  const inside = channelId === null || isRead ? [] : membersKnown(db, channelId);
  return membersOf(db, groupId)
    .filter(({ person }) => !inside.some((one) => one === person.slackUserId))
    .map(({ person }) => person.id);
}

const inChannel = messageEffect({
  kind: kinds["peer-support:announcement"],
  withinHours: false,
  // Somebody reads along who may not know of it: what was said stays as it is.
  over: () => undefined,
  to(context, ref) {
    if (ref.group !== undefined) return groupAddress(readGroup(context.db, ref.group));
    const settings = readSettings(context.db);
    if (!settings?.peerChannelId) return undefined;
    return { channelId: settings.peerChannelId, language: settings.language, viewer: { channel: "peers" } };
  },
  draw(context, ref) {
    const meeting = shownMeeting(context, ref);
    if (!meeting) {
      if (context.isRedraw || !isStillOpen(context, ref)) return undefined;
      return message(
        context.words.md(ref.group === undefined ? "peerSupport.toldDirectly" : "groups.meeting.toldDirectly"),
      );
    }
    if (!context.isRedraw && meeting.stage !== "open") return undefined;
    return announcement(context.words, meeting, namesByAnswer(context.db, meeting.id));
  },
  sent({ db, now }, ref) {
    const meeting = findPeerMeeting(db, ref.meeting);
    if (meeting) announceDirectly(db, meeting.id, toldDirectly(db, meeting), now);
  },
  // Only for the peers' channel: a message waits for the channel of a group.
  unreachable(context, ref, { meaning }) {
    recordRefusal(context.db, "peers", meaning, context.now);
    if (meaning === "place:no-posting") {
      const ids = presentMentors(context.db).map(({ id }) => id);
      announceDirectly(context.db, ref.meeting, ids, context.now);
      return undefined;
    }
    // The next attempt draws it again, and drops it if the meeting has begun by then.
    return findPeerMeeting(context.db, ref.meeting) && context.now + HOUR_MS;
  },
});

const directly = messageEffect({
  kind: kinds["peer-support:direct"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw(context, ref) {
    const meeting = shownMeeting(context, ref);
    if (!meeting || (!context.isRedraw && meeting.stage !== "open")) return undefined;
    const personId = ref.person;
    return directInvitation(context.words, meeting, {
      answer: answerOf(context.db, meeting.id, personId),
      offersJoin: !hasJoinedSince(context.db, personId, meeting.id),
      numbers: numbersOf(context.db, meeting),
    });
  },
});

/**
 * What a message about one time of a meeting shows. Undefined if the meeting was moved since or the person is not coming; a redraw is always
 * drawn.
 */
function aboutOneTime(context: DrawContext, ref: Ref<"peer-support:reminder">) {
  const meeting = shownMeeting(context, ref);
  if (!meeting) return undefined;
  const answer = answerOf(context.db, meeting.id, ref.person);
  const isOld = meeting.revision !== ref.revision;
  const isNeeded = meeting.stage === "open" && !isOld && answer !== undefined && answer !== "no";
  return isNeeded || context.isRedraw ? { meeting, answer, isOld } : undefined;
}

const moved = messageEffect({
  kind: kinds["peer-support:moved"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw(context, ref) {
    const found = aboutOneTime(context, ref);
    const heading = ref.isTimeNew === 1 ? "moved" : "changed";
    return found && aboutTime(context.words, found.meeting, { ...found, heading });
  },
});

const reminder = messageEffect({
  kind: kinds["peer-support:reminder"],
  withinHours: "silent-days-too",
  over: noLongerNeeded,
  to: toPersonIn,
  draw(context, ref) {
    const found = aboutOneTime(context, ref);
    const heading = found?.answer === "maybe" ? "reminderMaybe" : "reminderYes";
    return found && aboutTime(context.words, found.meeting, { ...found, heading });
  },
});

const called = messageEffect({
  kind: kinds["peer-support:cancelled"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw(context, ref) {
    const meeting = shownMeeting(context, ref);
    // Not needed after the time at which the meeting would have begun.
    if (!meeting || (!context.isRedraw && meeting.startsAt <= context.now)) return undefined;
    return cancelled(context.words, meeting);
  },
});

/** When the meeting begins, redraws the messages about it without their buttons. Sends no message itself. */
const begun = effect({
  kind: kinds["peer-support:begun"],
  withinHours: false,
  prepare(context, row) {
    const meeting = findPeerMeeting(context.db, row.ref.meeting);
    if (meeting?.revision !== row.ref.revision) return { drop: NO_LONGER_NEEDED };
    return {
      call: async () => ({}),
      settled: () => followPeerMeeting(context.db, meeting.id, context.now),
    };
  },
});

const fileNames = {
  peers: "peerSupport.calendar.fileName",
  group: "groups.meeting.fileName",
  common: "commonMeetings.fileName",
} as const;

const calendar = fileEffect({
  kind: kinds["peer-support:calendar"],
  to: toPersonIn,
  draw({ db, now, words, viewer }, ref) {
    const meeting = peerMeetingFor(db, viewer, ref.meeting);
    if (!meeting || meeting.revision !== ref.revision || meeting.startsAt <= now) return undefined;
    const isCancelled = meeting.state === "cancelled";
    const comment = isCancelled ? "fileCancelled" : ref.isUpdate === 1 ? "fileAgain" : "file";
    return {
      name: words.t(fileNames[audienceOf(meeting)]),
      title: meeting.title,
      bytes: calendarFile(calendarEntry(meeting), now),
      comment: words.md(`peerSupport.calendar.${comment}`),
    };
  },
});

const contact = messageEffect({
  kind: kinds["peer-support:contact"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words, isRedraw }, ref) {
    const consent = findConsent(db, ref.consent);
    if (!consent) return undefined;
    if (!consent.stands) return isRedraw ? contactWithdrawn(words, consent.person.firstName) : undefined;
    const isOrganiser = readPerson(db, ref.person).isPeerOrganiser;
    return isOrganiser ? contactPassed(words, consent.id, consent.person.name) : undefined;
  },
});

export const effects: readonly Effect[] = [
  inChannel,
  ...membershipEffects,
  directly,
  moved,
  reminder,
  called,
  begun,
  calendar,
  contact,
];
