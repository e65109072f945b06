import { staffChanges } from "../../src/programme/people/rules.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

const keeping = () => laneOf.importKeeping;

export const enrolmentKinds = {
  /** `after`: the person looked up before, in the order of ids; empty for the first. */
  "import:look-up": kind({ import: field.import, after: field.person }, () => laneOf.importLookUps),
  "import:joined": kind({ slackUser: field.slackUser }, () => laneOf.importJoined),
  "import:forget": kind({ import: field.import }, keeping),
  "import:give-up": kind({ import: field.import }, keeping),
  /** To the coordinator who imported the list. */
  "import:no-addresses": kind({ import: field.import, person: field.person }, lane.personInRef),
  "people:told": kind({ person: field.person, by: field.person }, lane.personInRef),
  "people:role-told": kind(
    { person: field.person, by: field.person, change: field.oneOf(...staffChanges) },
    lane.personInRef,
  ),
  "people:took-over": kind({ person: field.person, from: field.person, count: field.number }, lane.personInRef),
};
