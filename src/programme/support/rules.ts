/** What a request asks of the coordinators: support, the end of a pair (`stop`), or a wish from a form. */
export type SupportKind = "support" | "stop" | "wish";
