import { statesInSlack } from "../../src/programme/channels/rules.ts";
import { channelSteps } from "../../src/programme/closing/rules.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith, stays, work } from "../outbox/subjects.ts";
import { lanesOfMeetings } from "../peer-support/outbox-kinds.ts";

const ofGroup = { group: field.group };
const personOfGroup = { ...ofGroup, person: field.person };

export const groupKinds = {
  /** The privacy notice, in a person's first group. */
  "groups:notice": kind(personOfGroup, lane.personInRef, stays("it says what was said on that day")),
  "groups:channel": kind({ ...ofGroup, suffix: field.text }, lane.groupInRef, work),
  /** `at`: a person who left the channel after this instant is not invited. */
  "groups:invite": kind({ ...personOfGroup, at: field.number }, lane.groupInRef, work),
  /** `slackUser`: the account of a person who is erased. */
  "groups:take-out": kind({ ...personOfGroup, slackUser: field.optional(field.slackUser) }, lane.groupInRef, work),
  "groups:topic": kind(ofGroup, lane.groupInRef, work),
  "groups:rename": kind(ofGroup, lane.groupInRef, work),
  "groups:welcome": kind({ ...ofGroup, suffix: field.text }, lane.groupInRef, changesWith("group")),
  "groups:pin": kind({ message: field.row }, lane.groupGiven, work),
  "groups:outsider": kind(
    { ...ofGroup, slackUser: field.slackUser },
    lane.groupInRef,
    stays("it names who was there at that time"),
  ),
  /** To the coordinator. `person` could not be invited. */
  "groups:could-not-invite": kind({ ...personOfGroup, error: field.error }, lane.personGiven, changesWith("group")),
  /** To the coordinator. The workspace does not let the bot write in the channel. */
  "groups:no-posting": kind(ofGroup, lane.personGiven, changesWith("group")),
  /** To the mentors and the coordinator: the channel's new state in Slack. */
  "groups:channel-trouble": kind(
    { ...personOfGroup, state: field.oneOf(...statesInSlack) },
    lane.personInRef,
    changesWith("group"),
  ),
  "groups:left": kind(personOfGroup, lane.personInRef, changesWith("group")),
  "groups:removed": kind({ ...personOfGroup, at: field.number }, lane.personInRef, stays("it says what has happened")),
  /** To a mentor of the group, or the coordinator who called a common meeting, after it: how many came, and the themes. */
  "groups:count-ask": kind(
    { group: field.optional(field.group), person: field.person, meeting: field.peerMeeting },
    lane.personInRef,
    changesWith("peerMeeting", "group"),
  ),
  /** The day on which the actors are asked for their wishes. Says nothing itself. */
  "groups:near-end": kind({ ...ofGroup, date: field.date }, lane.groupInRef, work),
  "groups:wish-ask": kind(personOfGroup, lane.personInRef, changesWith("group")),
  "groups:wish-remind": kind(personOfGroup, lane.personInRef, changesWith("group")),
  "groups:goodbye": kind(ofGroup, lane.groupInRef, changesWith("group")),
  "groups:digest": kind(ofGroup, lane.coordinators, changesWith("group")),
  "groups:feedback-ask": kind(personOfGroup, lane.personInRef, changesWith("group")),
  "groups:feedback-remind": kind(personOfGroup, lane.personInRef, changesWith("group")),
  /** Some days after the goodbye: the channel's cleaning, in this order. */
  "groups:clean": kind(ofGroup, lane.groupInRef, work),
  "groups:delete": kind({ ...ofGroup, message: field.row }, lane.groupInRef, work),
  "groups:nameless": kind(ofGroup, lane.groupInRef, work),
  "groups:no-topic": kind(ofGroup, lane.groupInRef, work),
  "groups:archive": kind(ofGroup, lane.groupInRef, work),
  /** To the coordinator: Slack refused to rename or archive the channel. */
  "groups:not-closed": kind(
    { ...ofGroup, what: field.oneOf(...channelSteps) },
    lane.personGiven,
    stays("a person closes the channel by hand"),
  ),
  /** One time of a meeting of a group or a programme is over. Says nothing itself. */
  "groups:meeting-over": kind(
    {
      group: field.optional(field.group),
      programme: field.optional(field.programme),
      meeting: field.peerMeeting,
      revision: field.number,
    },
    lanesOfMeetings,
    work,
  ),
};
