import { field, kind, lane } from "../outbox/kind.ts";

/** A meeting as it was agreed on: each change has a new revision. */
const agreement = { meeting: field.meeting, revision: field.number };
/** The one who cannot come. */
const cannotCome = { ...agreement, person: field.person };

/** What is said in the channel has a kind beside it, `-direct`, for each of the two alone. */
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
