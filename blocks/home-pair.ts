import type { Button, KnownBlock, ModalView } from "@slack/types";
import type { PairShown } from "../src/programme/home/facts.ts";
import { joined, type Markup, named, withLinks } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { toPairButton } from "./announcements.ts";
import { undoButton } from "./closing.ts";
import { summaryLines } from "./closing-summary.ts";
import { helpfulButtons, reasonLines, stateLine } from "./home-needs.ts";
import { answerLines, invitedButtons } from "./invited.ts";
import { actions, button, context, noticeModal, section } from "./kit.ts";
import { beforeErasing, consentedLine, joiningLine } from "./light-pairs.ts";
import { midWayLine } from "./mid-way.ts";
import { samePersonBlocks } from "./same-person.ts";
import { requestButtons, requestLines } from "./support.ts";

/** In the modal's metadata, so that a press in it can redraw the modal. */
export const PAIR_VIEW = "pair";

/** "Näytä pari": what coordinators may know of one pair and can do about it. `said`: what has just been done. */
export function pairModal(words: Words, pair: PairShown, said?: Markup): ModalView {
  const modal = noticeModal(words.t("home.pairView.title"), words.t("forms.close"), [
    ...(said ? [section(said)] : []),
    context(words.md("home.pairView.seenBy")),
    section(joined(peopleLines(words, pair))),
    section(joined(factLines(words, pair))),
    ...troubleBlocks(words, pair),
    ...samePersonBlocks(words, pair.samePeople),
    ...requestBlocks(words, pair),
    ...pair.midWays.map((answer) => midWayLine(words, answer)),
    ...pair.certificates.map((name) => context(words.md("certificate.issuedTo", { name }))),
    ...(pair.summary ? [section(joined(summaryLines(words, pair.summary, { isDraft: false, mayGrow: false })))] : []),
    ...actions(...meetingActions(words, pair)),
    ...actions(...pairActions(words, pair)),
  ]);
  return { ...modal, private_metadata: JSON.stringify({ shows: PAIR_VIEW, pair: pair.pairId }) };
}

function peopleLines(words: Words, pair: PairShown): Markup[] {
  const { mentor, actor, coordinator, before, programme, consented, joining } = pair;
  return [
    ...(programme === undefined ? [] : [words.md("home.pairView.programme", { name: programme })]),
    words.md("home.pairView.mentor", { name: named(mentor) }),
    words.md("home.pairView.actor", { name: named(actor) }),
    ...(consented ? [consentedLine(words, { actor: actor.firstName, ...consented })] : []),
    ...(joining ? [joiningLine(words, joining)] : []),
    words.md("home.pairView.coordinator", { name: named(coordinator) }),
    ...(before ? [words.md("home.pairView.before", { name: named(before) })] : []),
  ];
}

function factLines(words: Words, pair: PairShown): Markup[] {
  const { state, openedAt, createdAt, held, planned, lastHeldAt, kickoff, awaitsLog, nothingAgreed } = pair;
  if (state === "refused") return [pair.isCancelled ? words.md("home.pairView.cancelled") : stateLine(words, pair)];
  if (state === "invited")
    return [stateLine(words, pair), ...answerLines(words, pair), ...kickoffLines(words, kickoff)];
  return [
    stateLine(words, pair),
    ...(state === "open" && !pair.isPaused
      ? []
      : [words.md("home.pairView.began", { date: words.date(openedAt ?? createdAt) })]),
    ...kickoffLines(words, kickoff),
    words.md("home.progress", { held, planned }),
    ...(lastHeldAt === undefined ? [] : [words.md("home.pairView.last", { date: words.date(lastHeldAt) })]),
    ...(awaitsLog ? [words.md("home.reason.log")] : []),
    ...(nothingAgreed ? [words.md("home.reason.notAgreed")] : []),
  ];
}

