/** A line of the table: one measure for the bare app, and for our bot with few and with many pairs. */
export type Line = {
  name: string;
  bare: number;
  few: number;
  many: number;
  unit: "ms" | "MB";
  /** How many times the bare app's it may be, if there is an aim. */
  most?: number;
  /** Whether many pairs may cost no more than few. */
  mayNotGrow?: boolean;
};

/** Two runs of the same differ by this much on a quiet machine. */
const NOISE = 1.1;

const WIDTHS = [36, 11, 12, 8, 12, 8, 12, 8];

const row = ([name = "", ...cells]: readonly string[], mark = ""): string =>
  [name.padEnd(WIDTHS[0] ?? 0), ...cells.map((cell, index) => cell.padStart(WIDTHS[index + 1] ?? 0)), mark].join("");

const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** The table as text, what falls short marked and named beneath. */
export function drawTable(lines: readonly Line[], labels: { few: string; many: string }): string {
  const head = row(["", "bare app", labels.few, "", labels.many, "", "many : few", "aim"]);
  const drawn = lines.map((line) => {
    const value = (number: number) => `${number.toFixed(line.unit === "ms" ? 1 : 0)} ${line.unit}`;
    const { name, bare, few, many, most } = line;
    const ratios = [times(few / bare), times(many / bare), times(many / few)] as const;
    const aim = most === undefined ? "" : `≤ ${most}×`;
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

function shortcomings({ name, bare, few, many, most, mayNotGrow }: Line): string[] {
  const ratio = few / bare;
  const growth = many / few;
  return [
    ...(most !== undefined && ratio > most ? [`${name}: ${times(ratio)} the bare app, aim ${times(most)}`] : []),
    ...(mayNotGrow && growth > NOISE ? [`${name}: ${times(growth)} with many pairs, aim no slower`] : []),
  ];
}
