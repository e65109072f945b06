// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import type { AnySQLiteColumn } from "../store/drizzle.ts";
import { announcementRecipients, announcements } from "./announcements.ts";
import { certificates } from "./certificates.ts";
import { closingAnswers, supportRequests } from "./closing.ts";
import { goals } from "./goals.ts";
import { groupFeedback, groupMembers, groups, groupWishes } from "./groups.ts";
import { auditLog } from "./keeping.ts";
import { lightActors, lightJoins } from "./light-pairs.ts";
import { mailAddresses } from "./mail.ts";
import { followUps, kickoffForms, meetingCalendars, meetingLogs, meetings, typedReplies } from "./meetings.ts";
import { midWayAnswers } from "./mid-way.ts";
import { invitations, matchRefusals, pairNeeds, pairs, silenceAnswers } from "./pairs.ts";
import { peerAnswers, peerCalendars, peerContacts, peerMeetings } from "./peers.ts";
import { erasures, imports, profiles, samePeople } from "./people.ts";
import { programmes, programmeVersions } from "./programmes.ts";
import { settings } from "./settings.ts";

/** Every column that refers to a person. */
export const personColumns: readonly AnySQLiteColumn[] = [
  announcements.createdBy,
  announcementRecipients.personId,
  certificates.personId,
  supportRequests.personId,
  supportRequests.takenBy,
  closingAnswers.personId,
  goals.savedBy,
  groups.coordinatorId,
  groups.createdBy,
  groups.endedBy,
  groupMembers.personId,
  groupWishes.personId,
  groupFeedback.personId,
  auditLog.personId,
  auditLog.aboutId,
  auditLog.alsoAboutId,
  lightActors.personId,
  lightActors.namedBy,
  lightJoins.personId,
  lightJoins.newId,
  lightJoins.foundBy,
  mailAddresses.personId,
  mailAddresses.givenBy,
  kickoffForms.savedBy,
  meetings.createdBy,
  meetings.cancelledBy,
  meetingCalendars.personId,
  meetingLogs.savedBy,
  followUps.actorId,
  typedReplies.personId,
  midWayAnswers.personId,
  pairs.mentorId,
  pairs.actorId,
  pairs.coordinatorId,
  pairs.consentBy,
  pairs.createdBy,
  pairs.finishedBy,
  pairNeeds.personId,
  pairNeeds.coordinatorId,
  invitations.personId,
  silenceAnswers.personId,
  matchRefusals.mentorId,
  matchRefusals.actorId,
  matchRefusals.refusedBy,
  peerMeetings.createdBy,
  peerMeetings.countedBy,
  peerAnswers.personId,
  peerCalendars.personId,
  peerContacts.personId,
  profiles.personId,
  profiles.writtenBy,
  imports.personId,
  erasures.personId,
  samePeople.closedId,
  samePeople.newId,
  samePeople.answeredBy,
  programmes.createdBy,
  programmeVersions.createdBy,
  settings.setUpBy,
  settings.changedBy,
];
