import { field, kind, lane } from "../outbox/kind.ts";

/** `closing` is the number of the finishing. */
const closing = { pair: field.pair, closing: field.number };
/** `meeting` is the meeting that the end of the pair cancelled, if any. */
const withCancelled = { ...closing, meeting: field.optional(field.meeting) };

export const closingKinds = {
  "closing:goodbye": kind(withCancelled, lane.pairInRef),
  "closing:goes-on": kind(closing, lane.pairInRef),
  "closing:feedback": kind({ ...withCancelled, role: field.role }, lane.personGiven),
  "closing:remind": kind({ ...closing, role: field.role, time: field.number }, lane.personGiven),
  "closing:digest": kind({ pair: field.pair }, lane.coordinators),
  "closing:clean": kind(withCancelled, lane.pairInRef),
  "closing:delete": kind({ ...closing, message: field.row }, lane.pairInRef),
  "closing:rename": kind(closing, lane.pairInRef),
  "closing:topic": kind(closing, lane.pairInRef),
  "closing:archive": kind(closing, lane.pairInRef),
  "closing:channel-trouble": kind({ ...closing, what: field.oneOf("rename", "archive") }, lane.personGiven),
};
