import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import type { Pair } from "../../db/pairs/pairs.ts";
import type { Db } from "../../db/store/open.ts";
import type { KeptForm, Whose } from "../../src/programme/forms/fields.ts";
import type { MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { Deleting } from "../../src/programme/privacy/deleting.ts";
import type { PairMoment } from "./pair-moments.ts";

/**
 * A unique text that was written or chosen, so that it can be searched for. `in`: a form of the pair, an answer of one person in the pair
 * (`writer`), or an answer of a person outside any pair.
 */
export type Mark = { text: string; whose: Whose; in: "form" | Where; writer?: PairRole };
type Where = "pair" | "group" | "person";

/** Whether a text must still exist after an erasure: PRODUCT.md section 8, written a second time for the tests. */
export function isKept(mark: Mark, why: Deleting): boolean {
  if (typeof mark.whose === "object") return true;
  if (mark.in === "person") return mark.writer !== why;
  if (why === "time" || (mark.in === "form" && why === "actor")) return false;
  if (mark.in === "form" && mark.whose === "writer") return false;
  return mark.whose !== "both" && mark.whose !== why && mark.writer !== why;
}

/** A pair that writes all that it can. The functions of db are called, without Slack, at `NOW` of pair-database.ts. */
export type KeptWriting = {
  db: Db;
  coordinator: PersonId;
  pair: Pair;
  /** Answers to the fields that a test has added to the two forms. */
  answers: { kickoff: Record<string, unknown>; log: Record<string, unknown> };
  /** A text that is in one place only. */
  mark(what: string): string;
  /** The mark of a text by one of the two. */
  own(what: string, whose: Whose, where: Where, writer: PairRole): Mark;
};

/** What the tests of a feature let a pair write in the database, and its marks. */
export type MarksInDatabase = Partial<Record<PairMoment, (writing: KeptWriting) => readonly Mark[]>>;

/** The marks of a form's text fields, and the answer that contains them. */
export function textsOfForm(
  form: KeptForm,
  mark: KeptWriting["mark"],
): { marks: Mark[]; answer: Record<string, string> } {
  const texts = Object.entries(form.fields).filter(([, { kind }]) => kind === "text" || kind === "long-text");
  const marks = texts.map(([name, { whose }]) => ({ name, text: mark(name), whose, in: "form" as const }));
  return { marks, answer: Object.fromEntries(marks.map(({ name, text }) => [name, text])) };
}

/** The meeting of which the pair has written the log. */
export function loggedMeeting(db: Db, pairId: PairId): MeetingId {
  const meeting = meetingsOfPair(db, pairId).find(({ kind, state }) => kind === "later" && state === "held");
  if (!meeting) throw new Error("no log was written");
  return meeting.id;
}
