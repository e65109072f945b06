import { field, kind, lane } from "../outbox/kind.ts";

export const kickoffKinds = {
  "kickoff:over": kind({ meeting: field.meeting, revision: field.number }, lane.pairGiven),
  "kickoff:missing": kind(
    { pair: field.pair, meeting: field.meeting, revision: field.number, round: field.number },
    lane.pairInRef,
  ),
  "kickoff:saved": kind({ pair: field.pair }, lane.pairInRef),
  /** To the coordinator. */
  "kickoff:leave-offer": kind({ pair: field.pair }, lane.personGiven),
  "kickoff:remove": kind({ pair: field.pair }, lane.pairInRef),
  /** To the coordinator. */
  "kickoff:please-leave": kind({ pair: field.pair, round: field.number }, lane.personGiven),
  "kickoff:own-channel": kind({ pair: field.pair }, lane.pairInRef),
};
