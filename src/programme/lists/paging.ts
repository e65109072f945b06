/** One page of a list. Pages count from 1; `count` is the length of the whole list. */
export type Paged<T> = { items: readonly T[]; page: number; pages: number; count: number };

/** The existing page nearest to the wanted one, of a list of `count` items with `size` items a page. */
export function pageWithin(wanted: number, count: number, size: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / size));
  return { page: Math.min(Math.max(1, Math.trunc(wanted) || 1), pages), pages };
}

/** One page of a list: the wanted one, or the nearest existing one. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): Paged<T> {
  const { page, pages } = pageWithin(wanted, all.length, size);
  return { items: all.slice((page - 1) * size, page * size), page, pages, count: all.length };
}

/** Packs lists of unequal length into pages: as many lists on each as have together at most `room` items, but at least one. */
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

/** Reads the value of a pager's button: the list and the page. Undefined for anything else. */
export function pageAsked(value: string): { list: string; page: number } | undefined {
  const [, list, page] = /^(pairs|list):(\d{1,5})$/.exec(value) ?? [];
  return list === undefined || page === undefined ? undefined : { list, page: Number(page) };
}
