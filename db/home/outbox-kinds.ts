import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

export const homeKinds = {
  "home:publish": kind({ person: field.person }, ({ person }) => laneOf.home(person)),
  /** `number` of the run; missing in rows of older versions. */
  "monday:look": kind({ number: field.optional(field.number) }, () => laneOf.monday),
  "monday:overview": kind({ on: field.date }, lane.coordinators),
};
