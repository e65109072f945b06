import type { Same } from "../catalogue.ts";
import type { pairs as fi } from "../fi/pairs.ts";

export const pairs: Same<typeof fi> = {};
