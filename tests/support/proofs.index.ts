// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import {
  lanes as announcementsLanes,
  marksInDatabase as announcementsMarksInDatabase,
} from "../announcements/proofs.ts";
import { tourSteps as announcementsTourSteps } from "../announcements/tour.ts";
import {
  lanes as certificateLanes,
  marksInDatabase as certificateMarksInDatabase,
  marksInPairs as certificateMarksInPairs,
  secretActs as certificateSecretActs,
  tourSteps as certificateTourSteps,
} from "../certificate/proofs.ts";
import { lanes as channelsLanes } from "../channels/proofs.ts";
import {
  lanes as closingLanes,
  marksInDatabase as closingMarksInDatabase,
  marksInPairs as closingMarksInPairs,
  secretActs as closingSecretActs,
} from "../closing/proofs.ts";
import { tourSteps as closingTourSteps } from "../closing/tour.ts";
import {
  marksBesidePairs as commonMeetingsMarksBesidePairs,
  secretActs as commonMeetingsSecretActs,
} from "../common-meetings/proofs.ts";
import { tourSteps as commonMeetingsTourSteps } from "../common-meetings/tour.ts";
import {
  lanes as followUpLanes,
  marksInDatabase as followUpMarksInDatabase,
  marksInPairs as followUpMarksInPairs,
  secretActs as followUpSecretActs,
  tourSteps as followUpTourSteps,
} from "../follow-up/proofs.ts";
import {
  marksInPairs as goalsMarksInPairs,
  secretActs as goalsSecretActs,
  tourSteps as goalsTourSteps,
} from "../goals/proofs.ts";
import {
  lanes as groupsLanes,
  marksBesidePairs as groupsMarksBesidePairs,
  marksInDatabase as groupsMarksInDatabase,
} from "../groups/proofs.ts";
import { secretActs as groupsSecretActs } from "../groups/secret-acts.ts";
import { tourSteps as groupsTourSteps } from "../groups/tour.ts";
import { lanes as homeLanes } from "../home/proofs.ts";
import { tourSteps as homeTourSteps } from "../home/tour.ts";
import { lanes as importLanes } from "../import/proofs.ts";
import { lanes as keepingLanes } from "../keeping/proofs.ts";
import {
  lanes as kickoffLanes,
  marksInDatabase as kickoffMarksInDatabase,
  marksInPairs as kickoffMarksInPairs,
  tourSteps as kickoffTourSteps,
} from "../kickoff/proofs.ts";
import { lanes as lightPairsLanes } from "../light-pairs/proofs.ts";
import { tourSteps as lightPairsTourSteps } from "../light-pairs/tour.ts";
import {
  lanes as mailLanes,
  marksInDatabase as mailMarksInDatabase,
  marksInPairs as mailMarksInPairs,
  secretActs as mailSecretActs,
} from "../mail/proofs.ts";
import { tourSteps as mailTourSteps } from "../mail/tour.ts";
import { tourSteps as matchingTourSteps } from "../matching/proofs.ts";
import {
  lanes as meetingLogLanes,
  marksInDatabase as meetingLogMarksInDatabase,
  marksInPairs as meetingLogMarksInPairs,
} from "../meeting-log/proofs.ts";
import { tourSteps as meetingLogTourSteps } from "../meeting-log/tour.ts";
import { lanes as meetingsLanes } from "../meetings/proofs.ts";
import { tourSteps as meetingsTourSteps } from "../meetings/tour.ts";
import {
  lanes as midWayLanes,
  marksBesidePairs as midWayMarksBesidePairs,
  marksInDatabase as midWayMarksInDatabase,
  marksInPairs as midWayMarksInPairs,
  secretActs as midWaySecretActs,
  tourSteps as midWayTourSteps,
} from "../mid-way/proofs.ts";
import { lanes as mondayLanes } from "../monday/proofs.ts";
import { lanes as outboxLanes } from "../outbox/proofs.ts";
import {
  lanes as pairsLanes,
  marksInPairs as pairsMarksInPairs,
  secretActs as pairsSecretActs,
} from "../pairs/proofs.ts";
import { tourSteps as pairsTourSteps } from "../pairs/tour.ts";
import { lanes as peerSupportLanes, marksInDatabase as peerSupportMarksInDatabase } from "../peer-support/proofs.ts";
import { tourSteps as peerSupportTourSteps } from "../peer-support/tour.ts";
import {
  lanes as peopleLanes,
  marksInDatabase as peopleMarksInDatabase,
  marksInPairs as peopleMarksInPairs,
} from "../people/proofs.ts";
import { tourSteps as peopleTourSteps } from "../people/tour.ts";
import { lanes as privacyLanes, tourSteps as privacyTourSteps } from "../privacy/proofs.ts";
import { tourSteps as programmesTourSteps } from "../programmes/tour.ts";
import { lanes as reportsLanes, tourSteps as reportsTourSteps } from "../reports/proofs.ts";
import { lanes as setupLanes } from "../setup/proofs.ts";
import { tourSteps as setupTourSteps } from "../setup/tour.ts";
import { lanes as silenceLanes, secretActs as silenceSecretActs } from "../silence/proofs.ts";
import { tourSteps as silenceTourSteps } from "../silence/tour.ts";
import type { Lanes } from "./lanes.ts";
import type { MarksBesidePairs, MarksInPairs } from "./marked-items.ts";
import type { MarksInDatabase } from "./marked-kept.ts";
import {
  lanes as supportLanes,
  marksInDatabase as supportMarksInDatabase,
  marksInPairs as supportMarksInPairs,
  secretActs as supportSecretActs,
  tourSteps as supportTourSteps,
} from "./proofs.ts";
import type { SecretActs } from "./secret-world.ts";
import type { TourSteps } from "./tour-chapters.ts";

