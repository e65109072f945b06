import type { TextKey } from "../../texts/words.ts";
import type { Outcome } from "../closing/rules.ts";
import type { Stored } from "../forms/fields.ts";
import type { Label } from "../forms/labels.ts";
import type { ProgrammeId } from "../ids.ts";
import type { Period } from "./rules.ts";

/** What a report is made from: exact numbers, of what the coordinator who asked may know. Dates are `YYYY-MM-DD`, months `YYYY-MM`. */
export type ReportFacts = {
  period: Period;
  /** The date of the count. */
  madeOn: string;
  /** After how many years all about a pair is deleted, if the period begins so long ago that something of it may be gone. */
  goneAfterYears: number | undefined;
  /** The name of the only programme that is counted; undefined for all of them. */
  programme: { id: ProgrammeId; name: string } | undefined;
  /** What people said in the whole period, exactly. Only for a sheet with names. */
  said: Said;
  /** The same in each whole half-year of the period that is settled, and in each programme: what is told without names is counted from these. */
  halves: readonly HalfSaid[];
  /** Every pair that was under way in the period, sorted by the month of its start. */
  pairs: readonly ReportPair[];
  counts: {
    /** Pairs under way at the beginning of the period. */
    before: number;
    started: number;
    finished: number;
    /** Pairs under way at the end of the period. */
    after: number;
    mentors: number;
    actors: number;
    held: number;
    /** All meetings of the pairs that finished in the period, also those held before it. */
    heldByFinished: number;
  };
  months: readonly MonthLine[];
  /** Undefined if no group was under way in the period. */
  groups: GroupNumbers | undefined;
  /** Common meetings of programmes that were held in the period. */
  commonMeetings: number;
  /** Whether the coordinator is in a pair that finished. The other person's rating is then confidential, and not counted. */
  hasOwnPair: boolean;
};

/** What people said or did together in some days, in numbers that are protected where they are small. */
export type Said = {
  /** Pairs that finished. */
  finished: number;
  /** From all logs of these pairs: in how many pairs and meetings each theme occurs. */
  themes: readonly { id: string; theme: Label; pairs: number; meetings: number }[];
  /** Counted answers to extra questions, from the same logs. */
  questions: readonly CountedAnswers[];
  /** A missing outcome, and one that no form knows, counts as "Emme kerro". */
  outcomes: readonly { outcome: Stored<Outcome>; pairs: number }[];
  /** The goals of these pairs: how many pairs had some, how many there were and how many were reached. */
  goals: GoalFacts;
  /** A column of the sheet each. */
  feedback: readonly Ratings[];
  /** Of the actors of groups that ended in these days: how many wish for a mentor of their own. */
  wishes: Record<WishCounted, number>;
  /** How many came to the meetings of groups and to common meetings in all, as far as it was noted. */
  visits: Record<VisitCounted, number>;
};

export type CountedAnswers = {
  questionId: string;
  answerId: string;
  programme: string;
  question: Label;
  answer: Label;
  pairs: number;
  meetings: number;
};

/** One half-year: of all programmes together, and of each. */
export type HalfSaid = {
  period: Period;
  /** False for the first half of a year of which only the second is asked for. */
  isAsked: boolean;
  all: Said;
  programmes: readonly { id: ProgrammeId; said: Said }[];
};

export type GoalFacts = { pairs: number; set: number; reached: number };

export type ReportPair = {
  startedOn: string | undefined;
  /** Undefined if the pair was under way at the end of the period. */
  finishedOn: string | undefined;
  planned: number;
  /** Meetings held in the period. */
  held: number;
  outcome: Stored<Outcome> | undefined;
  names: { mentor: string; actor: string } | undefined;
};

/** Groups that were under way in the period. */
export type GroupNumbers = {
  underWay: number;
  started: number;
  ended: number;
  /** People who were in one of them at some time. */
  mentors: number;
  actors: number;
  /** Meetings that were held in the period. */
  held: number;
};

/** What an actor answered. `none`: nothing. */
/** Meetings at which those who came are counted. */
export const visitsCounted = ["groups", "common"] as const;
export type VisitCounted = (typeof visitsCounted)[number];

/** What is counted month by month. */
export const countedByMonth = ["held", "started", "finished"] as const;
export type CountedByMonth = (typeof countedByMonth)[number];

/** The lines about pairs, and about groups, in their order. */
export const linesOfPairs = ["before", "started", "finished", "after", "mentors", "actors", "held"] as const;
export const linesOfGroups = ["underWay", "started", "ended", "mentors", "actors", "held"] as const;

export const wishesCounted = ["yes", "no", "none"] as const;
export type WishCounted = (typeof wishesCounted)[number];

export type MonthLine = { month: string; started: number; finished: number; held: number };

/**
 * The ratings of `asked` people: `given[0]` of them gave a 1, `given[4]` a 5, the others no rating. `head`: who or what was asked. `isMeanOnly`: they
 * are shown as a mean of at least five people, also in a report with names.
 */
export type Ratings = { head: TextKey; asked: number; given: readonly number[]; isMeanOnly?: boolean };
