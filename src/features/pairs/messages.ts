import { message } from "../../../blocks/kit.ts";
import {
  archivedChannel,
  couldNotInvite,
  invitation,
  invitationReminder,
  leftChannel,
  privacyNotice,
  welcome,
  whenAndWhere,
} from "../../../blocks/pairs.ts";
import { kickoffOf, meetingFor } from "../../../db/meetings/meetings.ts";
import type { Ref } from "../../../db/outbox/outbox.ts";
import { hasLeft } from "../../../db/pairs/channel.ts";
import { enqueueInvitationReminder, introducedField, invitationOf } from "../../../db/pairs/new-pair.ts";
import { otherOf } from "../../../db/pairs/pairs.ts";
import { findPerson, noteNoticeGiven, readPerson } from "../../../db/people/people.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import { pairIn, toPairChannel, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import type { Address, Desk, Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { DAY } from "../../programme/calendar/calendar.ts";
import type { PairId, PersonId, SlackUserId } from "../../programme/ids.ts";
import { inviteTrouble } from "../../programme/pairs/rules.ts";
import { mention } from "../../texts/markup.ts";
import { channelEffects } from "./channel.ts";
import { lookingAfterEffects } from "./looking-after-messages.ts";

const personIdOf = (ref: Ref) => ref.person as PersonId;

/** To the one of the pair whom the row names, while the pair is open. */
const toMemberOfOpen = (desk: Desk, ref: Ref): Address | undefined =>
  pairIn(desk, ref).state === "open" ? toPersonIn(desk, ref) : undefined;

const notice = messageEffect({
  kind: "pairs:notice",
  withinHours: false,
  to: toPersonIn,
  draw({ db, words }) {
    const { privacyNoticeUrl, textsMonths } = requireSettings(db);
    return privacyNotice(words, { url: privacyNoticeUrl, months: textsMonths });
  },
  sent: (desk, ref) => noteNoticeGiven(desk.db, personIdOf(ref), desk.now),
});

const invite = messageEffect({
  kind: "pairs:invitation",
  withinHours: false,
  to: toPersonIn,
  draw({ db, words, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    const personId = personIdOf(ref);
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
      isOpen: pair.state === "invited",
      months: requireSettings(db).textsMonths,
    });
  },
});

const ROUNDS = [3, 7];

const reminder = messageEffect({
  kind: "pairs:invitation-reminder",
  withinHours: true,
  to: toPersonIn,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const known = invitationOf(db, pair.id, personIdOf(ref));
    if (pair.state !== "invited" || known?.answer !== null) return undefined;
    return invitationReminder(words, pair.id, otherOf(pair, personIdOf(ref)));
  },
  sent(desk, ref) {
    const round = Number(ref.round);
    const [first = 0, second = 0] = ROUNDS;
    if (round >= ROUNDS.length) return;
    const next = {
      pairId: ref.pair as PairId,
      personId: personIdOf(ref),
      round: round + 1,
      dueAt: desk.now + (second - first) * DAY,
    };
    enqueueInvitationReminder(desk.db, next, desk.now);
  },
});

const refused = messageEffect({
  kind: "pairs:refused",
  withinHours: false,
  to: (desk, ref) => toPerson(pairIn(desk, ref).coordinator),
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, personIdOf(ref));
    return message(words.md("pairs.refused", { name: person.firstName, other: otherOf(pair, person.id).firstName }));
  },
});

const welcomeMessage = messageEffect({
  kind: "pairs:welcome",
  withinHours: false,
  to: toPairChannel,
  draw({ db, words, viewer }, ref) {
    const pair = pairIn({ db }, ref);
    const first = kickoffOf(db, pair.id);
    const isComing = first?.state === "planned" && first.cancelledBy === null;
    const seen = first && isComing ? meetingFor(db, viewer, first.id) : undefined;
    const kickoff = seen && whenAndWhere(words, seen.startsAt, seen.place);
    return welcome(words, { ...pair, pairId: pair.id, hasCoordinator: pair.coordinatorLeftAt === null, kickoff });
  },
  sent: (desk, ref) => channelEffects.pinAfter(desk, ref),
});

const notInvited = messageEffect({
  kind: "pairs:could-not-invite",
  withinHours: false,
  to: (desk, ref) => toPerson(pairIn(desk, ref).coordinator),
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, personIdOf(ref));
    return couldNotInvite(words, pair.id, person.id, person, inviteTrouble(String(ref.error)));
  },
});

const left = messageEffect({
  kind: "pairs:left",
  withinHours: false,
  to: toMemberOfOpen,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const person = readPerson(db, personIdOf(ref));
    if (!hasLeft(db, pair.id, person.slackUserId)) return undefined;
    return leftChannel(words, pair.id, otherOf(pair, person.id));
  },
});

const outsider = messageEffect({
  kind: "pairs:outsider",
  withinHours: false,
  to: toPairChannel,
  draw: ({ words }, ref) => message(words.md("pairs.trouble.outsider", { who: mention(ref.slackUser as SlackUserId) })),
});

const botRemoved = messageEffect({
  kind: "pairs:bot-removed",
  withinHours: false,
  to: toMemberOfOpen,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.channelState !== "bot-removed") return undefined;
    return message(words.md("pairs.trouble.botRemoved", { other: otherOf(pair, personIdOf(ref)).firstName }));
  },
});

const archived = messageEffect({
  kind: "pairs:archived",
  withinHours: false,
  to: toMemberOfOpen,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.channelState !== "archived-by-hand") return undefined;
    return archivedChannel(words, pair.id, pair.mentor, pair.actor);
  },
});

const memberGone = messageEffect({
  kind: "pairs:member-gone",
  withinHours: false,
  to: toMemberOfOpen,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const gone = findPerson(db, otherOf(pair, personIdOf(ref)).id);
    return gone?.isDeactivated ? message(words.md("pairs.trouble.gone", { other: gone.firstName })) : undefined;
  },
});

/** What the bot says and does by itself about pairs and their channels, drawn when it is delivered. */
export const effects: readonly Effect[] = [
  notice,
  invite,
  reminder,
  refused,
  ...channelEffects.all,
  welcomeMessage,
  notInvited,
  left,
  outsider,
  botRemoved,
  archived,
  memberGone,
  ...lookingAfterEffects,
];
