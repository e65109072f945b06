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

const WIDTHS = [44, 12, 12, 8, 12, 8, 12];

const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[0] ?? 0) : cell.padStart(WIDTHS[index] ?? 0))).join("");

const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** The table as text, what falls short marked and named beneath. */
export function drawTable(lines: readonly Line[], labels: { few: string; many: string }): string {
  const head = row(["", "bare app", labels.few, "", labels.many, "", "many : few"]);
  const drawn = lines.map((line) => {
    const cells = [line.bare, line.few, line.many].map(
      (value) => `${value.toFixed(line.unit === "ms" ? 1 : 0)} ${line.unit}`,
    );
    const [bare = "", few = "", many = ""] = cells;
    const short = shortcomings(line);
    return row([
      line.name,
      bare,
      few,
      times(line.few / line.bare),
      many,
      times(line.many / line.bare),
      times(line.many / line.few),
      ...(short.length > 0 ? ["  ←"] : []),
    ]);
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
