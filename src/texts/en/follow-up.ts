import type { Same } from "../catalogue.ts";
import type { followUp as fi } from "../fi/follow-up.ts";

export const followUp: Same<typeof fi> = {};
