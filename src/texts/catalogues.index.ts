// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import { languages } from "./catalogue.ts";
import { announcements as announcementsEn } from "./en/announcements.ts";
import { certificate as certificateEn } from "./en/certificate.ts";
import { closing as closingEn } from "./en/closing.ts";
import { commonMeetings as commonMeetingsEn } from "./en/common-meetings.ts";
import { followUp as followUpEn } from "./en/follow-up.ts";
import { forms as formsEn } from "./en/forms.ts";
import { general as generalEn } from "./en/general.ts";
import { goals as goalsEn } from "./en/goals.ts";
import { groups as groupsEn } from "./en/groups.ts";
import { home as homeEn } from "./en/home.ts";
import { importing as importEn } from "./en/import.ts";
import { kickoff as kickoffEn } from "./en/kickoff.ts";
import { lightPairs as lightPairsEn } from "./en/light-pairs.ts";
import { mail as mailEn } from "./en/mail.ts";
import { matching as matchingEn } from "./en/matching.ts";
import { meetingLog as meetingLogEn } from "./en/meeting-log.ts";
import { meetings as meetingsEn } from "./en/meetings.ts";
import { midWay as midWayEn } from "./en/mid-way.ts";
import { monday as mondayEn } from "./en/monday.ts";
import { pairs as pairsEn } from "./en/pairs.ts";
import { peerSupport as peerSupportEn } from "./en/peer-support.ts";
import { people as peopleEn } from "./en/people.ts";
import { privacy as privacyEn } from "./en/privacy.ts";
import { programmes as programmesEn } from "./en/programmes.ts";
import { reports as reportsEn } from "./en/reports.ts";
import { setup as setupEn } from "./en/setup.ts";
import { silence as silenceEn } from "./en/silence.ts";
import { support as supportEn } from "./en/support.ts";
import { themes as themesEn } from "./en/themes.ts";
import { announcements as announcementsFi } from "./fi/announcements.ts";
import { certificate as certificateFi } from "./fi/certificate.ts";
import { closing as closingFi } from "./fi/closing.ts";
import { commonMeetings as commonMeetingsFi } from "./fi/common-meetings.ts";
import { followUp as followUpFi } from "./fi/follow-up.ts";
import { forms as formsFi } from "./fi/forms.ts";
import { general as generalFi } from "./fi/general.ts";
import { goals as goalsFi } from "./fi/goals.ts";
import { groups as groupsFi } from "./fi/groups.ts";
import { home as homeFi } from "./fi/home.ts";
import { importing as importFi } from "./fi/import.ts";
import { kickoff as kickoffFi } from "./fi/kickoff.ts";
import { lightPairs as lightPairsFi } from "./fi/light-pairs.ts";
import { mail as mailFi } from "./fi/mail.ts";
import { matching as matchingFi } from "./fi/matching.ts";
import { meetingLog as meetingLogFi } from "./fi/meeting-log.ts";
import { meetings as meetingsFi } from "./fi/meetings.ts";
import { midWay as midWayFi } from "./fi/mid-way.ts";
import { monday as mondayFi } from "./fi/monday.ts";
import { pairs as pairsFi } from "./fi/pairs.ts";
import { peerSupport as peerSupportFi } from "./fi/peer-support.ts";
import { people as peopleFi } from "./fi/people.ts";
import { privacy as privacyFi } from "./fi/privacy.ts";
import { programmes as programmesFi } from "./fi/programmes.ts";
import { reports as reportsFi } from "./fi/reports.ts";
import { setup as setupFi } from "./fi/setup.ts";
import { silence as silenceFi } from "./fi/silence.ts";
import { support as supportFi } from "./fi/support.ts";
import { themes as themesFi } from "./fi/themes.ts";
import { announcements as announcementsSelko } from "./selko/announcements.ts";
import { certificate as certificateSelko } from "./selko/certificate.ts";
import { closing as closingSelko } from "./selko/closing.ts";
import { commonMeetings as commonMeetingsSelko } from "./selko/common-meetings.ts";
import { followUp as followUpSelko } from "./selko/follow-up.ts";
import { forms as formsSelko } from "./selko/forms.ts";
import { general as generalSelko } from "./selko/general.ts";
import { goals as goalsSelko } from "./selko/goals.ts";
import { groups as groupsSelko } from "./selko/groups.ts";
import { home as homeSelko } from "./selko/home.ts";
import { kickoff as kickoffSelko } from "./selko/kickoff.ts";
import { lightPairs as lightPairsSelko } from "./selko/light-pairs.ts";
import { mail as mailSelko } from "./selko/mail.ts";
import { meetingLog as meetingLogSelko } from "./selko/meeting-log.ts";
import { meetings as meetingsSelko } from "./selko/meetings.ts";
import { midWay as midWaySelko } from "./selko/mid-way.ts";
import { monday as mondaySelko } from "./selko/monday.ts";
import { pairs as pairsSelko } from "./selko/pairs.ts";
import { peerSupport as peerSupportSelko } from "./selko/peer-support.ts";
import { people as peopleSelko } from "./selko/people.ts";
import { privacy as privacySelko } from "./selko/privacy.ts";
import { programmes as programmesSelko } from "./selko/programmes.ts";
import { reports as reportsSelko } from "./selko/reports.ts";
import { setup as setupSelko } from "./selko/setup.ts";
import { silence as silenceSelko } from "./selko/silence.ts";
import { support as supportSelko } from "./selko/support.ts";
import { themes as themesSelko } from "./selko/themes.ts";
import { announcements as announcementsSv } from "./sv/announcements.ts";
import { certificate as certificateSv } from "./sv/certificate.ts";
import { closing as closingSv } from "./sv/closing.ts";
import { commonMeetings as commonMeetingsSv } from "./sv/common-meetings.ts";
import { followUp as followUpSv } from "./sv/follow-up.ts";
import { forms as formsSv } from "./sv/forms.ts";
import { general as generalSv } from "./sv/general.ts";
import { goals as goalsSv } from "./sv/goals.ts";
import { groups as groupsSv } from "./sv/groups.ts";
import { home as homeSv } from "./sv/home.ts";
import { importing as importSv } from "./sv/import.ts";
import { kickoff as kickoffSv } from "./sv/kickoff.ts";
import { lightPairs as lightPairsSv } from "./sv/light-pairs.ts";
import { mail as mailSv } from "./sv/mail.ts";
import { matching as matchingSv } from "./sv/matching.ts";
import { meetingLog as meetingLogSv } from "./sv/meeting-log.ts";
import { meetings as meetingsSv } from "./sv/meetings.ts";
import { midWay as midWaySv } from "./sv/mid-way.ts";
import { monday as mondaySv } from "./sv/monday.ts";
import { pairs as pairsSv } from "./sv/pairs.ts";
import { peerSupport as peerSupportSv } from "./sv/peer-support.ts";
import { people as peopleSv } from "./sv/people.ts";
import { privacy as privacySv } from "./sv/privacy.ts";
import { programmes as programmesSv } from "./sv/programmes.ts";
import { reports as reportsSv } from "./sv/reports.ts";
import { setup as setupSv } from "./sv/setup.ts";
import { silence as silenceSv } from "./sv/silence.ts";
import { support as supportSv } from "./sv/support.ts";
import { themes as themesSv } from "./sv/themes.ts";

