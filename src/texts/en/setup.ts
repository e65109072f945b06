import type { Same } from "../catalogue.ts";
import type { setup as fi } from "../fi/setup.ts";

export const setup: Same<typeof fi> = {};
