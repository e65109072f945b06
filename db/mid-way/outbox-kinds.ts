import type { MidWayId } from "../../src/programme/mid-way/form.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith } from "../outbox/subjects.ts";

export const midWayKinds = {
  /** To the one of the two who has this role. */
  "mid-way:ask": kind({ pair: field.pair, role: field.role }, lane.personGiven, changesWith("pair", "answer")),
  /** To the coordinator who answered for the pair when the answer was shown. */
  "mid-way:shown": kind(
    { answer: field.id<MidWayId>(), person: field.person },
    lane.personInRef,
    changesWith("answer"),
  ),
};
