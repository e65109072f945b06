import type { Outcome } from "../../src/programme/closing/rules.ts";
import type { Theme } from "../../src/programme/forms/themes.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { Cell, ReadSheet } from "./report.ts";
import { t } from "./texts.ts";
import type { Couple } from "./year-ledger.ts";

type Period = { from: string; until: string };
export type Tables = Record<string, Cell[][]>;

const HIDDEN = "suojattu";

const themes: Record<Theme, string> = {
  language: t("themes.language"),
  applications: t("themes.applications"),
  interview: t("themes.interview"),
  jobs: t("themes.jobs"),
  chances: t("themes.chances"),
  skills: t("themes.skills"),
  network: t("themes.network"),
  other: t("themes.other"),
};

const outcomes: Record<Outcome, string> = {
  goals: t("closing.outcomes.goals"),
  job: t("closing.outcomes.job"),
  otherJob: t("closing.outcomes.otherJob"),
  traineeship: t("closing.outcomes.traineeship"),
  studies: t("closing.outcomes.studies"),
  early: t("closing.outcomes.early"),
  notTold: t("reports.cell.notTold"),
};

const date = (on: string) => new Date(`${on}T00:00:00Z`);
const month = (on: string) => date(`${on.slice(0, 7)}-01`);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const within = ({ from, until }: Period, on: string | undefined) => on !== undefined && from <= on && on <= until;
const isSmall = (number: number) => number >= 1 && number <= 4;

const endOf = ({ said }: Couple): Outcome => (said.actor ?? said.mentor ?? said.coordinator)?.outcome ?? "notTold";

/** Every table of a report, calculated from the ledger. With names, all numbers are exact. */
export function tablesOf(couples: readonly Couple[], period: Period, { isNamed }: { isNamed: boolean }): Tables {
  const shown = couples.filter(({ openedOn }) => openedOn <= period.until);
  const finished = shown.filter(({ finishedOn }) => within(period, finishedOn));
  return {
    [t("reports.sheets.summary")]: summary(shown, finished, period),
    [t("reports.sheets.pairs")]: isNamed ? named(shown, period) : nameless(shown, period),
    [t("reports.sheets.months")]: byMonth(shown, period),
    [t("meetingLog.themes")]: byTheme(finished, isNamed),
    [t("reports.sheets.outcomes")]: byOutcome(finished, isNamed),
    [t("reports.sheets.feedback")]: ratings(finished, isNamed),
  };
}

const heldIn = (period: Period, { met }: Couple) => met.filter(({ on }) => within(period, on)).length;
const count = (couples: readonly Couple[], holds: (couple: Couple) => boolean) => couples.filter(holds).length;

function summary(shown: readonly Couple[], finished: readonly Couple[], period: Period): Cell[][] {
  const { from, until } = period;
  const goesOn = (on: string) => (couple: Couple) => couple.finishedOn === undefined || couple.finishedOn >= on;
  return [
    [t("reports.head.what"), t("reports.head.value")],
    [t("reports.summary.before"), count(shown.filter(goesOn(from)), ({ openedOn }) => openedOn < from)],
    [t("reports.head.startedPairs"), count(shown, ({ openedOn }) => within(period, openedOn))],
    [t("reports.head.finishedPairs"), finished.length],
    [t("reports.summary.after"), count(shown, ({ finishedOn = "9999" }) => finishedOn > until)],
    [t("reports.summary.mentors"), new Set(shown.map(({ mentor }) => mentor)).size],
    [t("reports.summary.actors"), new Set(shown.map(({ actor }) => actor)).size],
    [t("reports.head.heldMeetings"), sum(shown.map((couple) => heldIn(period, couple)))],
    [t("reports.summary.perPair"), Number((sum(finished.map(({ met }) => met.length)) / finished.length).toFixed(1))],
    // Nobody writes goals in this year.
    [t("reports.summary.goalsSet"), 0],
    [t("reports.summary.goalsReached"), 0],
  ];
}

