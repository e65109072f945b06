/** `kickoff`: the first meeting, with the coordinator; `later`: any other. */
export const meetingKinds = ["kickoff", "later"] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** `replaced`: another meeting was agreed on in its place. */
export const meetingStates = ["planned", "held", "not-held", "cancelled", "replaced"] as const;
export type MeetingState = (typeof meetingStates)[number];
