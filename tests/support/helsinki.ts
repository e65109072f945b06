import { instantOf } from "../../src/programme/calendar/calendar.ts";

/** The time zone that the network keeps. */
export const ZONE = "Europe/Helsinki";

/** A day and time in Helsinki, in milliseconds since 1970. @throws if there is no such time */
export function at(on: string, time = "17:00"): number {
  const instant = instantOf(on, time, ZONE);
  if (instant === undefined) throw new Error(`${on} ${time} does not exist`);
  return instant;
}
