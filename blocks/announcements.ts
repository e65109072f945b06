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
import type { AnnouncementId, PairId, SlackUserId } from "../src/programme/ids.ts";
import { addressesIn, joined, link, type Markup, mention, named, plain } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import {
  actions,
  button,
  confirmation,
  context,
  divider,
  type Message,
  message,
  noticeModal,
  plainText,
  quoted,
  section,
} from "./kit.ts";

type Named = { firstName: string; slackUserId: SlackUserId };
type Two = { mentor: Named; actor: Named };

export const announcementButton = (words: Words) => button("announcements:write", words.t("announcements.button"));

/** For a coordinator who is not in the pair: writes to both by direct message. */
export const toPairButton = (words: Words, pairId: PairId) =>
  button("announcements:to-pair", words.t("announcements.toPair"), { value: pairId });

type Writing = {
  id: AnnouncementId;
  pair?: (Two & { id: PairId }) | undefined;
  /** What she has written already. */
  before?: { audience: Stored<Audience>; text: string; generation: unknown };
};

/** To whom, and what. */
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

/** Whoever gets it: who writes, what she wrote as she wrote it, and where an answer reaches her. */
export const announcementMessage = (words: Words, from: Named, text: string): Message =>
  message(
    words.md("announcements.from", { name: from.firstName }),
    ...quoted(text),
    ...addressesToPress(text).map((address) => section(link(address, address))),
    ...(from.slackUserId ? [context(words.md("announcements.answer", { sender: mention(from.slackUserId) }))] : []),
  );

const MOST_ADDRESSES = 5;
const LONGEST_ADDRESS = 250;

/** Web addresses in it, to be pressed: beneath the text, because in a text that is shown as it is nothing comes alive. */
const addressesToPress = (text: string): string[] =>
  [...new Set(addressesIn(text))].filter(({ length }) => length <= LONGEST_ADDRESS).slice(0, MOST_ADDRESSES);

type Preview = {
  id: AnnouncementId;
  audience: Stored<Audience>;
  pairId: PairId | null;
  from: Named;
  text: string;
  reach: { all: number; unreachable: number; minutes: number };
  generation: unknown;
};

/** How it will be, for whom, and how long it takes. What she wrote is kept by us, so its id is all that comes back. */
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

/** How far it has got, with the button that stops it; in the end, who did not get it and why. */
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

/** Names stand in a modal, never in a message. */
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
