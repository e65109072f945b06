import { expect, test } from "vitest";
import { languageInCommon } from "../../src/programme/pairs/channel-language.ts";

test.each([
  ["suomi, englanti", "englanti, suomi", "selko"],
  ["somali, englanti", "suomi, englanti", "en"],
  ["arabia, ruotsi", "svenska, suomi", "sv"],
  ["ruotsi, englanti", "englanti, ruotsi", "sv"],
  ["somali", "suomi", "selko"],
  ["", "suomi, englanti", "selko"],
  ["englanti", "", "selko"],
])("two who speak %s and %s are proposed a channel in %s", (one, other, language) => {
  expect(languageInCommon(one, other)).toBe(language);
});
