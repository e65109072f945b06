import { statesInSlack } from "../../src/programme/channels/rules.ts";
import { field, kind, lane } from "../outbox/kind.ts";

const ofPair = { pair: field.pair };
const personOfPair = { pair: field.pair, person: field.person };

/** The responsible coordinator now and before, and who changed it. */
const handOver = { ...ofPair, to: field.person, from: field.person, by: field.person };

export const pairKinds = {
  "pairs:notice": kind(personOfPair, lane.personInRef),
  "pairs:invitation": kind(personOfPair, lane.personInRef),
  "pairs:invitation-reminder": kind({ ...personOfPair, round: field.number }, lane.personInRef),
  /** To one of the two: the other has said no, or a coordinator has cancelled the invitation. */
  "pairs:invitation-over": kind(personOfPair, lane.personInRef),
  /** To the coordinator. The time of the first meeting has passed, and the two have no channel yet. */
  "pairs:kickoff-passed": kind({ meeting: field.meeting, revision: field.number }, lane.personGiven),
  /** To the coordinator. `person` refused the invitation. */
  "pairs:refused": kind(personOfPair, lane.personGiven),
  /** To the coordinator. `person` took back the yes. */
  "pairs:taken-back": kind(personOfPair, lane.personGiven),
  "pairs:channel": kind({ ...ofPair, suffix: field.text }, lane.pairInRef),
  /** `at`: a person who left the channel after this instant is not invited. */
  "pairs:invite": kind({ ...personOfPair, at: field.number }, lane.pairInRef),
  "pairs:topic": kind(ofPair, lane.pairInRef),
  "pairs:rename": kind(ofPair, lane.pairInRef),
  "pairs:welcome": kind({ ...ofPair, suffix: field.text }, lane.pairInRef),
  "pairs:pin": kind({ message: field.row }, lane.pairGiven),
  /** To the coordinator. `person` could not be invited. */
  "pairs:could-not-invite": kind({ ...personOfPair, error: field.error }, lane.personGiven),
  /** To the coordinator. The invitation could not reach `person`. */
  "pairs:not-reached": kind({ ...personOfPair, error: field.error }, lane.personGiven),
  /** To the coordinator. The workspace does not let the bot write in the pair's channel. */
  "pairs:no-posting": kind(ofPair, lane.personGiven),
  "pairs:left": kind(personOfPair, lane.personInRef),
  "pairs:outsider": kind({ ...ofPair, slackUser: field.slackUser }, lane.pairInRef),
  /** A coordinator joined or left the pair's own channel. */
  "pairs:worker-inside": kind({ ...ofPair, slackUser: field.slackUser }, lane.pairInRef),
  "pairs:worker-left": kind({ ...ofPair, slackUser: field.slackUser }, lane.pairInRef),
  /** To mentor, actor and coordinator: the channel's new state in Slack. */
  "pairs:channel-trouble": kind({ ...personOfPair, state: field.oneOf(...statesInSlack) }, lane.personInRef),
  "pairs:member-gone": kind(personOfPair, lane.personInRef),
  "pairs:member-back": kind(personOfPair, lane.personInRef),
  "pairs:number-changed": kind({ ...ofPair, number: field.number }, lane.pairInRef),
  "pairs:handed-over": kind({ ...handOver, person: field.person }, lane.personInRef),
  "pairs:new-coordinator": kind(handOver, lane.pairInRef),
  /** `isLast`: after this the channel is the pair's own. */
  "pairs:take-out": kind({ ...personOfPair, isLast: field.flag }, lane.pairInRef),
  "pairs:please-leave": kind(personOfPair, lane.personInRef),
};
