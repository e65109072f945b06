/** What coordinators are asked: for support, to end a pair, or something small that a form says. */
export const supportKinds = ["support", "stop", "wish"] as const;
export type SupportKind = (typeof supportKinds)[number];

/** Nobody has taken the request; a coordinator has; it has been seen to. */
export const requestStates = ["open", "taken", "done"] as const;
export type RequestState = (typeof requestStates)[number];
