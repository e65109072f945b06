import type { Button, KnownBlock, StaticSelect } from "@slack/types";
import type { FinishedPair, ListedPair, Overview, Reason } from "../src/programme/home/facts.ts";
import { filters } from "../src/programme/home/filters.ts";
import type { PairId } from "../src/programme/ids.ts";
import { joined, named } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { announcementButton, toPairButton } from "./announcements.ts";
import { checkButton } from "./certificate.ts";
import { undoButton } from "./closing.ts";
import { commonMeetingsButton } from "./common-meetings.ts";
import { placeholderFor } from "./form.ts";
import { groupsButton } from "./groups-list.ts";
import { helpfulButtons, reasonLines, stateLine, whoAloud, whoLine } from "./home-needs.ts";
import { actions, button, buttonsAbout, context, divider, header, option, section } from "./kit.ts";
import { proposeButton } from "./matching.ts";
import { peopleButton } from "./people-list.ts";
import { auditButton } from "./privacy.ts";
import { programmesButton } from "./programmes.ts";
import { samePersonBlocks } from "./same-person.ts";
import { setupButton } from "./setup.ts";
import { requestButtons, requestLines } from "./support.ts";

type Parts = {
  /** Whether the coordinator's own pairs are shown above, so that a heading is needed. */
  isBelowOwn: boolean;
  pager: (list: Overview["list"]) => KnownBlock[];
};

/**
 * What a coordinator sees of all pairs: what waits and why, with the buttons that help, and the list of pairs; then what is begun every day,
 * and last what is seldom needed. So what waits is at the top of a phone.
 */
