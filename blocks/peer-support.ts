import type { Button, KnownBlock, ModalView } from "@slack/types";
import { MINUTE_MS } from "../src/programme/calendar/calendar.ts";
import { type Label, labelText } from "../src/programme/forms/labels.ts";
import type { PeerMeetingId } from "../src/programme/ids.ts";
import { buttonValue } from "../src/programme/meetings/rules.ts";
import {
  type Audience,
  audienceOf,
  namesThatFit,
  type PeerAnswer,
  peerAnswers,
  type Stage,
  type Whose,
} from "../src/programme/peer-support/rules.ts";
import { asTyped, joined, type Markup, withLinks } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import {
  actions,
  button,
  context,
  header,
  type Message,
  message,
  noticeModal,
  plainText,
  quoted,
  section,
} from "./kit.ts";
import { zoneNote } from "./zone-note.ts";

type Meeting = Whose & {
  id: PeerMeetingId;
  revision: number;
  title: string;
  startsAt: number;
  endsAt: number;
  place: string | undefined;
};

type Invitation = Meeting & {
  description: string | undefined;
  guest: string | undefined;
  topic: Label | undefined;
  caller: string;
  stage: Stage;
};

/** What is said of meetings in other words for each audience. */
const texts = {
  peers: {
    invitation: "peerSupport.invitation",
    invitationDirect: "peerSupport.invitationDirect",
    moved: "peerSupport.moved",
    changed: "peerSupport.changed",
    cancelled: "peerSupport.cancelled",
    reminderYes: "peerSupport.reminderYes",
    reminderMaybe: "peerSupport.reminderMaybe",
    manageSeenBy: "peerSupport.manageSeenBy",
    cancelSeenBy: "peerSupport.cancelSeenBy",
  },
  group: {
    invitation: "groups.meeting.invitation",
    invitationDirect: "groups.meeting.invitationDirect",
    moved: "groups.meeting.moved",
    changed: "groups.meeting.changed",
    cancelled: "groups.meeting.cancelled",
    reminderYes: "groups.meeting.reminderYes",
    reminderMaybe: "groups.meeting.reminderMaybe",
    manageSeenBy: "groups.meeting.manageSeenBy",
    cancelSeenBy: "groups.meeting.cancelSeenBy",
  },
  common: {
    invitation: "commonMeetings.invitation",
    invitationDirect: "commonMeetings.invitationDirect",
    moved: "commonMeetings.moved",
    changed: "commonMeetings.changed",
    cancelled: "commonMeetings.cancelled",
    reminderYes: "commonMeetings.reminderYes",
    reminderMaybe: "commonMeetings.reminderMaybe",
    manageSeenBy: "commonMeetings.manageSeenBy",
    cancelSeenBy: "commonMeetings.cancelSeenBy",
  },
} as const satisfies Record<Audience, Record<string, TextKey>>;

const textOf = (meeting: Whose, name: keyof (typeof texts)["peers"]): TextKey => texts[audienceOf(meeting)][name];

/** How many gave each answer. */
export type Numbers = Record<PeerAnswer, number>;

/** The first names by answer, in the order of answering. */
export type Names = Record<PeerAnswer, string[]>;

/** Time and place, a line each. */
export const whenAndWhere = (words: Words, meeting: Meeting): Markup =>
  joined([
    words.md("peerSupport.when", {
      when: words.when(meeting.startsAt),
      minutes: Math.round((meeting.endsAt - meeting.startsAt) / MINUTE_MS),
    }),
    ...zoneNote(words),
    ...(meeting.place === undefined ? [] : [words.md("peerSupport.place", { place: withLinks(meeting.place) })]),
  ]);

/** "tiistaina 20.1. kello 17, Oodi" */
const inShort = (words: Words, { startsAt, place }: Pick<Meeting, "startsAt" | "place">): string =>
  place === undefined ? words.when(startsAt) : `${words.when(startsAt)}, ${place}`;

