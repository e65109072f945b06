import type { Same } from "../catalogue.ts";
import type { support as fi } from "../fi/support.ts";

export const support: Same<typeof fi> = {};