export function overviewBlocks(words: Words, overview: Overview, { isBelowOwn, pager }: Parts): KnownBlock[] {
  const { counts, requests, requestCount, needCount, list, finished, isBrief } = overview;
  const isCalm = requestCount === 0 && needCount === 0 && overview.samePeople.length === 0;
  return [
    ...(isBelowOwn ? [header(words.t("home.overview"))] : []),
    ...(isCalm ? [section(words.md(calmText(overview)))] : []),
    ...samePersonBlocks(words, overview.samePeople),
    ...(requests.length > 0 ? [section(words.md("home.requests", { count: requestCount }))] : []),
    ...requests.flatMap((request) => requestBlocks(words, request)),
    ...listHead(words, overview),
    ...list.items.flatMap((pair) => (overview.filter === "needs" ? needBlocks(words, pair) : pairBlocks(words, pair))),
    ...(isBrief ? restButton(words, list) : pager(list)),
    divider,
    ...actions(...dailyButtons(words, overview)),
    context(words.md("home.counts", { ...counts })),
    ...(counts.mentorsWaiting + counts.actorsWaiting > 0
      ? [context(words.md("home.waitingPeople", { mentors: counts.mentorsWaiting, actors: counts.actorsWaiting }))]
      : []),
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

/** What coordinators start often, a line for each feature. The first button is the one that the text above names. */
function dailyButtons(words: Words, { counts }: Overview): (Button | undefined)[] {
  const people = peopleButton(words);
  const propose = counts.actorsWaiting > 0 ? proposeButton(words) : undefined;
  const make = button("pairs:new", words.t("home.newPair"));
  const first = (one: Button): Button => ({ ...one, style: "primary" });
  if (!hasPairs(counts)) return propose ? [first(propose), make, people] : [first(people), make];
  return [first(make), propose, button("home:search", words.t("home.search.button")), people];
}

/** Leads from the first pairs in need to all of them. */
const restButton = (words: Words, { items, count }: Overview["list"]): KnownBlock[] =>
  count > items.length
    ? actions(button("home:page", words.t("home.waits.more", { count: count - items.length }), { value: "list:1" }))
    : [];

/** What coordinators start seldom, a line for each feature; at most 25. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const otherButtons = (
  words: Words,
  { counts, hasKickoffsAhead, hasCommonMeetings }: Overview,
): (Button | undefined)[] => [
  groupsButton(words),
  hasCommonMeetings ? commonMeetingsButton(words) : undefined,
  announcementButton(words),
  button("reports:open", words.t("reports.button")),
  checkButton(words),
  hasKickoffsAhead ? button("meetings:kickoffs", words.t("home.moveKickoff")) : undefined,
  counts.open > 0 ? button("pairs:replace", words.t("pairs.replace.button")) : undefined,
  programmesButton(words),
  auditButton(words),
  setupButton(words),
];

/** The heading of the list, and the filter. Empty while there are no pairs. */
function listHead(words: Words, overview: Overview): KnownBlock[] {
  const { counts, needCount, filter, list, hidden } = overview;
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
  const selects = actions(select, programmeSelect(words, overview));
  const elsewhere = words.md("home.otherProgrammes", { count: hidden });
  const showNeeds = button("home:filter-needs", words.t("home.showHidden"), { value: "needs" });
  if (filter === "needs")
    return [
      ...(hidden > 0 ? [section(elsewhere, showNeeds)] : []),
      ...(list.count > 0 ? [section(words.md("home.needs", { count: list.count }))] : []),
      ...selects,
      ...(list.count === 0 && hidden > 0 ? [context(words.md("home.noneListed"))] : []),
    ];
  return [
    ...(needCount > 0 ? [section(words.md("home.hidden", { count: needCount }), showNeeds)] : []),
    section(words.md("home.listed", { what: words.t(`home.filter.${filter}`), count: list.count })),
    ...(hidden > 0 ? [context(elsewhere)] : []),
    ...selects,
    ...(list.count === 0 ? [context(words.md("home.noneListed"))] : []),
  ];
}

/** The choice of one programme; none where there is only one. Slack draws at most 100 options. */
function programmeSelect(words: Words, { programmes, programme }: Overview): StaticSelect | undefined {
  if (programmes.length === 0) return undefined;
  const all = option(words.t("home.allProgrammes"), "all");
  const choices = [all, ...programmes.slice(0, MOST_PROGRAMMES).map(({ id, name }) => option(name, id))];
  return {
    type: "static_select",
    action_id: "home:programme",
    placeholder: placeholderFor("static_select", words),
    options: choices,
    initial_option: choices.find(({ value }) => value === programme) ?? all,
  };
}

const MOST_PROGRAMMES = 99;

/** A request. What ends a pair is in the pair's view, where she sees what else there is to know. */
const requestBlocks = (words: Words, request: Overview["requests"][number]): KnownBlock[] =>
  buttonsAbout(request.person.firstName, [
    section(joined(requestLines(words, request)), ...(request.pair ? [showPair(words, request.pair.id)] : [])),
    ...actions(...requestButtons(words, request)),
  ]);

export const showPair = (words: Words, pairId: PairId) =>
  button("home:pair", words.t("home.showPair"), { value: pairId });

/** A pair in need, with the one button that helps most. The pair's view has all of them, and what ends a pair. */
function needBlocks(words: Words, pair: ListedPair): KnownBlock[] {
  const { pairId, reasons } = pair;
  const isOpen = pair.state === "open";
  const has = (...whats: Reason["what"][]) => reasons.some(({ what }) => whats.includes(what));
  const helpful = [
    has("gone") && isOpen ? button("pairs:replace", words.t("pairs.replace.button"), { value: pairId }) : undefined,
    ...helpfulButtons(words, pair),
    has("silent") ? toPairButton(words, pairId) : undefined,
  ].find((one) => one !== undefined);
  return buttonsAbout(whoAloud(words, pair), [
    section(joined([whoLine(words, pair), ...reasonLines(words, reasons)]), showPair(words, pairId)),
    ...actions(helpful),
  ]);
}

/** A pair in any other list: its state and what is missing. */
export const pairBlocks = (words: Words, pair: ListedPair): KnownBlock[] =>
  buttonsAbout(whoAloud(words, pair), [
    section(
      joined([
        whoLine(words, pair),
        ...(pair.programme === undefined ? [] : [words.md("home.pairView.programme", { name: pair.programme })]),
        stateLine(words, pair),
        ...reasonLines(words, pair.reasons),
      ]),
      showPair(words, pair.pairId),
    ),
  ]);

function finishedBlocks(words: Words, { pairId, mentor, actor, finishedAt, mayUndo }: FinishedPair): KnownBlock[] {
  const params = {
    pair: words.md("home.pair", { mentor: named(mentor), actor: named(actor) }),
    date: words.date(finishedAt),
  };
  return buttonsAbout(whoAloud(words, { mentor, actor }), [
    section(words.md("home.finishedPair", params)),
    ...actions(
      button("closing:show-feedback", words.t("closing.digest.show"), { value: pairId }),
      mayUndo ? undoButton(words, pairId) : undefined,
    ),
  ]);
}
