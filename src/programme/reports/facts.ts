import type { Outcome } from "../closing/rules.ts";
import type { Stored } from "../forms/fields.ts";
import type { Theme } from "../forms/themes.ts";
import type { Period } from "./rules.ts";

/** What a report is made from, counted exactly, as far as the coordinator who asked for it may know it. Dates are `YYYY-MM-DD`, months `YYYY-MM`. */
export type ReportFacts = {
  period: Period;
  /** The day on which it was counted. */
  madeOn: string;
  /** Every pair that was under way in the period, in the order of its first month. */
  pairs: readonly PairLine[];
  counts: {
    /** Under way when the period began: started before it. */
    before: number;
    started: number;
    finished: number;
    /** Under way when the period ended. */
    after: number;
    mentors: number;
    actors: number;
    held: number;
    /** Meetings of the pairs that finished in the period, all of them, whenever they were held. */
    heldByFinished: number;
  };
  months: readonly MonthLine[];
  /** Of the pairs that finished in the period, from all their logs: in how many pairs, and in how many meetings. */
  themes: readonly { theme: Stored<Theme>; pairs: number; meetings: number }[];
  /** An outcome that nobody has told, or that no form knows, counts as "Emme kerro". */
  outcomes: readonly { outcome: Stored<Outcome>; pairs: number }[];
  feedback: { mentor: Ratings; actor: Ratings };
  /** She is in a pair that finished: how its other half rated it is not hers to know, and missing above. */
  hasOwnPair: boolean;
};

export type PairLine = {
  startedOn: string | undefined;
  /** Undefined as long as it goes on, or went on when the period ended. */
  finishedOn: string | undefined;
  planned: number;
  /** Meetings held in the period. */
  held: number;
  outcome: Stored<Outcome> | undefined;
  names: { mentor: string; actor: string } | undefined;
};

export type MonthLine = { month: string; started: number; finished: number; held: number };

/** Of `asked` people; `given[0]` gave a 1, `given[4]` a 5, the others no rating. */
export type Ratings = { asked: number; given: readonly number[] };
