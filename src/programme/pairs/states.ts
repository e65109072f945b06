/**
 * - `invited`: waiting for a yes of one or both
 * - `refused`: one of the two said no
 * - `opening`: the channel is being made
 */
export const pairStates = ["invited", "refused", "opening", "open", "finished"] as const;
export type PairState = (typeof pairStates)[number];

/** Of a pair that is neither over nor came to nothing. */
export const liveStates = ["invited", "opening", "open"] as const satisfies readonly PairState[];
export type LiveState = (typeof liveStates)[number];

/** What the bot knows of a pair's channel. */
export const channelStates = ["none", "ready", "bot-removed", "archived-by-hand", "archived"] as const;
export type ChannelState = (typeof channelStates)[number];

/** Who is not in a pair's channel and should be, or the other way round. */
export const channelChanges = ["left", "outsider", "not-invited"] as const;
export type ChannelChange = (typeof channelChanges)[number];

/** What somebody answers to the invitation into a pair. */
export const invitationAnswers = ["yes", "no"] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];