/** In which lanes the kinds of each feature wait. */
export const allLanes: readonly Lanes[] = [
  announcementsLanes,
  certificateLanes,
  channelsLanes,
  closingLanes,
  followUpLanes,
  groupsLanes,
  homeLanes,
  importLanes,
  keepingLanes,
  kickoffLanes,
  lightPairsLanes,
  mailLanes,
  meetingLogLanes,
  meetingsLanes,
  midWayLanes,
  mondayLanes,
  outboxLanes,
  pairsLanes,
  peerSupportLanes,
  peopleLanes,
  privacyLanes,
  reportsLanes,
  setupLanes,
  silenceLanes,
  supportLanes,
];

/** What a pair writes, by the functions of db. */
export const allMarksInDatabase: readonly MarksInDatabase[] = [
  announcementsMarksInDatabase,
  certificateMarksInDatabase,
  closingMarksInDatabase,
  followUpMarksInDatabase,
  groupsMarksInDatabase,
  kickoffMarksInDatabase,
  mailMarksInDatabase,
  meetingLogMarksInDatabase,
  midWayMarksInDatabase,
  peerSupportMarksInDatabase,
  peopleMarksInDatabase,
  supportMarksInDatabase,
];

/** What a pair writes in Slack. */
export const allMarksInPairs: readonly MarksInPairs[] = [
  certificateMarksInPairs,
  closingMarksInPairs,
  followUpMarksInPairs,
  goalsMarksInPairs,
  kickoffMarksInPairs,
  mailMarksInPairs,
  meetingLogMarksInPairs,
  midWayMarksInPairs,
  pairsMarksInPairs,
  peopleMarksInPairs,
  supportMarksInPairs,
];

/** What is written in Slack beside the pairs. */
export const allMarksBesidePairs: readonly MarksBesidePairs[] = [
  commonMeetingsMarksBesidePairs,
  groupsMarksBesidePairs,
  midWayMarksBesidePairs,
];

/** What is done in confidence. */
export const allSecretActs: readonly SecretActs[] = [
  certificateSecretActs,
  closingSecretActs,
  commonMeetingsSecretActs,
  followUpSecretActs,
  goalsSecretActs,
  groupsSecretActs,
  mailSecretActs,
  midWaySecretActs,
  pairsSecretActs,
  silenceSecretActs,
  supportSecretActs,
];

/** What people do in the tour. */
export const allTourSteps: readonly TourSteps[] = [
  announcementsTourSteps,
  certificateTourSteps,
  closingTourSteps,
  commonMeetingsTourSteps,
  followUpTourSteps,
  goalsTourSteps,
  groupsTourSteps,
  homeTourSteps,
  kickoffTourSteps,
  lightPairsTourSteps,
  mailTourSteps,
  matchingTourSteps,
  meetingLogTourSteps,
  meetingsTourSteps,
  midWayTourSteps,
  pairsTourSteps,
  peerSupportTourSteps,
  peopleTourSteps,
  privacyTourSteps,
  programmesTourSteps,
  reportsTourSteps,
  setupTourSteps,
  silenceTourSteps,
  supportTourSteps,
];
