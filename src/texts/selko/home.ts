import type { Partly } from "../catalogue.ts";
import type { home as fi } from "../fi/home.ts";

export const home: Partly<typeof fi> = {};
