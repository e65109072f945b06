import { html } from "./html.ts";
import { type Fields, textOf } from "./json.ts";
import { words } from "./words.ts";

/** What the page cannot draw is shown as what it is. */
export function Unknown({ thing }: { thing: Fields }) {
  return html`
    <details class="unknown" data-unknown=${textOf(thing.type)}>
      <summary>${words().unknownElement(textOf(thing.type) || "?")}</summary>
      <pre>${JSON.stringify(thing, undefined, 2)}</pre>
    </details>
  `;
}
