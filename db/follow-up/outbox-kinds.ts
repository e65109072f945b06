import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith, stays, work } from "../outbox/subjects.ts";

export const followUpKinds = {
  /** To the actor. */
  "follow-up:ask": kind({ meeting: field.meeting }, lane.personGiven, changesWith("pair", "answer")),
  /** To the mentor. */
  "follow-up:shared": kind({ meeting: field.meeting }, lane.personGiven, changesWith("pair", "answer")),
  "follow-up:typed": kind({ typed: field.typed }, lane.personGiven, changesWith("typed", "answer")),
  "follow-up:forget": kind({ typed: field.typed }, lane.personGiven, work),
  "follow-up:hint": kind({ person: field.person }, lane.personInRef, stays("it says what the bot can do with a text")),
  "follow-up:unkept": kind({ person: field.person }, lane.personInRef, changesWith("answer")),
  /** To the one of the two who has this role. */
  "follow-up:tasks": kind({ meeting: field.meeting, role: field.role }, lane.personGiven, changesWith("pair", "tasks")),
  /** To the mentor of a light pair: the actor's tasks, to tell her. */
  "follow-up:actors-tasks": kind({ meeting: field.meeting }, lane.personGiven, changesWith("pair", "tasks")),
};
