import ExcelJS from "exceljs";

/** Open Sans at this share of the size is as wide as Calibri, which the browser does not have. */
const OPEN_SANS_SCALE = 0.86;
/** A column's width in pixels: seven for each character of Calibri 11, and five for the padding. */
const columnPx = (characters: number) => Math.round(characters * 7) + 5;
const ROW_PX = 20;
const PX_PER_POINT = 4 / 3;

/**
 * An HTML page with sheets of an .xlsx file as a spreadsheet program shows them. It uses only what is in the file: cells, widths, fonts,
 * fills, lines, number formats and frozen rows.
 */
export async function sheetsPage(bytes: Uint8Array, names: readonly string[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const all = workbook.worksheets.map(({ name }) => name);
  const drawn = names.map((name) => {
    const sheet = workbook.getWorksheet(name);
    if (!sheet) throw new Error(`no sheet ${name}: there are ${all.join(", ")}`);
    const tabs = all.map((one) => `<span class="${one === name ? "here" : ""}">${escaped(one)}</span>`);
    return `<section>${tableOf(sheet)}<nav>${tabs.join("")}</nav></section>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${drawn.join("")}</main>`;
}

function tableOf(sheet: ExcelJS.Worksheet): string {
  const columns = Array.from({ length: sheet.columnCount }, (_, index) => sheet.getColumn(index + 1));
  const widths = columns.map(({ width = 9 }) => columnPx(width));
  const letters = columns.map(({ letter }) => `<th>${letter}</th>`).join("");
  const [view] = sheet.views;
  const frozen = view?.state === "frozen" ? (view.ySplit ?? 0) : 0;
  const rows = Array.from({ length: sheet.rowCount }, (_, index) =>
    rowOf(sheet.getRow(index + 1), columns.length, frozen),
  );
  const sizes = [36, ...widths].map((width) => `<col style="width:${width}px">`).join("");
  const width = widths.reduce((total, one) => total + one, 36);
  return `<table style="width:${width}px"><colgroup>${sizes}</colgroup><tr class="letters"><th></th>${letters}</tr>${rows.join("")}</table>`;
}

function rowOf(row: ExcelJS.Row, columns: number, frozen: number): string {
  const cells: string[] = [];
  for (let column = 1; column <= columns; column += 1) {
    const cell = row.getCell(column);
    if (cell.isMerged && cell.master !== cell) continue;
    let span = 1;
    while (column + span <= columns && row.getCell(column + span).master === cell) span += 1;
    cells.push(`<td colspan="${span}" style="${styleOf(cell)}">${escaped(textOf(cell))}</td>`);
  }
  const height = row.height ? Math.round(row.height * PX_PER_POINT) : ROW_PX;
  const kind = row.number === frozen ? ' class="frozen"' : "";
  return `<tr${kind} style="height:${height}px"><th>${row.number}</th>${cells.join("")}</tr>`;
}

function styleOf({ font, fill, alignment, border, value }: ExcelJS.Cell): string {
  const isNumber = typeof value === "number" || value instanceof Date;
  const side = alignment?.horizontal ?? (isNumber ? "right" : "left");
  const solid = fill?.type === "pattern" && fill.pattern === "solid" ? fill.fgColor : undefined;
  const line = (edge: Partial<ExcelJS.Border> | undefined) =>
    edge?.style ? `${edge.style === "medium" ? 2 : 1}px solid ${colour(edge.color)}` : undefined;
  const parts: Record<string, string | undefined> = {
    "font-size": `${(font?.size ?? 11) * PX_PER_POINT * OPEN_SANS_SCALE}px`,
    "font-weight": font?.bold ? "bold" : undefined,
    "font-style": font?.italic ? "italic" : undefined,
    color: colour(font?.color),
    background: solid && colour(solid),
    "text-align": side,
    "vertical-align": alignment?.vertical ?? "bottom",
    "white-space": alignment?.wrapText ? "normal" : "nowrap",
    [`padding-${side}`]: `${3 + 9 * (alignment?.indent ?? 0)}px`,
    "border-top": line(border?.top),
    "border-bottom": line(border?.bottom),
  };
  return Object.entries(parts)
    .flatMap(([name, text]) => (text === undefined ? [] : [`${name}:${text}`]))
    .join(";");
}

const colour = (of: Partial<ExcelJS.Color> | undefined): string => (of?.argb ? `#${of.argb.slice(2)}` : "#000000");

const MONTH = /^\[\$-40B\]mmmm\\? yyyy$/u;

/** The cell's text in Finnish, for the number formats that reports use. */
function textOf({ value, numFmt }: ExcelJS.Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  const format = String(numFmt);
  if (value instanceof Date && MONTH.test(format))
    return new Intl.DateTimeFormat("fi", { month: "long", year: "numeric", timeZone: "UTC" }).format(value);
  const digits = { "0": 0, "#,##0": 0, "0.0": 1, "0 %": 0 }[format];
  if (typeof value !== "number" || digits === undefined) throw new Error(`no way to show ${value} as ${format}`);
  const style = format.endsWith("%") ? "percent" : "decimal";
  return new Intl.NumberFormat("fi", { style, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const STYLE = `
  body { margin: 0; background: #fff; font-family: "Open Sans", sans-serif; }
  main { display: inline-flex; flex-direction: column; gap: 24px; padding: 20px; background: #f2f4f6; }
  section { background: #fff; border: 1px solid #b5bdc6; }
  table { border-collapse: collapse; table-layout: fixed; }
  td { padding: 1px 3px; overflow: visible; line-height: 1.25; }
  th { background: #eef0f2; color: #55606b; font-weight: normal; font-size: 12px; border: 1px solid #d3d8dd; }
  tr.frozen > * { box-shadow: 0 1px 0 #6b7680; }
  nav { display: flex; gap: 2px; padding: 6px 36px 0; background: #eef0f2; border-top: 1px solid #d3d8dd; font-size: 13px; }
  nav span { padding: 5px 14px; color: #55606b; }
  nav .here { background: #fff; color: #1f3a5f; font-weight: bold; border-bottom: 3px solid #1f3a5f; }
`;
