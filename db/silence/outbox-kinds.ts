import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith, work } from "../outbox/subjects.ts";

const pause = { pair: field.pair, pause: field.pause };

export const silenceKinds = {
  "silence:agree": kind({ meeting: field.meeting, revision: field.number }, lane.pairGiven, changesWith("pair")),
  /** `anchor`: the event from which the silence is counted. `round`: the number of the check. */
  "silence:check": kind({ pair: field.pair, anchor: field.text, round: field.number }, lane.pairInRef, work),
  "silence:ask": kind(
    { pair: field.pair, role: field.role, askedAt: field.number },
    lane.personGiven,
    changesWith("pair", "reassurance"),
  ),
  "silence:paused": kind(
    { ...pause, person: field.person, untilOn: field.date, cancelled: field.flag },
    lane.pairInRef,
    changesWith("pair"),
  ),
  "silence:pause-over": kind(pause, lane.pairInRef, changesWith("pair")),
  "silence:continued": kind({ pair: field.pair, person: field.person }, lane.pairInRef, changesWith("pair")),
};