/** The sheet without names has months instead of days, and not how a pair ended. */
const nameless = (shown: readonly Couple[], period: Period): Cell[][] => [
  [
    t("reports.head.number"),
    t("reports.head.started"),
    t("reports.head.finished"),
    t("reports.head.state"),
    t("reports.head.planned"),
    t("reports.head.held"),
  ],
  ...shown.map(({ openedOn, finishedOn, planned, ...couple }): Cell[] => [
    null,
    month(openedOn),
    finishedOn !== undefined && finishedOn <= period.until ? month(finishedOn) : null,
    finishedOn !== undefined && finishedOn <= period.until ? t("reports.state.finished") : t("home.filter.open"),
    planned,
    heldIn(period, { openedOn, planned, ...couple }),
  ]),
  [t("reports.cell.total"), null, null, null, null, sum(shown.map((couple) => heldIn(period, couple)))],
];

const named = (shown: readonly Couple[], period: Period): Cell[][] => [
  [
    t("reports.head.number"),
    t("pairs.form.mentor"),
    t("pairs.form.actor"),
    t("reports.head.started"),
    t("reports.head.finished"),
    t("reports.head.state"),
    t("reports.head.planned"),
    t("reports.head.held"),
    t("reports.head.outcome"),
  ],
  ...shown.map((couple): Cell[] => {
    const endedOn =
      couple.finishedOn !== undefined && couple.finishedOn <= period.until ? couple.finishedOn : undefined;
    return [
      null,
      couple.mentor,
      couple.actor,
      date(couple.openedOn),
      endedOn === undefined ? null : date(endedOn),
      endedOn === undefined ? t("home.filter.open") : t("reports.state.finished"),
      couple.planned,
      heldIn(period, couple),
      endedOn === undefined ? null : outcomes[endOf(couple)],
    ];
  }),
  [
    t("reports.cell.total"),
    null,
    null,
    null,
    null,
    null,
    null,
    sum(shown.map((couple) => heldIn(period, couple))),
    null,
  ],
];

function byMonth(shown: readonly Couple[], period: Period): Cell[][] {
  const year = period.from.slice(0, 4);
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
  const days = {
    met: shown.flatMap(({ met }) => met.map(({ on }) => on)),
    opened: shown.map(({ openedOn }) => openedOn),
    finished: shown.map(({ finishedOn = "" }) => finishedOn),
  };
  const line = (begin: string) => [days.met, days.opened, days.finished].map((all) => countFrom(all, begin));
  return [
    [
      t("reports.head.month"),
      t("reports.head.heldMeetings"),
      t("reports.head.startedPairs"),
      t("reports.head.finishedPairs"),
    ],
    ...months.map((one): Cell[] => [date(`${one}-01`), ...line(one)]),
    [t("reports.cell.total"), ...line(year)],
  ];
}

const countFrom = (days: readonly string[], begin: string) => days.filter((on) => on.startsWith(begin)).length;

function byTheme(finished: readonly Couple[], isExact: boolean): Cell[][] {
  const lines = Object.entries(themes).map(([theme, label]): Cell[] => {
    const logs = (couple: Couple) => couple.met.filter((meeting) => meeting.themes.some((one) => one === theme));
    const inPairs = count(finished, (couple) => logs(couple).length > 0);
    const inMeetings = sum(finished.map((couple) => logs(couple).length));
    return !isExact && isSmall(inPairs) ? [label, HIDDEN, HIDDEN] : [label, inPairs, inMeetings];
  });
  return [[t("reports.head.theme"), t("reports.head.inPairs"), t("reports.head.inMeetings")], ...lines];
}

/** The total is below the numbers. So if one number is hidden, all below 5 are: a shown 0 would rule out one of them. */
function byOutcome(finished: readonly Couple[], isExact: boolean): Cell[][] {
  const found = Object.entries(outcomes).map(([outcome, label]) => ({
    label,
    pairs: count(finished, (couple) => endOf(couple) === outcome),
  }));
  const isAnySmall = found.some(({ pairs }) => isSmall(pairs));
  return [
    [t("reports.head.outcome"), t("reports.head.inPairs"), t("reports.head.share")],
    ...found.map(({ label, pairs }): Cell[] =>
      !isExact && isAnySmall && pairs < 5 ? [label, HIDDEN, HIDDEN] : [label, pairs, pairs / finished.length],
    ),
    [t("reports.cell.total"), finished.length, 1],
  ];
}

