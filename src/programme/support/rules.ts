/** What a request asks of the coordinators: support, the end of a pair (`stop`), or a wish from a form. */
export const supportKinds = ["support", "stop", "wish"] as const;
export type SupportKind = (typeof supportKinds)[number];

/** `taken`: a coordinator takes care of the request. */
export const requestStates = ["open", "taken", "done"] as const;
export type RequestState = (typeof requestStates)[number];
