import type { Fit } from "./facts.ts";
import type { WhyLeft } from "./proposing.ts";

/** What the modals of matching are drawn from. Everything in it has been read with the permits of the coordinator. */
export type FitShown = Pick<Fit, "grade" | "reasons">;

type MentorShown = { id: string; name: string; field: string; free: number };

export type LeftShown = { name: string; why: WhyLeft | "not-here" | "over" };

export type RoundShown = {
  /** How many actors wait, and how many of them have a proposal. */
  waiting: number;
  proposed: number;
  /** The proposals of this page. */
  proposals: readonly (FitShown & {
    actor: { id: string; name: string; field: string };
    mentor: MentorShown;
    /** For how many whole weeks the actor has waited. */
    weeks: number;
  })[];
  left: readonly LeftShown[];
  leftCount: number;
  /** The names of mentors without a free place. */
  resting: readonly string[];
  page: number;
  pages: number;
};

export type RankingShown = {
  actor: { firstName: string };
  isActorKnown: boolean;
  mentors: readonly (FitShown & MentorShown & { weeks: number })[];
  /** The names of mentors who would fit but have been refused. */
  refused: readonly string[];
  /** The names of mentors without a free place. */
  resting: readonly string[];
  chosenId: string | undefined;
};
