import type { TextKey } from "../../texts/words.ts";
import type { GroupNumbers, ReportFacts, WishCounted } from "./facts.ts";
import {
  exactRatings,
  hiddenRatings,
  meanOnly,
  protectGoals,
  protectParts,
  protectRatings,
  protectShare,
  type ShownNumber,
  type ShownRatings,
} from "./protection.ts";

/** A report as it is shown: with small numbers protected, unless it is exact. */
export type ShownReport = Omit<
  ReportFacts,
  "themes" | "outcomes" | "feedback" | "goals" | "questions" | "others" | "groups"
> & {
  isExact: boolean;
  groups: ShownGroups | undefined;
  themes: readonly (Omit<ReportFacts["themes"][number], "pairs" | "meetings"> & {
    pairs: ShownNumber;
    meetings: ShownNumber;
  })[];
  questions: readonly (Omit<ReportFacts["questions"][number], "pairs" | "meetings"> & {
    pairs: ShownNumber;
    meetings: ShownNumber;
  })[];
  outcomes: readonly (Omit<ReportFacts["outcomes"][number], "pairs"> & { pairs: ShownNumber })[];
  goals: { set: ShownNumber; reached: ShownNumber };
  feedback: readonly (ShownRatings & { head: TextKey })[];
};

/**
 * A report of one programme shows a number only where the reports of all other programmes show theirs: otherwise the protected one would be the
 * difference between the report of all programmes and the others. What cannot be excluded: differences between periods, and what somebody knows
 * who counts along.
 */
function hiddenBeside(others: readonly ShownReport[]): {
  theme(index: number): boolean;
  outcome(index: number): boolean;
  rating(index: number): boolean;
  mean(index: number): boolean;
  goals(): boolean;
} {
  return {
    theme: (index) => others.some(({ themes }) => themes[index]?.pairs === "protected"),
    outcome: (index) => others.some(({ outcomes }) => outcomes[index]?.pairs === "protected"),
    rating: (index) =>
      others.some(({ feedback }) => {
        const one = feedback[index];
        return one && [one.given, one.average, ...one.each].includes("protected");
      }),
    mean: (index) =>
      others.some(({ feedback }) => [feedback[index]?.given, feedback[index]?.average].includes("protected")),
    goals: () => others.some(({ goals }) => [goals.set, goals.reached].includes("protected")),
  };
}

/** The wishes are parts of the number of those who were asked. */
type ShownGroups = Omit<GroupNumbers, "wishes"> & { asked: number; wishes: Record<WishCounted, ShownNumber> };

function shownGroups(groups: GroupNumbers | undefined, isExact: boolean): ShownGroups | undefined {
  if (!groups) return undefined;
  const { yes, no, none } = groups.wishes;
  const parts = [yes, no, none];
  const [shownYes = yes, shownNo = no, shownNone = none] = isExact ? parts : protectParts(parts);
  return { ...groups, asked: yes + no + none, wishes: { yes: shownYes, no: shownNo, none: shownNone } };
}

const hiddenGoals = { set: "protected", reached: "protected" } as const;

/** @param isExact only for a sheet that has names in any case and stays with the coordinator; never for the picture */
export function shownReport(facts: ReportFacts, isExact: boolean): ShownReport {
  const { others, ...own } = facts;
  const besideOthers = hiddenBeside(others.map((other) => shownReport(other, false)));
  const beside = isExact ? hiddenBeside([]) : besideOthers;
  const { finished } = facts.counts;
  const parts = facts.outcomes.map(({ pairs }) => pairs);
  const shownParts: readonly ShownNumber[] = isExact ? parts : protectParts(parts);
  const ratings = isExact ? exactRatings : protectRatings;
  return {
    ...own,
    isExact,
    groups: shownGroups(facts.groups, isExact),
    questions: facts.questions.map((line) => {
      const pairs = isExact ? line.pairs : protectShare(line.pairs, finished);
      return { ...line, pairs, meetings: pairs === "protected" ? pairs : line.meetings };
    }),
    themes: facts.themes.map((line, index) => {
      const isHidden = beside.theme(index);
      const pairs = isExact ? line.pairs : isHidden ? "protected" : protectShare(line.pairs, finished);
      return { ...line, pairs, meetings: pairs === "protected" ? pairs : line.meetings };
    }),
    outcomes: facts.outcomes.map(({ outcome }, index) => ({
      outcome,
      pairs: beside.outcome(index) ? "protected" : (shownParts[index] ?? "protected"),
    })),
    goals: isExact ? facts.goals : beside.goals() ? hiddenGoals : protectGoals(facts.goals),
    feedback: facts.feedback.map(({ head, given, asked, isMeanOnly }, index) => ({
      head,
      ...(isMeanOnly
        ? besideOthers.mean(index)
          ? hiddenRatings(given)
          : meanOnly(given, asked)
        : beside.rating(index)
          ? hiddenRatings(given)
          : ratings(given, asked)),
    })),
  };
}
