import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith } from "../outbox/subjects.ts";

export const meetingLogKinds = {
  "meeting-log:ask": kind({ meeting: field.meeting, revision: field.number }, lane.pairGiven, changesWith("pair")),
  /** To the mentor. `number` 1 is the first reminder, 2 the second. */
  "meeting-log:remind": kind(
    { meeting: field.meeting, revision: field.number, number: field.number },
    lane.personGiven,
    changesWith("pair"),
  ),
  "meeting-log:saved": kind({ meeting: field.meeting }, lane.pairGiven, changesWith("pair")),
};
