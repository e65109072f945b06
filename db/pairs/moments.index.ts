// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import {
  whenPairEnded as commonMeetingsWhenPairEnded,
  whenPairGoesOn as commonMeetingsWhenPairGoesOn,
  whenPairOpened as commonMeetingsWhenPairOpened,
} from "../common-meetings/common-meetings.ts";
import { whenMeetingHeld as followUpWhenMeetingHeld } from "../follow-up/follow-up.ts";
import { whenPairOpened as mailWhenPairOpened } from "../mail/beginning.ts";
import {
  whenMeetingHeld as midWayWhenMeetingHeld,
  whenPairGoesOn as midWayWhenPairGoesOn,
  whenPairOpened as midWayWhenPairOpened,
} from "../mid-way/mid-way.ts";
import {
  whenPairGoesOn as silenceWhenPairGoesOn,
  whenPairOpened as silenceWhenPairOpened,
} from "../silence/silence.ts";
import { whenPairEnded as supportWhenPairEnded } from "../support/support.ts";
import type { Followers } from "./moments.ts";

/** The moments of a pair, and who follows them. */
export const followers: Followers = {
  whenPairOpened: [commonMeetingsWhenPairOpened, mailWhenPairOpened, midWayWhenPairOpened, silenceWhenPairOpened],
  whenMeetingHeld: [followUpWhenMeetingHeld, midWayWhenMeetingHeld],
  whenPairEnded: [commonMeetingsWhenPairEnded, supportWhenPairEnded],
  whenPairGoesOn: [commonMeetingsWhenPairGoesOn, midWayWhenPairGoesOn, silenceWhenPairGoesOn],
};
