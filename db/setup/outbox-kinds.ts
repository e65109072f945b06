import { channelTroubles } from "../../src/programme/setup/rules.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

const ofChannel = { which: field.which, channel: field.channel };

export const setupKinds = {
  "setup:channel": kind({ which: field.which }, lane.whichInRef),
  "setup:invite": kind({ ...ofChannel, person: field.person }, lane.whichInRef),
  "setup:welcome": kind(ofChannel, lane.whichInRef),
  /** `times`: how many times another copy of the bot has come. */
  "setup:another-copy": kind({ which: field.which, times: field.number }, lane.whichInRef),
  /** `slackUser`: one or more Slack ids, separated by commas. */
  "setup:outsider": kind({ ...ofChannel, slackUser: field.text }, lane.whichInRef),
  "setup:take-out": kind({ person: field.person, channel: field.channel }, lane.coordinators),
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
  ),
};
