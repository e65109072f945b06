/** The two of a pair. */
export const pairRoles = ["mentor", "actor"] as const;
export type PairRole = (typeof pairRoles)[number];
