import type { KnownBlock, ModalView } from "@slack/types";
import type { Reason } from "../src/programme/matching/facts.ts";
import type { FitShown, LeftShown, RankingShown, RoundShown } from "../src/programme/matching/shown.ts";
import { joined, type Markup, plain } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { actions, button, confirmation, context, noticeModal, pager, section } from "./kit.ts";

export const proposeButton = (words: Words) => button("matching:propose", words.t("matching.button"));

const roundModal = (words: Words, blocks: KnownBlock[]): ModalView =>
  noticeModal(words.t("matching.title"), words.t("forms.close"), [context(words.md("matching.seenBy")), ...blocks]);

/** Shown until the proposals are ready. */
export const calculatingModal = (words: Words): ModalView =>
  roundModal(words, [section(words.md("matching.calculating"))]);

const PAGER_IDS = { back: "matching:page-back", on: "matching:page" };

/**
 * One page of a round: first the proposals, then the actors without one, and why. `carried`: what the next pair takes over from the last one;
 * `said`: which pair has just been made.
 */
export function proposalsModal(
  words: Words,
  round: RoundShown,
  carried: Record<string, string> = {},
  said?: Markup,
): ModalView {
  const { waiting, proposed, proposals, left, leftCount, resting, page, pages } = round;
  const refresh = button("matching:refresh", words.t("matching.refresh"), { value: String(page) });
  const done = said ? [section(said)] : [];
  if (waiting + leftCount === 0)
    return roundModal(words, [...done, section(words.md("matching.nobodyWaits")), ...actions(refresh)]);
  return {
    ...roundModal(words, [
      ...done,
      section(words.md("matching.summary", { waiting, proposals: proposed })),
      ...proposals.flatMap((proposal) => proposalBlocks(words, proposal)),
      ...(left.length > 0 ? [section(words.md("matching.left", { count: leftCount }))] : []),
      ...left.map((one) => context(words.md(whyText[one.why], { name: one.name }))),
      ...restingBlocks(words, resting),
      ...pager(words, { page, pages }, PAGER_IDS, String, refresh),
    ]),
    private_metadata: JSON.stringify({ page, ...carried }),
  };
}

function proposalBlocks(words: Words, proposal: RoundShown["proposals"][number]): KnownBlock[] {
  const { actor, mentor, weeks } = proposal;
  const value = `${actor.id} ${mentor.id}`;
  const waited = weeks > 0 ? [words.md("matching.waited", { count: weeks })] : [];
  return [
    section(
      joined([
        words.md("matching.two", { actor: actor.name, mentor: mentor.name }),
        fitLine(words, proposal, [...waited, words.md("matching.free", { count: mentor.free })]),
      ]),
    ),
    context(
      joined([
        words.md("matching.actorField", { field: actor.field }),
        words.md("matching.mentorField", { field: mentor.field }),
      ]),
    ),
    ...actions(
      button("matching:pair", words.t("matching.makePair"), { value }),
      button("matching:refuse", words.t("matching.refuse"), { value, confirm: beforeRefusing(words) }),
    ),
  ];
}

const beforeRefusing = (words: Words) =>
  confirmation({
    title: words.t("matching.confirm.title"),
    text: words.t("matching.confirm.text"),
    yes: words.t("matching.confirm.yes"),
    no: words.t("matching.confirm.no"),
  });

const gradeText = {
  good: "matching.grade.good",
  fair: "matching.grade.fair",
  maybe: "matching.grade.maybe",
  little: "matching.grade.little",
} as const;

const whyText = {
  "no-place": "matching.why.noPlace",
  refused: "matching.why.refused",
  untrained: "matching.why.untrained",
  "nothing-in-common": "matching.why.nothing",
  "not-here": "matching.why.notHere",
  over: "matching.why.over",
} as const satisfies Record<LeftShown["why"], TextKey>;

/** How well two fit, and why: "Sopiva: sama ala, yhteiset kielet: suomi, sama paikkakunta". */
function fitLine(words: Words, { grade, reasons }: FitShown, more: Markup[]): Markup {
  const all = [...reasons.map((reason) => reasonText(words, reason)), ...more];
  const why = all.length > 0 ? all : [words.md("matching.reason.nothing")];
  return joined([words.md(gradeText[grade]), joined(why, " · ")], " – ");
}

function reasonText(words: Words, reason: Reason): Markup {
  if (reason.what === "field")
    return words.md(reason.how === "same" ? "matching.reason.sameField" : "matching.reason.relatedField");
  if (reason.what === "no-shared-language") return words.md("matching.reason.noSharedLanguage");
  if (reason.what === "languages") {
    const names = reason.codes.map((code) => languageNames(words).of(code) ?? code).join(", ");
    return words.md("matching.reason.languages", { languages: names });
  }
  const town = { same: "sameTown", near: "nearTown", remote: "remote" } as const;
  return words.md(`matching.reason.${town[reason.how]}`);
}

const made = new Map<string, Intl.DisplayNames>();

function languageNames({ language }: Words): Intl.DisplayNames {
  const locale = language === "selko" ? "fi" : language;
  const known = made.get(locale) ?? new Intl.DisplayNames(locale, { type: "language" });
  made.set(locale, known);
  return known;
}

/** Below the mentor's field of a new pair: mentors for the chosen actor, each with the button that chooses the mentor. */
export function rankingBlocks(words: Words, ranking: RankingShown): KnownBlock[] {
  const { actor, isActorKnown, mentors, refused, resting, chosenId } = ranking;
  const hasGoodOne = mentors.some(({ grade }) => grade !== "little");
  return [
    section(words.md("matching.ranking", { actor: actor.firstName })),
    ...(isActorKnown ? [] : [context(words.md("matching.notEnrolled", { actor: actor.firstName }))]),
    ...(mentors.length === 0 ? [context(words.md("matching.noMentors"))] : []),
    ...(isActorKnown && mentors.length > 0 && !hasGoodOne ? [context(words.md("matching.noGoodOne"))] : []),
    ...mentors.flatMap((mentor) => mentorBlocks(words, mentor, mentor.id === chosenId)),
    ...(refused.length > 0 ? [context(words.md("matching.refusedBefore", { names: someOf(words, refused) }))] : []),
    ...restingBlocks(words, resting),
  ];
}

function mentorBlocks(words: Words, mentor: RankingShown["mentors"][number], isChosen: boolean): KnownBlock[] {
  const waited = mentor.weeks > 0 ? [words.md("matching.waited", { count: mentor.weeks })] : [];
  const name = isChosen ? words.md("matching.chosen", { mentor: mentor.name }) : plain(mentor.name);
  const line = fitLine(words, mentor, [words.md("matching.free", { count: mentor.free }), ...waited]);
  const choose = button("matching:choose", words.t("matching.choose"), { value: mentor.id });
  return [
    section(joined([{ mrkdwn: `*${name.mrkdwn}*` }, line]), isChosen ? undefined : choose),
    context(words.md("matching.mentorField", { field: mentor.field })),
  ];
}

const restingBlocks = (words: Words, names: readonly string[]): KnownBlock[] =>
  names.length > 0 ? [context(words.md("matching.resting", { names: someOf(words, names) }))] : [];

const MOST_NAMES = 5;

function someOf(words: Words, names: readonly string[]): Markup {
  const some = plain(names.slice(0, MOST_NAMES).join(", "));
  const more = names.length - MOST_NAMES;
  return more > 0 ? words.md("matching.andMore", { names: some, count: more }) : some;
}
