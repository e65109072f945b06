import type { TextKey, Words } from "../../texts/words.ts";
import { outcomeName } from "../closing/form.ts";
import type { Outcome } from "../closing/rules.ts";
import type { Stored } from "../forms/fields.ts";
import { labelText } from "../forms/labels.ts";
import { safeText, serialOf } from "./cells.ts";
import { dateIn } from "./dates.ts";
import { linesOfGroups, linesOfPairs, type ReportPair, wishesCounted } from "./facts.ts";
import { SETTLED_AFTER_DAYS } from "./halves.ts";
import { LEAST_SHOWN, type ShownNumber } from "./protection.ts";
import type { ShownReport } from "./shown.ts";

/** The content of a cell. An `average` is shown with one decimal, also if it is whole. */
export type Cell = string | number | null | { average: number };

/** `format`: the number format of Excel; a column without one has texts. `width` is in characters. `isLeft`: numbers are left-aligned. */
type Column = { head: string; width: number; format?: string; isLeft?: boolean };

/** One sheet as data: lines above the table, the table, a line of totals, and notes below. */
export type Sheet = {
  name: string;
  title: string;
  above: readonly string[];
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  total?: readonly Cell[];
  notes: readonly string[];
  hasFilter?: boolean;
};

const COUNT = "#,##0";
const PERCENT = "0 %";

/** Excel's codes of locales. In a format, so that months have names in the language of the report on every computer. */
const locales = { fi: "[$-40B]", selko: "[$-40B]", sv: "[$-41D]", en: "[$-809]" } as const;
const monthFormat = ({ language }: Words) => `${locales[language]}mmmm\\ yyyy`;
const dayFormat = ({ language }: Words) => (language === "en" ? "[$-809]d\\ mmmm\\ yyyy" : "d.m.yyyy");

/** All sheets of a report, in reading order. */
export function reportSheets(words: Words, report: ShownReport): Sheet[] {
  const { from, until } = report.period;
  const title = words.t("reports.file.title", { from: dateIn(words, from), until: dateIn(words, until) });
  const makes = [
    summary,
    pairs,
    months,
    themes,
    ...(report.questions.length > 0 ? [questions] : []),
    outcomes,
    feedback,
  ];
  const together = report.groups || report.commonMeetings > 0 ? [groups] : [];
  return [...makes, ...together].map((make) => make(words, report)).map((sheet) => ({ title, above: [], ...sheet }));
}

type SheetDraft = Omit<Sheet, "title" | "above"> & { above?: readonly string[] };

/** The number, or the word for a protected one. */
const shown = (words: Words, value: ShownNumber): Cell =>
  value === "protected" ? words.t("reports.cell.protected") : value;

const note = (words: Words, name: TextKey, how: TextKey): string =>
  `${words.t(name)}: ${words.t(how, { least: LEAST_SHOWN })}`;

function summary(words: Words, report: ShownReport): SheetDraft {
  const { t } = words;
  const { counts, period, isExact, hasOwnPair } = report;
  const lines = linesOfPairs;
  const average = () => ({ average: Math.round((10 * counts.heldByFinished) / counts.finished) / 10 });
  return {
    name: t("reports.sheets.summary"),
    above: [
      t("reports.summary.title"),
      t("reports.summary.period", { from: dateIn(words, period.from), until: dateIn(words, period.until) }),
      t("reports.summary.made", { date: dateIn(words, report.madeOn) }),
      ...(report.programme === undefined ? [] : [t("reports.summary.programme", { name: report.programme })]),
    ],
    columns: [
      { head: t("reports.head.what"), width: 34 },
      { head: t("reports.head.value"), width: 14, format: COUNT },
      { head: t("reports.head.how"), width: 76 },
    ],
    rows: [
      ...lines.map((line) => [t(`reports.summary.${line}`), counts[line], t(`reports.summary.${line}How`)]),
      [t("reports.summary.perPair"), counts.finished === 0 ? null : average(), t("reports.summary.perPairHow")],
      [t("reports.summary.goalsSet"), shown(words, report.goals.set), t("reports.summary.goalsSetHow")],
      [t("reports.summary.goalsReached"), shown(words, report.goals.reached), t("reports.summary.goalsReachedHow")],
    ],
    notes: [
      ...(report.goneAfterYears === undefined ? [] : [t("reports.note.gone", { years: report.goneAfterYears })]),
      ...(isExact ? [note(words, "reports.note.named", "reports.note.namedHow")] : protectionNote(words, report)),
      ...(hasOwnPair ? [note(words, "reports.note.ownPair", "reports.note.ownPairHow")] : []),
    ],
  };
}

