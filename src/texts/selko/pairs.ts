import type { Partly } from "../catalogue.ts";
import type { pairs as fi } from "../fi/pairs.ts";

export const pairs: Partly<typeof fi> = {};
