import type { ReportFacts } from "./facts.ts";
import {
  exactRatings,
  protectParts,
  protectRatings,
  protectShare,
  type ShownNumber,
  type ShownRatings,
} from "./protection.ts";

/** A report as it is handed out: the same, with what could give a person away kept back, unless it is exact. */
export type ShownReport = Omit<ReportFacts, "themes" | "outcomes" | "feedback"> & {
  isExact: boolean;
  themes: readonly (Omit<ReportFacts["themes"][number], "pairs" | "meetings"> & {
    pairs: ShownNumber;
    meetings: ShownNumber;
  })[];
  outcomes: readonly (Omit<ReportFacts["outcomes"][number], "pairs"> & { pairs: ShownNumber })[];
  feedback: { mentor: ShownRatings; actor: ShownRatings };
};

/** Exact is only what has names in it anyway: it stays with the coordinator. The picture never is. */
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
    feedback: {
      mentor: ratings(facts.feedback.mentor.given, facts.feedback.mentor.asked),
      actor: ratings(facts.feedback.actor.given, facts.feedback.actor.asked),
    },
  };
}