const commonRows = (words: Words, { commonMeetings, visits }: ShownReport): Cell[][] => [
  [words.t("reports.common.held"), commonMeetings, words.t("reports.common.heldHow")],
  [words.t("reports.common.came"), shown(words, visits.common), words.t("reports.common.cameHow")],
];

/** Groups and common meetings: one number a line, with how it was counted. */
function groups(words: Words, report: ShownReport): SheetDraft {
  const { t } = words;
  const { groups: found } = report;
  const lines = linesOfGroups;
  return {
    name: t("reports.sheets.groups"),
    columns: [
      { head: t("reports.head.what"), width: 34 },
      { head: t("reports.head.value"), width: 14, format: COUNT },
      { head: t("reports.head.how"), width: 76 },
    ],
    rows: [
      ...(found ? lines.map((line) => [t(`reports.groups.${line}`), found[line], t(`reports.groups.${line}How`)]) : []),
      ...(found ? [[t("reports.groups.came"), shown(words, report.visits.groups), t("reports.groups.cameHow")]] : []),
      ...(found ? [[t("reports.groups.asked"), report.asked, t("reports.groups.askedHow")]] : []),
      ...(found
        ? wishesCounted.map((wish) => [
            t(`reports.groups.${wish}`),
            shown(words, report.wishes[wish]),
            t(`reports.groups.${wish}How`),
          ])
        : []),
      ...(report.commonMeetings > 0 ? commonRows(words, report) : []),
    ],
    notes: [
      ...(report.isExact
        ? [note(words, "reports.note.named", "reports.note.namedHow")]
        : protectionNote(words, report)),
    ],
  };
}

export const outcomeIn = (outcome: Stored<Outcome>, words: Words): string =>
  outcome === "notTold" ? words.t("reports.cell.notTold") : outcomeName(outcome, words);

function pairs(words: Words, report: ShownReport): SheetDraft {
  const { t } = words;
  const format = report.isExact ? dayFormat(words) : monthFormat(words);
  const date = { width: 20, format, isLeft: true };
  const day = (on: string | undefined): Cell =>
    on === undefined ? null : serialOf(report.isExact ? on : `${on.slice(0, 7)}-01`);
  const head: Column[] = [
    { head: t("reports.head.number"), width: 12, format: "0" },
    ...(report.isExact
      ? [
          { head: t("reports.head.mentor"), width: 28 },
          { head: t("reports.head.actor"), width: 28 },
        ]
      : []),
    { head: t("reports.head.started"), ...date },
    { head: t("reports.head.finished"), ...date },
    { head: t("reports.head.state"), width: 18 },
    { head: t("reports.head.planned"), width: 14, format: COUNT },
    { head: t("reports.head.held"), width: 16, format: COUNT },
    ...(report.isExact ? [{ head: t("reports.head.outcome"), width: 28 }] : []),
  ];
  const name = (typed: string): Cell => safeText(typed) || t("reports.cell.noName");
  const line = ({ startedOn, finishedOn, planned, held, outcome, names }: ReportPair, index: number): Cell[] => [
    index + 1,
    ...(report.isExact ? [name(names?.mentor ?? ""), name(names?.actor ?? "")] : []),
    day(startedOn),
    day(finishedOn),
    t(finishedOn === undefined ? "reports.state.open" : "reports.state.finished"),
    planned,
    held,
    ...(report.isExact ? [outcome === undefined ? null : outcomeIn(outcome, words)] : []),
  ];
  const empty = head.slice(1, -1).map(() => null);
  const before = head.length - (report.isExact ? 3 : 2);
  return {
    name: t("reports.sheets.pairs"),
    columns: head,
    rows: report.pairs.map(line),
    total: [
      t("reports.cell.total"),
      ...empty.slice(0, before - 1),
      null,
      report.counts.held,
      ...(report.isExact ? [null] : []),
    ],
    notes: [
      report.isExact
        ? note(words, "reports.note.named", "reports.note.namedHow")
        : note(words, "reports.note.protection", "reports.note.protectionHow"),
    ],
    hasFilter: true,
  };
}

function months(words: Words, report: ShownReport): SheetDraft {
  const { t } = words;
  const { started, finished, held } = report.counts;
  return {
    name: t("reports.sheets.months"),
    columns: [
      { head: t("reports.head.month"), width: 24, format: monthFormat(words), isLeft: true },
      { head: t("reports.head.heldMeetings"), width: 22, format: COUNT },
      { head: t("reports.head.startedPairs"), width: 22, format: COUNT },
      { head: t("reports.head.finishedPairs"), width: 22, format: COUNT },
    ],
    rows: report.months.map((line) => [serialOf(`${line.month}-01`), line.held, line.started, line.finished]),
    total: [t("reports.cell.total"), held, started, finished],
    notes: [t("reports.note.months")],
  };
}

