import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";
import { stays, work } from "../outbox/subjects.ts";

export const homeKinds = {
  "home:publish": kind({ person: field.person }, ({ person }) => laneOf.home(person), work),
  /** `number` of the run; missing in rows of older versions. */
  "monday:look": kind({ number: field.optional(field.number) }, () => laneOf.monday, work),
  "monday:overview": kind(
    { on: field.date },
    lane.coordinators,
    stays("it says what waited on that day; its buttons lead to Home"),
  ),
};
