import { describe, expect, test } from "vitest";
import { type Language, languages } from "../../src/texts/languages.ts";
import { labelled, labels, quotedIn } from "../support/button-names.ts";
import { finnish, read } from "../support/catalogues.ts";

const others = languages.filter((language) => language !== "fi");

/** Who sees something beside the two of a pair, and the word for "only". */
const seers: Readonly<Record<Language, Readonly<Record<string, RegExp>>>> = {
  fi: { coordinators: /työntekij/iu, organisers: /järjestäj/iu, only: /(?<!milloin )\bvain\b|\bainoa/iu },
  selko: { coordinators: /työntekij/iu, organisers: /järjestäj/iu, only: /(?<!milloin )\bvain\b|\bainoa/iu },
  sv: { coordinators: /koordinator/iu, organisers: /arrangör/iu, only: /\bbara\b|\bden enda\b/iu },
  en: { coordinators: /coordinator/iu, organisers: /organiser/iu, only: /\bonly\b/iu },
};

/** Texts that say who sees what. */
const saysWhoSees = (key: string): boolean =>
  /(seenBy|SeenBy|Seen|onlyYou|notSeen|shownTo)(\.\w+)?$/.test(key) ||
  /^(pairs\.(notice|invitation\.stored)|support\.|closing\.(stop|before\.gets|shown\.notYours)|silence\.askSeen|privacy\.(erase|looks|consents))/.test(
    key,
  );

/** What a text states in any language: the same in all of them. */
const facts: Readonly<Record<string, (language: Language, key: string, text: string) => string[]>> = {
  "what to type": (_language, _key, text) =>
    (text.match(/(?<![\w/])\/[a-z][a-z-]+|@auroras|\bauroras\.fi|\b(?:files|users):read(?:\.\w+)?/g) ?? []).sort(),
  "where it is": (_language, _key, text) => (text.match(/\bHome\b/g) ?? []).slice(0, 1),
  "which button": (language, _key, text) =>
    quotedIn(text)
      .map((name) => (labelled(read[language], name).length > 0 ? "a button" : name))
      .sort(),
  // A label may name the first meeting in words or with a digit.
  "which numbers": (_language, key, text) =>
    labels.has(key)
      ? []
      : (text.replaceAll(/\{\{\w+\}\}/g, "").match(/\d+(?:[\s,\u00a0]\d{3})*(?:–\d+)?/g) ?? [])
          .map((number) => number.replaceAll(/[^\d–]/g, ""))
          .sort(),
  "who sees it": (language, key, text) =>
    saysWhoSees(key) ? Object.entries(seers[language]).flatMap(([who, word]) => (word.test(text) ? [who] : [])) : [],
};

describe.each(Object.entries(facts))("the languages say the same: %s", (_fact, statedIn) => {
  const stated = [...finnish].map(([key, text]) => ({ key, finnish: statedIn("fi", key, text) }));

  test("in many texts", () => {
    expect(stated.filter(({ finnish }) => finnish.length > 0).length).toBeGreaterThan(10);
  });

  test.each(others)("in %s as in Finnish", (language) => {
    const different = stated.flatMap(({ key, finnish }) => {
      const here = statedIn(language, key, read[language].get(key) ?? "");
      return here.join() === finnish.join() ? [] : [`${key}: ${finnish.join()} | ${here.join()}`];
    });
    expect(different).toEqual([]);
  });
});
