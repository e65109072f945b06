import { readFileSync } from "node:fs";

/** The page about what the product does. Tests read it, so that page and code cannot differ. */
export const PRODUCT_PAGE = "src/programme/PRODUCT.md";
const page = readFileSync(PRODUCT_PAGE, "utf8");

/** The numbers of its sections and subsections: "2", "3.1". */
export const sectionNumbers: readonly string[] = [...page.matchAll(/^#{2,3} ([\d.]*\d)\.? /gm)].map(
  ([, number = ""]) => number,
);

/** A section with its subsections, by its number. */
export function section(number: string): string {
  const [, hashes = "", rest] =
    new RegExp(`^(#{2,3}) ${number.replace(".", "\\.")}\\.? .*\\n([\\s\\S]*)`, "m").exec(page) ?? [];
  if (rest === undefined) throw new Error(`${PRODUCT_PAGE} has no section ${number}`);
  const next = rest.search(new RegExp(`^#{2,${hashes.length}} `, "m"));
  return next < 0 ? rest : rest.slice(0, next);
}

/** The rows, cell by cell, of the first table after these words. Without the heading row. */
export function tableAfter(words: string, text: string): string[][] {
  const at = text.indexOf(words);
  const lines = at < 0 ? [] : text.slice(text.indexOf("\n|", at) + 1).split("\n");
  const end = lines.findIndex((line) => !line.startsWith("|"));
  const rows = lines.slice(2, end < 0 ? undefined : end);
  if (rows.length === 0) throw new Error(`${PRODUCT_PAGE}: no table after "${words}"`);
  return rows.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Checks that each text that the page quotes is, letter for letter, one that people read. */
export const quotedTexts = (text: string): string[] =>
  [...text.replaceAll(/\s+/g, " ").matchAll(/"([^"]+)"/g)].map(([, quoted = ""]) => quoted);
