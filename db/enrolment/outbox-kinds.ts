import { staffChanges } from "../../src/programme/people/rules.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";
import { stays, work } from "../outbox/subjects.ts";

const keeping = () => laneOf.importKeeping;

export const enrolmentKinds = {
  /** `after`: the person looked up before, in the order of ids; empty for the first. */
  "import:look-up": kind({ import: field.import, after: field.person }, () => laneOf.importLookUps, work),
  "import:joined": kind({ slackUser: field.slackUser }, () => laneOf.importJoined, work),
  "import:forget": kind({ import: field.import }, keeping, work),
  "import:give-up": kind({ import: field.import }, keeping, work),
  /** To the coordinator who imported the list. */
  "import:no-addresses": kind(
    { import: field.import, person: field.person },
    lane.personInRef,
    stays("it says what could not be done"),
  ),
  "people:told": kind(
    { person: field.person, by: field.person },
    lane.personInRef,
    stays("it says who wrote the profile; its button shows what is written now"),
  ),
  "people:role-told": kind(
    { person: field.person, by: field.person, change: field.oneOf(...staffChanges) },
    lane.personInRef,
    stays("it says what was done; the end of a role is told too"),
  ),
  "people:took-over": kind(
    { person: field.person, from: field.person, count: field.number },
    lane.personInRef,
    stays("it says what was done"),
  ),
};
