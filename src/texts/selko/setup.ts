import type { Partly } from "../catalogue.ts";
import type { setup as fi } from "../fi/setup.ts";

export const setup: Partly<typeof fi> = {};
