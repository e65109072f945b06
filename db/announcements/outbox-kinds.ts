import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";
import { changesWith, stays, work } from "../outbox/subjects.ts";

/** The lanes of one announcement. They are few, so that other announcements are not delayed: see db/announcements/sending.ts. */
export type Slot = "new" | "1" | "2" | "3";

export const announcementKinds = {
  "announcements:progress": kind(
    { announcement: field.announcement, person: field.person },
    lane.personInRef,
    changesWith("announcement"),
  ),
  "announcements:deliver": kind(
    { announcement: field.announcement, person: field.person },
    ({ announcement }, to: Slot) => laneOf.toMany(announcement, to),
    stays("it is what the coordinator wrote"),
  ),
  "announcements:watch": kind(
    { announcement: field.announcement, number: field.number },
    ({ announcement }) => laneOf.announcement(announcement),
    work,
  ),
};
