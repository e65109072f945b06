// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import {
  whenMeetingHeld as followUpWhenMeetingHeld,
  whenPairEnded as followUpWhenPairEnded,
  whenPairGoesOn as followUpWhenPairGoesOn,
} from "../follow-up/follow-up.ts";
import {
  whenPairEnded as meetingLogWhenPairEnded,
  whenPairGoesOn as meetingLogWhenPairGoesOn,
} from "../meeting-log/tasks.ts";
import {
  whenMeetingHeld as midWayWhenMeetingHeld,
  whenPairEnded as midWayWhenPairEnded,
  whenPairGoesOn as midWayWhenPairGoesOn,
  whenPairOpened as midWayWhenPairOpened,
} from "../mid-way/mid-way.ts";
import {
  whenPairEnded as silenceWhenPairEnded,
  whenPairGoesOn as silenceWhenPairGoesOn,
  whenPairOpened as silenceWhenPairOpened,
} from "../silence/silence.ts";
import type { Followers } from "./moments.ts";

/** The moments of a pair, and who follows them. */
export const followers: Followers = {
  whenPairOpened: [midWayWhenPairOpened, silenceWhenPairOpened],
  whenMeetingHeld: [followUpWhenMeetingHeld, midWayWhenMeetingHeld],
  whenPairEnded: [followUpWhenPairEnded, meetingLogWhenPairEnded, midWayWhenPairEnded, silenceWhenPairEnded],
  whenPairGoesOn: [followUpWhenPairGoesOn, meetingLogWhenPairGoesOn, midWayWhenPairGoesOn, silenceWhenPairGoesOn],
};
