import type { Partly } from "../catalogue.ts";
import type { meetings as fi } from "../fi/meetings.ts";

export const meetings: Partly<typeof fi> = {};
