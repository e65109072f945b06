import { html } from "./html.ts";

/** SVG paths in a 24 × 24 box. Not characters, because not every machine has a font with them. */
const paths = {
  home: "M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z",
  message: "M4 5.5h16v11H10l-4.5 3.5v-3.5H4z",
  lock: "M7 11V8.5a5 5 0 0 1 10 0V11m-11.5 0h13v8.5h-13z",
  hash: "M9.5 4 7.5 20m9-16-2 16M4.5 9h16M3.5 15h16",
  at: "M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zm0-3.5V13c0 3.5 4.5 3 4.5-1a8 8 0 1 0-3 6.2",
  clip: "M8 12.5 14 6.6a3 3 0 0 1 4.3 4.3l-7.6 7.5a5 5 0 0 1-7-7L11 4",
  file: "M6.5 3.5h7.5l4 4v13h-11.5zM14 3.5v4.5h4.5",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14.5 5.5 8 12l6.5 6.5",
  reply: "M10 7 4.5 12.5 10 18M4.5 12.5H15a4.5 4.5 0 0 0 4.5-4.5V6",
  pin: "M9 4h6l-.8 6 3.3 3.5H6.5L9.8 10zM12 13.5V21",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-2.5 4 3.5M15.5 9h.01",
  to: "M5 12h14M13 6l6 6-6 6",
  down: "M6 9.5l6 6 6-6",
  away: "M9 6h9v9M18 6 7 17",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return html`
    <svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
      <path d=${paths[name]} fill="none" stroke="currentColor" stroke-width=${name === "more" ? 3 : 2} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  `;
}
