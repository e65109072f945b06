import { field, kind, lane } from "../outbox/kind.ts";

/** One revision of a meeting. Each change of time or place makes a new one. */
const agreement = { meeting: field.meeting, revision: field.number };
/** `person` is who cannot come. */
const cannotCome = { ...agreement, person: field.person };

/** Each kind of message to the channel has a kind `-direct` for the direct messages to mentor and actor. */
export const meetingKinds = {
  "meetings:agreed": kind(agreement, lane.pairGiven),
  "meetings:agreed-direct": kind({ ...agreement, role: field.role }, lane.personGiven),
  "meetings:reminder": kind(agreement, lane.pairGiven),
  "meetings:reminder-direct": kind({ ...agreement, role: field.role }, lane.personGiven),
  "meetings:cancelled": kind(cannotCome, lane.pairGiven),
  "meetings:cancelled-direct": kind({ ...cannotCome, role: field.role }, lane.personGiven),
  /** To the coordinator. */
  "meetings:cannot": kind(cannotCome, lane.personGiven),
  "meetings:calendar": kind({ ...agreement, person: field.person }, lane.personInRef),
};