const answerLabel = (answer: PeerAnswer): TextKey => `peerSupport.answer.${answer}`;

/** "Tulen", "Ehkä", "En tule". `own`: the reader's answer, which is highlighted; only where nobody else reads. */
export const answerButtons = (
  words: Words,
  meeting: { id: PeerMeetingId; revision: number },
  own: PeerAnswer | undefined,
): Button[] =>
  peerAnswers.map((answer) =>
    button(`peer-support:${answer}`, words.t(answerLabel(answer)), {
      value: buttonValue(meeting),
      ...(answer === own ? { style: "primary" as const } : {}),
    }),
  );

const calendarButton = (words: Words, { id }: Meeting): Button =>
  button("peer-support:calendar", words.t("peerSupport.addToCalendar"), { value: id });

export const joinButton = (words: Words): Button => button("peer-support:join", words.t("peerSupport.join"));
export const contactButton = (words: Words): Button =>
  button("peer-support:contact", words.t("peerSupport.contact.open"));

/** In UTF-16 units: enough for a dozen names, and short enough for three lines of names in one section. */
const NAMES_IN_MESSAGE = 800;
const NAMES_IN_MODAL = 2500;

/** "*Tulen (14):* Mirja, Helena ja 12 muuta"; nothing if nobody gave this answer. */
function namesLine(words: Words, answer: PeerAnswer, names: readonly string[], length: number): Markup[] {
  if (names.length === 0) return [];
  const { shown, more } = namesThatFit(names.map(asTyped), length);
  const params = {
    answer: words.t(answerLabel(answer)),
    number: names.length,
    names: { mrkdwn: shown.join(", ") },
  };
  return more === 0
    ? [words.md("peerSupport.names", params)]
    : [words.md("peerSupport.namesAndMore", { ...params, more: words.t("peerSupport.more", { count: more }) })];
}

const namesSection = (words: Words, names: Names): KnownBlock[] => {
  const lines = peerAnswers.flatMap((answer) => namesLine(words, answer, names[answer], NAMES_IN_MESSAGE));
  return lines.length === 0 ? [] : [section(joined(lines))];
};

/** What the meeting is, for people who decide whether to come. */
function invitationBlocks(words: Words, meeting: Invitation, intro: "invitation" | "invitationDirect"): KnownBlock[] {
  const { topic, guest } = meeting;
  const facts = joined([
    whenAndWhere(words, meeting),
    ...(topic === undefined ? [] : [words.md("groups.meeting.theme", { theme: labelText(topic, words) })]),
    ...(guest === undefined ? [] : [words.md("groups.meeting.guest", { guest: withLinks(guest) })]),
    words.md("peerSupport.caller", { name: meeting.caller }),
  ]);
  const isCancelled = meeting.stage === "cancelled";
  return [
    context(words.md(textOf(meeting, intro))),
    header(meeting.title),
    ...(isCancelled ? [section(words.md("peerSupport.isCancelled"))] : []),
    section(facts),
    ...(isCancelled || meeting.description === undefined ? [] : quoted(meeting.description)),
  ];
}

/** The invitation in the peers' channel, with the answers of all. */
export const announcement = (words: Words, meeting: Invitation, names: Names): Message => ({
  blocks: [
    ...invitationBlocks(words, meeting, "invitation"),
    ...(meeting.stage === "cancelled" ? [] : namesSection(words, names)),
    ...(meeting.stage === "open"
      ? [
          ...actions(...answerButtons(words, meeting, undefined)),
          ...actions(
            calendarButton(words, meeting),
            button("peer-support:manage", words.t("peerSupport.manage"), { value: meeting.id }),
          ),
        ]
      : []),
  ],
});

const ownAnswer = (words: Words, answer: PeerAnswer | undefined, stage: Stage): KnownBlock[] => {
  if (answer === undefined || stage === "cancelled") return [];
  const key = stage === "open" ? "peerSupport.said" : "peerSupport.saidBefore";
  return [context(words.md(key, { answer: words.t(answerLabel(answer)) }))];
};