/** In which days what people said is counted, and how small numbers are protected. */
const protectionNote = (words: Words, report: ShownReport): string[] =>
  report.isExact ? [] : [toldNote(words, report), note(words, "reports.note.protection", "reports.note.protectionHow")];

const toldNote = (words: Words, { told }: ShownReport): string =>
  told === undefined
    ? words.t("reports.note.notTold", { days: SETTLED_AFTER_DAYS })
    : words.t("reports.note.told", {
        from: dateIn(words, told.from),
        until: dateIn(words, told.until),
        days: SETTLED_AFTER_DAYS,
      });

function themes(words: Words, report: ShownReport): SheetDraft {
  const { t } = words;
  return {
    name: t("reports.sheets.themes"),
    columns: [
      { head: t("reports.head.theme"), width: 46 },
      { head: t("reports.head.inPairs"), width: 16, format: COUNT },
      { head: t("reports.head.inMeetings"), width: 16, format: COUNT },
    ],
    rows: report.themes.map((line) => [
      safeText(labelText(line.theme, words)),
      shown(words, line.pairs),
      shown(words, line.meetings),
    ]),
    notes: [t("reports.note.themes"), ...protectionNote(words, report)],
  };
}

/** Extra questions whose answers are counted. Names that coordinators typed are cells like any other text. */
function questions(words: Words, report: ShownReport): SheetDraft {
  const { t } = words;
  return {
    name: t("reports.sheets.questions"),
    columns: [
      { head: t("programmes.form.programme"), width: 28 },
      { head: t("reports.head.question"), width: 46 },
      { head: t("reports.head.answer"), width: 34 },
      { head: t("reports.head.inPairs"), width: 16, format: COUNT },
      { head: t("reports.head.inMeetings"), width: 16, format: COUNT },
    ],
    rows: report.questions.map((line) => [
      safeText(line.programme),
      safeText(labelText(line.question, words)),
      safeText(labelText(line.answer, words)),
      shown(words, line.pairs),
      shown(words, line.meetings),
    ]),
    notes: [t("reports.note.themes"), ...protectionNote(words, report)],
  };
}

function outcomes(words: Words, report: ShownReport): SheetDraft {
  const { t } = words;
  const all = report.finished;
  const share = (pairs: ShownNumber): Cell =>
    pairs === "protected" ? shown(words, pairs) : all === 0 ? null : pairs / all;
  return {
    name: t("reports.sheets.outcomes"),
    columns: [
      { head: t("reports.head.outcome"), width: 46 },
      { head: t("reports.head.inPairs"), width: 16, format: COUNT },
      { head: t("reports.head.share"), width: 16, format: PERCENT },
    ],
    rows: report.outcomes.map((line) => [outcomeIn(line.outcome, words), shown(words, line.pairs), share(line.pairs)]),
    total: [t("reports.cell.total"), all, all === 0 ? null : 1],
    notes: [t("reports.note.outcomes"), ...protectionNote(words, report)],
  };
}

function feedback(words: Words, report: ShownReport): SheetDraft {
  const { t } = words;
  const columns = report.feedback;
  const numbers = [1, 2, 3, 4, 5] as const;
  const average = (value: ShownNumber | undefined): Cell =>
    typeof value === "number" ? { average: value } : value === undefined ? null : shown(words, value);
  return {
    name: t("reports.sheets.feedback"),
    columns: [
      { head: t("reports.head.rating"), width: 34 },
      ...columns.map(({ head }) => ({ head: t(head), width: 16, format: COUNT }) as const),
    ],
    rows: [
      ...numbers.map((number) => [
        t(`closing.ratings.r${number}`),
        ...columns.map(({ each }) => shown(words, each[number - 1] ?? 0)),
      ]),
      [t("reports.cell.given"), ...columns.map(({ given }) => shown(words, given))],
      [t("reports.cell.none"), ...columns.map(({ none }) => shown(words, none))],
      [t("reports.cell.average"), ...columns.map((column) => average(column.average))],
    ],
    notes: [
      t("reports.note.feedback"),
      ...(report.hasOwnPair ? [note(words, "reports.note.ownPair", "reports.note.ownPairHow")] : []),
      ...protectionNote(words, report),
    ],
  };
}
