import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith, work } from "../outbox/subjects.ts";

export const kickoffKinds = {
  "kickoff:over": kind({ meeting: field.meeting, revision: field.number }, lane.pairGiven, work),
  "kickoff:missing": kind(
    { pair: field.pair, meeting: field.meeting, revision: field.number, round: field.number },
    lane.pairInRef,
    changesWith("pair"),
  ),
  "kickoff:saved": kind({ pair: field.pair }, lane.pairInRef, changesWith("pair")),
  /** To the coordinator. */
  "kickoff:leave-offer": kind({ pair: field.pair }, lane.personGiven, changesWith("pair")),
  "kickoff:remove": kind({ pair: field.pair }, lane.pairInRef, work),
  /** To the coordinator. */
  "kickoff:please-leave": kind({ pair: field.pair, round: field.number }, lane.personGiven, changesWith("pair")),
  "kickoff:own-channel": kind({ pair: field.pair }, lane.pairInRef, changesWith("pair")),
};
