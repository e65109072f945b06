import type { Words } from "../../texts/words.ts";
import { outcomeName } from "../closing/form.ts";
import { labelText } from "../forms/labels.ts";
import { countedByMonth, linesOfGroups, linesOfPairs, wishesCounted } from "./facts.ts";
import { LEAST_SHOWN, type ShownNumber } from "./protection.ts";
import type { ShownReport } from "./shown.ts";

/** A report as data for other programs: the protected numbers of the sheet, without its list of pairs. */

/** null: protected, because it is from 1 to 4 or would tell such a number. */
type Plain = number | null;
/** One number with where it belongs: `part` and `what` are names for programs, `label` is for people. */
type Line = { part: string; what: string; label: string; value: Plain };

export type PlainReport = {
  format: "auroras-numbers/1";
  period: { from: string; until: string };
  /** The half-years in which what people said is counted; null if none can be told yet. */
  told: { from: string; until: string } | null;
  madeOn: string;
  /** After how many years all about a pair is deleted, if that may be so of a part of the period; otherwise null. */
  goneAfterYears: number | null;
  programme: string | null;
  /** Numbers below this are null, and others from which they would follow. */
  leastShown: number;
  numbers: Line[];
};

const plain = (value: ShownNumber | undefined): Plain => (typeof value === "number" ? value : null);

export function plainReport(report: ShownReport, words: Words): PlainReport {
  if (report.isExact) throw new Error("only a report with protected numbers leaves as data");
  const { t } = words;
  const { counts, goals, groups } = report;
  const line = (part: string, what: string, label: string, value: ShownNumber | undefined): Line => ({
    part,
    what,
    label,
    value: plain(value),
  });
  return {
    format: "auroras-numbers/1",
    period: report.period,
    told: report.told ?? null,
    madeOn: report.madeOn,
    goneAfterYears: report.goneAfterYears ?? null,
    programme: report.programme ?? null,
    leastShown: LEAST_SHOWN,
    numbers: [
      ...linesOfPairs.map((what) => line("summary", what, t(`reports.summary.${what}`), counts[what])),
      line("summary", "goalsSet", t("reports.summary.goalsSet"), goals.set),
      line("summary", "goalsReached", t("reports.summary.goalsReached"), goals.reached),
      ...report.months.flatMap(({ month, ...numbers }) =>
        countedByMonth.map((what) => line("months", `${month} ${what}`, month, numbers[what])),
      ),
      ...report.themes.flatMap(({ theme, pairs, meetings }, index) => [
        line("themes", `${index + 1} pairs`, labelText(theme, words), pairs),
        line("themes", `${index + 1} meetings`, labelText(theme, words), meetings),
      ]),
      ...report.questions.flatMap(({ programme, question, answer, pairs, meetings }, index) => {
        const label = `${programme}: ${labelText(question, words)}: ${labelText(answer, words)}`;
        return [
          line("questions", `${index + 1} pairs`, label, pairs),
          line("questions", `${index + 1} meetings`, label, meetings),
        ];
      }),
      ...report.outcomes.map(({ outcome, pairs }) =>
        line(
          "outcomes",
          outcome,
          outcome === "notTold" ? t("reports.cell.notTold") : outcomeName(outcome, words),
          pairs,
        ),
      ),
      ...report.feedback.flatMap(({ head, given, none, average, each }) => [
        ...each.map((value, index) => line("ratings", `${head} ${index + 1}`, t(head), value)),
        line("ratings", `${head} given`, t(head), given),
        line("ratings", `${head} none`, t(head), none),
        line("ratings", `${head} average`, t(head), average),
      ]),
      ...(groups ? linesOfGroups.map((what) => line("groups", what, t(`reports.groups.${what}`), groups[what])) : []),
      ...(groups
        ? [
            line("groups", "came", t("reports.groups.came"), report.visits.groups),
            line("groups", "asked", t("reports.groups.asked"), report.asked),
            ...wishesCounted.map((what) =>
              line("groups", `wish ${what}`, t(`reports.groups.${what}`), report.wishes[what]),
            ),
          ]
        : []),
      ...(report.commonMeetings > 0
        ? [
            line("common", "held", t("reports.common.held"), report.commonMeetings),
            line("common", "came", t("reports.common.came"), report.visits.common),
          ]
        : []),
    ],
  };
}

/** A cell of CSV. Text that a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The numbers as CSV (RFC 4180), with a line of names. A protected number is an empty cell. */
export function csvOf({ period, numbers }: PlainReport): string {
  const rows = numbers.map(({ part, what, label, value }) => [period.from, period.until, part, what, label, value]);
  const all = [["from", "until", "part", "what", "label", "value"], ...rows];
  return `${all.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
