import type { Button, KnownBlock, StaticSelect } from "@slack/types";
import type { FinishedPair, ListedPair, Overview, Reason } from "../src/home/facts.ts";
import { filters } from "../src/home/rules.ts";
import { joined } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { announcementButton } from "./announcements.ts";
import { helpfulButtons, named, reasonLines, stateLine, whoLine } from "./home-needs.ts";
import { actions, button, context, header, option, section } from "./kit.ts";
import { proposeButton } from "./matching.ts";
import { peopleButton } from "./people-list.ts";
import { auditButton } from "./privacy.ts";
import { setupButton } from "./setup.ts";
import { requestButtons, requestLine } from "./support.ts";

type Parts = { pager: (list: "list", page: number, pages: number) => KnownBlock[] };

/** What a coordinator sees of all pairs: numbers, what waits for her and why, the button that helps, and the pairs she looks for. */
export function overviewBlocks(words: Words, overview: Overview, { pager }: Parts): KnownBlock[] {
  const { counts, requests, requestCount, needCount, list, finished } = overview;
  const isCalm = requestCount === 0 && needCount === 0;
  return [
    header(words.t("home.overview")),
    section(words.md("home.counts", { ...counts })),
    ...(counts.mentorsWaiting + counts.actorsWaiting > 0
      ? [context(words.md("home.waitingPeople", { mentors: counts.mentorsWaiting, actors: counts.actorsWaiting }))]
      : []),
    ...actions(...coordinatorButtons(words, overview)),
    ...(isCalm ? [context(words.md("home.calm"))] : []),
    ...(requests.length > 0 ? [section(words.md("home.requests", { count: requestCount }))] : []),
    ...requests.flatMap((request) => requestBlocks(words, request)),
    ...listHead(words, overview),
    ...list.items.flatMap((pair) => (overview.filter === "needs" ? needBlocks(words, pair) : pairBlocks(words, pair))),
    ...pager("list", list.page, list.pages),
    ...(finished.length > 0 && overview.filter === "needs" ? [section(words.md("home.finished"))] : []),
    ...(overview.filter === "needs" ? finished.flatMap((pair) => finishedBlocks(words, pair)) : []),
  ];
}

/** What a coordinator can begin from here, a line for each feature; at most 25. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const coordinatorButtons = (words: Words, { counts, hasKickoffsAhead }: Overview): (Button | undefined)[] => [
  button("pairs:new", words.t("home.newPair"), { style: "primary" }),
  counts.actorsWaiting > 0 ? proposeButton(words) : undefined,
  counts.invited + counts.opening + counts.open + counts.finished > 0
    ? button("home:search", words.t("home.search.button"))
    : undefined,
  hasKickoffsAhead ? button("meetings:agree", words.t("home.moveKickoff"), { value: "" }) : undefined,
  counts.open > 0 ? button("pairs:replace", words.t("pairs.replace.button")) : undefined,
  peopleButton(words),
  announcementButton(words),
  button("reports:open", words.t("reports.button")),
  auditButton(words),
  setupButton(words, "settings"),
];

/** What is listed, and the choice of what to look at. Nothing to choose from while there are no pairs. */
function listHead(words: Words, { counts, needCount, filter, list }: Overview): KnownBlock[] {
  if (counts.invited + counts.opening + counts.open + counts.finished === 0) return [];
  const choices = filters.map((one) => option(words.t(`home.filter.${one}`), one));
  const chosen = choices.find(({ value }) => value === filter);
  const select: StaticSelect = {
    type: "static_select",
    action_id: "home:filter",
    options: choices,
    ...(chosen ? { initial_option: chosen } : {}),
  };
  const title =
    filter === "needs"
      ? needCount > 0
        ? [section(words.md("home.needs", { count: needCount }))]
        : []
      : [
          section(words.md("home.listed", { what: words.t(`home.filter.${filter}`), count: list.count })),
          ...(list.count === 0 ? [context(words.md("home.noneListed"))] : []),
        ];
  return [...title, ...actions(select)];
}

function requestBlocks(words: Words, request: Overview["requests"][number]): KnownBlock[] {
  const { kind, pair, takenBy } = request;
  const lines = [
    requestLine(words, request),
    ...(takenBy ? [words.md("support.takenBy", { name: named(takenBy) })] : []),
  ];
  const finish = kind === "stop" && pair && button("closing:open", words.t("closing.finish"), { value: pair.id });
  return [section(joined(lines)), ...actions(...requestButtons(words, request), finish || undefined)];
}

export const showPair = (words: Words, pairId: string) =>
  button("home:pair", words.t("home.showPair"), { value: pairId });

function needBlocks(words: Words, pair: ListedPair): KnownBlock[] {
  const { pairId, reasons } = pair;
  const has = (...whats: Reason["what"][]) => reasons.some(({ what }) => whats.includes(what));
  return [
    section(joined([whoLine(words, pair), ...reasonLines(words, reasons)])),
    ...actions(
      ...helpfulButtons(words, pair),
      has("gone") ? button("pairs:replace", words.t("pairs.replace.button"), { value: pairId }) : undefined,
      has("silent", "gone") ? button("closing:open", words.t("closing.finish"), { value: pairId }) : undefined,
      showPair(words, pairId),
    ),
  ];
}

/** A pair in any other list, where it stands and what is missing. */
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
