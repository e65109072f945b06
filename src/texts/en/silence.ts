import type { Same } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Same<typeof fi> = {};
