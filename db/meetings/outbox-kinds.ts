import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith, stays } from "../outbox/subjects.ts";

/** One revision of a meeting. Each change of time or place makes a new one. */
const agreement = { meeting: field.meeting, revision: field.number };
/** `person` is who cannot come. */
const cannotCome = { ...agreement, person: field.person };

/** Each kind of message to the channel has a kind `-direct` for the direct messages to mentor and actor. */
export const meetingKinds = {
  "meetings:agreed": kind(agreement, lane.pairGiven, changesWith("pair")),
  "meetings:agreed-direct": kind({ ...agreement, role: field.role }, lane.personGiven, changesWith("pair")),
  "meetings:reminder": kind(agreement, lane.pairGiven, changesWith("pair")),
  "meetings:reminder-direct": kind({ ...agreement, role: field.role }, lane.personGiven, changesWith("pair")),
  "meetings:cancelled": kind(cannotCome, lane.pairGiven, changesWith("pair")),
  "meetings:cancelled-direct": kind({ ...cannotCome, role: field.role }, lane.personGiven, changesWith("pair")),
  /** To the coordinator. */
  "meetings:cannot": kind(cannotCome, lane.personGiven, changesWith("pair")),
  "meetings:calendar": kind(
    { ...agreement, person: field.person },
    lane.personInRef,
    stays("a file cannot be redrawn; a newer one follows each change"),
  ),
};
