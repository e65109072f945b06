import { channelTroubles } from "../../src/programme/setup/rules.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";
import { stays, work } from "../outbox/subjects.ts";

const ofChannel = { which: field.which, channel: field.channel };

export const setupKinds = {
  "setup:channel": kind({ which: field.which }, lane.whichInRef, work),
  "setup:invite": kind({ ...ofChannel, person: field.person }, lane.whichInRef, work),
  "setup:welcome": kind(ofChannel, lane.whichInRef, stays("what the channel is for does not change")),
  /** `times`: how many times another copy of the bot has come. */
  "setup:another-copy": kind(
    { which: field.which, times: field.number },
    lane.whichInRef,
    stays("it says what was seen at that time"),
  ),
  /** `slackUser`: one or more Slack ids, separated by commas. */
  "setup:outsider": kind({ ...ofChannel, slackUser: field.text }, lane.whichInRef, stays("it says who came in")),
  "setup:take-out": kind({ person: field.person, channel: field.channel }, lane.coordinators, work),
  /** `channel` and `person` are "" if the trouble does not concern one. */
  "setup:trouble": kind(
    {
      to: field.person,
      what: field.oneOf(...channelTroubles),
      which: field.which,
      channel: field.orEmpty(field.channel),
      person: field.orEmpty(field.person),
    },
    ({ to }) => laneOf.person(to),
    stays("it says what could not be done"),
  ),
};
