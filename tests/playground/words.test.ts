import { describe, expect, test } from "vitest";
import { labelled, quotedIn } from "../support/button-names.ts";
import { finnish, forbiddenIn, read } from "../support/catalogues.ts";
import { isSlacksOwn, pageLanguages, pageTexts } from "../support/page-texts.ts";
import { sentencesOf, wordsOf } from "../texts/said.ts";

/** As in tests/texts/limits.test.ts. */
const mostWords = { fi: 15, sv: 18, en: 18 } as const;

/** The page shows Slack, which archives channels, gives them a topic, and has a tab of its own for Home. */
const slacksOwnWords = ["to close a channel", "theme", "Home"];

describe.each(pageLanguages)("the playground's page in %s", (language) => {
  test("calls people and things as the bot does", async () => {
    const texts = await pageTexts(language);
    expect(texts.length).toBeGreaterThan(finnish.size / 10);
    const wrong = texts.filter(([key, text]) =>
      forbiddenIn(language, key, text).some((thing) => !slacksOwnWords.includes(thing)),
    );
    expect(wrong).toEqual([]);
  });

  test(`has sentences of at most ${mostWords[language]} words`, async () => {
    const texts = (await pageTexts(language)).filter(([key]) => !isSlacksOwn(key));
    const long = texts.flatMap(([, text]) => sentencesOf(text)).filter((one) => wordsOf(one) > mostWords[language]);
    expect(long).toEqual([]);
  });

  test("calls buttons by their labels on the page and in the bot's messages", async () => {
    const texts = await pageTexts(language);
    const onPage = new Set(texts.map(([, text]) => text));
    // A pair's channel speaks easy Finnish unless the coordinator chooses another language.
    const botsWords = language === "fi" ? [read.fi, read.selko] : [read[language]];
    const wrong = texts.flatMap(([key, text]) =>
      quotedIn(text)
        .filter((name) => !onPage.has(name) && botsWords.every((texts) => labelled(texts, name).length === 0))
        .map((name) => `${key}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});
