import type { Partly } from "../catalogue.ts";
import type { followUp as fi } from "../fi/follow-up.ts";

export const followUp: Partly<typeof fi> = {};
