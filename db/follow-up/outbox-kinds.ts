import { field, kind, lane } from "../outbox/kind.ts";

export const followUpKinds = {
  /** To the actor. */
  "follow-up:ask": kind({ meeting: field.meeting }, lane.personGiven),
  /** To the mentor. */
  "follow-up:shared": kind({ meeting: field.meeting }, lane.personGiven),
  "follow-up:typed": kind({ typed: field.typed }, lane.personGiven),
  "follow-up:forget": kind({ typed: field.typed }, lane.personGiven),
  "follow-up:hint": kind({ person: field.person }, lane.personInRef),
  "follow-up:unkept": kind({ person: field.person }, lane.personInRef),
  /** To the one of the two who has this role. */
  "follow-up:tasks": kind({ meeting: field.meeting, role: field.role }, lane.personGiven),
};
