import type { Fit } from "./facts.ts";
import type { WhyLeft } from "./proposing.ts";

/** What the modals of matching are drawn from. Everything in it has been read for the coordinator who looks. */
export type FitShown = Pick<Fit, "grade" | "reasons">;

type MentorShown = { id: string; name: string; field: string; free: number };

export type LeftShown = { name: string; why: WhyLeft | "not-here" | "over" };

export type RoundShown = {
  /** How many wait, and for how many of them there is a proposal. */
  waiting: number;
  proposed: number;
  /** Those of this page. */
  proposals: readonly (FitShown & {
    actor: { id: string; name: string; field: string };
    mentor: MentorShown;
    /** Whole weeks that the actor has waited. */
    weeks: number;
  })[];
  left: readonly LeftShown[];
  leftCount: number;
  page: number;
  pages: number;
};

export type RankingShown = {
  actor: { firstName: string };
  isActorKnown: boolean;
  mentors: readonly (FitShown & MentorShown & { weeks: number })[];
  /** Names of those who would fit and have been refused. */
  refused: readonly string[];
  chosenId: string | undefined;
};
