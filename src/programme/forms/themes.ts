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

/** Themes of former forms. src/texts still needs their names. */
const retiredThemes: readonly string[] = [];

/** The options of a field for themes. */
export const themeOptions = {
  options: themes,
  retired: retiredThemes,
  optionLabel: (theme: Theme): TextKey => `themes.${theme}`,
} as const;
