import { DAY } from "../calendar.ts";
import type { Paged, Reason } from "./facts.ts";

/** What waits for a coordinator, the most pressing first. */
const order: readonly Reason["what"][] = [
  "gone",
  "archived",
  "bot-removed",
  "not-opened",
  "not-invited",
  "outsider",
  "left",
  "kickoff-form",
  "silent",
  "not-agreed",
  "log",
  "leave",
];
export const urgencyOf = (what: Reason["what"]): number => order.indexOf(what);

/** A pair that has not agreed on its next meeting, or whose mentor has not filled in her list, is first left to itself and its reminders. */
export const LEFT_ALONE = 3 * DAY;
/** Making a channel takes seconds; after this long something is wrong. */
export const OPENING_TAKES = 10 * 60_000;

/** One page of a list; a page that there is not (any more) is the nearest one. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): Paged<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return { items: all.slice((page - 1) * size, page * size), page, pages, count: all.length };
}

/** Lists of unequal length packed into pages: as many on one as it has room for, at least one. */
export function packed<T>(all: readonly (readonly T[])[], room: number): (readonly T[])[][] {
  const pages: (readonly T[])[][] = [];
  let used = 0;
  for (const one of all) {
    const current = pages.at(-1);
    if (current && used + one.length <= room) {
      current.push(one);
      used += one.length;
    } else {
      pages.push([one]);
      used = one.length;
    }
  }
  return pages;
}

/** What a pager's button says: a list's name and a page. Undefined for anything else. */
export function pageAsked(value: string): { list: string; page: number } | undefined {
  const [, list, page] = /^(pairs|needs):(\d{1,5})$/.exec(value) ?? [];
  return list === undefined || page === undefined ? undefined : { list, page: Number(page) };
}
