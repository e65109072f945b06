import type { Button, KnownBlock, StaticSelect } from "@slack/types";
import type { FinishedPair, ListedPair, Overview, Reason } from "../src/programme/home/facts.ts";
import { filters } from "../src/programme/home/filters.ts";
import type { PairId } from "../src/programme/ids.ts";
import { joined, named } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { announcementButton, toPairButton } from "./announcements.ts";
import { checkButton } from "./certificate.ts";
import { placeholderFor } from "./form.ts";
import { helpfulButtons, reasonLines, stateLine, whoLine } from "./home-needs.ts";
import { actions, button, context, divider, header, option, section } from "./kit.ts";
import { proposeButton } from "./matching.ts";
import { peopleButton } from "./people-list.ts";
import { auditButton } from "./privacy.ts";
import { programmesButton } from "./programmes.ts";
import { setupButton } from "./setup.ts";
import { requestButtons, requestLines } from "./support.ts";

type Parts = {
  /** Whether the coordinator's own pairs are shown above, so that a heading is needed. */
  isBelowOwn: boolean;
  pager: (list: Overview["list"]) => KnownBlock[];
};

/**
 * What a coordinator sees of all pairs: numbers, what waits and why, with the buttons that help, and the list of pairs. What is seldom needed
 * is at the end, so that what waits is at the top of a phone.
 */
export function overviewBlocks(words: Words, overview: Overview, { isBelowOwn, pager }: Parts): KnownBlock[] {
  const { counts, requests, requestCount, needCount, list, finished } = overview;
  const isCalm = requestCount === 0 && needCount === 0;
  return [
    ...(isBelowOwn ? [header(words.t("home.overview"))] : []),
    section(words.md("home.counts", { ...counts })),
    ...(counts.mentorsWaiting + counts.actorsWaiting > 0
      ? [context(words.md("home.waitingPeople", { mentors: counts.mentorsWaiting, actors: counts.actorsWaiting }))]
      : []),
    ...actions(...dailyButtons(words, overview)),
    ...(isCalm ? [context(words.md(calmText(overview)))] : []),
    ...(requests.length > 0 ? [section(words.md("home.requests", { count: requestCount }))] : []),
    ...requests.flatMap((request) => requestBlocks(words, request)),
    ...listHead(words, overview),
    ...list.items.flatMap((pair) => (overview.filter === "needs" ? needBlocks(words, pair) : pairBlocks(words, pair))),
    ...pager(list),
    ...(finished.length > 0 && overview.filter === "needs" ? [section(words.md("home.finished"))] : []),
    ...(overview.filter === "needs" ? finished.flatMap((pair) => finishedBlocks(words, pair)) : []),
    divider,
    section(words.md("home.tools")),
    ...actions(...otherButtons(words, overview)),
  ];
}

const hasPairs = ({ invited, opening, open, finished }: Overview["counts"]): boolean =>
  invited + opening + open + finished > 0;

/** The text if nothing waits; before the first pair, what to do first. */
function calmText({ counts }: Overview): TextKey {
  if (hasPairs(counts)) return "home.calm";
  return counts.actorsWaiting > 0 ? "home.firstPairs" : "home.firstPeople";
}

/** What coordinators start often, a line for each feature. */
const dailyButtons = (words: Words, { counts }: Overview): (Button | undefined)[] => [
  button("pairs:new", words.t("home.newPair"), { style: "primary" }),
  counts.actorsWaiting > 0 ? proposeButton(words) : undefined,
  hasPairs(counts) ? button("home:search", words.t("home.search.button")) : undefined,
  peopleButton(words),
];

/** What coordinators start seldom, a line for each feature; at most 25. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const otherButtons = (words: Words, { counts, hasKickoffsAhead }: Overview): (Button | undefined)[] => [
  announcementButton(words),
  button("reports:open", words.t("reports.button")),
  checkButton(words),
  hasKickoffsAhead ? button("meetings:agree", words.t("home.moveKickoff"), { value: "" }) : undefined,
  counts.open > 0 ? button("pairs:replace", words.t("pairs.replace.button")) : undefined,
  programmesButton(words),
  auditButton(words),
  setupButton(words),
];

/** The heading of the list, and the filter. Empty while there are no pairs. */
function listHead(words: Words, { counts, needCount, filter, list }: Overview): KnownBlock[] {
  if (!hasPairs(counts)) return [];
  const choices = filters.map((one) => option(words.t(`home.filter.${one}`), one));
  const chosen = choices.find(({ value }) => value === filter);
  const select: StaticSelect = {
    type: "static_select",
    action_id: "home:filter",
    placeholder: placeholderFor("static_select", words),
    options: choices,
    ...(chosen ? { initial_option: chosen } : {}),
  };
  if (filter === "needs")
    return [...(needCount > 0 ? [section(words.md("home.needs", { count: needCount }))] : []), ...actions(select)];
  return [
    section(words.md("home.listed", { what: words.t(`home.filter.${filter}`), count: list.count })),
    ...actions(select),
    ...(list.count === 0 ? [context(words.md("home.noneListed"))] : []),
  ];
}

function requestBlocks(words: Words, request: Overview["requests"][number]): KnownBlock[] {
  const { kind, pair } = request;
  const finish = kind === "stop" && pair && button("closing:open", words.t("closing.finish"), { value: pair.id });
  return [
    section(joined(requestLines(words, request))),
    ...actions(...requestButtons(words, request), finish || undefined),
  ];
}

export const showPair = (words: Words, pairId: PairId) =>
  button("home:pair", words.t("home.showPair"), { value: pairId });

function needBlocks(words: Words, pair: ListedPair): KnownBlock[] {
  const { pairId, reasons } = pair;
  const has = (...whats: Reason["what"][]) => reasons.some(({ what }) => whats.includes(what));
  return [
    section(joined([whoLine(words, pair), ...reasonLines(words, reasons)]), showPair(words, pairId)),
    ...actions(
      ...helpfulButtons(words, pair),
      has("silent") && !has("gone") ? toPairButton(words, pairId) : undefined,
      has("gone") ? button("pairs:replace", words.t("pairs.replace.button"), { value: pairId }) : undefined,
      has("silent", "gone") ? button("closing:open", words.t("closing.finish"), { value: pairId }) : undefined,
    ),
  ];
}

/** A pair in any other list: its state and what is missing. */
export const pairBlocks = (words: Words, pair: ListedPair): KnownBlock[] => [
  section(
    joined([whoLine(words, pair), stateLine(words, pair), ...reasonLines(words, pair.reasons)]),
    showPair(words, pair.pairId),
  ),
];

function finishedBlocks(words: Words, { pairId, mentor, actor, finishedAt, mayUndo }: FinishedPair): KnownBlock[] {
  const params = {
    pair: words.md("home.pair", { mentor: named(mentor), actor: named(actor) }),
    date: words.date(finishedAt),
  };
  return [
    section(words.md("home.finishedPair", params)),
    ...actions(
      button("closing:show-feedback", words.t("closing.digest.show"), { value: pairId }),
      mayUndo ? button("closing:undo", words.t("closing.goodbye.undo"), { value: pairId }) : undefined,
    ),
  ];
}
