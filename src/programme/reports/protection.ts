import type { GoalFacts } from "./facts.ts";

/**
 * Small numbers identify people: if 1 pair of 30 ended early, those who know the pairs know which one. So a number from 1 to 4 is protected,
 * and with it as many others as needed, so that it does not follow from the numbers beside it and these rules either: for each protected number
 * from 1 to 4 at least two values fit everything that is shown (tests/reports/rules.test.ts tries them all).
 */
export const LEAST_SHOWN = 5;
const MOST_SMALL = LEAST_SHOWN - 1;

/** A number, or the mark that it is not shown. */
export type ShownNumber = number | "protected";

const isSmall = (count: number) => count > 0 && count < LEAST_SHOWN;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Protects the parts of a known total. There must be at least two parts. */
export function protectParts(counts: readonly number[]): ShownNumber[] {
  if (!counts.some(isSmall)) return [...counts];
  // Zeros are protected too, so that it is not visible which of them is the small number.
  const low = counts.filter((count) => count < LEAST_SHOWN);
  const isInDoubt = low.length > 1 && sum(low) <= MOST_SMALL * low.length - 2;
  // Also all parts equal to the smallest number from 5 on: to protect only one of them would be a choice that reveals something.
  const next = Math.min(...counts.filter((count) => count >= LEAST_SHOWN));
  const least = isInDoubt ? LEAST_SHOWN : next + 1;
  return counts.map((count) => (count < least ? "protected" : count));
}

/** Protects a share of `all`, where the shares overlap and do not add up. */
export function protectShare(count: number, all: number): ShownNumber {
  if (all === 0) return 0;
  return all < LEAST_SHOWN || isSmall(count) ? "protected" : count;
}

/** Protects the goals of some pairs: how many there were, and how many of them were reached. */
export function protectGoals({ pairs, set, reached }: GoalFacts): { set: ShownNumber; reached: ShownNumber } {
  if (pairs === 0) return { set: 0, reached: 0 };
  if (pairs < LEAST_SHOWN) return { set: "protected", reached: "protected" };
  const [shown = "protected"] = protectParts([reached, set - reached]);
  return { set, reached: shown };
}

/** Ratings from 1 to 5 as they are shown: how many were given, their average, and how often each was given. */
export type ShownRatings = {
  given: ShownNumber;
  none: ShownNumber;
  average: ShownNumber | undefined;
  each: ShownNumber[];
};

/**
 * Protects ratings. An average reveals single ratings if there are few, or if nearly all are the same: 4.9 of ten is one 4. So either
 * everything is shown, or the counts are protected, and the average too if it is 1 or 2 points in sum from all-best or all-worst.
 */
export function protectRatings(each: readonly number[], asked: number): ShownRatings {
  const given = sum(each);
  if (asked === 0) return exactRatings(each, asked);
  if (given < LEAST_SHOWN) return hiddenRatings(each);
  if (!each.some(isSmall)) return exactRatings(each, asked);
  const total = totalOf(each);
  const distance = Math.min(total - given, each.length * given - total);
  return {
    ...exactRatings(each, asked),
    ...(distance <= 2 ? { average: "protected" } : {}),
    each: hiddenRatings(each).each,
  };
}

/** Ratings of which nothing but the mean is shown, protected as above, in every report. */
export function meanOnly(each: readonly number[], asked: number): ShownRatings {
  if (asked === 0) return exactRatings(each, asked);
  return { ...protectRatings(each, asked), each: each.map(() => "protected" as const) };
}

/** Ratings of which nothing is shown. */
export const hiddenRatings = (each: readonly number[]): ShownRatings => ({
  given: "protected",
  none: "protected",
  average: "protected",
  each: each.map(() => "protected"),
});

const totalOf = (each: readonly number[]) => sum(each.map((count, index) => count * (index + 1)));

/** Ratings without protection. The average has one decimal; undefined without ratings. */
export function exactRatings(each: readonly number[], asked: number): ShownRatings {
  const given = sum(each);
  const average = given === 0 ? undefined : Math.round((10 * totalOf(each)) / given) / 10;
  return { given, none: asked - given, average, each: [...each] };
}
