import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import type { PairId } from "../src/programme/ids.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import type { MissingTexts } from "../src/programme/privacy/deleting.ts";
import { eraseForm } from "../src/programme/privacy/form.ts";
import type { Consent, StoredCount } from "../src/programme/privacy/own-data.ts";
import { subjectOfLook } from "../src/programme/privacy/rules.ts";
import { joined, link, type Markup, plain } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, context, divider, header, type Message, message, noticeModal, section } from "./kit.ts";
import { supportButton } from "./support.ts";

type FirstNamed = Pick<NamedPerson, "firstName">;

export const ownDataButton = (words: Words) => button("privacy:own-data", words.t("people.profile"));
export const auditButton = (words: Words) =>
  button("privacy:looks", words.t("privacy.looks.staffTitle"), { value: "staff:1" });

const noticeTexts = {
  pair: { what: "pairs.notice.what", who: "pairs.notice.who", long: "pairs.notice.long" },
  group: { what: "groups.notice.what", who: "groups.notice.who", long: "groups.notice.long" },
} as const satisfies Record<string, Record<string, TextKey>>;

/** What is stored and who sees it: sent to each person once, in the first pair or group. */
export function privacyNotice(
  words: Words,
  { of, url, months, hasMail }: { of: keyof typeof noticeTexts; url: string | null; months: number; hasMail: boolean },
): Message {
  const { what, who, long } = noticeTexts[of];
  const text = joined(
    [
      words.md(what),
      words.md(who),
      words.md(long, { months }),
      ...(hasMail ? [words.md("pairs.notice.mail")] : []),
      words.md("pairs.notice.slack"),
    ],
    "\n\n",
  );
  return message(text, ...(url === null ? [] : [context(link(url, words.t("pairs.notice.link")))]));
}

export type LookShown = {
  at: number;
  action: string;
  by: FirstNamed | undefined;
  pair: { mentor: FirstNamed; actor: FirstNamed } | undefined;
  about: FirstNamed | undefined;
};

type OwnData = {
  stored: readonly StoredCount[];
  months: { texts: number; profiles: number; audit: number };
  consents: readonly Consent[];
  mayWithdraw: boolean;
  looks: readonly LookShown[];
  hasMoreLooks: boolean;
  /** The person's enrolments, drawn by blocks/people.ts. */
  profile: KnownBlock[];
  /** What she gets by e-mail, drawn by blocks/mail.ts; empty where there is no mail server. */
  mail: KnownBlock[];
};

/** "Omat tietoni": what is stored, the consents, who has looked, and what the person can do. */
export function ownDataModal(words: Words, own: OwnData): ModalView {
  return noticeModal(words.t("people.profile"), words.t("forms.close"), [
    context(words.md("privacy.seenBy")),
    header(words.t("privacy.stored.title")),
    section(joined(storedLines(words, own.stored))),
    context(words.md("privacy.stored.howLong", own.months)),
    ...actions(
      button("privacy:download", words.t("privacy.download")),
      button("privacy:erase", words.t("privacy.erase.button"), { style: "danger" }),
    ),
    header(words.t("privacy.consents.title")),
    ...consentBlocks(words, own),
    header(words.t("privacy.looks.title")),
    ...lookBlocks(words, own.looks, words.md("privacy.looks.none")),
    ...(own.hasMoreLooks ? actions(button("privacy:looks", words.t("privacy.looks.all"), { value: "own:1" })) : []),
    divider,
    ...own.profile,
    ...own.mail,
  ]);
}

const dotted = (line: Markup): Markup => joined([plain("•"), line], " ");

const storedLines = (words: Words, stored: readonly StoredCount[]): Markup[] => [
  dotted(words.md("privacy.stored.person")),
  ...stored
    .filter(({ count }) => count > 0)
    .map(({ text, count, question = "" }) => dotted(words.md(text, { count, question }))),
];

/** The downloaded file has all. */
const MOST_CONSENTS = 10;

function consentBlocks(words: Words, { consents, mayWithdraw }: OwnData): KnownBlock[] {
  const lines = consents.slice(0, MOST_CONSENTS).map((consent) => context(consentText(words, consent)));
  return [
    ...(lines.length === 0 ? [context(words.md("privacy.consents.none"))] : lines),
    ...(consents.length > MOST_CONSENTS ? [context(words.md("privacy.consents.more"))] : []),
    ...(mayWithdraw ? actions(button("peer-support:contact", words.t("privacy.consents.withdraw"))) : []),
  ];
}

const consentText = (words: Words, { text, at, names }: Consent): Markup =>
  words.md(text, { date: words.date(at), ...names });

