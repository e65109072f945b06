/** What coordinators are asked: for support, to end a pair, or something small that a form says. */
export type SupportKind = "support" | "stop" | "wish";
