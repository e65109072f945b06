import { html } from "./html.ts";
import { loadedSession, nameOf } from "./session.ts";

const COLOURS = 8;

/** The number of the person's colour (css: `.colour-<number>`), the same everywhere on the page. */
export function colourOf(person: string): number {
  const place = loadedSession().cast.findIndex(({ id }) => id === person);
  if (place >= 0) return place % COLOURS;
  return [...person].reduce((sum, one) => sum + (one.codePointAt(0) ?? 0), 0) % COLOURS;
}

export function Avatar({ person }: { person: string }) {
  if (person === loadedSession().bot) return html`<span class="avatar is-app" aria-hidden="true"></span>`;
  const initials = nameOf(person)
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .slice(0, 2)
    .join("");
  return html`<span class=${`avatar colour-${colourOf(person)}`} aria-hidden="true">${initials}</span>`;
}
