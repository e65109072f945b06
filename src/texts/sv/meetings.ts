import type { Same } from "../catalogue.ts";
import type { meetings as fi } from "../fi/meetings.ts";

export const meetings: Same<typeof fi> = {};
