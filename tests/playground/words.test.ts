import { describe, expect, test } from "vitest";
import { labelled, quotedIn } from "../support/button-names.ts";
import { finnish, flat, forbiddenIn, read, type Texts } from "../support/catalogues.ts";

/** The page's texts by key, without those that are functions. */
async function pageTexts(language: "fi" | "sv" | "en"): Promise<[string, string][]> {
  return flat((await import(`../../src/playground/page/words/${language}.ts`))[language] as Texts);
}

/** The page shows Slack, which archives channels, gives them a topic, and has a tab of its own for Home. */
const slacksOwnWords = ["to close a channel", "theme", "Home"];

describe.each(["fi", "sv", "en"] as const)("the playground's page in %s", (language) => {
  test("calls people and things as the bot does", async () => {
    const texts = await pageTexts(language);
    expect(texts.length).toBeGreaterThan(finnish.size / 10);
    const wrong = texts.filter(([key, text]) =>
      forbiddenIn(language, key, text).some((thing) => !slacksOwnWords.includes(thing)),
    );
    expect(wrong).toEqual([]);
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
