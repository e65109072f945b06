// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import { listen as announcementsListen } from "./announcements/listeners.ts";
import { effects as announcementsEffects } from "./announcements/messages.ts";
import { effects as backupEffects } from "./backup/nightly.ts";
import { listen as certificateListen } from "./certificate/listeners.ts";
import { effects as certificateEffects } from "./certificate/messages.ts";
import { listen as channelsListen } from "./channels/listeners.ts";
import { effects as channelsEffects } from "./channels/messages.ts";
import { listen as closingListen } from "./closing/listeners.ts";
import { effects as closingEffects } from "./closing/messages.ts";
import { listen as commonMeetingsListen } from "./common-meetings/listeners.ts";
import type { Feature } from "./feature.ts";
import { listen as followUpListen } from "./follow-up/listeners.ts";
import { effects as followUpEffects } from "./follow-up/messages.ts";
import { listen as goalsListen } from "./goals/listeners.ts";
import { listen as groupsListen } from "./groups/listeners.ts";
import { effects as groupsEffects } from "./groups/messages.ts";
import { listen as homeListen } from "./home/listeners.ts";
import { effects as homeEffects } from "./home/messages.ts";
import { listen as importListen } from "./import/listeners.ts";
import { effects as importEffects } from "./import/messages.ts";
import { listen as kickoffListen } from "./kickoff/listeners.ts";
import { effects as kickoffEffects } from "./kickoff/messages.ts";
import { listen as lightPairsListen } from "./light-pairs/listeners.ts";
import { effects as lightPairsEffects } from "./light-pairs/messages.ts";
import { listen as mailListen } from "./mail/listeners.ts";
import { effects as mailEffects } from "./mail/messages.ts";
import { listen as matchingListen } from "./matching/listeners.ts";
import { listen as meetingLogListen } from "./meeting-log/listeners.ts";
import { effects as meetingLogEffects } from "./meeting-log/messages.ts";
import { listen as meetingsListen } from "./meetings/listeners.ts";
import { effects as meetingsEffects } from "./meetings/messages.ts";
import { listen as midWayListen } from "./mid-way/listeners.ts";
import { effects as midWayEffects } from "./mid-way/messages.ts";
import { listen as mondayListen } from "./monday/listeners.ts";
import { effects as mondayEffects } from "./monday/messages.ts";
import { listen as pairsListen } from "./pairs/listeners.ts";
import { effects as pairsEffects } from "./pairs/messages.ts";
import { listen as peerSupportListen } from "./peer-support/listeners.ts";
import { effects as peerSupportEffects } from "./peer-support/messages.ts";
import { listen as peopleListen } from "./people/listeners.ts";
import { effects as peopleEffects } from "./people/messages.ts";
import { begin as privacyBegin, listen as privacyListen } from "./privacy/listeners.ts";
import { effects as privacyEffects } from "./privacy/messages.ts";
import { listen as programmesListen } from "./programmes/listeners.ts";
import { listen as reportsListen } from "./reports/listeners.ts";
import { effects as reportsEffects } from "./reports/messages.ts";
import { listen as setupListen } from "./setup/listeners.ts";
import { effects as setupEffects } from "./setup/messages.ts";
import { listen as silenceListen } from "./silence/listeners.ts";
import { effects as silenceEffects } from "./silence/messages.ts";
import { listen as supportListen } from "./support/listeners.ts";
import { effects as supportEffects } from "./support/messages.ts";

/** All features. */
export const features: readonly Feature[] = [
  { listen: announcementsListen, effects: announcementsEffects },
  { effects: backupEffects },
  { listen: certificateListen, effects: certificateEffects },
  { listen: channelsListen, effects: channelsEffects },
  { listen: closingListen, effects: closingEffects },
  { listen: commonMeetingsListen },
  { listen: followUpListen, effects: followUpEffects },
  { listen: goalsListen },
  { listen: groupsListen, effects: groupsEffects },
  { listen: homeListen, effects: homeEffects },
  { listen: importListen, effects: importEffects },
  { listen: kickoffListen, effects: kickoffEffects },
  { listen: lightPairsListen, effects: lightPairsEffects },
  { listen: mailListen, effects: mailEffects },
  { listen: matchingListen },
  { listen: meetingLogListen, effects: meetingLogEffects },
  { listen: meetingsListen, effects: meetingsEffects },
  { listen: midWayListen, effects: midWayEffects },
  { listen: mondayListen, effects: mondayEffects },
  { listen: pairsListen, effects: pairsEffects },
  { listen: peerSupportListen, effects: peerSupportEffects },
  { listen: peopleListen, effects: peopleEffects },
  { listen: privacyListen, begin: privacyBegin, effects: privacyEffects },
  { listen: programmesListen },
  { listen: reportsListen, effects: reportsEffects },
  { listen: setupListen, effects: setupEffects },
  { listen: silenceListen, effects: silenceEffects },
  { listen: supportListen, effects: supportEffects },
];
