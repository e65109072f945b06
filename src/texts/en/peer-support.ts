import type { Same } from "../catalogue.ts";
import type { peerSupport as fi } from "../fi/peer-support.ts";

export const peerSupport: Same<typeof fi> = {};
