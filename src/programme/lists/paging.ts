export type Paged<T> = { items: readonly T[]; page: number; pages: number; count: number };

/** The page that there is nearest to the one wanted, of a list of `count`. */
export function pageWithin(wanted: number, count: number, size: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / size));
  return { page: Math.min(Math.max(1, Math.trunc(wanted) || 1), pages), pages };
}

/** One page of a list; a page that there is not (any more) is the nearest one. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): Paged<T> {
  const { page, pages } = pageWithin(wanted, all.length, size);
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
  const [, list, page] = /^(pairs|list):(\d{1,5})$/.exec(value) ?? [];
  return list === undefined || page === undefined ? undefined : { list, page: Number(page) };
}