/** All texts, by feature and language. The feature's name begins the keys: `meetingLog.saved`. */
export const features = {
  announcements: languages({
    fi: announcementsFi,
    sv: announcementsSv,
    en: announcementsEn,
    selko: announcementsSelko,
  }),
  certificate: languages({ fi: certificateFi, sv: certificateSv, en: certificateEn, selko: certificateSelko }),
  closing: languages({ fi: closingFi, sv: closingSv, en: closingEn, selko: closingSelko }),
  commonMeetings: languages({
    fi: commonMeetingsFi,
    sv: commonMeetingsSv,
    en: commonMeetingsEn,
    selko: commonMeetingsSelko,
  }),
  followUp: languages({ fi: followUpFi, sv: followUpSv, en: followUpEn, selko: followUpSelko }),
  forms: languages({ fi: formsFi, sv: formsSv, en: formsEn, selko: formsSelko }),
  general: languages({ fi: generalFi, sv: generalSv, en: generalEn, selko: generalSelko }),
  goals: languages({ fi: goalsFi, sv: goalsSv, en: goalsEn, selko: goalsSelko }),
  groups: languages({ fi: groupsFi, sv: groupsSv, en: groupsEn, selko: groupsSelko }),
  home: languages({ fi: homeFi, sv: homeSv, en: homeEn, selko: homeSelko }),
  import: languages({ fi: importFi, sv: importSv, en: importEn }),
  kickoff: languages({ fi: kickoffFi, sv: kickoffSv, en: kickoffEn, selko: kickoffSelko }),
  lightPairs: languages({ fi: lightPairsFi, sv: lightPairsSv, en: lightPairsEn, selko: lightPairsSelko }),
  mail: languages({ fi: mailFi, sv: mailSv, en: mailEn, selko: mailSelko }),
  matching: languages({ fi: matchingFi, sv: matchingSv, en: matchingEn }),
  meetingLog: languages({ fi: meetingLogFi, sv: meetingLogSv, en: meetingLogEn, selko: meetingLogSelko }),
  meetings: languages({ fi: meetingsFi, sv: meetingsSv, en: meetingsEn, selko: meetingsSelko }),
  midWay: languages({ fi: midWayFi, sv: midWaySv, en: midWayEn, selko: midWaySelko }),
  monday: languages({ fi: mondayFi, sv: mondaySv, en: mondayEn, selko: mondaySelko }),
  pairs: languages({ fi: pairsFi, sv: pairsSv, en: pairsEn, selko: pairsSelko }),
  peerSupport: languages({ fi: peerSupportFi, sv: peerSupportSv, en: peerSupportEn, selko: peerSupportSelko }),
  people: languages({ fi: peopleFi, sv: peopleSv, en: peopleEn, selko: peopleSelko }),
  privacy: languages({ fi: privacyFi, sv: privacySv, en: privacyEn, selko: privacySelko }),
  programmes: languages({ fi: programmesFi, sv: programmesSv, en: programmesEn, selko: programmesSelko }),
  reports: languages({ fi: reportsFi, sv: reportsSv, en: reportsEn, selko: reportsSelko }),
  setup: languages({ fi: setupFi, sv: setupSv, en: setupEn, selko: setupSelko }),
  silence: languages({ fi: silenceFi, sv: silenceSv, en: silenceEn, selko: silenceSelko }),
  support: languages({ fi: supportFi, sv: supportSv, en: supportEn, selko: supportSelko }),
  themes: languages({ fi: themesFi, sv: themesSv, en: themesEn, selko: themesSelko }),
};
