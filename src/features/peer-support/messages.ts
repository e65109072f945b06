import { message } from "../../../blocks/kit.ts";
import { contactPassed, contactWithdrawn } from "../../../blocks/peer-contacts.ts";
import { aboutTime, announcement, cancelled, directInvitation } from "../../../blocks/peer-support.ts";
import type { Ref } from "../../../db/outbox/outbox.ts";
import { findConsent } from "../../../db/peer-support/contacts.ts";
import { hasJoinedSince, presentMentors } from "../../../db/peer-support/members.ts";
import {
  announceDirectly,
  answerOf,
  findPeerMeeting,
  namesByAnswer,
  peerMeetingFor,
  redrawAbout,
  type SeenPeerMeeting,
} from "../../../db/peer-support/peer-support.ts";
import { readPerson } from "../../../db/people/people.ts";
import { hasStrangers } from "../../../db/privacy/privacy.ts";
import { noteClosed } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import type { Easel, Effect } from "../../outbox/effects.ts";
import { fileEffect } from "../../outbox/file.ts";
import { messageEffect } from "../../outbox/message.ts";
import { HOUR } from "../../programme/calendar/calendar.ts";
import { calendarFile } from "../../programme/calendar/calendar-file.ts";
import type { ConsentId, PeerMeetingId, PersonId } from "../../programme/ids.ts";
import { calendarEntry } from "../../programme/peer-support/calendar.ts";
import { type Stage, stageOf } from "../../programme/peer-support/rules.ts";
import { membershipEffects } from "./membership.ts";

const meetingIdOf = (ref: Ref) => ref.meeting as PeerMeetingId;
const personIdOf = (ref: Ref) => ref.person as PersonId;

type Standing = SeenPeerMeeting & { stage: Stage; caller: string };

/** The meeting as the reader may see it, and how it stands now. */
function standing({ db, now, viewer }: Easel, ref: Ref): Standing | undefined {
  const meeting = peerMeetingFor(db, viewer, meetingIdOf(ref));
  if (!meeting) return undefined;
  return { ...meeting, stage: stageOf(meeting, now), caller: readPerson(db, meeting.createdBy).firstName };
}

function isStillOpen({ db, now }: Easel, ref: Ref): boolean {
  const meeting = findPeerMeeting(db, meetingIdOf(ref));
  return meeting !== undefined && stageOf(meeting, now) === "open";
}

const inChannel = messageEffect({
  kind: "peer-support:announcement",
  withinHours: false,
  to(desk) {
    const settings = readSettings(desk.db);
    if (!settings?.peerChannelId) return undefined;
    return { channelId: settings.peerChannelId, language: settings.language, viewer: { channel: "peers" } };
  },
  draw(easel, ref) {
    const meeting = standing(easel, ref);
    if (!meeting) {
      const isOpen = isStillOpen(easel, ref);
      return isOpen ? message(easel.words.md("peerSupport.toldDirectly")) : undefined;
    }
    if (!easel.isRedraw && meeting.stage !== "open") return undefined;
    return announcement(easel.words, meeting, namesByAnswer(easel.db, meeting.id));
  },
  // Somebody reads along who is no mentor: each of the mentors is told by herself.
  sent({ db, now }, ref) {
    if (!hasStrangers(db, "peers")) return;
    const ids = presentMentors(db).map(({ id }) => id);
    announceDirectly(db, meetingIdOf(ref), ids, now);
  },
  unreachable(desk, ref) {
    noteClosed(desk.db, "peers", desk.now);
    // Drawn again then, it is dropped if the meeting has begun meanwhile.
    return findPeerMeeting(desk.db, meetingIdOf(ref)) && desk.now + HOUR;
  },
});

const directly = messageEffect({
  kind: "peer-support:direct",
  withinHours: false,
  to: toPersonIn,
  draw(easel, ref) {
    const meeting = standing(easel, ref);
    if (!meeting || (!easel.isRedraw && meeting.stage !== "open")) return undefined;
    const personId = personIdOf(ref);
    return directInvitation(easel.words, meeting, {
      answer: answerOf(easel.db, meeting.id, personId),
      offersJoin: !hasJoinedSince(easel.db, personId, meeting.id),
    });
  },
});

/** A message about one of a meeting's times: it has its point while this is the time, and the reader may come. */
function aboutOneTime(easel: Easel, ref: Ref) {
  const meeting = standing(easel, ref);
  if (!meeting) return undefined;
  const answer = answerOf(easel.db, meeting.id, personIdOf(ref));
  const isOld = meeting.revision !== Number(ref.revision);
  const hasPoint = meeting.stage === "open" && !isOld && answer !== undefined && answer !== "no";
  return hasPoint || easel.isRedraw ? { meeting, answer, isOld } : undefined;
}

const moved = messageEffect({
  kind: "peer-support:moved",
  withinHours: false,
  to: toPersonIn,
  draw(easel, ref) {
    const found = aboutOneTime(easel, ref);
    const heading = ref.isTimeNew === 1 ? "moved" : "changed";
    return found && aboutTime(easel.words, found.meeting, { ...found, heading });
  },
});

const reminder = messageEffect({
  kind: "peer-support:reminder",
  withinHours: true,
  to: toPersonIn,
  draw(easel, ref) {
    const found = aboutOneTime(easel, ref);
    const heading = found?.answer === "maybe" ? "reminderMaybe" : "reminderYes";
    return found && aboutTime(easel.words, found.meeting, { ...found, heading });
  },
});

const called = messageEffect({
  kind: "peer-support:cancelled",
  withinHours: false,
  to: toPersonIn,
  draw(easel, ref) {
    const meeting = standing(easel, ref);
    // Of a meeting that would be over by now nobody needs to hear.
    if (!meeting || (!easel.isRedraw && meeting.startsAt <= easel.now)) return undefined;
    return cancelled(easel.words, meeting);
  },
});

/** Says nothing itself: what has been said about the meeting is drawn anew, without its buttons. */
const begun: Effect = {
  kind: "peer-support:begun",
  withinHours: false,
  prepare(desk, row) {
    const meeting = findPeerMeeting(desk.db, meetingIdOf(row.ref));
    if (meeting?.revision !== Number(row.ref.revision)) return { drop: "lost its point" };
    return {
      call: async () => ({}),
      settled: () => redrawAbout(desk.db, meeting.id, desk.now),
    };
  },
};

const calendar = fileEffect({
  kind: "peer-support:calendar",
  to: toPersonIn,
  draw({ db, now, words, viewer }, ref) {
    const meeting = peerMeetingFor(db, viewer, meetingIdOf(ref));
    if (!meeting || meeting.revision !== Number(ref.revision) || meeting.startsAt <= now) return undefined;
    const isCancelled = meeting.state === "cancelled";
    const comment = isCancelled ? "fileCancelled" : ref.isUpdate === 1 ? "fileAgain" : "file";
    return {
      name: words.t("peerSupport.calendar.fileName"),
      title: meeting.title,
      bytes: calendarFile(calendarEntry(meeting), now),
      comment: words.md(`peerSupport.calendar.${comment}`),
    };
  },
});

const contact = messageEffect({
  kind: "peer-support:contact",
  withinHours: false,
  to: toPersonIn,
  draw({ db, words, isRedraw }, ref) {
    const consent = findConsent(db, ref.consent as ConsentId);
    if (!consent) return undefined;
    if (!consent.stands) return isRedraw ? contactWithdrawn(words, consent.person.firstName) : undefined;
    const isOrganiser = readPerson(db, personIdOf(ref)).isPeerOrganiser;
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
