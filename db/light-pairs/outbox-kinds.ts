import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith, work } from "../outbox/subjects.ts";

const personOfPair = { pair: field.pair, person: field.person };

export const lightPairKinds = {
  /** To the user of an account that may be the actor's. */
  "light-pairs:ask": kind(personOfPair, lane.personInRef, changesWith("pair")),
  /** To the mentor and the coordinator: the actor has joined. */
  "light-pairs:joined": kind(personOfPair, lane.personInRef, changesWith("pair")),
  /** Asks Slack whether somebody has the address of `person`. */
  "light-pairs:look-up": kind({ person: field.person }, lane.personInRef, work),
};
