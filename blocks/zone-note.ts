import type { Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";

/** Says whose time the times are, where a reader's own clock shows another time. Empty for others. */
export const zoneNote = (words: Words): Markup[] => {
  if (!words.isElsewhere) return [];
  const { zone } = words;
  return [zone === "Europe/Helsinki" ? words.md("general.zoneFinland") : words.md("general.zoneOther", { zone })];
};
