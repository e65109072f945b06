import { describe, expect, test } from "vitest";
import { read } from "../support/catalogues.ts";
import { isCoordinatorsOwn } from "../support/easy.ts";
import { type Reading, readingsOf, unknownToVoikko } from "../support/voikko.ts";
import { misspelt, wordsIn, wordsOf } from "./spelled.ts";

describe.each(["fi", "selko"] as const)("in %s", (language) => {
  test("every word is spelt as Voikko has it", async () => {
    expect(unknownToVoikko(["tapaminen", "kanavaan", "tiedotee"])).toEqual(["tapaminen", "tiedotee"]);
    const words = await wordsIn(language);
    const unknown = new Set(unknownToVoikko(words.map(({ word }) => word)));
    expect(misspelt(language, words, unknown)).toEqual({ wrong: [], unused: [] });
  });
});

/** Why easy Finnish avoids a form. A participle after "olla" is a tense: only its other forms are attributes. */
function hardForm({ CLASS, PERSON, MOOD, SIJAMUOTO, PARTICIPLE, BASEFORM }: Reading): string | undefined {
  if (PERSON === "4") return "passive";
  if (MOOD === "conditional") return "conditional";
  if (MOOD === "E-infinitive") return "a clause in one word";
  if (CLASS === "kieltosana" && BASEFORM === "ellei") return "ellei";
  if (SIJAMUOTO === "keinonto") return "instructive";
  if (PARTICIPLE === undefined || PARTICIPLE === "negation") return undefined;
  return PARTICIPLE === "past_active" && SIJAMUOTO === "nimento" ? undefined : "participle";
}

/** The form that easy Finnish avoids, if no reading of the word is another one. */
function hardFormOf(readings: readonly Reading[]): string | undefined {
  const forms = readings.map(hardForm);
  return forms.includes(undefined) ? undefined : forms[0];
}

/** Everyday words that have such a form, and the "let's" of two buttons. */
const everyday = new Set([
  ...["sovittu", "peruttu", "suljettu", "poistettu", "tehty", "kutsuttu", "kutsutut"],
  ...["seuraava", "seuraavaa", "seuraavan", "toivottu"],
  ...["saavutettu", "annettu", "käyty"],
  ...["puhutaan", "jatketaan"],
]);

describe("easy Finnish", () => {
  test("has no passive, conditional, instructive, participle as an attribute, or ellei", () => {
    const texts = [...read.selko].filter(([key]) => !isCoordinatorsOwn(key));
    const readings = readingsOf([...new Set(texts.flatMap(([, text]) => wordsOf(text)))]);
    const hard = texts.flatMap(([key, text]) =>
      wordsOf(text).flatMap((word) => {
        const form = hardFormOf(readings.get(word) ?? []);
        return form === undefined ? [] : [{ key, word: word.toLowerCase(), form }];
      }),
    );
    expect(hard.filter(({ word }) => !everyday.has(word))).toEqual([]);
    const found = new Set(hard.map(({ word }) => word));
    expect([...everyday].filter((word) => !found.has(word))).toEqual([]);
  });

  test("is held to what Voikko says of a word", () => {
    const forms: [string, string | undefined][] = [
      ["lähetetään", "passive"],
      ["haluttaisiin", "passive"],
      ["voisit", "conditional"],
      ["tavatessa", "a clause in one word"],
      ["ellet", "ellei"],
      ["molemmin", "instructive"],
      ["kirjoittamasi", "participle"],
      ["lähetetyn", "participle"],
      ["tulleen", "participle"],
      ["auttavan", "participle"],
      ["tullut", undefined],
      ["tapaamisessa", undefined],
    ];
    const readings = readingsOf(forms.map(([word]) => word));
    expect(forms.map(([word]) => [word, hardFormOf(readings.get(word) ?? [])])).toEqual(forms);
  });
});
