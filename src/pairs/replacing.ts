import type { Listening } from "../slack/listening.ts";

export function listenToReplacement(_listening: Listening): void {}