function kickoffLines(words: Words, kickoff: PairShown["kickoff"]): Markup[] {
  if (!kickoff) return [words.md("home.pairView.noKickoff")];
  const when = words.md("home.kickoff", { when: words.when(kickoff.at) });
  return [
    kickoff.place === undefined ? when : joined([when, withLinks(kickoff.place)], ", "),
    ...(kickoff.state === "off" && !kickoff.hasForm ? [words.md("home.reason.kickoffOff")] : []),
    ...(kickoff.state === "over" && !kickoff.hasForm ? [words.md("home.reason.kickoffForm")] : []),
  ];
}

/** Reasons that are shown among the facts, not among the troubles. */
const AMONG_FACTS = ["kickoff-off", "kickoff-form", "not-agreed", "log"];
/** Reasons whose buttons are among the actions below. */
const BUTTONS_BELOW = ["kickoff-off", "kickoff-form", "no-worker"];

function troubleBlocks(words: Words, pair: PairShown): KnownBlock[] {
  const troubles = pair.reasons.filter(({ what }) => !AMONG_FACTS.includes(what));
  const buttons = actions(
    ...helpfulButtons(words, { ...pair, reasons: pair.reasons.filter(({ what }) => !BUTTONS_BELOW.includes(what)) }),
  );
  return [...(troubles.length > 0 ? [section(joined(reasonLines(words, troubles)))] : []), ...buttons];
}

const requestBlocks = (words: Words, { requests, requestCount }: PairShown): KnownBlock[] => [
  ...(requestCount > 0 ? [section(words.md("home.requests", { count: requestCount }))] : []),
  ...requests.flatMap((request) => [
    section(joined(requestLines(words, { ...request, pair: undefined }))),
    ...actions(...requestButtons(words, request)),
  ]),
];

function meetingActions(words: Words, { pairId: value, state, kickoff }: PairShown): (Button | undefined)[] {
  const isLive = state === "open" || state === "opening" || state === "invited";
  return [
    kickoff?.hasForm
      ? button("kickoff:show", words.t("kickoff.show"), { value })
      : state === "open"
        ? button("kickoff:open", words.t("home.fillForm"), { value })
        : undefined,
    isLive && kickoff && kickoff.state !== "held"
      ? button("meetings:agree", words.t("home.moveKickoff"), { value })
      : undefined,
  ];
}

/** What a coordinator can do about the pair itself, a line for each feature. */
function pairActions(
  words: Words,
  { pairId: value, state, isPaused, isLight, awaitsCode, mayUndo }: PairShown,
): (Button | undefined)[] {
  const isOpen = state === "open";
  const isLive = isOpen || state === "opening" || state === "invited";
  return [
    ...(state === "invited" ? invitedButtons(words, value) : []),
    isOpen ? toPairButton(words, value) : undefined,
    isOpen
      ? isPaused
        ? button("pairs:continue", words.t("pairs.pause.end"), { value })
        : button("pairs:pause", words.t("pairs.pause.button"), { value })
      : undefined,
    isOpen ? button("pairs:number", words.t("pairs.number.button"), { value }) : undefined,
    isOpen ? button("pairs:replace", words.t("pairs.replace.button"), { value }) : undefined,
    isLight && isLive ? button("light-pairs:joining", words.t("lightPairs.joining.button"), { value }) : undefined,
    isLight && isLive && awaitsCode
      ? button("light-pairs:code", words.t("lightPairs.code.button"), { value })
      : undefined,
    isLight && isLive
      ? button("light-pairs:erase", words.t("lightPairs.erase.button"), { value, confirm: beforeErasing(words) })
      : undefined,
    isLight && isLive ? button("light-pairs:notice", words.t("lightPairs.noticeButton"), { value }) : undefined,
    isLive ? button("pairs:hand-over", words.t("pairs.handOver.button"), { value }) : undefined,
    isOpen ? button("closing:open", words.t("closing.finish"), { value }) : undefined,
    state === "finished" ? button("closing:show-feedback", words.t("closing.digest.show"), { value }) : undefined,
    mayUndo ? undoButton(words, value) : undefined,
  ];
}
