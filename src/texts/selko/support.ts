import type { Partly } from "../catalogue.ts";
import type { support as fi } from "../fi/support.ts";

export const support: Partly<typeof fi> = {};
