import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Effect } from "../outbox/effects.ts";
import type { Deps, Listening } from "../slack/listening.ts";

/**
 * One feature: what the files of its folder export under these names. `listen` registers its listeners, `effects` are the messages that it sends
 * by itself. `begin` runs at each start, and writes for example the first row of a nightly job.
 */
export type Feature = {
  listen?(listening: Listening, deps: Deps): void;
  effects?: readonly Effect[] | ((parts: { config: Config; log: Logger }) => readonly Effect[]);
  begin?(deps: Deps): void;
};