const lookBlocks = (words: Words, looks: readonly LookShown[], none: Markup): KnownBlock[] =>
  looks.length === 0 ? [context(none)] : looks.map((look) => context(lookText(words, look)));

function lookText(words: Words, { at, action, by, pair, about }: LookShown): Markup {
  const line = {
    when: words.when(at),
    name: by?.firstName ?? words.t("privacy.looks.unknown"),
    what: words.t(subjectOfLook(action)),
  };
  if (pair) {
    const { mentor, actor } = pair;
    return words.md("privacy.looks.linePair", { ...line, mentor: mentor.firstName, actor: actor.firstName });
  }
  if (about) return words.md("privacy.looks.lineAbout", { ...line, about: about.firstName });
  return words.md("privacy.looks.line", line);
}

export type LooksOf = "staff" | "own";
type LookPage = { of: LooksOf; items: readonly LookShown[]; page: number; hasMore: boolean };

/** Who looked at what when, the newest first, without the contents. */
export function looksModal(words: Words, { of, items, page, hasMore }: LookPage): ModalView {
  const turn = (to: number, label: "newer" | "older", id: string) =>
    button(id, words.t(`privacy.looks.${label}`), { value: `${of}:${to}` });
  const title = words.t(of === "staff" ? "privacy.looks.staffTitle" : "privacy.looks.title");
  const modal = noticeModal(title, words.t("forms.close"), [
    context(words.md(of === "staff" ? "privacy.looks.staffSeenBy" : "privacy.looks.ownSeenBy")),
    ...lookBlocks(words, items, words.md("privacy.looks.empty")),
    ...actions(
      page > 1 ? turn(page - 1, "newer", "privacy:looks-newer") : undefined,
      hasMore ? turn(page + 1, "older", "privacy:looks-older") : undefined,
    ),
  ]);
  return { ...modal, callback_id: LOOKS };
}

/** The callback_id of the modal whose pages replace each other. */
export const LOOKS = "privacy:looks";

type Erasing = { roles: { mentor: boolean; actor: boolean }; openPairs: number; isCoordinator: boolean; days: number };

/** What is deleted, what stays, what that means for others, and a tick. */
export function eraseModal(words: Words, { roles, openPairs, isCoordinator, days }: Erasing): ModalView {
  const goes = [
    words.md("privacy.erase.goes"),
    ...(roles.actor ? [words.md("privacy.erase.goesActor")] : []),
    ...(roles.mentor ? [words.md("privacy.erase.goesMentor")] : []),
  ];
  return formModal(eraseForm, words, {
    title: "privacy.erase.button",
    submit: "privacy.erase.submit",
    seenBy: words.md("privacy.erase.seenBy"),
    metadata: {},
    before: [
      section(joined(goes, " ")),
      section(joined([words.md("privacy.erase.stays"), words.md("privacy.erase.backups", { count: days })], " ")),
      ...(openPairs > 0 ? [section(words.md("privacy.erase.openPairs", { count: openPairs }))] : []),
      ...(isCoordinator ? [section(words.md("privacy.erase.coordinator"))] : []),
      section(words.md("privacy.erase.noReturn")),
    ],
  });
}

export const erasingBegun = (words: Words): ModalView =>
  noticeModal(words.t("privacy.erase.button"), words.t("forms.close"), [section(words.md("privacy.erase.begun"))]);

export const erasedHome = (words: Words): HomeView => ({
  type: "home",
  blocks: [section(words.md("privacy.erase.home"))],
});

export const farewell = (words: Words): Message => message(words.md("privacy.erase.done"));

/** To the other person of a pair, in neutral words. Feedback is asked for only if the pair had begun. */
export const pairEnded = (words: Words, pairId: PairId, mayGiveFeedback: boolean): Message =>
  message(
    words.md("privacy.erase.pairEnded"),
    ...actions(
      mayGiveFeedback ? button("closing:feedback", words.t("closing.ask.button"), { value: pairId }) : undefined,
      supportButton(words),
    ),
  );

/** To the pair's coordinator. */
export const pairOver = (words: Words, pair: { mentor: FirstNamed; actor: FirstNamed }): Message =>
  message(words.md("privacy.erase.pairOver", { mentor: pair.mentor.firstName, actor: pair.actor.firstName }));

export const erasedGoodbye = (words: Words): Message => message(words.md("privacy.erase.goodbye"));

/** Says why texts are missing. */
export function missingTexts(words: Words, missing: MissingTexts | undefined): KnownBlock[] {
  if (missing === undefined) return [];
  const text =
    missing === "partly"
      ? words.md("privacy.textsPartly")
      : words.md("privacy.textsDeleted", { date: words.date(missing.at) });
  return [section(text)];
}
