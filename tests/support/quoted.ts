import { quotedTexts, section, sectionNumbers, tableAfter } from "./product.ts";

const sections = sectionNumbers.filter((number) => !number.includes(".")).map(section);
const forms = section("4");
export const ticksIn = (kind: string) => (/^ticks: (.*)$/.exec(kind)?.[1] ?? "").split(" · ").filter(Boolean);

export type FormRow = { label: string; isRequired: boolean; kind: string };

/** The table of a form, and the title of its modal. */
export function formOnPage(name: "Liite 1" | "Liite 2"): { title: string; rows: FormRow[] } {
  const start = `**${name}**, modal title `;
  const title = quotedTexts(forms.slice(forms.indexOf(start)))[0] ?? "";
  const rows = tableAfter(start, forms).map(([label = "", kind = ""]) => ({
    label: label.replace(/ \*$/, ""),
    isRequired: label.endsWith(" *"),
    kind,
  }));
  return { title, rows };
}

export const themesOnPage = (/^\*\*Themes\*\*: (.*)$/m.exec(forms)?.[1] ?? "").replace(/\.$/, "").split(" · ");

/** The labels of the guide's two forms, and their choices. */
const formTexts = (["Liite 1", "Liite 2"] as const).flatMap((name) =>
  formOnPage(name).rows.flatMap(({ label, kind }) => [label, ...ticksIn(kind)]),
);

/** The texts that PRODUCT.md quotes: buttons, labels, fixed lines. */
export const namedTexts: readonly string[] = [
  ...new Set([...sections.flatMap(quotedTexts), ...formTexts, ...themesOnPage]),
];
