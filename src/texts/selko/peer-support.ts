import type { Partly } from "../catalogue.ts";
import type { peerSupport as fi } from "../fi/peer-support.ts";

export const peerSupport: Partly<typeof fi> = {};
