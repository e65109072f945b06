import type { KnownBlock, ModalView } from "@slack/types";
import { announcementForm, toPairForm } from "../src/programme/announcements/form.ts";
import {
  type Audience,
  audienceName,
  type Progress,
  type Undelivered,
  undeliveredAs,
} from "../src/programme/announcements/rules.ts";
import type { Stored } from "../src/programme/forms/fields.ts";
import { nextGeneration } from "../src/programme/forms/reading.ts";
import type { AnnouncementId, PairId } from "../src/programme/ids.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import { addressesIn, joined, link, type Markup, mention, named, plain, withLinks } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import {
  actions,
  button,
  confirmation,
  context,
  divider,
  MAX_SECTION,
  type Message,
  message,
  noticeModal,
  plainText,
  quoted,
  section,
} from "./kit.ts";

type Two = { mentor: NamedPerson; actor: NamedPerson };

export const announcementButton = (words: Words) => button("announcements:write", words.t("announcements.button"));

/** For a coordinator who is not in the pair: opens the modal to write to both people. */
export const toPairButton = (words: Words, pairId: PairId) =>
  button("announcements:to-pair", words.t("announcements.toPair"), { value: pairId });

type Writing = {
  id: AnnouncementId;
  pair?: (Two & { id: PairId }) | undefined;
  /** What was typed before, when the modal is drawn again. */
  before?: { audience: Stored<Audience>; text: string; generation: unknown };
};

/** The modal with the audience and the text; with the text only for one pair. */
export function announcementModal(words: Words, { id, pair, before }: Writing): ModalView {
  const generation = before === undefined ? 0 : nextGeneration(before.generation);
  const metadata = { announcement: id, generation };
  if (pair) {
    return formModal(toPairForm, words, {
      title: "announcements.toPairTitle",
      submit: "announcements.preview",
      seenBy: words.md("announcements.seenByPair", { mentor: named(pair.mentor), actor: named(pair.actor) }),
      metadata: { ...metadata, pair: pair.id },
      generation,
      ...(before ? { answer: { announcement: before.text } } : {}),
    });
  }
  return formModal(announcementForm, words, {
    title: "announcements.button",
    submit: "announcements.preview",
    seenBy: words.md("announcements.seenBy"),
    metadata,
    generation,
    ...(before && before.audience !== "pair"
      ? { answer: { audience: before.audience, announcement: before.text } }
      : {}),
  });
}

/** The message to each addressee: its author, the text as it was typed, with its web addresses as links, and where to answer. */
export const announcementMessage = (words: Words, from: NamedPerson, text: string): Message =>
  message(
    words.md("announcements.from", { name: from.firstName }),
    ...withAddresses(text),
    ...(from.slackUserId ? [context(words.md("announcements.answer", { sender: mention(from.slackUserId) }))] : []),
  );

const MOST_ADDRESSES = 5;
const LONGEST_ADDRESS = 250;

/** The text with its addresses where they were typed. One that does not fit into a section with them has them below it. */
function withAddresses(text: string): KnownBlock[] {
  const addresses = addressesToPress(text);
  const live = withLinks(text);
  if (addresses.length > 0 && live.mrkdwn.length <= MAX_SECTION) return [section(live)];
  return [...quoted(text), ...addresses.map((address) => section(link(address, address)))];
}

/** The web addresses that are repeated as links below a text that itself is plain text. */
const addressesToPress = (text: string): string[] =>
  [...new Set(addressesIn(text))].filter(({ length }) => length <= LONGEST_ADDRESS).slice(0, MOST_ADDRESSES);

type Preview = {
  id: AnnouncementId;
  audience: Stored<Audience>;
  pairId: PairId | null;
  from: NamedPerson;
  text: string;
  reach: { all: number; unreachable: number; minutes: number };
  generation: unknown;
};

