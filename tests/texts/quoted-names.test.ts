import { describe, expect, test } from "vitest";
import { languages } from "../../src/texts/languages.ts";
import { labelled, labels, quotedIn } from "../support/button-names.ts";
import { finnish, read } from "../support/catalogues.ts";

describe.each(languages)("what running text quotes, in %s", (language) => {
  const texts = read[language];

  test("is the name of a button, to the letter", () => {
    const quoting = [...texts].flatMap(([key, text]) => quotedIn(text).map((name) => ({ key, name })));
    expect(quoting.length).toBeGreaterThan(20);
    expect(quoting.filter(({ name }) => labelled(texts, name).length === 0)).toEqual([]);
  });

  test("is the button that the Finnish names in that place", () => {
    const others = [...texts].filter(([key, text]) => {
      const named = quotedIn(finnish.get(key) ?? "").flatMap((name) => labelled(finnish, name));
      const wrong = quotedIn(text).filter((name) => !labelled(texts, name).some((label) => named.includes(label)));
      return named.length > 0 && wrong.length > 0;
    });
    expect(others).toEqual([]);
  });

  test("is in quotation marks wherever it comes in the middle of a sentence", () => {
    const names = [...labels].flatMap((key) => texts.get(key) ?? []).filter((name) => /^\p{Lu}.* /u.test(name));
    const bare = [...texts].flatMap(([key, text]) => {
      const unquoted = text.replaceAll(/[“”][^“”]+”/g, "”");
      return names
        .filter((name) =>
          unquoted
            .split(name)
            .slice(0, -1)
            .some((before) => /[\p{L},:] $/u.test(before)),
        )
        .map((name) => `${key}: ${name}`);
    });
    expect([...new Set(bare)]).toEqual([]);
  });

  test("stands in quotation marks wherever somebody is told to press it", () => {
    const pressing = {
      fi: /\bpaina\S* (?!(\p{Ll}+ )?”|numeroa)/u,
      selko: /\bpaina\S* (?!(\p{Ll}+ )?”|numeroa)/u,
      sv: /\btryck\S* (?!(\p{Ll}+ )?på (”|en siffra))/u,
      en: /\bpress\S* (?!“|a number)/,
    }[language];
    expect([...texts].filter(([, text]) => pressing.test(text))).toEqual([]);
  });
});
