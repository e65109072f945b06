import type { KnownBlock, ModalView } from "@slack/types";
import type { ListedGroup } from "../src/programme/groups/facts.ts";
import type { ListedPair, PairCounts, RequestInOverview } from "../src/programme/home/facts.ts";
import { joined, type Markup, named, plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { listedLines } from "./groups-list.ts";
import { reasonText, theTwo } from "./home-needs.ts";
import { showPair } from "./home-overview.ts";
import { actions, button, context, type Message, message, noticeModal, section } from "./kit.ts";
import { requestLines } from "./support.ts";

type Waiting = {
  counts: PairCounts;
  requests: readonly RequestInOverview[];
  needs: readonly ListedPair[];
  groups: readonly ListedGroup[];
};

/** The message has at most MOST_LINES requests and needs, requests first: a longer message is not read. */
const MOST_REQUESTS = 4;
const MOST_LINES = 10;
const MOST_GROUPS = 3;
/** A context line has at most 3,000 characters, and a name 80. */
const MOST_PROGRAMMES = 20;
/** A modal has at most 100 blocks. */
const MOST_IN_MODAL = 90;

/** What waits for the coordinators at the beginning of the week. */
export function mondayMessage(words: Words, { counts, requests, needs, groups }: Waiting): Message {
  const shown = requests.slice(0, MOST_REQUESTS);
  return message(
    words.md("monday.title"),
    section(words.md("home.counts", { ...counts })),
    ...(requests.length > 0 ? [section(words.md("home.requests", { count: requests.length }))] : []),
    ...shown.map((request) => section(requestText(words, request))),
    ...rest(words, requests.length - shown.length),
    ...(needs.length > 0 ? [section(words.md("monday.needs", { count: needs.length }))] : []),
    ...byProgramme(words, needs),
    ...needs.slice(0, MOST_LINES - shown.length).map((need) => section(needText(words, need))),
    ...rest(words, needs.length - (MOST_LINES - shown.length)),
    ...(groups.length > 0 ? [section(words.md("monday.groups", { count: groups.length }))] : []),
    ...groups.slice(0, MOST_GROUPS).map((group) => section(groupText(words, group))),
    ...rest(words, groups.length - MOST_GROUPS),
    ...actions(button("monday:list", words.t("monday.show"))),
  );
}

/** How many of these pairs each programme has, in the order in which the pairs are shown. Nothing where there is one programme. */
function byProgramme(words: Words, needs: readonly ListedPair[]): KnownBlock[] {
  const counts = new Map<string, number>();
  for (const { programme } of needs)
    if (programme !== undefined) counts.set(programme, (counts.get(programme) ?? 0) + 1);
  const lines = [...counts].map(([name, count]) => words.md("monday.inProgramme", { name, count }));
  return lines.length === 0 ? [] : [context(joined(lines.slice(0, MOST_PROGRAMMES), " · "))];
}

/** Everything that waits for one coordinator. */
export function mondayModal(words: Words, { requests, needs, groups }: Waiting): ModalView {
  const lines = [
    ...requests.map((request) => section(requestText(words, request))),
    ...needs.map((need) => section(needText(words, need), showPair(words, need.pairId))),
    ...groups.map((group) =>
      section(groupText(words, group), button("groups:show", words.t("groups.list.open"), { value: group.id })),
    ),
  ];
  return noticeModal(words.t("monday.listTitle"), words.t("forms.close"), [
    context(words.md(lines.length > 0 ? "monday.listSeen" : "home.calm")),
    ...lines.slice(0, MOST_IN_MODAL),
    ...rest(words, lines.length - MOST_IN_MODAL),
  ]);
}

const rest = (words: Words, count: number) => (count > 0 ? [context(words.md("monday.more", { count }))] : []);

const groupText = (words: Words, group: ListedGroup): Markup =>
  joined([plain("•"), joined(listedLines(words, group))], " ");

const requestText = (words: Words, request: RequestInOverview): Markup =>
  joined([plain("•"), ...requestLines(words, request)], " ");

/** The most urgent reasons; the others are on Home. */
const MOST_REASONS = 2;

function needText(words: Words, listed: ListedPair): Markup {
  const { coordinator, reasons } = listed;
  const pair = theTwo(words, listed);
  const why = joined(
    reasons.slice(0, MOST_REASONS).map((reason) => reasonText(words, reason)),
    " ",
  );
  return joined([plain("•"), words.md("monday.pair", { pair, coordinator: named(coordinator), reasons: why })], " ");
}
