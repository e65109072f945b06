import { announcementForm } from "../../src/programme/announcements/form.ts";
import {
  actorForm as actorsClosing,
  coordinatorForm as coordinatorsClosing,
  mentorForm as mentorsClosing,
  stopForm,
} from "../../src/programme/closing/form.ts";
import { followUpForm } from "../../src/programme/follow-up/form.ts";
import {
  defineForm,
  type Field,
  type KeptFields,
  type KeptForm,
  type Stays,
  type Whose,
} from "../../src/programme/forms/fields.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { meetingForm } from "../../src/programme/meetings/form.ts";
import { newPairForm } from "../../src/programme/pairs/form.ts";
import { contactForm, peerMeetingForm } from "../../src/programme/peer-support/form.ts";
import { actorForm, editActorForm, editMentorForm, languageForm, mentorForm } from "../../src/programme/people/form.ts";
import { type Deleting, fieldsDeleted, fieldsOfWriter } from "../../src/programme/privacy/deleting.ts";
import { supportForm } from "../../src/programme/support/form.ts";
import {
  announcements,
  closingAnswers,
  followUps,
  meetings,
  peerContacts,
  peerMeetings,
  people,
  supportRequests,
} from "../schema/index.ts";
import { type AnySQLiteColumn, type AnySQLiteTable, and, eq, type SQL } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * The columns that store answers to forms, and which of them are emptied when. Liite 1 and 2 are documents instead, see pair-texts.ts.
 * This file does not compile if a field whose answer does not stay has no nullable column here. tests/own-data/kept-answers.test.ts finds a form
 * that is missing.
 */

type RowOf<T extends AnySQLiteTable> = T["$inferSelect"];
type Emptiable<T extends AnySQLiteTable> = {
  [K in keyof RowOf<T> & string]: null extends RowOf<T>[K] ? K : never;
}[keyof RowOf<T> & string];
/** The fields whose answers do not stay. */
type Deleted<F extends KeptFields> = {
  [K in keyof F & string]: F[K]["whose"] extends Stays ? never : K;
}[keyof F & string];

/** Which rows of a table are answers to a form. */
type Rows = {
  /** The column of the pair that an answer belongs to. */
  pair?: AnySQLiteColumn;
  /** The column of the person who gave it. */
  person?: AnySQLiteColumn;
  /** A condition, if the table also has answers to other forms. */
  only?: SQL;
};

export type KeptAnswers = {
  readonly form: KeptForm;
  readonly table: AnySQLiteTable;
  /** The column of each field whose answer does not stay. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: Rows;
};

const keptIn = <T extends AnySQLiteTable, const F extends KeptFields>(
  table: T,
  form: KeptForm<F>,
  columns: Record<Deleted<F>, Emptiable<T>>,
  rows: Rows,
): KeptAnswers => ({ form, table, columns, rows });

const ofClosing = (role: (typeof closingAnswers.$inferSelect)["role"]): Rows => ({
  pair: closingAnswers.pairId,
  person: closingAnswers.personId,
  only: eq(closingAnswers.role, role),
});

const ofRequest = (kind: (typeof supportRequests.$inferSelect)["kind"]): Rows => ({
  pair: supportRequests.pairId,
  person: supportRequests.personId,
  only: eq(supportRequests.kind, kind),
});

/** The wishes to the coordinators in Liite 1 are also stored as a request. */
const wishForm = defineForm("kickoff:wish", { workerWishes: kickoffForm.fields.workerWishes });

export const keptRequests = keptIn(supportRequests, supportForm, { text: "text" }, ofRequest("support"));
export const keptAnnouncements = keptIn(
  announcements,
  announcementForm,
  { announcement: "text" },
  { person: announcements.createdBy },
);

/** Answers that are emptied after their retention time or when a person is erased. */
export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(closingAnswers, mentorsClosing, { text: "text" }, ofClosing("mentor")),
  keptIn(closingAnswers, actorsClosing, { text: "text" }, ofClosing("actor")),
  keptIn(closingAnswers, coordinatorsClosing, {}, ofClosing("coordinator")),
  keptRequests,
  keptIn(supportRequests, stopForm, { text: "text" }, ofRequest("stop")),
  keptIn(supportRequests, wishForm, { workerWishes: "text" }, ofRequest("wish")),
  keptIn(
    followUps,
    followUpForm,
    { rating: "rating", words: "reply", sharing: "sharedAt" },
    { pair: followUps.pairId, person: followUps.actorId },
  ),
  keptIn(meetings, meetingForm, { place: "place" }, { pair: meetings.pairId }),
  keptIn(meetings, newPairForm, { place: "kickoffPlace" }, { pair: meetings.pairId }),
  keptIn(peerContacts, contactForm, { contact: "contact" }, { person: peerContacts.personId }),
  keptAnnouncements,
  keptIn(people, languageForm, { language: "language" }, { person: people.id }),
];

/** Emptied once the meeting is over and the person who called it is erased. Until then the participants need the texts. */
export const keptPeerMeetings = keptIn(
  peerMeetings,
  peerMeetingForm,
  { place: "place", description: "description" },
  { person: peerMeetings.createdBy },
);

/** A profile is deleted as a whole row, so its forms must not have fields that stay. */
export const profileForms: readonly KeptForm<Record<string, Field & { whose: Exclude<Whose, Stays> }>>[] = [
  mentorForm,
  actorForm,
  editMentorForm,
  editActorForm,
];

/** The values to set for emptying these fields. */
const nothingIn = ({ columns }: KeptAnswers, fields: readonly string[]): Record<string, null> =>
  Object.fromEntries(fields.flatMap((field) => (columns[field] === undefined ? [] : [[columns[field], null]])));

/** The values to set if the writer of a row is erased or its retention time is over. */
export const emptied = (kept: KeptAnswers): Record<string, null> => nothingIn(kept, fieldsOfWriter(kept.form));

function empty(db: Db, kept: KeptAnswers, fields: readonly string[], where: SQL): void {
  const nothing = nothingIn(kept, fields);
  if (Object.keys(nothing).length === 0) return;
  db.orm.update(kept.table).set(nothing).where(and(where, kept.rows.only)).run();
}

/** Empties a pair's answers, as far as the reason requires. */
export function emptyInPair(db: Db, pairId: PairId, why: Deleting, all: readonly KeptAnswers[] = keptAnswers): void {
  for (const kept of all) {
    if (kept.rows.pair) empty(db, kept, fieldsDeleted(kept.form, why), eq(kept.rows.pair, pairId));
  }
}

/** Empties all answers that one person gave, in pairs and elsewhere. */
export function emptyOfPerson(db: Db, personId: PersonId, all: readonly KeptAnswers[] = keptAnswers): void {
  for (const kept of all) {
    if (kept.rows.person) empty(db, kept, fieldsOfWriter(kept.form), eq(kept.rows.person, personId));
  }
}
