import { describe, expect, test } from "vitest";
import { glossary, unsaid } from "../../src/texts/glossary.ts";
import { languages } from "../../src/texts/languages.ts";
import { easy, forbiddenIn, read } from "../support/catalogues.ts";
import { isCoordinatorsOwn } from "../support/easy.ts";

const terms = Object.entries(glossary);

describe.each(languages)("the words of the product in %s", (language) => {
  // Coordinators read plain Finnish where easy Finnish has no text of its own.
  const texts = [...read[language]].filter(([key]) => language !== "selko" || easy.has(key) || !isCoordinatorsOwn(key));

  test("are one word for one thing, in every text", () => {
    const wrong = texts.flatMap(([key, text]) =>
      forbiddenIn(language, key, text).map((thing) => `${thing}, ${key}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  test("are words that the texts use", () => {
    const all = [...read[language].values()].join("\n").toLowerCase();
    expect(terms.filter(([, term]) => !all.includes(term[language].use.toLowerCase())).map(([thing]) => thing)).toEqual(
      [],
    );
  });

  test("have no office language, nothing taken over from another language, and no hard tone", () => {
    const wrong = texts.filter(([, text]) => unsaid[language].some((phrase) => phrase.test(text)));
    expect(wrong.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});

test("an exception to the glossary is still one", () => {
  const needless = terms.filter(
    ([, { except, ...term }]) =>
      except &&
      !languages.some((language) =>
        [...read[language]].some(([key, text]) => except.keys.test(key) && term[language].not?.test(text)),
      ),
  );
  expect(needless.map(([thing]) => thing)).toEqual([]);
});
