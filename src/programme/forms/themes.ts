import type { TextKey } from "../../texts/words.ts";

/** What meetings are about: the list in the guide, "YKSILÖMENTOROINNIN PROSESSI". */
export const themes = [
  "language",
  "applications",
  "interview",
  "jobs",
  "chances",
  "skills",
  "network",
  "other",
] as const;
export type Theme = (typeof themes)[number];

export const themeLabel = (theme: Theme): TextKey => `themes.${theme}`;
