import type { Same } from "../catalogue.ts";
import type { home as fi } from "../fi/home.ts";

export const home: Same<typeof fi> = {};
