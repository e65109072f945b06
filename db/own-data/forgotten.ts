import type { PersonId, SlackUserId } from "../../src/programme/ids.ts";
import {
  forgottenMarkOfAccount,
  forgottenMarkOfAddress,
  forgottenMarksOfAccount,
  forgottenMarksOfAddress,
} from "../people/email-marks.ts";
import type { SlackProfile } from "../people/people.ts";
import { forgottenPeople, people } from "../schema/index.ts";
import { eq, inArray, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { type ForgottenMarks, noteMarksInJournal, readMarks } from "./erasure-journal.ts";

/**
 * After an erasure the bot keeps keyed marks of the account and its address, and nothing else. By them it recognises what Slack or a list tells
 * of the person later and stores neither name nor address again. The person's own enrolment deletes the marks. The marks were made with the
 * key of that day: after a key rotation they match nothing.
 */

/**
 * The marks of a person who is about to be erased. Who has no account is recognised by the address alone, whose mark then is in both places;
 * undefined without either.
 */
export function marksOf(db: Db, personId: PersonId): ForgottenMarks | undefined {
  const row = db.orm
    .select({ slackUserId: people.slackUserId, emailMark: people.emailMark })
    .from(people)
    .where(eq(people.id, personId))
    .get();
  if (!row?.slackUserId) {
    const mark = row?.emailMark ? forgottenMarkOfAddress(db, row.emailMark) : undefined;
    return mark === undefined ? undefined : { accountMark: mark, emailMark: mark };
  }
  return {
    accountMark: forgottenMarkOfAccount(db, row.slackUserId),
    emailMark: row.emailMark === null ? null : forgottenMarkOfAddress(db, row.emailMark),
  };
}

/** Stores the marks. Call it before the link to the account is deleted. An address that is known from before stays. */
export function keepMarks(db: Db, marks: ForgottenMarks, now: number): void {
  const known = emailMarkOf(db, marks);
  db.orm
    .insert(forgottenPeople)
    .values({ ...marks, at: now })
    .onConflictDoUpdate({
      target: forgottenPeople.accountMark,
      set: { emailMark: marks.emailMark ?? known, at: now },
    })
    .run();
}

const emailMarkOf = (db: Db, marks: ForgottenMarks): string | null =>
  db.orm.select().from(forgottenPeople).where(eq(forgottenPeople.accountMark, marks.accountMark)).get()?.emailMark ??
  null;

/** Stores marks of the journal that the database lacks because it was restored from a backup. Call it at the start. */
export function replayMarks(db: Db): void {
  for (const { at, ...marks } of readMarks(db)) keepMarks(db, marks, at);
}

type Known = { slackUserId?: SlackUserId | undefined; email?: string | undefined };

function whereIs(db: Db, { slackUserId, email }: Known) {
  const ofAccount = slackUserId ? forgottenMarksOfAccount(db, slackUserId) : [];
  const ofAddress = email ? forgottenMarksOfAddress(db, email) : [];
  return or(inArray(forgottenPeople.accountMark, ofAccount), inArray(forgottenPeople.emailMark, ofAddress));
}

/** Whether the person with this account or address was erased and has not enrolled since. */
export const isForgotten = (db: Db, known: Known): boolean =>
  db.orm.select({ at: forgottenPeople.at }).from(forgottenPeople).where(whereIs(db, known)).limit(1).get() !==
  undefined;

/** What may be stored of a profile: of a person who was erased neither name nor address. */
export function withheldIfForgotten(db: Db, profile: SlackProfile): SlackProfile {
  if (!isForgotten(db, profile)) return profile;
  return { ...profile, name: "–", firstName: undefined, email: undefined, isWithheld: true };
}

/** The person has come back by an own act, or a coordinator says that she asked to: the marks are deleted. */
export function letBackIn(db: Db, known: Known, now: number): void {
  const rows = db.orm.select().from(forgottenPeople).where(whereIs(db, known)).all();
  for (const { accountMark: mark, emailMark } of rows) {
    noteMarksInJournal(db, { accountMark: mark, emailMark }, { at: now, isBack: true });
    db.orm.delete(forgottenPeople).where(eq(forgottenPeople.accountMark, mark)).run();
  }
}
