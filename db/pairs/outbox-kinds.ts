import { statesInSlack } from "../../src/programme/channels/rules.ts";
import { field, kind, lane } from "../outbox/kind.ts";

const ofPair = { pair: field.pair };
const personOfPair = { pair: field.pair, person: field.person };

/** Who has the pair now, who had it before, and who changed that. */
const handOver = { ...ofPair, to: field.person, from: field.person, by: field.person };

export const pairKinds = {
  "pairs:notice": kind(personOfPair, lane.personInRef),
  "pairs:invitation": kind(personOfPair, lane.personInRef),
  "pairs:invitation-reminder": kind({ ...personOfPair, round: field.number }, lane.personInRef),
  /** To the coordinator; `person` is who said no. */
  "pairs:refused": kind(personOfPair, lane.personGiven),
  "pairs:channel": kind({ ...ofPair, suffix: field.text }, lane.pairInRef),
  /** `at`: who has left the channel after this instant is not invited again. */
  "pairs:invite": kind({ ...personOfPair, at: field.number }, lane.pairInRef),
  "pairs:topic": kind(ofPair, lane.pairInRef),
  "pairs:welcome": kind({ ...ofPair, suffix: field.text }, lane.pairInRef),
  "pairs:pin": kind({ message: field.row }, lane.pairGiven),
  /** To the coordinator; `person` is who could not be invited. */
  "pairs:could-not-invite": kind({ ...personOfPair, error: field.error }, lane.personGiven),
  "pairs:left": kind(personOfPair, lane.personInRef),
  "pairs:outsider": kind({ ...ofPair, slackUser: field.slackUser }, lane.pairInRef),
  /** A coordinator has come into the two's own channel, or has left it. */
  "pairs:worker-inside": kind({ ...ofPair, slackUser: field.slackUser }, lane.pairInRef),
  "pairs:worker-left": kind({ ...ofPair, slackUser: field.slackUser }, lane.pairInRef),
  /** To each of the two and to the coordinator: what the channel has become in Slack. */
  "pairs:channel-trouble": kind({ ...personOfPair, state: field.oneOf(...statesInSlack) }, lane.personInRef),
  "pairs:member-gone": kind(personOfPair, lane.personInRef),
  "pairs:number-changed": kind({ ...ofPair, number: field.number }, lane.pairInRef),
  "pairs:handed-over": kind({ ...handOver, person: field.person }, lane.personInRef),
  "pairs:new-coordinator": kind(handOver, lane.pairInRef),
  /** `isLast`: from then on the channel is the two's own. */
  "pairs:take-out": kind({ ...personOfPair, isLast: field.flag }, lane.pairInRef),
  "pairs:please-leave": kind(personOfPair, lane.personInRef),
};
