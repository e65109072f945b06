import { message } from "../../../blocks/kit.ts";
import { kickoffMovedNote } from "../../../blocks/meetings.ts";
import {
  channelTrouble,
  couldNotInvite,
  invitation,
  invitationAnswered,
  invitationReminder,
  kickoffPassedNote,
  leftChannel,
  unansweredNote,
  welcome,
  whenAndWhere,
  workerLeft,
} from "../../../blocks/pairs.ts";
import { hasKickoffForm } from "../../../db/kickoff/kickoff.ts";
import { kickoffOf, meetingFor, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { couldNotBeInvited, hasLeft, noteNotReached } from "../../../db/pairs/channel.ts";
import { outsidersIn, workersIn } from "../../../db/pairs/channel-changes.ts";
import { invitedKickoff, invitedMeetings, noteReminded, noteUnanswered } from "../../../db/pairs/invited.ts";
import { enqueueInvitationReminder, introducedField, invitationOf } from "../../../db/pairs/new-pair.ts";
import { isLight, otherOf } from "../../../db/pairs/pairs.ts";
import { findPerson, readPerson } from "../../../db/people/people.ts";
import { permit } from "../../../db/privacy/privacy.ts";
import { programmeOfPair } from "../../../db/programmes/programmes.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import type { Config } from "../../config.ts";
import { meetingIn, pairIn, toPairChannel, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import { type Effect, effect, NO_LONGER_NEEDED } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { DAY_MS } from "../../programme/calendar/calendar.ts";
import { consequenceOf, isInSlack } from "../../programme/channels/rules.ts";
import { fateOf } from "../../programme/meetings/rules.ts";
import { inviteTrouble, REMINDER_DAYS, reachTrouble } from "../../programme/pairs/rules.ts";
import { joined, mention } from "../../texts/markup.ts";
import { noticeTo } from "../privacy/notice.ts";
import { channelEffects } from "./channel.ts";
import { lookingAfterEffects } from "./looking-after-messages.ts";

const noticeWith = (hasMail: boolean): Effect =>
  messageEffect({ kind: kinds["pairs:notice"], ...noticeTo("pair", hasMail) });

const invite = messageEffect({
  kind: kinds["pairs:invitation"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  unreachable(context, { pair, person }, { meaning, code }) {
    if (meaning !== "place:no-posting")
      noteNotReached(context.db, { pairId: pair, personId: person, error: code }, context.now);
    return undefined;
  },
  draw({ db, words, now, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    const personId = ref.person;
    const answer = invitationOf(db, pair.id, personId)?.answer ?? null;
    if (!isRedraw && pair.state !== "invited") return undefined;
    const role = pair.mentor.id === personId ? "mentor" : "actor";
    const other = otherOf(pair, personId);
    // Told while the invitation waits for an answer: what the profile says later is not for the other one.
    const field = pair.state === "invited" ? introducedField(db, pair, other.id) : undefined;
    return invitation(words, {
      pairId: pair.id,
      role,
      inviter: pair.coordinator,
      other,
      field,
      answer,
      state: pair.state,
      months: requireSettings(db).textsMonths,
      kickoff: invitedKickoff(db, { personId }, pair.id, now),
      meetings: invitedMeetings(db, pair),
    });
  },
});

const reminder = messageEffect({
  kind: kinds["pairs:invitation-reminder"],
  withinHours: true,
  over: ({ db, words }, ref) =>
    invitationAnswered(words, {
      answer: invitationOf(db, ref.pair, ref.person)?.answer ?? null,
      state: pairIn({ db }, ref).state,
    }),
  to: toPersonIn,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const known = invitationOf(db, pair.id, ref.person);
    if (pair.state !== "invited" || known?.answer !== null) return undefined;
    return invitationReminder(words, pair.id, otherOf(pair, ref.person));
  },
  sent(context, ref) {
    const round = ref.round;
    noteReminded(context.db, ref.pair, ref.person, context.now);
    const [first = 0, second = 0] = REMINDER_DAYS;
    if (round >= REMINDER_DAYS.length) return;
    const next = {
      pairId: ref.pair,
      personId: ref.person,
      round: round + 1,
      dueAt: context.now + (second - first) * DAY_MS,
    };
    enqueueInvitationReminder(context.db, next, context.now);
  },
});

const unansweredSince = effect({
  kind: kinds["pairs:unanswered-since"],
  withinHours: false,
  prepare({ db, now }, { ref }) {
    const pair = pairIn({ db }, ref);
    if (pair.state !== "invited") return { drop: NO_LONGER_NEEDED };
    return { call: async () => ({}), settled: () => noteUnanswered(db, pair, now) };
  },
});

const unanswered = messageEffect({
  kind: kinds["pairs:unanswered"],
  withinHours: true,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    return pair.state === "invited" ? unansweredNote(words, pair) : undefined;
  },
});

const refused = messageEffect({
  kind: kinds["pairs:refused"],
  withinHours: false,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, ref.person);
    return message(words.md("pairs.refused", { name: person.firstName, other: otherOf(pair, person.id).firstName }));
  },
});

