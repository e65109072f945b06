import htm from "htm";
import { h, type VNode } from "preact";

/** Makes Preact elements from a template. Values become text nodes or attributes and are never parsed as markup. */
export const html = htm.bind(h) as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

/** The names whose value is true, for a `class` attribute. */
export function classes(names: Readonly<Record<string, boolean | undefined>>): string {
  return Object.entries(names)
    .filter(([, isSet]) => isSet)
    .map(([name]) => name)
    .join(" ");
}
