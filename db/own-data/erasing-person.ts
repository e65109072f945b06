import type { PersonId } from "../../src/programme/ids.ts";
import { forgetMember } from "../channels/facts.ts";
import { forgetInLists } from "../enrolment/import.ts";
import { forgetSamePerson } from "../enrolment/same-person.ts";
import { leaveAllGroups } from "../groups/leaving.ts";
import { forgetJoins } from "../light-pairs/joining.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { followPeerMeeting } from "../peer-support/peer-support.ts";
import { coordinators, type Person } from "../people/people.ts";
import { sealIn } from "../privacy/privacy.ts";
import {
  announcementRecipients,
  announcements,
  certificates,
  channelChanges,
  imports,
  mailAddresses,
  matchRefusals,
  meetingCalendars,
  peerAnswers,
  peerCalendars,
  peerContacts,
  peerMeetings,
  people,
  profiles,
  settings,
  silenceAnswers,
  supportRequests,
  typedReplies,
} from "../schema/index.ts";
import { redrawWhereInside } from "../setup/following-roles.ts";
import { handOverPairs } from "../setup/setup.ts";
import { and, eq, inArray, isNull, ne, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { overUnhelped } from "../support/support.ts";
import type { OwnPair } from "./erasing-pairs.ts";
import { emptyOfPerson } from "./kept-answers.ts";
import { deleteTextsOf } from "./pair-texts.ts";
import { deletePeerMeetingTexts } from "./peer-meeting-texts.ts";

/**
 * Deletes everything that identifies the person and everything that the person wrote. A row without a name is left, because the counts of pairs,
 * outcomes and ratings refer to it.
 */
export function forgetPerson(db: Db, person: Person, own: readonly OwnPair[], now: number): void {
  const { id } = person;
  forgetInLists(db, id);
  forgetName(db, person, now);
  for (const pair of own) deleteTextsOf(db, pair.id, pair.role);
  db.orm.delete(profiles).where(eq(profiles.personId, id)).run();
  db.orm.delete(typedReplies).where(eq(typedReplies.personId, id)).run();
  db.orm.delete(mailAddresses).where(eq(mailAddresses.personId, id)).run();
  db.orm.delete(certificates).where(eq(certificates.personId, id)).run();
  db.orm.delete(silenceAnswers).where(eq(silenceAnswers.personId, id)).run();
  db.orm.delete(meetingCalendars).where(eq(meetingCalendars.personId, id)).run();
  db.orm.delete(imports).where(eq(imports.personId, id)).run();
  db.orm
    .delete(matchRefusals)
    .where(or(eq(matchRefusals.mentorId, id), eq(matchRefusals.actorId, id)))
    .run();
  emptyOfPerson(db, id);
  forgetSamePerson(db, id);
  forgetJoins(db, id);
  closeRequests(db, id, now);
  withdrawContacts(db, id, now);
  leaveAllGroups(db, id, person.slackUserId, now);
  leavePeerMeetings(db, id, now);
  db.orm
    .update(announcementRecipients)
    .set({ state: "failed", reason: "erased", at: now })
    .where(and(eq(announcementRecipients.personId, id), eq(announcementRecipients.state, "waiting")))
    .run();
  forgetAnnouncements(db, id, now);
  refreshHome(
    db,
    coordinators(db).map((coordinator) => coordinator.id),
    now,
  );
}

/** Deletes the person's drafts, stops announcements that are being sent, because nobody else could stop them, and deletes their recipients. */
function forgetAnnouncements(db: Db, id: PersonId, now: number): void {
  const hers = eq(announcements.createdBy, id);
  db.orm
    .delete(announcements)
    .where(and(hers, isNull(announcements.sentAt)))
    .run();
  db.orm
    .update(announcements)
    .set({ stoppedAt: now, finishedAt: now })
    .where(and(hers, isNull(announcements.finishedAt)))
    .run();
  const written = db.orm.select({ id: announcements.id }).from(announcements).where(hers);
  db.orm.delete(announcementRecipients).where(inArray(announcementRecipients.announcementId, written)).run();
}

/** Deletes the name and the link to the Slack account. If the person comes back, the bot makes a new person. */
function forgetName(db: Db, { id, slackUserId, isCoordinator }: Person, now: number): void {
  if (slackUserId !== undefined) {
    db.orm.delete(channelChanges).where(eq(channelChanges.slackUserId, slackUserId)).run();
    redrawWhereInside(db, id, now);
    forgetMember(db, slackUserId);
  }
  db.orm
    .update(people)
    .set({
      slackUserId: null,
      name: sealIn<"name">(db, { column: "people.name", row: id }, "–"),
      profileFirstName: null,
      calledName: null,
      email: null,
      emailMark: null,
      importId: null,
      language: null,
      profileLanguage: null,
      importedLanguage: null,
      languageOfferedIn: null,
      timeZone: null,
      isAdmin: false,
      isGuest: false,
      isWithheld: false,
      coordinatorSince: null,
      peerOrganiserSince: null,
      deactivatedAt: null,
      dmChannelId: null,
      homeOpenedAt: null,
      homePages: null,
      homeFilter: null,
      homeProgramme: null,
      noticeGivenAt: null,
      importedAt: null,
      erasedAt: now,
    })
    .where(eq(people.id, id))
    .run();
  if (isCoordinator) handOverPairs(db, id, now);
  giveSettingsOn(db, id);
}

/** Names another coordinator as the last one who changed the settings. That person is told about trouble with the channels. */
function giveSettingsOn(db: Db, id: PersonId): void {
  const heir = coordinators(db)[0]?.id;
  if (heir === undefined) return;
  db.orm.update(settings).set({ setUpBy: heir }).where(eq(settings.setUpBy, id)).run();
  db.orm.update(settings).set({ changedBy: heir }).where(eq(settings.changedBy, id)).run();
}

/** Closes the person's open requests. */
function closeRequests(db: Db, id: PersonId, now: number): void {
  db.orm
    .update(supportRequests)
    .set(overUnhelped(now))
    .where(and(eq(supportRequests.personId, id), ne(supportRequests.state, "done")))
    .run();
}

function withdrawContacts(db: Db, id: PersonId, now: number): void {
  db.orm
    .update(peerContacts)
    .set({ withdrawnAt: now })
    .where(and(eq(peerContacts.personId, id), isNull(peerContacts.withdrawnAt)))
    .run();
}

/**
 * Deletes the person's answers to peer-support meetings ahead, and the texts of past meetings that the person called. The number of people who
 * came to past meetings stays. Redraws messages that name the person.
 */
function leavePeerMeetings(db: Db, id: PersonId, now: number): void {
  const answered = db.orm
    .select({ id: peerAnswers.peerMeetingId })
    .from(peerAnswers)
    .where(eq(peerAnswers.personId, id))
    .all();
  const ahead = sql`(select ${peerMeetings.id} from ${peerMeetings} where ${peerMeetings.startsAt} > ${now})`;
  db.orm
    .delete(peerAnswers)
    .where(and(eq(peerAnswers.personId, id), sql`${peerAnswers.peerMeetingId} in ${ahead}`))
    .run();
  db.orm.delete(peerCalendars).where(eq(peerCalendars.personId, id)).run();
  for (const meeting of answered) followPeerMeeting(db, meeting.id, now);
  deletePeerMeetingTexts(db, now);
}