/** The preview: the message, its audience, and how long the sending takes. The draft is stored, so only its id comes back. */
export const previewModal = (words: Words, preview: Preview): ModalView => ({
  type: "modal",
  callback_id: "announcements-preview",
  title: plainText(words.t("announcements.previewTitle"), 24),
  submit: plainText(words.t("announcements.send"), 24),
  close: plainText(words.t("forms.cancel"), 24),
  private_metadata: JSON.stringify({ announcement: preview.id, generation: Number(preview.generation) || 0 }),
  blocks: [
    context(words.md("announcements.previewSeen")),
    ...announcementMessage(words, preview.from, preview.text).blocks,
    divider,
    section(joined(reachLines(words, preview))),
    ...actions(button("announcements:edit", words.t("announcements.edit"), { value: preview.id })),
  ],
});

const reachLines = (words: Words, { audience, reach }: Preview): Markup[] => [
  words.md("announcements.to", { audience: audienceName(audience, words) }),
  words.md("announcements.reach", { count: reach.all }),
  words.md("announcements.takes", { count: reach.minutes }),
  ...(reach.unreachable > 0 ? [words.md("announcements.unreachable", { count: reach.unreachable })] : []),
];

export const sendingModal = (words: Words): ModalView =>
  noticeModal(words.t("announcements.button"), words.t("forms.close"), [section(words.md("announcements.sending"))]);

/** How far the sending is, with the button that stops it; at the end, how many did not get it and why. */
export function progressMessage(words: Words, progress: Progress): Message {
  const { id, audience, state, delivered, waiting, failed, minutesLeft } = progress;
  const undelivered = failed.reduce((all, { number }) => all + number, 0);
  const lines = [
    words.md(headings[state], { audience: audienceName(audience, words) }),
    words.md("announcements.delivered", { number: delivered, all: delivered + waiting + undelivered }),
    ...(state === "sending" ? [words.md("announcements.left", { count: minutesLeft })] : []),
    ...(state !== "sending" && waiting > 0 ? [words.md("announcements.notSent", { number: waiting })] : []),
    ...(undelivered > 0 ? [words.md("announcements.undelivered", { number: undelivered })] : []),
    ...failed.map(({ reason, number }) => joined([plain("•"), why(words, reason, number)], " ")),
  ];
  return message(
    joined(lines),
    ...actions(
      state === "sending" ? stopButton(words, id) : undefined,
      undelivered > 0 ? button("announcements:names", words.t("announcements.names"), { value: id }) : undefined,
    ),
  );
}

const headings = {
  sending: "announcements.isSending",
  stopped: "announcements.isStopped",
  sent: "announcements.isSent",
} as const;

const whys: Record<Undelivered, TextKey> = {
  deactivated: "announcements.why.deactivated",
  "no-account": "announcements.why.noAccount",
  guest: "announcements.why.guest",
  refused: "announcements.why.refused",
};

const why = (words: Words, reason: string | null, number: number): Markup =>
  words.md("announcements.whyOf", { why: words.md(whys[undeliveredAs(reason)], { reason: reason ?? "" }), number });

const stopButton = (words: Words, id: AnnouncementId) =>
  button("announcements:stop", words.t("announcements.stop"), {
    value: id,
    confirm: confirmation({
      title: words.t("announcements.confirm.title"),
      text: words.t("announcements.confirm.text"),
      yes: words.t("announcements.confirm.yes"),
      no: words.t("announcements.confirm.no"),
    }),
  });

type Undeliverable = { people: readonly { name: string; reason: string | null }[]; count: number };

/** Who did not get it and why. Names are shown in a modal, never in a message. */
export function undeliveredModal(words: Words, { people, count }: Undeliverable): ModalView {
  const reasons = [...new Set(people.map(({ reason }) => reason))];
  const blocks = reasons.flatMap((reason): KnownBlock[] => {
    const names = people.filter((one) => one.reason === reason).map(({ name }) => name);
    return [section(words.md(whys[undeliveredAs(reason)], { reason: reason ?? "" })), ...quoted(names.join("\n"))];
  });
  const more = count - people.length;
  return noticeModal(words.t("announcements.namesTitle"), words.t("forms.close"), [
    ...(count === 0 ? [context(words.md("announcements.everybodyGotIt"))] : blocks),
    ...(more > 0 ? [context(words.md("announcements.more", { count: more }))] : []),
  ]);
}
