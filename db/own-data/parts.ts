import type { PersonId } from "../../src/programme/ids.ts";
import type { Consent, StoredCount } from "../../src/programme/privacy/own-data.ts";
import type { Words } from "../../src/texts/words.ts";
import { permitOfWriter } from "../follow-up/typed.ts";
import { contactFor } from "../peer-support/contacts.ts";
import { peerMeetingFor } from "../peer-support/peer-support.ts";
import { findPerson, type Person } from "../people/people.ts";
import { open, permit } from "../privacy/privacy.ts";
import {
  announcementRecipients,
  announcements,
  closingAnswers,
  followUps,
  peerAnswers,
  peerCalendars,
  peerContacts,
  peerMeetings,
  supportRequests,
  typedReplies,
} from "../schema/index.ts";
import { and, asc, desc, eq, inArray, isNotNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { supportTextFor } from "../support/support.ts";

/**
 * What the features keep about a person, one entry each: its name in the file that the person downloads, its line in the counts, its
 * consents. A feature with a table of its own adds an entry here, or exports one from its own room. Texts are opened with a permit of the
 * person's, so an entry cannot hold more than she could see in the bot.
 */

/** Whose data is read, for herself. `at` gives ISO 8601 in the programme's time zone, or null. */
export type Looking = {
  db: Db;
  words: Words;
  person: Person;
  viewer: { personId: PersonId };
  at(instant: number | null | undefined): string | null;
};

export type OwnDataPart = {
  /** Its key in the file. */
  name: string;
  items?: (reader: Looking) => unknown;
  counted?: (reader: Looking) => StoredCount;
  consents?: (db: Db, person: Person) => readonly Consent[];
};

const requestsIn = ({ db, person, viewer, at }: Looking) =>
  db.orm
    .select()
    .from(supportRequests)
    .where(eq(supportRequests.personId, person.id))
    .orderBy(asc(supportRequests.createdAt))
    .all()
    .map(({ id, kind, state, createdAt, takenBy, takenAt, doneAt }) => ({
      kind,
      state,
      created: at(createdAt),
      takenBy: takenBy === null ? null : (findPerson(db, takenBy)?.firstName ?? null),
      taken: at(takenAt),
      done: at(doneAt),
      text: supportTextFor(db, viewer, id) ?? null,
    }));

function typedIn({ db, person, at }: Looking) {
  const permitted = permitOfWriter(db, person.id);
  return db.orm
    .select()
    .from(typedReplies)
    .where(eq(typedReplies.personId, person.id))
    .orderBy(asc(typedReplies.receivedAt))
    .all()
    .map(({ id, text, receivedAt, outcome, settledAt }) => ({
      received: at(receivedAt),
      becameOfIt: outcome,
      settled: at(settledAt),
      text: text === null || !permitted ? null : open(db, permitted, { column: "typed_replies.text", row: id }, text),
    }));
}

const answersIn = ({ db, person, viewer, at }: Looking) =>
  db.orm
    .select()
    .from(peerAnswers)
    .where(eq(peerAnswers.personId, person.id))
    .orderBy(asc(peerAnswers.at))
    .all()
    .map(({ peerMeetingId, answer, at: answeredAt }) => {
      const meeting = peerMeetingFor(db, viewer, peerMeetingId);
      const calendar = and(eq(peerCalendars.peerMeetingId, peerMeetingId), eq(peerCalendars.personId, person.id));
      return {
        meeting: meeting?.title ?? null,
        starts: at(meeting?.startsAt),
        answer,
        answered: at(answeredAt),
        takenIntoYourCalendar: at(db.orm.select().from(peerCalendars).where(calendar).get()?.takenAt),
      };
    });

const contactsIn = ({ db, person, at }: Looking) =>
  db.orm
    .select()
    .from(peerContacts)
    .where(eq(peerContacts.personId, person.id))
    .orderBy(asc(peerContacts.givenAt))
    .all()
    .map(({ id, givenAt, withdrawnAt }) => ({
      consentGiven: at(givenAt),
      consentWithdrawn: at(withdrawnAt),
      contacts: contactFor(db, person.id, id) ?? null,
    }));

const calledIn = ({ db, person, viewer, at }: Looking) =>
  db.orm
    .select({ id: peerMeetings.id })
    .from(peerMeetings)
    .where(eq(peerMeetings.createdBy, person.id))
    .orderBy(asc(peerMeetings.createdAt))
    .all()
    .map(({ id }) => {
      const meeting = peerMeetingFor(db, viewer, id);
      return {
        called: at(meeting?.createdAt),
        starts: at(meeting?.startsAt),
        title: meeting?.title ?? null,
        place: meeting?.place ?? null,
        description: meeting?.description ?? null,
      };
    });

const announcementsIn = ({ db, person, at }: Looking) =>
  db.orm
    .select({ sent: announcements.createdAt, state: announcementRecipients.state, at: announcementRecipients.at })
    .from(announcementRecipients)
    .innerJoin(announcements, eq(announcements.id, announcementRecipients.announcementId))
    .where(eq(announcementRecipients.personId, person.id))
    .orderBy(asc(announcements.createdAt))
    .all()
    .map(({ sent, state, at: when }) => ({ written: at(sent), state, received: at(when) }));

function writtenIn({ db, person, viewer, at }: Looking) {
  const permitted = permit(db, viewer, "announcement");
  if (!permitted) return [];
  return db.orm
    .select()
    .from(announcements)
    .where(and(eq(announcements.createdBy, person.id), isNotNull(announcements.text)))
    .orderBy(asc(announcements.createdAt))
    .all()
    .map(({ id, audience, text, createdAt }) => ({
      audience,
      written: at(createdAt),
      text: text === null ? null : open(db, permitted, { column: "announcements.text", row: id }, text),
    }));
}

const consentsToPassOnContacts = (db: Db, { id }: Person): Consent[] =>
  db.orm
    .select()
    .from(peerContacts)
    .where(eq(peerContacts.personId, id))
    .orderBy(desc(peerContacts.givenAt))
    .all()
    .map(({ givenAt, withdrawnAt }) =>
      withdrawnAt === null
        ? { text: "privacy.consents.contact", at: givenAt }
        : { text: "privacy.consents.contactOver", at: withdrawnAt },
    );

const consentsToShareAnswers = (db: Db, { id }: Person): Consent[] =>
  db.orm
    .select({ sharedAt: followUps.sharedAt })
    .from(followUps)
    .where(and(eq(followUps.actorId, id), isNotNull(followUps.sharedAt)))
    .orderBy(desc(followUps.sharedAt))
    .all()
    .flatMap(({ sharedAt }) => (sharedAt === null ? [] : [{ text: "privacy.consents.shared" as const, at: sharedAt }]));

/** Of how many pairs. The answers themselves are with their pair in the file. */
const countFeedback = ({ db, person }: Looking): number =>
  db.orm
    .selectDistinct({ pairId: closingAnswers.pairId })
    .from(closingAnswers)
    .where(and(eq(closingAnswers.personId, person.id), inArray(closingAnswers.role, ["mentor", "actor"])))
    .all().length;

export const ownDataParts: readonly OwnDataPart[] = [
  {
    name: "supportRequests",
    items: requestsIn,
    counted: (reader) => ({ text: "privacy.stored.requests", count: requestsIn(reader).length }),
  },
  { name: "messagesTypedToTheBot", items: typedIn },
  { name: "feedback", counted: (reader) => ({ text: "privacy.stored.feedback", count: countFeedback(reader) }) },
  {
    name: "peerSupport",
    items: (reader) => ({ answers: answersIn(reader), contacts: contactsIn(reader), meetingsCalled: calledIn(reader) }),
    counted: (reader) => ({ text: "privacy.stored.peerAnswers", count: answersIn(reader).length }),
    consents: consentsToPassOnContacts,
  },
  { name: "sharedAnswers", consents: consentsToShareAnswers },
  { name: "announcementsReceived", items: announcementsIn },
  { name: "announcementsWritten", items: writtenIn },
];
