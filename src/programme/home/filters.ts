/** Which pairs a coordinator's Home lists: those in need of a coordinator, the viewer's own, or those in one state. */
export const filters = ["needs", "mine", "open", "paused", "invited", "opening", "finished"] as const;
export type Filter = (typeof filters)[number];

/** A filter from a button or a column; `needs` for anything else. */
export const filterIn = (value: string | null | undefined): Filter => filters.find((one) => one === value) ?? "needs";

/** How many pairs in need Home shows when it is opened. */
export const BRIEF_SIZE = 3;

/** How many pairs a page has. Pairs in need take more room, because they have buttons. */
export const pageSize = (filter: Filter): number => (filter === "needs" ? 6 : 10);
