import type { KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import { actorForm, coordinatorForm, mentorForm, pickForm, stopForm } from "../src/programme/closing/form.ts";
import type { ChannelStep, Mood, Summary } from "../src/programme/closing/rules.ts";
import type { StoredAnswer } from "../src/programme/forms/fields.ts";
import type { Typed } from "../src/programme/forms/labels.ts";
import type { MeetingId, PairId } from "../src/programme/ids.ts";
import type { MeetingKind } from "../src/programme/meetings/states.ts";
import type { PairRole } from "../src/programme/pairs/roles.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import { joined, type Markup, named } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { certificateButton } from "./certificate.ts";
import { summaryLines } from "./closing-summary.ts";
import { formModal } from "./form.ts";
import { actions, button, confirmation, context, type Message, message, noticeModal, option, section } from "./kit.ts";
import { tellActor } from "./light-pairs.ts";
import { addedLines } from "./pairs.ts";

type PairMember = NamedPerson & { name: string };
type Two = { mentor: PairMember; actor: PairMember };

/** The choice of the pair, if the command can be about several. `isCut`: not all of them are listed. */
export function pickModal(words: Words, pairs: readonly ({ id: PairId } & Two)[], isCut: boolean): ModalView {
  return formModal(pickForm, words, {
    title: "closing.title",
    submit: "closing.which.next",
    seenBy: words.md("closing.which.seenBy"),
    metadata: {},
    options: { pair: pairs.map(({ id, mentor, actor }) => option(`${mentor.name} – ${actor.name}`, id)) },
    beneath: isCut ? { pair: [context(words.md("closing.which.many", { count: pairs.length }))] } : {},
  });
}

export type UnsettledMeeting = { id: MeetingId; kind: MeetingKind; startsAt: number; hasTime: boolean };

type MentorModal = {
  pairId: PairId;
  pair: Two;
  summary: Summary | undefined;
  unsettled: readonly UnsettledMeeting[];
  /** When the agreed meeting that will be cancelled begins. */
  planned: number | undefined;
  goodbyeDays: number;
  /** Whether the form ends the pair. Otherwise the pair has ended, and the mentor gives the mentor's part. */
  isEnd: boolean;
  answer?: Partial<StoredAnswer<typeof mentorForm.fields>>;
};

/** The mentor's part, with a list of exactly what the coordinator will get. */
export function mentorModal(words: Words, modal: MentorModal): ModalView {
  const { pairId, pair, summary, unsettled, planned, goodbyeDays, isEnd, answer } = modal;
  const names = { mentor: pair.mentor.firstName, actor: pair.actor.firstName };
  const before = isEnd
    ? [
        words.md("closing.before.pair", names),
        words.md("closing.before.what", { count: goodbyeDays }),
        ...(planned === undefined ? [] : [words.md("closing.before.planned", { when: words.when(planned) })]),
      ]
    : [words.md("closing.before.part", names)];
  const offered = unsettled.slice(-MOST_OPTIONS);
  const gets = summary ? summaryLines(words, summary, { isDraft: true, mayGrow: unsettled.length > 0 }) : [];
  return formModal(mentorForm, words, {
    title: isEnd ? "closing.title" : "closing.feedback.title",
    submit: isEnd ? "closing.finish" : "closing.feedback.submit",
    seenBy: words.md("closing.seenBy.mentor"),
    metadata: { pair: pairId, asked: offered.map(({ id }) => id).join(",") },
    callbackId: isEnd ? "closing" : "closing:mentor-part",
    before: [section(joined(before))],
    options: { held: offered.map((meeting) => unsettledOption(words, meeting)) },
    beneath: { goesOn: [section(joined([words.md("closing.before.gets"), ...gets]))] },
    ...(answer ? { answer } : {}),
  });
}

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
const MOST_OPTIONS = 100;

function unsettledOption(words: Words, { id, kind, startsAt, hasTime }: UnsettledMeeting): PlainTextOption {
  return option(
    words.t(`closing.unlogged.${kind}`, { when: hasTime ? words.when(startsAt) : words.day(startsAt) }),
    id,
  );
}

export const coordinatorModal = (words: Words, pairId: PairId, { mentor, actor }: Two): ModalView =>
  formModal(coordinatorForm, words, {
    title: "closing.title",
    submit: "closing.finish",
    seenBy: words.md("closing.seenBy.coordinator"),
    metadata: { pair: pairId },
    before: [
      section(
        joined([
          words.md("closing.before.pair", { mentor: mentor.name, actor: actor.name }),
          words.md("closing.before.coordinator"),
        ]),
      ),
    ],
  });

type ActorAnswer = Partial<StoredAnswer<typeof actorForm.fields>>;

export const actorModal = (words: Words, pairId: PairId, { mentor }: Two, answer: ActorAnswer = {}): ModalView =>
  formModal(actorForm, words, {
    title: "closing.feedback.title",
    submit: "closing.feedback.submit",
    seenBy: words.md("closing.seenBy.actor"),
    metadata: { pair: pairId },
    before: [section(words.md("closing.before.actor", { mentor: mentor.firstName }))],
    answer,
  });

export const stopModal = (words: Words, pairId: PairId): ModalView =>
  formModal(stopForm, words, {
    title: "closing.stop.title",
    submit: "closing.stop.submit",
    seenBy: words.md("closing.seenBy.stop"),
    metadata: { pair: pairId },
    before: [section(words.md("closing.stop.what"))],
  });

export const lastView = (words: Words, title: TextKey, text: Markup): ModalView =>
  noticeModal(words.t(title), words.t("forms.close"), [section(text)]);

const stopButton = (words: Words, pairId: PairId) =>
  button("closing:stop", words.t("closing.stop.button"), { value: pairId });
export const undoButton = (words: Words, pairId: PairId) =>
  button("closing:undo", words.t("closing.goodbye.undo"), {
    value: pairId,
    confirm: confirmation({
      title: words.t("closing.goodbye.confirm.title"),
      text: words.t("closing.goodbye.confirm.text"),
      yes: words.t("closing.goodbye.confirm.yes"),
      no: words.t("closing.goodbye.confirm.no"),
    }),
  });

/** The answer to an actor: how to stop. */
export const actorAnswer = (words: Words, pairId: PairId): Message =>
  message(words.md("closing.answer.actor"), ...actions(stopButton(words, pairId)));

/** The answer to a mentor who wants to stop: a mentor finishes the pair. */
export const mentorStopsAnswer = (words: Words, pairId: PairId): Message =>
  message(
    words.md("closing.answer.mentorStops"),
    ...actions(button("closing:open", words.t("closing.finish"), { value: pairId })),
  );

/** The answer if the pair is over, with the buttons for what is still possible. */
export const overAnswer = (words: Words, pairId: PairId, may: { undo: boolean; feedback: boolean }): Message =>
  message(
    words.md("closing.answer.isOver"),
    ...actions(
      may.feedback ? feedbackButton(words, pairId, "closing.ask.button") : undefined,
      may.undo ? undoButton(words, pairId) : undefined,
    ),
  );

const moods: Record<Mood, TextKey | undefined> = {
  earlyJob: "closing.goodbye.earlyJob",
  success: "closing.goodbye.success",
  neutral: undefined,
};

type Goodbye = {
  pairId: PairId;
  pair: Two;
  mood: Mood;
  closesAt: number;
  /** The agreed meeting that was cancelled; its time only if every reader may know it. */
  cancelled: { at: number | undefined } | undefined;
  /** What the programme adds. */
  added: Typed;
  /** Whether each of the two can have a certificate. */
  offersCertificate: boolean;
  /** Whether the actor has no account. */
  isLight: boolean;
};

/** The last message in a pair's channel. */
export function goodbye(words: Words, goodbye: Goodbye): Message {
  const { pairId, pair, mood, closesAt, cancelled, added, offersCertificate, isLight } = goodbye;
  const moodKey = moods[mood];
  const thanks = words.md("closing.goodbye.thanks", {
    mentor: named(pair.mentor),
    actor: named(pair.actor),
  });
  const lines = [
    thanks,
    ...(moodKey === undefined ? [] : [words.md(moodKey)]),
    ...(cancelled === undefined ? [] : [cancelledLine(words, cancelled.at)]),
    words.md("closing.goodbye.channel", { date: words.date(closesAt) }),
    ...addedLines(words, added),
  ];
  return message(
    joined(lines, "\n\n"),
    ...tellActor(words, isLight ? "mentor" : "bot", "lightPairs.tell.ended"),
    ...actions(undoButton(words, pairId), offersCertificate ? certificateButton(words, pairId) : undefined),
  );
}

const cancelledLine = (words: Words, at: number | undefined): Markup =>
  at === undefined
    ? words.md("closing.goodbye.planned")
    : words.md("closing.goodbye.plannedWhen", { when: words.when(at) });

export const goodbyeUndone = (words: Words): Message => message(words.md("closing.goodbye.undone"));

export const mentoringGoesOn = (
  words: Words,
  pairId: PairId,
  { mentor, actor }: Two,
  { offersMeeting, hadMeeting }: { offersMeeting: boolean; hadMeeting: boolean },
): Message =>
  message(
    joined(
      [
        words.md("closing.goodbye.goesOn", { mentor: named(mentor), actor: named(actor) }),
        ...(hadMeeting && offersMeeting ? [words.md("closing.goodbye.goesOnMeeting")] : []),
      ],
      " ",
    ),
    ...(offersMeeting
      ? actions(button("meetings:agree", words.t("closing.goodbye.agree"), { value: pairId, style: "primary" }))
      : []),
  );

const feedbackButton = (words: Words, pairId: PairId, label: TextKey, style?: "primary") =>
  button("closing:feedback", words.t(label), { value: pairId, ...(style ? { style } : {}) });

type Ask = { pairId: PairId; pair: Two; role: PairRole; finishedBy: string; cancelledAt: number | undefined };

/** Asks one of the two for feedback to the network, by direct message. */
export function feedbackAsk(words: Words, { pairId, pair, role, finishedBy, cancelledAt }: Ask): Message {
  const lines = [
    words.md(`closing.ask.${role}`, {
      mentor: pair.mentor.firstName,
      actor: pair.actor.firstName,
      coordinator: finishedBy,
    }),
    ...(cancelledAt === undefined ? [] : [cancelledLine(words, cancelledAt)]),
    words.md(`closing.ask.${role}What`),
  ];
  return message(joined(lines, "\n\n"), ...actions(feedbackButton(words, pairId, "closing.ask.button", "primary")));
}

export const feedbackReminder = (words: Words, pairId: PairId, other: PairMember): Message =>
  message(
    words.md("closing.ask.again", { other: other.firstName }),
    ...actions(feedbackButton(words, pairId, "closing.ask.button", "primary")),
  );

export const feedbackGiven = (words: Words, pairId: PairId, other: PairMember, canCorrect: boolean): Message =>
  message(
    words.md("closing.ask.thanks", { other: other.firstName }),
    ...(canCorrect ? actions(feedbackButton(words, pairId, "closing.ask.correct")) : []),
  );

export const feedbackNotNeeded = (words: Words, other: PairMember): Message =>
  message(words.md("closing.ask.undone", { other: other.firstName }));

/** To the coordinator: Slack refused to rename or archive the channel at the end, so a person has to do it. */
export const channelTrouble = (words: Words, { mentor, actor }: Two, what: ChannelStep, channel: string): Message =>
  message(
    joined([
      words.md("closing.trouble.over", { mentor: mentor.name, actor: actor.name }),
      words.md(`closing.trouble.${what}`, { channel }),
    ]),
  );

/** The coordinators' message about a pair that ended. */
export function digest(words: Words, pairId: PairId, summary: Summary, hasFeedback: boolean): Message {
  const title = words.md("closing.digest.title", { mentor: summary.mentor, actor: summary.actor });
  const blocks: KnownBlock[] = [
    section({ mrkdwn: `*${title.mrkdwn}*` }),
    section(joined(summaryLines(words, summary, { isDraft: false, mayGrow: false }))),
    ...(hasFeedback ? actions(button("closing:show-feedback", words.t("closing.digest.show"), { value: pairId })) : []),
  ];
  return { blocks };
}

export const digestUndone = (words: Words, { mentor, actor }: Two): Message =>
  message(words.md("closing.digest.undone", { mentor: mentor.name, actor: actor.name }));
