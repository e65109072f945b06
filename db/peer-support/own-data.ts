import { groupMeetingForm } from "../../src/programme/groups/form.ts";
import { contactForm, peerMeetingForm } from "../../src/programme/peer-support/form.ts";
import type { Consent } from "../../src/programme/privacy/own-data.ts";
import { type KeptAnswers, keptIn, type Looking, type OwnDataPart } from "../own-data/part.ts";
import type { Person } from "../people/people.ts";
import { peerAnswers, peerCalendars, peerContacts, peerMeetings } from "../schema/index.ts";
import { and, asc, desc, eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { contactFor } from "./contacts.ts";
import { peerMeetingFor } from "./peer-support.ts";

export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(peerContacts, contactForm, { contact: "contact" }, { person: peerContacts.personId }),
];

/** Emptied once the meeting is over and the person who called it is erased. Until then the participants need the texts. */
export const keptPeerMeetings = keptIn(
  peerMeetings,
  peerMeetingForm,
  { place: "place", description: "description" },
  { person: peerMeetings.createdBy },
);

/** The same of meetings of groups. */
export const keptGroupMeetings = keptIn(
  peerMeetings,
  groupMeetingForm,
  { place: "place", description: "description", guest: "guest" },
  { person: peerMeetings.createdBy },
);

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
        guest: meeting?.guest ?? null,
      };
    });

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

export const ownDataPart: OwnDataPart = {
  items: (reader) => ({
    peerSupport: { answers: answersIn(reader), contacts: contactsIn(reader), meetingsCalled: calledIn(reader) },
  }),
  counted: (reader) => ({ text: "privacy.stored.peerAnswers", count: answersIn(reader).length }),
  consents: consentsToPassOnContacts,
};
