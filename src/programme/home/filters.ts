/** Which pairs a coordinator's Home lists: those in need of her, those she answers for, or all in one state. */
export const filters = ["needs", "mine", "open", "paused", "invited", "opening", "finished"] as const;
export type Filter = (typeof filters)[number];

export const filterIn = (value: string | null | undefined): Filter => filters.find((one) => one === value) ?? "needs";

/** As many pairs as a page of a list has: those in need come with their buttons. */
export const pageSize = (filter: Filter): number => (filter === "needs" ? 6 : 10);
