import type { Same } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Same<typeof fi> = {};
