import type { Ratings, Said } from "./facts.ts";
import { type VisitCounted, visitsCounted, type WishCounted, wishesCounted } from "./facts.ts";
import {
  LEAST_SHOWN,
  meanOnly,
  protectGoals,
  protectParts,
  protectRatings,
  protectShare,
  type ShownNumber,
  type ShownRatings,
} from "./protection.ts";

/** What people said, counted in some half-years, with small numbers protected. Lines have keys, so that the same line of other counts is found. */

export type ShownSaid = {
  themes: Map<string, { pairs: ShownNumber; meetings: ShownNumber }>;
  questions: Map<string, { pairs: ShownNumber; meetings: ShownNumber }>;
  outcomes: Map<string, ShownNumber>;
  goals: { set: ShownNumber; reached: ShownNumber };
  feedback: Map<string, ShownRatings>;
  wishes: Record<WishCounted, ShownNumber>;
  visits: Record<VisitCounted, ShownNumber>;
};

export const questionKey = ({ questionId, answerId }: Said["questions"][number]): string => `${questionId}:${answerId}`;

/** Protects the numbers of one count by themselves. */
export function protectSaid(said: Said): ShownSaid {
  const share = ({ pairs, meetings }: { pairs: number; meetings: number }) => {
    const shown = protectShare(pairs, said.finished);
    return { pairs: shown, meetings: shown === "protected" ? shown : meetings };
  };
  const outcomes = protectParts(said.outcomes.map(({ pairs }) => pairs));
  const wishes = protectParts(wishesCounted.map((wish) => said.wishes[wish]));
  const visits = (count: number): ShownNumber => (count > 0 && count < LEAST_SHOWN ? "protected" : count);
  return {
    themes: new Map(said.themes.map((line) => [line.id, share(line)])),
    questions: new Map(said.questions.map((line) => [questionKey(line), share(line)])),
    outcomes: new Map(said.outcomes.map(({ outcome }, index) => [outcome, outcomes[index] ?? "protected"])),
    goals: protectGoals(said.goals),
    feedback: new Map(said.feedback.map((column) => [column.head, protectColumn(column)])),
    wishes: Object.fromEntries(wishesCounted.map((wish, index) => [wish, wishes[index] ?? "protected"])) as Record<
      WishCounted,
      ShownNumber
    >,
    visits: { groups: visits(said.visits.groups), common: visits(said.visits.common) },
  };
}

const protectColumn = ({ given, asked, isMeanOnly }: Ratings): ShownRatings =>
  isMeanOnly ? meanOnly(given, asked) : protectRatings(given, asked);

/** The keys of all lines whose number is protected in a count by itself. */
export function hiddenIn(said: Said): Set<string> {
  const shown = protectSaid(said);
  const isHidden = (value: ShownNumber | undefined) => value === "protected";
  return new Set([
    ...[...shown.themes].flatMap(([id, { pairs }]) => (isHidden(pairs) ? [`theme:${id}`] : [])),
    ...[...shown.questions].flatMap(([id, { pairs }]) => (isHidden(pairs) ? [`question:${id}`] : [])),
    ...[...shown.outcomes].flatMap(([id, pairs]) => (isHidden(pairs) ? [`outcome:${id}`] : [])),
    ...([shown.goals.set, shown.goals.reached].some(isHidden) ? ["goals"] : []),
    ...[...shown.feedback].flatMap(([head, { given, average, each }]) => [
      ...([given, average].some(isHidden) ? [`mean:${head}`] : []),
      ...(each.some(isHidden) ? [`each:${head}`] : []),
    ]),
    ...wishesCounted.flatMap((wish) => (isHidden(shown.wishes[wish]) ? [`wish:${wish}`] : [])),
    ...visitsCounted.flatMap((of) => (isHidden(shown.visits[of]) ? [`visits:${of}`] : [])),
  ]);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The counts of several half-years together. A pair ends in one half-year, and each answer counts in one. */
export function sumOf(all: readonly Said[]): Said {
  const ids = <T>(lines: (said: Said) => readonly T[], key: (line: T) => string) =>
    [...new Map(all.flatMap((said) => lines(said).map((line) => [key(line), line] as const)))].map(([id, line]) => ({
      id,
      line,
      same: all.flatMap((said) => lines(said).filter((one) => key(one) === id)),
    }));
  return {
    finished: sum(all.map(({ finished }) => finished)),
    themes: ids(
      ({ themes }) => themes,
      ({ id }) => id,
    ).map(({ line, same }) => ({ ...line, pairs: sum(same.map(({ pairs }) => pairs)), meetings: meetingsOf(same) })),
    questions: ids(({ questions }) => questions, questionKey).map(({ line, same }) => ({
      ...line,
      pairs: sum(same.map(({ pairs }) => pairs)),
      meetings: meetingsOf(same),
    })),
    outcomes: ids(
      ({ outcomes }) => outcomes,
      ({ outcome }) => outcome,
    ).map(({ line, same }) => ({ ...line, pairs: sum(same.map(({ pairs }) => pairs)) })),
    goals: {
      pairs: sum(all.map(({ goals }) => goals.pairs)),
      set: sum(all.map(({ goals }) => goals.set)),
      reached: sum(all.map(({ goals }) => goals.reached)),
    },
    feedback: ids(
      ({ feedback }) => feedback,
      ({ head }) => head,
    ).map(({ line, same }) => ({
      ...line,
      asked: sum(same.map(({ asked }) => asked)),
      given: line.given.map((_, index) => sum(same.map(({ given }) => given[index] ?? 0))),
    })),
    wishes: Object.fromEntries(
      wishesCounted.map((wish) => [wish, sum(all.map(({ wishes }) => wishes[wish]))]),
    ) as Said["wishes"],
    visits: {
      groups: sum(all.map(({ visits }) => visits.groups)),
      common: sum(all.map(({ visits }) => visits.common)),
    },
  };
}

const meetingsOf = (lines: readonly { meetings: number }[]) => sum(lines.map(({ meetings }) => meetings));
