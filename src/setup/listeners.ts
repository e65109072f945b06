import type { Deps, Listening } from "../slack/listening.ts";

export function listen(_listening: Listening, _deps: Deps): void {}
