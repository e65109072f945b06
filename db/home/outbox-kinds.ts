import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

export const homeKinds = {
  "home:publish": kind({ person: field.person }, ({ person }) => laneOf.home(person)),
  "monday:look": kind({ on: field.date }, () => laneOf.monday),
  "monday:overview": kind({ on: field.date }, lane.coordinators),
};
