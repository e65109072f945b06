import type { TextKey } from "../../texts/words.ts";
import type { ReportFacts } from "./facts.ts";
import {
  exactRatings,
  meanOnly,
  protectGoals,
  protectParts,
  protectRatings,
  protectShare,
  type ShownNumber,
  type ShownRatings,
} from "./protection.ts";

/** A report as it is shown: with small numbers protected, unless it is exact. */
export type ShownReport = Omit<ReportFacts, "themes" | "outcomes" | "feedback" | "goals"> & {
  isExact: boolean;
  themes: readonly (Omit<ReportFacts["themes"][number], "pairs" | "meetings"> & {
    pairs: ShownNumber;
    meetings: ShownNumber;
  })[];
  outcomes: readonly (Omit<ReportFacts["outcomes"][number], "pairs"> & { pairs: ShownNumber })[];
  goals: { set: ShownNumber; reached: ShownNumber };
  feedback: readonly (ShownRatings & { head: TextKey })[];
};

/** @param isExact only for a sheet that has names in any case and stays with the coordinator; never for the picture */
export function shownReport(facts: ReportFacts, isExact: boolean): ShownReport {
  const { finished } = facts.counts;
  const parts = facts.outcomes.map(({ pairs }) => pairs);
  const shownParts: readonly ShownNumber[] = isExact ? parts : protectParts(parts);
  const ratings = isExact ? exactRatings : protectRatings;
  return {
    ...facts,
    isExact,
    themes: facts.themes.map((line) => {
      const pairs = isExact ? line.pairs : protectShare(line.pairs, finished);
      return { ...line, pairs, meetings: pairs === "protected" ? pairs : line.meetings };
    }),
    outcomes: facts.outcomes.map(({ outcome }, index) => ({ outcome, pairs: shownParts[index] ?? "protected" })),
    goals: isExact ? facts.goals : protectGoals(facts.goals),
    feedback: facts.feedback.map(({ head, given, asked, isMeanOnly }) => ({
      head,
      ...(isMeanOnly ? meanOnly(given, asked) : ratings(given, asked)),
    })),
  };
}
