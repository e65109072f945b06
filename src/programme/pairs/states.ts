/**
 * - `invited`: waiting for a yes of one or both
 * - `refused`: one of the two said no
 * - `opening`: the channel is being made
 */
export const pairStates = ["invited", "refused", "opening", "open", "finished"] as const;
export type PairState = (typeof pairStates)[number];

/** Both have said yes, and the pair has not ended. */
export const begunPairStates = ["opening", "open"] as const satisfies readonly PairState[];

/** The states of a pair that is neither finished nor refused. */
export const liveStates = ["invited", "opening", "open"] as const satisfies readonly PairState[];
export type LiveState = (typeof liveStates)[number];

/** Why the members of a pair's channel are not right: an account is closed, somebody left, cannot be invited, or does not belong there. */
export const memberTroubles = ["gone", "left", "not-invited", "outsider", "mail"] as const;
export type MemberTrouble = (typeof memberTroubles)[number];

/** The answers to the invitation into a pair. */
export const invitationAnswers = ["yes", "no"] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];