/** The invitation to somebody who is not in the channel. `numbers`: how many come, where she reads it nowhere else. */
export const directInvitation = (
  words: Words,
  meeting: Invitation,
  {
    answer,
    offersJoin,
    numbers,
  }: { answer: PeerAnswer | undefined; offersJoin: boolean; numbers?: Numbers | undefined },
): Message => ({
  blocks: [
    ...invitationBlocks(words, meeting, "invitationDirect"),
    ...numbersLine(words, numbers, meeting.stage),
    ...ownAnswer(words, answer, meeting.stage),
    ...(meeting.stage === "open"
      ? [
          ...actions(...answerButtons(words, meeting, answer)),
          ...actions(
            calendarButton(words, meeting),
            offersJoin && audienceOf(meeting) === "peers" ? joinButton(words) : undefined,
          ),
        ]
      : []),
  ],
});

function numbersLine(words: Words, numbers: Numbers | undefined, stage: Stage): KnownBlock[] {
  if (!numbers || stage === "cancelled" || numbers.yes + numbers.maybe === 0) return [];
  return [section(words.md("commonMeetings.numbers", { yes: numbers.yes, maybe: numbers.maybe }))];
}

type Heading = "moved" | "changed" | "reminderYes" | "reminderMaybe";

/** A new time of a meeting, or a reminder of its time. `isOld`: the meeting has been moved again since. */
export function aboutTime(
  words: Words,
  meeting: Meeting & { stage: Stage },
  { heading, answer, isOld }: { heading: Heading; answer: PeerAnswer | undefined; isOld: boolean },
): Message {
  const title = words.md(textOf(meeting, heading), { title: meeting.title });
  if (meeting.stage === "cancelled") return message(title, section(words.md("peerSupport.isCancelled")));
  if (isOld) return message(title, section(words.md("peerSupport.isMoved")));
  return message(
    joined([title, whenAndWhere(words, meeting)]),
    ...ownAnswer(words, answer, meeting.stage),
    ...(meeting.stage === "open" ? actions(...answerButtons(words, meeting, answer)) : []),
  );
}

export const cancelled = (words: Words, meeting: Meeting): Message =>
  message(words.md(textOf(meeting, "cancelled"), { title: meeting.title, when: words.when(meeting.startsAt) }));

/** What the organiser of a meeting and coordinators can do with it. */
export function manageModal(words: Words, meeting: Meeting, names: Names): ModalView {
  const lines = peerAnswers.flatMap((answer) => namesLine(words, answer, names[answer], NAMES_IN_MODAL));
  return noticeModal(words.t("peerSupport.manageTitle"), words.t("forms.close"), [
    context(words.md(textOf(meeting, "manageSeenBy"))),
    header(meeting.title),
    section(whenAndWhere(words, meeting)),
    ...(lines.length === 0 ? [context(words.md("peerSupport.nobody"))] : lines.map((line) => section(line))),
    ...actions(
      button("peer-support:move", words.t("peerSupport.move"), { value: meeting.id }),
      button("peer-support:cancel", words.t("peerSupport.cancel"), { value: meeting.id, style: "danger" }),
    ),
  ]);
}

export const moveNow = (words: Words, meeting: Meeting): KnownBlock =>
  section(words.md("peerSupport.moveNow", { title: meeting.title, when: inShort(words, meeting) }));

export const cancelModal = (words: Words, meeting: Meeting): ModalView => ({
  type: "modal",
  callback_id: "peer-support:cancel",
  title: plainText(words.t("peerSupport.cancelTitle"), 24),
  submit: plainText(words.t("peerSupport.cancel"), 24),
  close: plainText(words.t("forms.close"), 24),
  private_metadata: JSON.stringify({ meeting: meeting.id }),
  blocks: [
    context(words.md(textOf(meeting, "cancelSeenBy"))),
    section(words.md("peerSupport.cancelQuestion", { title: meeting.title, when: inShort(words, meeting) })),
  ],
});
