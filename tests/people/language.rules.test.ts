import { expect, test } from "vitest";
import { hasChosen, languageOf } from "../../src/programme/people/language.ts";
import { type Language, languageOfLocale, languages, type ProfileLanguage } from "../../src/texts/languages.ts";

const nobody = { chosen: null, ofProfile: null, imported: null, ofWorkspace: null, isActor: () => false };

test("what somebody chose comes before all else", () => {
  for (const chosen of languages)
    for (const ofProfile of ["fi", "sv", null] as const)
      for (const imported of [...languages, null])
        for (const ofWorkspace of [...languages, null])
          expect(languageOf({ chosen, ofProfile, imported, ofWorkspace, isActor: () => true })).toBe(chosen);
});

test.each<[string, ProfileLanguage | null, Language | null, Language | null, Language, Language]>([
  ["a Finnish profile", "fi", "sv", "en", "fi", "fi"],
  ["a Swedish profile", "sv", "en", "fi", "sv", "sv"],
  ["an imported language", null, "en", "fi", "en", "en"],
  ["imported Finnish", null, "fi", "sv", "fi", "fi"],
  ["a Finnish workspace", null, null, "fi", "fi", "selko"],
  ["an easy Finnish workspace", null, null, "selko", "selko", "selko"],
  ["a Swedish workspace", null, null, "sv", "sv", "sv"],
  ["an English workspace", null, null, "en", "en", "en"],
  ["no workspace yet", null, null, null, "fi", "selko"],
])("with %s", (_with, ofProfile, imported, ofWorkspace, mentor, actor) => {
  const facts = { ...nobody, ofProfile, imported, ofWorkspace };
  expect(languageOf(facts)).toBe(mentor);
  expect(languageOf({ ...facts, isActor: () => true })).toBe(actor);
});

test("only a Finnish or Swedish locale says something about her", () => {
  const told = (locale: string | undefined) => languageOfLocale(locale);
  expect(["fi-FI", "fi", "sv-SE", "sv-FI"].map(told)).toEqual(["fi", "fi", "sv", "sv"]);
  expect(["en-US", "en-GB", "de-DE", "et-EE", "", "x"].map(told)).toEqual([null, null, null, null, null, null]);
  expect(told(undefined)).toBeUndefined();
});

test("an imported language is not her choice", () => {
  expect(hasChosen(nobody)).toBe(false);
  expect(hasChosen({ ...nobody, chosen: "en" })).toBe(true);
  expect(hasChosen({ ...nobody, ofProfile: "sv" })).toBe(true);
});