const takenBack = messageEffect({
  kind: kinds["pairs:taken-back"],
  withinHours: false,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, ref.person);
    return message(words.md("pairs.takenBack", { name: person.firstName, other: otherOf(pair, person.id).firstName }));
  },
});

const invitationOver = messageEffect({
  kind: kinds["pairs:invitation-over"],
  withinHours: false,
  to: toPersonIn,
  draw: ({ db, words }, ref) =>
    message(words.md("pairs.invitation.ended", { other: otherOf(pairIn({ db }, ref), ref.person).firstName })),
});

const kickoffPassed = messageEffect({
  kind: kinds["pairs:kickoff-passed"],
  withinHours: true,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(meetingIn(context, ref).pair.coordinator),
  draw({ db, words, isRedraw }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    const isOver = pair.state === "refused" || pair.state === "finished";
    if (isOver || fateOf(meeting, ref.revision) !== "unsuitable")
      return isRedraw && !isOver ? kickoffMovedNote(words, pair.mentor, pair.actor) : undefined;
    return kickoffPassedNote(words, pair);
  },
});

const welcomeMessage = messageEffect({
  kind: kinds["pairs:welcome"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPairChannel,
  draw({ db, words, now, viewer }, ref) {
    const pair = pairIn({ db }, ref);
    const first = kickoffOf(db, pair.id);
    const isComing = first?.state === "planned" && first.cancelledBy === null && first.endsAt > now;
    const seen = first && isComing ? meetingFor(db, viewer, first.id) : undefined;
    const kickoff = seen && whenAndWhere(words, seen.startsAt, seen.place);
    return welcome(words, {
      ...pair,
      pairId: pair.id,
      hasCoordinator: pair.coordinatorLeftAt === null,
      kickoff,
      programme: programmeOfPair(db, pair).version.contents,
      isOpen: pair.state === "open",
      isLight: isLight(pair),
      hasForm: hasKickoffForm(db, pair.id),
      hasMeeting: first?.state === "held" && plannedMeeting(db, pair.id, now) !== undefined,
    });
  },
  sent: (context, ref) => channelEffects.pinAfter(context, ref),
});

const notInvited = messageEffect({
  kind: kinds["pairs:could-not-invite"],
  withinHours: false,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, ref.person);
    const isWaitedFor = pair.state === "open" && couldNotBeInvited(db, pair.id, person.slackUserId);
    return isWaitedFor ? couldNotInvite(words, pair.id, person.id, person, inviteTrouble(ref.error)) : undefined;
  },
});

const notReached = messageEffect({
  kind: kinds["pairs:not-reached"],
  withinHours: false,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const { firstName: name } = readPerson(db, ref.person);
    if (pairIn({ db }, ref).state !== "invited") return undefined;
    return message(joined([words.md("pairs.trouble.notReached", { name }), words.md(reachTrouble(ref.error))]));
  },
});

