import type { TextKey } from "../../texts/words.ts";
import type { GroupNumbers, ReportFacts, WishCounted } from "./facts.ts";
import {
  exactRatings,
  protectParts,
  protectRatings,
  protectShare,
  type ShownNumber,
  type ShownRatings,
} from "./protection.ts";

/** A report as it is shown: with small numbers protected, unless it is exact. */
export type ShownReport = Omit<ReportFacts, "themes" | "outcomes" | "feedback" | "groups"> & {
  isExact: boolean;
  groups: ShownGroups | undefined;
  themes: readonly (Omit<ReportFacts["themes"][number], "pairs" | "meetings"> & {
    pairs: ShownNumber;
    meetings: ShownNumber;
  })[];
  outcomes: readonly (Omit<ReportFacts["outcomes"][number], "pairs"> & { pairs: ShownNumber })[];
  feedback: readonly (ShownRatings & { head: TextKey })[];
};

/** The wishes are parts of the number of those who were asked. */
type ShownGroups = Omit<GroupNumbers, "wishes"> & { asked: number; wishes: Record<WishCounted, ShownNumber> };

function shownGroups(groups: GroupNumbers | undefined, isExact: boolean): ShownGroups | undefined {
  if (!groups) return undefined;
  const { yes, no, none } = groups.wishes;
  const parts = [yes, no, none];
  const [shownYes = yes, shownNo = no, shownNone = none] = isExact ? parts : protectParts(parts);
  return { ...groups, asked: yes + no + none, wishes: { yes: shownYes, no: shownNo, none: shownNone } };
}

/** @param isExact only for a sheet that has names in any case and stays with the coordinator; never for the picture */
export function shownReport(facts: ReportFacts, isExact: boolean): ShownReport {
  const { finished } = facts.counts;
  const parts = facts.outcomes.map(({ pairs }) => pairs);
  const shownParts: readonly ShownNumber[] = isExact ? parts : protectParts(parts);
  const ratings = isExact ? exactRatings : protectRatings;
  return {
    ...facts,
    isExact,
    groups: shownGroups(facts.groups, isExact),
    themes: facts.themes.map((line) => {
      const pairs = isExact ? line.pairs : protectShare(line.pairs, finished);
      return { ...line, pairs, meetings: pairs === "protected" ? pairs : line.meetings };
    }),
    outcomes: facts.outcomes.map(({ outcome }, index) => ({ outcome, pairs: shownParts[index] ?? "protected" })),
    feedback: facts.feedback.map(({ head, given, asked }) => ({ head, ...ratings(given, asked) })),
  };
}
