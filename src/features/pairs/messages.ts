import { message } from "../../../blocks/kit.ts";
import {
  channelTrouble,
  couldNotInvite,
  invitation,
  invitationReminder,
  leftChannel,
  privacyNotice,
  welcome,
  whenAndWhere,
  workerLeft,
} from "../../../blocks/pairs.ts";
import { kickoffOf, meetingFor } from "../../../db/meetings/meetings.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { hasLeft, noteNotReached } from "../../../db/pairs/channel.ts";
import { outsidersIn, workersIn } from "../../../db/pairs/channel-changes.ts";
import { enqueueInvitationReminder, introducedField, invitationOf } from "../../../db/pairs/new-pair.ts";
import { otherOf } from "../../../db/pairs/pairs.ts";
import { findPerson, noteNoticeGiven, readPerson } from "../../../db/people/people.ts";
import { permit } from "../../../db/privacy/privacy.ts";
import { programmeOfPair } from "../../../db/programmes/programmes.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import { pairIn, toPairChannel, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import type { Address, DeliveryContext, Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { DAY_MS } from "../../programme/calendar/calendar.ts";
import { consequenceOf, isInSlack } from "../../programme/channels/rules.ts";
import { inviteTrouble, reachTrouble } from "../../programme/pairs/rules.ts";
import { joined, mention } from "../../texts/markup.ts";
import { channelEffects } from "./channel.ts";
import { lookingAfterEffects } from "./looking-after-messages.ts";

/** The address of the person in the row, while the pair is open. */
const toMemberOfOpen = (context: DeliveryContext, ref: Ref<"pairs:left">): Address | undefined =>
  pairIn(context, ref).state === "open" ? toPersonIn(context, ref) : undefined;

const notice = messageEffect({
  kind: kinds["pairs:notice"],
  withinHours: false,
  to: toPersonIn,
  draw({ db, words }) {
    const { privacyNoticeUrl, textsMonths } = requireSettings(db);
    return privacyNotice(words, { url: privacyNoticeUrl, months: textsMonths });
  },
  sent: (context, ref) => noteNoticeGiven(context.db, ref.person, context.now),
});

const invite = messageEffect({
  kind: kinds["pairs:invitation"],
  withinHours: false,
  to: toPersonIn,
  unreachable(context, { pair, person }, { meaning, code }) {
    if (meaning !== "place:no-posting")
      noteNotReached(context.db, { pairId: pair, personId: person, error: code }, context.now);
    return undefined;
  },
  draw({ db, words, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    const personId = ref.person;
    const answer = invitationOf(db, pair.id, personId)?.answer ?? null;
    if (!isRedraw && pair.state !== "invited") return undefined;
    const role = pair.mentor.id === personId ? "mentor" : "actor";
    const other = otherOf(pair, personId);
    const field = introducedField(db, pair, other.id);
    return invitation(words, {
      pairId: pair.id,
      role,
      inviter: pair.coordinator,
      other,
      field,
      answer,
      state: pair.state,
      months: requireSettings(db).textsMonths,
    });
  },
});

/** Days after the invitation on which a person who has not answered is reminded. */
const REMINDER_DAYS = [3, 7];

const reminder = messageEffect({
  kind: kinds["pairs:invitation-reminder"],
  withinHours: true,
  to: toPersonIn,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const known = invitationOf(db, pair.id, ref.person);
    if (pair.state !== "invited" || known?.answer !== null) return undefined;
    return invitationReminder(words, pair.id, otherOf(pair, ref.person));
  },
  sent(context, ref) {
    const round = ref.round;
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

const refused = messageEffect({
  kind: kinds["pairs:refused"],
  withinHours: false,
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
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, ref.person);
    return message(words.md("pairs.takenBack", { name: person.firstName, other: otherOf(pair, person.id).firstName }));
  },
});

const welcomeMessage = messageEffect({
  kind: kinds["pairs:welcome"],
  withinHours: false,
  to: toPairChannel,
  draw({ db, words, viewer }, ref) {
    const pair = pairIn({ db }, ref);
    const first = kickoffOf(db, pair.id);
    const isComing = first?.state === "planned" && first.cancelledBy === null;
    const seen = first && isComing ? meetingFor(db, viewer, first.id) : undefined;
    const kickoff = seen && whenAndWhere(words, seen.startsAt, seen.place);
    const programme = programmeOfPair(db, pair).version.contents;
    const hasCoordinator = pair.coordinatorLeftAt === null;
    return welcome(words, { ...pair, pairId: pair.id, hasCoordinator, kickoff, programme });
  },
  sent: (context, ref) => channelEffects.pinAfter(context, ref),
});

const notInvited = messageEffect({
  kind: kinds["pairs:could-not-invite"],
  withinHours: false,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, ref.person);
    return couldNotInvite(words, pair.id, person.id, person, inviteTrouble(ref.error));
  },
});

const notReached = messageEffect({
  kind: kinds["pairs:not-reached"],
  withinHours: false,
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
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words }, ref) {
    const { mentor, actor } = pairIn({ db }, ref);
    return message(words.md("pairs.trouble.noPosting", { mentor: mentor.firstName, actor: actor.firstName }));
  },
});

const left = messageEffect({
  kind: kinds["pairs:left"],
  withinHours: false,
  to: toMemberOfOpen,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, ref.person);
    if (!hasLeft(db, pair, person.slackUserId)) return undefined;
    return leftChannel(words, pair.id, otherOf(pair, person.id));
  },
});

const outsider = messageEffect({
  kind: kinds["pairs:outsider"],
  withinHours: false,
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
  to: toPairChannel,
  draw({ db, words, viewer }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.state !== "open" || workersIn(db, pair).includes(ref.slackUser)) return undefined;
    return workerLeft(words, permit(db, viewer, "meeting", { pairId: pair.id }) !== undefined);
  },
});

/** To each of the two and to the coordinator, while the channel is in the state that the row names. */
const channelChanged = messageEffect({
  kind: kinds["pairs:channel-trouble"],
  withinHours: false,
  to: toMemberOfOpen,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const consequence = isInSlack(pair.channelState) ? consequenceOf(pair.channelState) : undefined;
    const personId = ref.person;
    const isOfTwo = pair.mentor.id === personId || pair.actor.id === personId;
    const text = isOfTwo ? consequence?.told.two : consequence?.told.coordinator;
    if (!consequence || !text || pair.channelState !== ref.state) return undefined;
    return channelTrouble(words, pair, text, { other: otherOf(pair, personId), offersNew: consequence.newChannel });
  },
});

const memberGone = messageEffect({
  kind: kinds["pairs:member-gone"],
  withinHours: false,
  to: toMemberOfOpen,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const gone = findPerson(db, otherOf(pair, ref.person).id);
    return gone?.isDeactivated ? message(words.md("pairs.trouble.gone", { other: gone.firstName })) : undefined;
  },
});

const memberBack = messageEffect({
  kind: kinds["pairs:member-back"],
  withinHours: false,
  to: toMemberOfOpen,
  draw({ db, words }, ref) {
    const back = findPerson(db, otherOf(pairIn({ db }, ref), ref.person).id);
    if (!back || back.isDeactivated) return undefined;
    return message(words.md("pairs.trouble.back", { other: back.firstName }));
  },
});

/** What the bot sends and does by itself about pairs and their channels. */
export const effects: readonly Effect[] = [
  notice,
  invite,
  reminder,
  refused,
  takenBack,
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
