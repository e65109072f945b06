import { html } from "./html.ts";
import type { TourName } from "./tours.ts";

/* Small drawings of what each tour shows. Their colours are classes of css/8-tour.css, so that they fit a dark page too. */

const picture = (inside: unknown) => html`
  <svg class="tour-picture" viewBox="0 0 240 120" aria-hidden="true" focusable="false">
    <rect class="p-back" width="240" height="120" rx="8" />${inside}
  </svg>`;

const face = (x: number, y: number, letters: string, kind: string) => html`
  <circle class=${kind} cx=${x} cy=${y} r="13" /><text class="p-letters" x=${x} y=${y + 4} text-anchor="middle">${letters}</text>`;

const lines = (x: number, y: number, widths: readonly number[]) =>
  widths.map(
    (width, index) => html`<rect class="p-line" x=${x} y=${y + index * 10} width=${width} height="4" rx="2" />`,
  );

/** Two people, their messages, and a meeting in the calendar. */
const Pair = () =>
  picture(html`
    ${face(28, 30, "M", "p-mentor")}
    <rect class="p-sheet" x="48" y="14" width="104" height="34" rx="8" />${lines(58, 23, [84, 60])}
    ${face(28, 86, "A", "p-actor")}
    <rect class="p-sheet" x="48" y="66" width="104" height="40" rx="8" />${lines(58, 74, [70])}
    <rect class="p-button" x="58" y="86" width="46" height="13" rx="4" />
    <rect class="p-sheet" x="168" y="30" width="54" height="56" rx="6" /><rect class="p-button" x="168" y="30" width="54" height="14" rx="6" />
    ${[0, 1, 2, 3, 4, 5].map((day) => html`<rect class=${day === 4 ? "p-mark" : "p-line"} x=${176 + (day % 3) * 14} y=${52 + Math.floor(day / 3) * 15} width="10" height="9" rx="2" />`)}
  `);

/** A list of people, and a report. */
const Coordinator = () =>
  picture(html`
    <rect class="p-sheet" x="16" y="14" width="124" height="92" rx="8" />
    ${[0, 1, 2, 3].map(
      (row) => html`
      <circle class=${["p-mentor", "p-actor", "p-worker", "p-mentor"][row] ?? ""} cx="32" cy=${28 + row * 22} r="6" />
      ${lines(46, 26 + row * 22, [[60, 48, 66, 40][row] ?? 50])}
      <rect class=${row === 1 ? "p-mark" : "p-line"} x="120" y=${23 + row * 22} width="10" height="10" rx="3" />`,
    )}
    <rect class="p-sheet" x="154" y="14" width="70" height="92" rx="8" />${lines(164, 24, [48, 34])}
    ${[30, 46, 22, 38].map((height, index) => html`<rect class="p-button" x=${164 + index * 14} y=${98 - height} width="9" height=${height} rx="2" />`)}
  `);

/** Six people around their channel. */
const Group = () =>
  picture(html`
    ${face(32, 28, "M", "p-mentor")}${face(32, 60, "A", "p-actor")}${face(32, 92, "A", "p-actor")}
    <rect class="p-sheet" x="58" y="14" width="124" height="92" rx="8" />${lines(68, 26, [96, 74, 88])}
    <rect class="p-button" x="68" y="60" width="52" height="13" rx="4" />${lines(68, 84, [80, 60])}
    ${face(208, 28, "M", "p-mentor")}${face(208, 60, "A", "p-actor")}${face(208, 92, "A", "p-actor")}
  `);

/** Two of three goals are reached, and a certificate. */
const Goals = () =>
  picture(html`
    <rect class="p-sheet" x="16" y="14" width="116" height="92" rx="8" />
    ${[0, 1, 2].map(
      (row) => html`
      <rect class=${row < 2 ? "p-mark" : "p-line"} x="28" y=${26 + row * 26} width="14" height="14" rx="4" />
      ${lines(52, 31 + row * 26, [[62, 48, 56][row] ?? 50])}`,
    )}
    <rect class="p-sheet" x="148" y="14" width="76" height="92" rx="4" />${lines(160, 26, [52, 36, 44])}
    <circle class="p-mark" cx="186" cy="80" r="14" />
  `);

/** Three pairs, and a meeting of all of them. */
const Vaasa = () =>
  picture(html`
    ${[28, 60, 92].map((y) => html`${face(32, y, "M", "p-mentor")}${face(62, y, "A", "p-actor")}<path class="p-way" d=${`M82 ${y}L128 60`} />`)}
    <rect class="p-sheet" x="128" y="24" width="92" height="72" rx="8" /><rect class="p-button" x="128" y="24" width="92" height="16" rx="8" />
    ${[0, 1, 2, 3].map((month) => html`<rect class="p-mark" x=${138 + month * 19} y="60" width="14" height="14" rx="3" />`)}
  `);

/** A form with fields of its own, one of which is locked. */
const Own = () =>
  picture(html`
    <rect class="p-sheet" x="40" y="10" width="160" height="100" rx="8" />${lines(54, 22, [70])}
    ${[0, 1].map((row) => html`<rect class="p-back" x="54" y=${34 + row * 32} width="104" height="20" rx="4" />${lines(62, 42 + row * 32, [[56, 72][row] ?? 50])}`)}
    <rect class="p-mark" x="168" y="72" width="18" height="14" rx="3" /><path class="p-way" d="M172 72v-4a5 5 0 0 1 10 0v4" />
    <circle class="p-button" cx="177" cy="44" r="9" /><path class="p-sign" d="M176 39h2v4h4v2h-4v4h-2v-4h-4v-2h4z" />
  `);

/** A calendar month in which nothing is said but one reminder. */
const July = () =>
  picture(html`
    <rect class="p-sheet" x="56" y="10" width="128" height="100" rx="8" /><rect class="p-button" x="56" y="10" width="128" height="20" rx="8" />
    ${Array.from({ length: 21 }, (_, day) => html`<rect class=${day === 9 ? "p-mark" : "p-back"} x=${66 + (day % 7) * 16} y=${40 + Math.floor(day / 7) * 22} width="12" height="14" rx="3" />`)}
  `);

/** Three screens side by side, playing. */
const Watch = () =>
  picture(html`
    ${["p-worker", "p-mentor", "p-actor"].map(
      (kind, index) => html`
      <rect class="p-sheet" x=${16 + index * 72} y="14" width="64" height="92" rx="6" /><rect class=${kind} x=${16 + index * 72} y="14" width="64" height="5" rx="2" />
      ${lines(24 + index * 72, 30, [48, 36, 44, 26])}`,
    )}
    <circle class="p-mark" cx="120" cy="66" r="24" /><path class="p-sign" d="M113 54v24l20-12z" />
  `);

export const pictures: Readonly<Record<TourName, () => unknown>> = {
  pair: Pair,
  coordinator: Coordinator,
  group: Group,
  goals: Goals,
  vaasa: Vaasa,
  own: Own,
  july: July,
  watch: Watch,
};
