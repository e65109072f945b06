import type { KnownBlock, ModalView } from "@slack/types";
import { outcomeName, wayOnName } from "../src/programme/closing/form.ts";
import type { Duration, GivenRating, NoFeedback, Summary, WayOn } from "../src/programme/closing/rules.ts";
import type { Stored } from "../src/programme/forms/fields.ts";
import { labelText } from "../src/programme/forms/labels.ts";
import type { MissingTexts } from "../src/programme/privacy/deleting.ts";
import { joined, type Markup, plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { context, divider, noticeModal, quoted, section } from "./kit.ts";
import { missingTexts } from "./privacy.ts";

/**
 * What the coordinators get about a pair, line by line. `isDraft`: the mentor has not submitted the form yet, so it names what will be sent.
 * `mayGrow`: the mentor can still mark meetings as held.
 */
export function summaryLines(
  words: Words,
  summary: Summary,
  { isDraft, mayGrow }: { isDraft: boolean; mayGrow: boolean },
): Markup[] {
  const { mentor, actor, startedAt, endedAt, held, planned } = summary;
  const facts = [
    words.md("closing.summary.people", { mentor, actor }),
    words.md("closing.summary.duration", {
      from: words.date(startedAt),
      to: words.date(endedAt),
      span: spanText(words, summary.duration),
    }),
    words.md("closing.summary.meetings", { held, planned }),
    ...(mayGrow ? [words.md("closing.summary.moreMeetings")] : []),
    ...themesLine(words, summary),
    ...(summary.goals ? [words.md("closing.summary.goals", summary.goals)] : []),
  ];
  if (isDraft)
    return bullets([
      ...facts,
      words.md("closing.summary.yourOutcome"),
      words.md("closing.summary.yourRating"),
      words.md("closing.summary.yourText"),
    ]);
  return bullets([
    ...facts,
    ...(summary.outcome === undefined
      ? []
      : [words.md("closing.summary.outcome", { outcome: outcomeName(summary.outcome, words) })]),
    ...(summary.mood === "earlyJob" ? [words.md("closing.summary.earlyJob")] : []),
    words.md("closing.summary.mentorRating", { rating: ratingText(words, summary.mentorRating) }),
    words.md("closing.summary.actorRating", { rating: ratingText(words, summary.actorRating) }),
  ]);
}

const bullets = (lines: Markup[]): Markup[] => lines.map(({ mrkdwn }) => ({ mrkdwn: `• ${mrkdwn}` }));

const spanText = (words: Words, { unit, count }: Duration): string => words.t(`closing.summary.${unit}`, { count });

function themesLine(words: Words, { themes }: Summary): Markup[] {
  if (themes === undefined) return [];
  if (themes.length === 0) return [words.md("closing.summary.noThemes")];
  const list = themes.map(({ theme, count }) =>
    words.md("closing.summary.theme", { theme: labelText(theme, words), count }),
  );
  return [words.md("closing.summary.themes", { themes: joined(list, ", ") })];
}

const ratingText = (words: Words, given: GivenRating): string =>
  given.state === "given"
    ? words.t("closing.summary.rating", { rating: given.rating })
    : words.t(given.state === "notAsked" ? "lightPairs.notAsked" : `closing.summary.${given.state}`);

export type ShownFeedback =
  | NoFeedback
  | { rating: number | null; text: string | null; goesOn: readonly Stored<WayOn>[] };

type FeedbackSheet = {
  missing?: MissingTexts | undefined;
  mentor: { name: string; feedback: ShownFeedback };
  actor: { name: string; feedback: ShownFeedback };
};

/** The feedback of both. Where the reader may not see it, a line says so. */
export function feedbackSheet(words: Words, { mentor, actor, missing }: FeedbackSheet): ModalView {
  const isHidden = mentor.feedback === "hidden" || actor.feedback === "hidden";
  return noticeModal(words.t("closing.shown.title"), words.t("forms.close"), [
    context(words.md("closing.shown.seenBy")),
    ...missingTexts(words, missing),
    ...feedbackOf(words, words.md("closing.shown.mentor", { name: mentor.name }), mentor.feedback),
    divider,
    ...feedbackOf(words, words.md("closing.shown.actor", { name: actor.name }), actor.feedback),
    ...(isHidden ? [context(words.md("closing.shown.ownPair"))] : []),
  ]);
}

function feedbackOf(words: Words, title: Markup, feedback: ShownFeedback): KnownBlock[] {
  const heading = section({ mrkdwn: `*${title.mrkdwn}*` });
  if (feedback === "hidden") return [heading, context(words.md("closing.shown.notForYou"))];
  if (feedback === "awaited") return [heading, context(words.md("closing.shown.waiting"))];
  if (feedback === "notAsked") return [heading, context(words.md("lightPairs.notAsked"))];
  const { rating, text, goesOn } = feedback;
  const ways = goesOn.map((way) => wayOnName(way, words)).join(", ");
  const given: GivenRating = rating === null ? { state: "none" } : { state: "given", rating };
  return [
    heading,
    section(plain(ratingText(words, given))),
    ...(text === null ? [context(words.md("closing.shown.noText"))] : quoted(text)),
    ...(ways === "" ? [] : [section(words.md("closing.shown.goesOn", { ways }))]),
  ];
}
