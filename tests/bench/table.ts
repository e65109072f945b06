/** One measure: for the bare app, and for our bot with few and with many pairs. */
export type TableLine = {
  name: string;
  bare: number;
  few: number;
  many: number;
  unit: "ms" | "MB";
  /** The aim: `few` is at most so many times `bare`. */
  maxRatio?: number;
  /** The aim: `many` is no more than `few`, apart from noise. */
  mayNotGrow?: boolean;
};

/** The ratio by which two equal runs differ on an idle machine. */
const NOISE = 1.1;

const WIDTHS = [36, 11, 12, 8, 12, 8, 12, 8];

const row = ([name = "", ...cells]: readonly string[], mark = ""): string =>
  [name.padEnd(WIDTHS[0] ?? 0), ...cells.map((cell, index) => cell.padStart(WIDTHS[index + 1] ?? 0)), mark].join("");

const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** The table as text. Lines that miss their aim are marked and listed below it. */
export function drawTable(lines: readonly TableLine[], labels: { few: string; many: string }): string {
  const head = row(["", "bare app", labels.few, "", labels.many, "", "many : few", "aim"]);
  const drawn = lines.map((line) => {
    const value = (number: number) => `${number.toFixed(line.unit === "ms" ? 1 : 0)} ${line.unit}`;
    const { name, bare, few, many, maxRatio } = line;
    const ratios = [times(few / bare), times(many / bare), times(many / few)] as const;
    const aim = maxRatio === undefined ? "" : `≤ ${maxRatio}×`;
    const cells = [name, value(bare), value(few), ratios[0], value(many), ratios[1], ratios[2], aim];
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

function shortcomings({ name, bare, few, many, maxRatio, mayNotGrow }: TableLine): string[] {
  const ratio = few / bare;
  const growth = many / few;
  return [
    ...(maxRatio !== undefined && ratio > maxRatio
      ? [`${name}: ${times(ratio)} the bare app, aim ${times(maxRatio)}`]
      : []),
    ...(mayNotGrow && growth > NOISE ? [`${name}: ${times(growth)} with many pairs, aim no slower`] : []),
  ];
}
