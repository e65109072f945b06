/** `opening`: its channel is being made. */
export const groupStates = ["opening", "open", "ended"] as const;
export type GroupState = (typeof groupStates)[number];

export const liveGroupStates = ["opening", "open"] as const satisfies readonly GroupState[];
