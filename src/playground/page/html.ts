import htm from "htm";
import { h, type VNode } from "preact";

/** Preact's elements written as HTML. Texts become text nodes; nothing is ever read as markup. */
export const html = htm.bind(h) as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

/** The names that apply, for `class`. */
export function classes(names: Readonly<Record<string, boolean | undefined>>): string {
  return Object.entries(names)
    .filter(([, applies]) => applies)
    .map(([name]) => name)
    .join(" ");
}
