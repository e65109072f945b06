import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

/** The lanes of one announcement. They are few, so that other announcements are not delayed: see db/announcements/sending.ts. */
export type Slot = "new" | "1" | "2" | "3";

export const announcementKinds = {
  "announcements:progress": kind({ announcement: field.announcement, person: field.person }, lane.personInRef),
  "announcements:deliver": kind(
    { announcement: field.announcement, person: field.person },
    ({ announcement }, to: Slot) => laneOf.toMany(announcement, to),
  ),
  "announcements:watch": kind({ announcement: field.announcement, number: field.number }, ({ announcement }) =>
    laneOf.announcement(announcement),
  ),
};
