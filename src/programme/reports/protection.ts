/**
 * Small numbers tell of people: where 1 pair of 30 ended early, those who know the pairs know which. So a number under 5 is kept back, and
 * with it as many others as it takes, so that it does not follow from what stands beside it and from how this page works either:
 * for each number from 1 to 4 that was kept back, at least two values fit everything that is shown (tests/reports/rules.test.ts tries them all).
 */
export const LEAST_SHOWN = 5;
const MOST_SMALL = LEAST_SHOWN - 1;

/** A number, or that it is kept back. */
export type ShownNumber = number | "protected";

const isSmall = (count: number) => count > 0 && count < LEAST_SHOWN;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Parts of a total that is known: each either as it is or kept back. There have to be at least two. */
export function protectParts(counts: readonly number[]): ShownNumber[] {
  if (!counts.some(isSmall)) return [...counts];
  // Zeros too: which of them is the small one is what is kept back.
  const low = counts.filter((count) => count < LEAST_SHOWN);
  const isInDoubt = low.length > 1 && sum(low) <= MOST_SMALL * low.length - 2;
  // All that are equal, because a choice among them would say which one it was.
  const next = Math.min(...counts.filter((count) => count >= LEAST_SHOWN));
  const least = isInDoubt ? LEAST_SHOWN : next + 1;
  return counts.map((count) => (count < least ? "protected" : count));
}

/** How many of `all` something holds for, where it may hold for several things at once. */
export function protectShare(count: number, all: number): ShownNumber {
  if (all === 0) return 0;
  return all < LEAST_SHOWN || isSmall(count) ? "protected" : count;
}

/** Ratings from 1 to 5 as they can be shown: how many, on average, and how often each. */
export type ShownRatings = {
  given: ShownNumber;
  none: ShownNumber;
  average: ShownNumber | undefined;
  each: ShownNumber[];
};

/**
 * An average tells of single ratings where there are few, and where almost everybody gave the same: 4.9 of ten is one 4. Either all is
 * shown, or how often each was given is kept back, and the average too as long as the distance to all-best or all-worst is only 1 or 2.
 */
export function protectRatings(each: readonly number[], asked: number): ShownRatings {
  const given = sum(each);
  if (asked === 0) return exactRatings(each, asked);
  const hidden = each.map(() => "protected" as const);
  if (given < LEAST_SHOWN) return { given: "protected", none: "protected", average: "protected", each: hidden };
  if (!each.some(isSmall)) return exactRatings(each, asked);
  const total = totalOf(each);
  const distance = Math.min(total - given, each.length * given - total);
  return { ...exactRatings(each, asked), ...(distance <= 2 ? { average: "protected" } : {}), each: hidden };
}

const totalOf = (each: readonly number[]) => sum(each.map((count, index) => count * (index + 1)));

/** As they are; the average to one decimal, where there is one. */
export function exactRatings(each: readonly number[], asked: number): ShownRatings {
  const given = sum(each);
  const average = given === 0 ? undefined : Math.round((10 * totalOf(each)) / given) / 10;
  return { given, none: asked - given, average, each: [...each] };
}
