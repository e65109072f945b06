import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith, work } from "../outbox/subjects.ts";

/** `closing` is the number of the finishing. */
const closing = { pair: field.pair, closing: field.number };
/** `meeting` is the meeting that the end of the pair cancelled, if any. */
const withCancelled = { ...closing, meeting: field.optional(field.meeting) };

export const closingKinds = {
  "closing:goodbye": kind(withCancelled, lane.pairInRef, changesWith("pair")),
  "closing:goes-on": kind(closing, lane.pairInRef, changesWith("pair")),
  "closing:feedback": kind({ ...withCancelled, role: field.role }, lane.personGiven, changesWith("pair", "feedback")),
  "closing:remind": kind(
    { ...closing, role: field.role, time: field.number },
    lane.personGiven,
    changesWith("pair", "feedback"),
  ),
  "closing:digest": kind({ pair: field.pair }, lane.coordinators, changesWith("pair", "feedback")),
  "closing:clean": kind(withCancelled, lane.pairInRef, work),
  "closing:delete": kind({ ...closing, message: field.row }, lane.pairInRef, work),
  "closing:rename": kind(closing, lane.pairInRef, work),
  "closing:topic": kind(closing, lane.pairInRef, work),
  "closing:archive": kind(closing, lane.pairInRef, work),
  "closing:channel-trouble": kind(
    { ...closing, what: field.oneOf("rename", "archive") },
    lane.personGiven,
    changesWith("pair"),
  ),
};
