import { html } from "./html.ts";
import { type Fields, textOf } from "./json.ts";
import { words } from "./words.ts";

/** Shows the JSON of a block or element that the page cannot draw. */
export function Unknown({ fields }: { fields: Fields }) {
  return html`
    <details class="unknown" data-unknown=${textOf(fields.type)}>
      <summary>${words().unknownElement(textOf(fields.type) || "?")}</summary>
      <pre>${JSON.stringify(fields, undefined, 2)}</pre>
    </details>
  `;
}
