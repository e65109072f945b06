import type { HalfSaid, Said } from "./facts.ts";
import { hiddenIn, sumOf } from "./said.ts";

/**
 * Which protected numbers may be told so that none follows from other reports either. Reports differ by period and by programme, so each number that
 * is told is a sum of parts, and each of these parts could be shown by itself (0, or 5 and more, by protection.ts):
 * - The first half of a year is told if it could be shown by itself.
 * - A year is told if it could be shown by itself, and so could its second half where the first one was told.
 * - The second half of a year is told where it follows from the year and the first half.
 * - Several years, or half-years of several years, are told if all of them are.
 * - A number is told of each programme or of none; and of none where their sum could not be told of all together.
 * Whether a first half is told does not depend on what comes later: what was told need not be taken back.
 */
export type Telling = {
  /** Whether the line may be told in the report of all programmes, and in that of each of them. */
  ofAll(key: string): boolean;
  ofEach(key: string): boolean;
};

type Scope = "all" | "each";

/** @param halves those that are asked for, and the first halves of their years */
export function tellingOf(halves: readonly HalfSaid[]): Telling {
  const canShow = showing();
  const years = Object.values(Object.groupBy(halves, ({ period }) => period.from.slice(0, 4)));
  const isTold = (scope: Scope) => (key: string) =>
    halves.length > 0 && years.every((year = []) => isToldIn(year, scope, key, canShow));
  return { ofAll: isTold("all"), ofEach: isTold("each") };
}

/** Whether what is asked for of one year is told. */
function isToldIn([first, second]: readonly HalfSaid[], scope: Scope, key: string, canShow: CanShow): boolean {
  if (!first) return false;
  // Of each programme nothing is told that could not be told of all.
  if (scope === "each" && !isToldIn(second ? [first, second] : [first], "all", key, canShow)) return false;
  const isFirstTold = canShow("all", [first], key) && canShow(scope, [first], key);
  if (!second) return isFirstTold;
  const isYearTold = canShow(scope, [first, second], key) && (!isFirstTold || canShow(scope, [second], key));
  return first.isAsked ? isYearTold : isFirstTold && isYearTold;
}

type CanShow = (scope: Scope, halves: readonly HalfSaid[], key: string) => boolean;

/** Whether these half-years together could show the line by themselves, of all programmes or of each. Each sum is protected once. */
function showing(): CanShow {
  const memory = new Map<string, Set<string>>();
  const hidden = (name: string, halves: readonly HalfSaid[], said: (half: HalfSaid) => Said | undefined) => {
    const key = [name, ...halves.map(({ period }) => period.from)].join(" ");
    const known = memory.get(key) ?? hiddenIn(sumOf(halves.flatMap((one) => said(one) ?? [])));
    memory.set(key, known);
    return known;
  };
  return (scope, halves, key) => {
    if (scope === "all") return !hidden("all", halves, ({ all }) => all).has(key);
    const ids = halves[0]?.programmes.map(({ id }) => id) ?? [];
    return (
      ids.length > 0 &&
      ids.every((id) => !hidden(id, halves, ({ programmes }) => programmes.find((one) => one.id === id)?.said).has(key))
    );
  };
}