/** Hides how often each answer was given if one of them was given 1 to 4 times; also the average, if one or two could be calculated from it. */
function ratings(finished: readonly Couple[], isExact: boolean): Cell[][] {
  const column = (side: PairRole): Cell[] => {
    const given = finished.flatMap(({ said }) => said[side]?.rating ?? []);
    const each = [1, 2, 3, 4, 5].map((rating) => given.filter((one) => one === rating).length);
    const average = Number((sum(given) / given.length).toFixed(1));
    const distance = Math.min(5 * given.length - sum(given), sum(given) - given.length);
    const isKept = !isExact && each.some(isSmall);
    return [
      ...(isKept ? each.map(() => HIDDEN) : each),
      given.length,
      finished.length - given.length,
      isKept && distance <= 2 ? HIDDEN : average,
    ];
  };
  const [mentors, actors] = [column("mentor"), column("actor")];
  const labels = [
    t("closing.ratings.r1"),
    "2",
    "3",
    "4",
    t("closing.ratings.r5"),
    t("reports.cell.given"),
    t("reports.cell.none"),
    t("reports.cell.average"),
  ];
  return [
    [t("reports.head.rating"), t("announcements.audience.mentors"), t("announcements.audience.actors")],
    ...labels.map((label, index): Cell[] => [label, mentors[index] ?? null, actors[index] ?? null]),
  ];
}

/**
 * The tables of a report, to be compared with the expected ones; of "Yhteenveto" without the sentences. The numbered lines of pairs are sorted
 * here, because their order in the file tells only the month.
 */
export function tablesIn(sheets: Readonly<Record<string, ReadSheet>>, wanted: Tables): Tables {
  return Object.fromEntries(
    Object.entries(sheets).map(([name, { rows }]) => {
      const head = String(wanted[name]?.[0]?.[0]);
      const from = rows.findIndex(([first]) => first === head);
      const table = rows.slice(from, from + (wanted[name]?.length ?? 0));
      const beside = [...rows.slice(0, Math.max(0, from)), ...rows.slice(from + table.length)];
      const numbers = beside.flat().filter((cell) => cell !== null && typeof cell !== "string");
      if (from < 0 || numbers.length > 0) throw new Error(`${name} has numbers beside its table: ${numbers.join()}`);
      return [
        name,
        name === t("reports.sheets.summary")
          ? table.map((row) => row.slice(0, 2))
          : name === t("reports.sheets.pairs")
            ? pairsOf(table)
            : table,
      ];
    }),
  );
}

function pairsOf(table: Cell[][]): Cell[][] {
  const [head = [], ...lines] = table;
  const total = lines.pop() ?? [];
  const numbers = lines.map(([number]) => number);
  if (numbers.some((number, index) => number !== index + 1)) throw new Error(`pairs are numbered ${numbers.join()}`);
  const begun = lines.map((line) => JSON.stringify(line[head.indexOf(t("reports.head.started"))]).slice(0, 8));
  if (begun.join() !== begun.toSorted().join()) throw new Error(`pairs began in ${begun.join()}`);
  return [head, ...sortedPairs(lines.map(([, ...rest]) => [null, ...rest])), total];
}

const sortedPairs = (lines: Cell[][]) =>
  lines.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

/** Sorts the expected tables in the same way. */
export const inOrder = (tables: Tables): Tables => {
  const [head = [], ...lines] = tables[t("reports.sheets.pairs")] ?? [];
  const total = lines.pop() ?? [];
  return { ...tables, [t("reports.sheets.pairs")]: [head, ...sortedPairs(lines), total] };
};

/**
 * Tries all values from 0 to 4 for the hidden numbers, as a reader of the sheet who knows the total could. Returns, for each hidden number, the
 * values that fit.
 */
export function couldBe(shown: readonly Cell[], total: number): Set<number>[] {
  const hidden = shown.filter((cell) => cell === HIDDEN).length;
  const rest = total - sum(shown.map((cell) => (typeof cell === "number" ? cell : 0)));
  const fitting = Array.from({ length: hidden }, () => new Set<number>());
  for (let code = 0; code < 5 ** hidden; code++) {
    const values = Array.from({ length: hidden }, (_, index) => Math.floor(code / 5 ** index) % 5);
    if (sum(values) === rest) for (const [index, value] of values.entries()) fitting[index]?.add(value);
  }
  return fitting;
}
