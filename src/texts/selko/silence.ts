import type { Partly } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Partly<typeof fi> = {};
