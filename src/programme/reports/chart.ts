import type { TopLevelSpec } from "vega-lite";
import type { Words } from "../../texts/words.ts";
import { noonOf } from "../calendar/calendar.ts";
import { labelText } from "../forms/labels.ts";
import { dateIn } from "./dates.ts";
import type { MonthLine } from "./facts.ts";
import { LEAST_SHOWN, type ShownNumber } from "./protection.ts";
import { outcomeIn } from "./sheets.ts";
import type { ShownReport } from "./shown.ts";

export const FONT = "DejaVu Sans";

/** One dark and one light colour, which differ also in grey print and for colour-blind people. */
const DARK = "#17456e";
const LIGHT = "#f2ad4e";
const INK = "#1c2733";
const GREY = "#55616d";

/** Sizes in units of the chart; the picture is about a thousand units wide. */
const HALF = 460;
const BETWEEN = 60;
const WHOLE = 2 * HALF + BETWEEN;
const TALL = 230;
const LEGEND = 240;
const ROW = 46;
const SMALL = 14;
const PLAIN = 15;

/** With more months a bar is too thin to be read, and years are shown; with more than MOST_NUMBERED bars their numbers do not fit. */
const MOST_MONTHS = 24;
const MOST_NUMBERED = 13;
/** Fewer bars are not drawn wider than this many would be. */
const LEAST_SLOTS = 6;

type SpecPart = Record<string, unknown>;

/** The chart as a specification of Vega-Lite. https://vega.github.io/vega-lite/docs/spec.html */
export function chartOf(words: Words, report: ShownReport): TopLevelSpec {
  const { t } = words;
  const { finished } = report.counts;
  const counted = (count: number) => numberIn(words, count);
  const { from, until } = report.period;
  const instead = (values: readonly ShownNumber[]): string | undefined => {
    if (finished === 0) return t("reports.picture.nothing");
    return values.every((value) => value === "protected") ? t("reports.picture.tooFew") : undefined;
  };
  const themes = bars(
    { title: t("reports.picture.themes"), unit: t("reports.picture.themesUnit") },
    instead(report.themes.map(({ meetings }) => meetings)),
    report.themes.map(({ theme, meetings }) => lineOf(words, labelText(theme, words), meetings)),
  );
  const outcomes = bars(
    { title: t("reports.picture.outcomes"), unit: t("reports.picture.outcomesUnit") },
    instead(report.outcomes.map(({ pairs }) => pairs)),
    report.outcomes.map(({ outcome, pairs }) => lineOf(words, outcomeIn(outcome, words), pairs)),
  );
  const isProtected = [...report.themes, ...report.outcomes].some(({ pairs }) => pairs === "protected");
  const spec: unknown = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    background: "#ffffff",
    padding: 30,
    spacing: 36,
    title: {
      text: [t("reports.picture.title", { from: dateIn(words, from), until: dateIn(words, until) }), report.programme]
        .filter((part) => part !== undefined)
        .join(" · "),
      subtitle: t("reports.picture.numbers", {
        started: counted(report.counts.started),
        finished: counted(finished),
        held: counted(report.counts.held),
      }),
      fontSize: 26,
      subtitleFontSize: 17,
      subtitlePadding: 10,
      offset: 26,
    },
    vconcat: [
      overTime(words, report.months),
      // `flush`: by the given widths. Vega estimates the widths of texts without a browser, and too large.
      { spacing: BETWEEN, bounds: "flush", hconcat: [themes, outcomes] },
      footer([
        ...(isProtected ? [t("reports.picture.protection", { least: LEAST_SHOWN })] : []),
        t("reports.picture.source", { date: dateIn(words, report.madeOn) }),
      ]),
    ],
    config: {
      font: FONT,
      view: { stroke: null },
      concat: { columns: 1 },
      title: {
        anchor: "start",
        frame: "group",
        color: INK,
        subtitleColor: GREY,
        fontSize: 19,
        subtitleFontSize: SMALL,
      },
      axis: { labelFontSize: SMALL, labelColor: INK, domainColor: GREY, tickColor: GREY, gridColor: "#e3e7ec" },
      legend: { labelFontSize: PLAIN, labelColor: INK, symbolSize: 220, symbolType: "square" },
    },
  };
  return spec as TopLevelSpec;
}

const footer = (text: readonly string[]): SpecPart => ({
  data: { values: [{}] },
  width: WHOLE,
  height: 44,
  mark: {
    type: "text",
    align: "left",
    baseline: "top",
    x: 0,
    y: 0,
    lineHeight: 22,
    fontSize: SMALL,
    color: GREY,
    text,
  },
});

