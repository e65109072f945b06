/** One measure: for the bare app, for the bare app that commits one row first, and for our bot with few and with many pairs. */
export type TableLine = {
  name: string;
  bare: number;
  oneRow: number;
  few: number;
  many: number;
  unit: "ms" | "MB";
  /** What ours are compared with. */
  anchor: "bare" | "oneRow";
  /** The aim: `few` is at most so many times the anchor. */
  maxRatio?: number;
  /** The aim: `many` is no more than `few`, apart from noise. */
  mayNotGrow?: boolean;
};

/** The ratio by which two equal runs differ on an idle machine. */
const NOISE = 1.1;

const WIDTHS = [38, 11, 11, 12, 8, 12, 8, 12, 8];

const row = ([name = "", ...cells]: readonly string[], mark = ""): string =>
  [name.padEnd(WIDTHS[0] ?? 0), ...cells.map((cell, index) => cell.padStart(WIDTHS[index + 1] ?? 0)), mark].join("");

const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** The table as text. Lines that miss their aim are marked and listed below it. */
export function drawTable(lines: readonly TableLine[], labels: { few: string; many: string }): string {
  const head = row(["", "bare app", "+ one row", labels.few, "", labels.many, "", "many : few", "aim"]);
  const drawn = lines.map((line) => {
    const value = (number: number) => `${number.toFixed(line.unit === "ms" ? 1 : 0)} ${line.unit}`;
    const { name, bare, oneRow, few, many, maxRatio } = line;
    const anchor = line[line.anchor];
    const ratios = [times(few / anchor), times(many / anchor), times(many / few)] as const;
    const aim = maxRatio === undefined ? "" : `≤ ${maxRatio}×`;
    const cells = [name, value(bare), value(oneRow), value(few), ratios[0], value(many), ratios[1], ratios[2], aim];
    return row(cells, shortcomings(line).length > 0 ? "  ←" : "");
  });
  const short = lines.flatMap(shortcomings);
  return [
    head,
    "─".repeat(head.length),
    ...drawn,
    "",
    ...(short.length > 0 ? ["Falls short (←):", ...short.map((text) => `  ${text}`)] : ["All aims are met."]),
  ].join("\n");
}

const anchors = { bare: "the bare app", oneRow: "the bare app that commits one row" };

function shortcomings({ name, anchor, few, many, maxRatio, mayNotGrow, ...line }: TableLine): string[] {
  const ratio = few / line[anchor];
  const growth = many / few;
  return [
    ...(maxRatio !== undefined && ratio > maxRatio
      ? [`${name}: ${times(ratio)} ${anchors[anchor]}, aim ${times(maxRatio)}`]
      : []),
    ...(mayNotGrow && growth > NOISE ? [`${name}: ${times(growth)} with many pairs, aim no slower`] : []),
  ];
}