const noPosting = messageEffect({
  kind: kinds["pairs:no-posting"],
  withinHours: false,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const { mentor, actor } = pairIn({ db }, ref);
    return message(words.md("pairs.trouble.noPosting", { mentor: mentor.firstName, actor: actor.firstName }));
  },
});

const left = messageEffect({
  kind: kinds["pairs:left"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, ref.person);
    if (pair.state !== "open" || !hasLeft(db, pair, person.slackUserId)) return undefined;
    return leftChannel(words, pair.id, otherOf(pair, person.id));
  },
});

const outsider = messageEffect({
  kind: kinds["pairs:outsider"],
  withinHours: false,
  over: ({ words }, ref) => message(words.md("pairs.trouble.outsiderGone", { who: mention(ref.slackUser) })),
  to: toPairChannel,
  draw({ db, words }, ref) {
    if (!outsidersIn(db, pairIn({ db }, ref)).includes(ref.slackUser)) return undefined;
    return message(words.md("pairs.trouble.outsider", { who: mention(ref.slackUser) }));
  },
});

/** Says that a coordinator is in the two's own channel: the two have invited one, or one has not left it. */
const workerInside = messageEffect({
  kind: kinds["pairs:worker-inside"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPairChannel,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.state !== "open" || !workersIn(db, pair).includes(ref.slackUser)) return undefined;
    return message(words.md("pairs.trouble.workerInside", { who: mention(ref.slackUser) }));
  },
});

const workerGone = messageEffect({
  kind: kinds["pairs:worker-left"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPairChannel,
  draw({ db, words, viewer, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    if ((!isRedraw && pair.state !== "open") || workersIn(db, pair).includes(ref.slackUser)) return undefined;
    return workerLeft(words, permit(db, viewer, "meeting", { pairId: pair.id }) !== undefined);
  },
});

/** To each of the two and to the coordinator, while the channel is in the state that the row names. */
const channelChanged = messageEffect({
  kind: kinds["pairs:channel-trouble"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const consequence = isInSlack(pair.channelState) ? consequenceOf(pair.channelState) : undefined;
    const personId = ref.person;
    const isOfTwo = pair.mentor.id === personId || pair.actor.id === personId;
    const text = isOfTwo ? consequence?.told.two : consequence?.told.coordinator;
    if (pair.state !== "open" || !consequence || !text || pair.channelState !== ref.state) return undefined;
    return channelTrouble(words, pair, text, { other: otherOf(pair, personId), offersNew: consequence.newChannel });
  },
});

const memberGone = messageEffect({
  kind: kinds["pairs:member-gone"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    if (!isRedraw && pair.state !== "open") return undefined;
    const gone = findPerson(db, otherOf(pair, ref.person).id);
    return gone?.isDeactivated ? message(words.md("pairs.trouble.gone", { other: gone.firstName })) : undefined;
  },
});

const memberBack = messageEffect({
  kind: kinds["pairs:member-back"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    if (!isRedraw && pair.state !== "open") return undefined;
    const back = findPerson(db, otherOf(pair, ref.person).id);
    if (!back || back.isDeactivated) return undefined;
    return message(words.md("pairs.trouble.back", { other: back.firstName }));
  },
});

/** What the bot sends and does by itself about pairs and their channels. */
export const effects = ({ config }: { config: Config }): readonly Effect[] => [
  noticeWith(config.mail !== undefined),
  invite,
  reminder,
  unansweredSince,
  unanswered,
  refused,
  takenBack,
  invitationOver,
  kickoffPassed,
  ...channelEffects.all,
  welcomeMessage,
  notInvited,
  notReached,
  noPosting,
  left,
  outsider,
  workerInside,
  workerGone,
  channelChanged,
  memberGone,
  memberBack,
  ...lookingAfterEffects,
];
