import type { TextKey } from "../../texts/words.ts";
import { type ReportFacts, type Said, type VisitCounted, type WishCounted, wishesCounted } from "./facts.ts";
import { exactRatings, hiddenRatings, type ShownNumber, type ShownRatings } from "./protection.ts";
import type { Period } from "./rules.ts";
import { questionKey, sumOf } from "./said.ts";
import { tellingOf } from "./telling.ts";

/** A report as it is shown: with small numbers protected, unless it is exact. */
export type ShownReport = Omit<ReportFacts, "said" | "halves" | "programme"> & {
  isExact: boolean;
  programme: string | undefined;
  /** The days in which what people said is counted; undefined if no half-year of the period can be told yet. */
  told: Period | undefined;
  /** How many pairs finished in these days. */
  finished: number;
  themes: readonly (Omit<Said["themes"][number], "pairs" | "meetings"> & Counted)[];
  questions: readonly (Omit<Said["questions"][number], "pairs" | "meetings"> & Counted)[];
  outcomes: readonly (Omit<Said["outcomes"][number], "pairs"> & { pairs: ShownNumber })[];
  goals: { set: ShownNumber; reached: ShownNumber };
  feedback: readonly (ShownRatings & { head: TextKey })[];
  asked: number;
  wishes: Record<WishCounted, ShownNumber>;
  visits: Record<VisitCounted, ShownNumber>;
};

type Counted = { pairs: ShownNumber; meetings: ShownNumber };

/** @param isExact only for a sheet that has names in any case and stays with the coordinator; never for the picture */
export function shownReport(facts: ReportFacts, isExact: boolean): ShownReport {
  const { said: exact, halves: counted, programme, ...own } = facts;
  const halves = counted.filter(({ isAsked }) => isAsked);
  const mayTell = tellerOf(facts);
  const told = toldIn(facts);
  // Where nothing can be told yet, the lines are those of the period, without their numbers.
  const said = isExact || halves.length === 0 ? exact : told;
  /** The number, if it may be told. */
  const number = (key: string, value: ShownNumber): ShownNumber => (isExact || mayTell(key) ? value : "protected");
  const shares = (key: string, { pairs, meetings }: { pairs: number; meetings: number }) => ({
    pairs: number(key, pairs),
    meetings: number(key, meetings),
  });
  const first = halves[0]?.period.from;
  const last = halves.at(-1)?.period.until;
  return {
    ...own,
    isExact,
    programme: programme?.name,
    told: isExact ? facts.period : first && last ? { from: first, until: last } : undefined,
    finished: said.finished,
    themes: said.themes.map((line) => ({ ...line, ...shares(`theme:${line.id}`, line) })),
    questions: said.questions.map((line) => ({ ...line, ...shares(`question:${questionKey(line)}`, line) })),
    outcomes: said.outcomes.map(({ outcome, pairs }) => ({ outcome, pairs: number(`outcome:${outcome}`, pairs) })),
    goals: { set: number("goals", said.goals.set), reached: number("goals", said.goals.reached) },
    feedback: said.feedback.map(({ head, given, asked, isMeanOnly }) => ({
      head,
      ...(isExact && !isMeanOnly ? exactRatings(given, asked) : toldRatings(told, head, mayTell)),
    })),
    asked: wishesCounted.reduce((total, wish) => total + said.wishes[wish], 0),
    wishes: Object.fromEntries(
      wishesCounted.map((wish) => [wish, number(`wish:${wish}`, said.wishes[wish])]),
    ) as ShownReport["wishes"],
    visits: {
      groups: number("visits:groups", said.visits.groups),
      common: number("visits:common", said.visits.common),
    },
  };
}

/** What was said in the half-years that can be told, of the report's programme. */
const toldIn = ({ halves, programme }: ReportFacts): Said => {
  const all = halves
    .filter(({ isAsked }) => isAsked)
    .flatMap(({ all, programmes }) =>
      programme === undefined ? [all] : programmes.filter(({ id }) => id === programme.id).map(({ said }) => said),
    );
  return all.length > 0 ? sumOf(all) : NOTHING;
};

const NOTHING: Said = {
  finished: 0,
  themes: [],
  questions: [],
  outcomes: [],
  goals: { pairs: 0, set: 0, reached: 0 },
  feedback: [],
  wishes: { yes: 0, no: 0, none: 0 },
  visits: { groups: 0, common: 0 },
};

function tellerOf({ halves, programme }: ReportFacts): (key: string) => boolean {
  const telling = tellingOf(halves);
  return programme === undefined ? telling.ofAll : telling.ofEach;
}

const NO_RATINGS = [0, 0, 0, 0, 0];

/** Ratings of the half-years: their number and mean, and how often each was given, as far as they may be told. */
function toldRatings(told: Said, head: TextKey, mayTell: (key: string) => boolean): ShownRatings {
  const column = told.feedback.find((one) => one.head === head);
  if (!column || !mayTell(`mean:${head}`)) return hiddenRatings(NO_RATINGS);
  const shown = exactRatings(column.given, column.asked);
  return { ...shown, each: mayTell(`each:${head}`) ? shown.each : hiddenRatings(NO_RATINGS).each };
}
