/** The two of a pair. */
export const pairRoles = ["mentor", "actor"] as const;
export type PairRole = (typeof pairRoles)[number];

/** The two, and the coordinator who is responsible for them. */
export const peopleOfPair = [...pairRoles, "coordinator"] as const;
export type PersonOfPair = (typeof peopleOfPair)[number];