/** Pairs that started and finished: two bars for each month, or for each year if there are too many months. */
function overTime(words: Words, months: readonly MonthLine[]): SpecPart {
  const { t } = words;
  const isByYear = months.length > MOST_MONTHS;
  const slots = isByYear ? yearsOf(months) : months;
  const names = { started: t("reports.picture.started"), finished: t("reports.picture.finished") };
  const values = slots.flatMap(({ month, started, finished }) => [
    { slot: month, what: names.started, count: started },
    { slot: month, what: names.finished, count: finished },
  ]);
  const labels = Object.fromEntries(slots.map(({ month }, index) => [month, slotLabel(words, month, index)]));
  const order = [names.started, names.finished];
  const most = Math.max(1, ...values.map(({ count }) => count));
  const place = {
    x: {
      field: "slot",
      type: "ordinal",
      sort: null,
      title: null,
      scale: { paddingInner: 0.25, paddingOuter: 0.1 + Math.max(0, LEAST_SLOTS - slots.length) / 2 },
      axis: { labelAngle: 0, ticks: false, labelPadding: 8, labelExpr: `${JSON.stringify(labels)}[datum.value]` },
    },
    xOffset: { field: "what", sort: order },
    y: {
      field: "count",
      type: "quantitative",
      title: null,
      scale: { domain: [0, most * 1.12] },
      axis: { tickMinStep: 1, format: "d", tickCount: 5, domain: false, ticks: false },
    },
  };
  const color = {
    field: "what",
    title: null,
    scale: { domain: order, range: [DARK, LIGHT] },
    legend: { orient: "none", direction: "horizontal", legendX: WHOLE - LEGEND, legendY: -40, columnPadding: 24 },
  };
  const numbers = {
    transform: [{ filter: "datum.count > 0" }],
    mark: { type: "text", baseline: "bottom", dy: -3, fontSize: SMALL, color: INK },
    encoding: { ...place, text: { field: "count" } },
  };
  return {
    title: { text: t(isByYear ? "reports.picture.byYear" : "reports.picture.byMonth"), offset: 22 },
    data: { values },
    width: WHOLE,
    height: TALL,
    layer: [
      { mark: { type: "bar", stroke: INK, strokeWidth: 0.6 }, encoding: { ...place, color } },
      ...(slots.length <= MOST_NUMBERED ? [numbers] : []),
    ],
  };
}

function yearsOf(months: readonly MonthLine[]): MonthLine[] {
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))];
  return years.map((year) => {
    const own = months.filter(({ month }) => month.startsWith(year));
    const sum = (count: (line: MonthLine) => number) => own.reduce((total, line) => total + count(line), 0);
    return { month: year, started: sum((l) => l.started), finished: sum((l) => l.finished), held: sum((l) => l.held) };
  });
}

const numberIn = ({ language }: Words, count: number): string =>
  new Intl.NumberFormat(localeOf[language]).format(count);

const localeOf = { fi: "fi-FI", selko: "fi-FI", sv: "sv-FI", en: "en-GB" } as const;

/** The label of a month: its short name, with the year below for the first one and each January. */
function slotLabel({ language, zone }: Words, slot: string, index: number): string[] {
  const [year = "", month] = slot.split("-");
  if (month === undefined) return [year];
  const name = new Intl.DateTimeFormat(localeOf[language], { month: "short", timeZone: zone });
  const short = name.format(noonOf(`${slot}-15`, zone)).replace(/\.$/u, "");
  return index === 0 || month === "01" ? [short, year] : [short];
}

type Line = { name: string; count: number; said: string; isProtected: boolean };

const lineOf = (words: Words, name: string, value: ShownNumber): Line =>
  value === "protected"
    ? { name, count: 0, said: words.t("reports.cell.protected"), isProtected: true }
    : { name, count: value, said: numberIn(words, value), isProtected: false };

/** Horizontal bars, each below its name, so that a long name has room. `instead`: a sentence in place of the bars. */
function bars(
  { title, unit }: { title: string; unit: string },
  instead: string | undefined,
  lines: readonly Line[],
): SpecPart {
  const most = Math.max(1, ...lines.map(({ count }) => count));
  const y = { field: "name", type: "ordinal", sort: null, axis: null };
  const x = { field: "count", type: "quantitative", axis: null, scale: { domain: [0, most * 1.2] } };
  const head = { title: { text: title, subtitle: unit, subtitlePadding: 6, offset: 14 }, width: HALF };
  if (instead !== undefined)
    return {
      ...head,
      height: ROW,
      data: { values: [{}] },
      mark: { type: "text", align: "left", x: 0, y: 10, fontSize: PLAIN, color: INK, text: instead },
    };
  const text = { type: "text", align: "left", baseline: "middle" };
  return {
    ...head,
    height: ROW * lines.length,
    data: { values: lines },
    layer: [
      { mark: { type: "bar", color: DARK, height: 16, yOffset: 9 }, encoding: { x, y } },
      { mark: { ...text, x: 0, dy: -10, fontSize: PLAIN, color: INK }, encoding: { y, text: { field: "name" } } },
      {
        mark: { ...text, dx: 6, dy: 10, fontSize: PLAIN, fontWeight: "bold", color: INK },
        transform: [{ filter: "!datum.isProtected" }],
        encoding: { x, y, text: { field: "said" } },
      },
      {
        mark: { ...text, x: 0, dy: 10, fontSize: SMALL, fontStyle: "italic", color: GREY },
        transform: [{ filter: "datum.isProtected" }],
        encoding: { y, text: { field: "said" } },
      },
    ],
  };
}
