import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Language } from "../../src/texts/languages.ts";
import { easy, read } from "../support/catalogues.ts";
import { isSlacksOwn, pageTexts } from "../support/page-texts.ts";
import { allowed } from "./allowed.ts";

/** A word, and a text in which it is, by key. */
export type Word = { word: string; in: string };

/** What is no word of a language: a parameter, a command, a scope, an address, a channel, a file's name or ending. */
const NO_WORD =
  /\{\{\w+\}\}|https?:\/\/\S*|[\w.]*@[\w.]+|\/[a-z][a-z-]+|[a-z]+(?::[a-z.]+)+|\bauroras-[a-z]+|\S+\.[a-z]{2,4}(?!\p{L})|UTF-\d+/gu;

export const wordsOf = (text: string): string[] => text.replaceAll(NO_WORD, " ").match(/\p{L}[\p{L}'’-]*/gu) ?? [];

type Manifest = {
  display_information: { description: string };
  features: { slash_commands: { command: string; description: string }[] };
};

/** What Slack shows of the app by its manifest: a command's description is in three languages, one after the other. */
function manifestTexts(language: "fi" | "sv" | "en"): [string, string][] {
  const manifest: Manifest = parse(readFileSync("manifest.yml", "utf8"));
  const commands = manifest.features.slash_commands.map(({ command, description }): [string, string] => [
    command,
    description.split(" · ")[["fi", "sv", "en"].indexOf(language)] ?? "",
  ]);
  return language === "fi" ? [["description", manifest.display_information.description], ...commands] : commands;
}

const named = (where: string, texts: readonly [string, string][]) =>
  texts.map(([key, text]): [string, string] => [`${where}: ${key}`, text]);

/** Every text of the bot, the playground's page and the manifest in a language. Easy Finnish without what it takes from Finnish. */
async function textsIn(language: Language): Promise<[string, string][]> {
  if (language === "selko") return [...easy];
  const onPage = (await pageTexts(language)).filter(([key]) => !isSlacksOwn(key));
  return [...read[language], ...named("page", onPage), ...named("manifest", manifestTexts(language))];
}

/** Each word of a language once. */
export async function wordsIn(language: Language): Promise<Word[]> {
  const found = new Map<string, string>();
  for (const [key, text] of await textsIn(language))
    for (const word of wordsOf(text)) if (!found.has(word)) found.set(word, key);
  return [...found].map(([word, key]) => ({ word, in: key }));
}

/** The words that a dictionary does not know and nobody has allowed, and what is allowed without need. */
export function misspelt(language: Language, words: readonly Word[], unknown: ReadonlySet<string>) {
  const doubtful = words.filter(({ word }) => unknown.has(word));
  const used = allowed[language].filter(({ is }) => doubtful.some(({ word }) => is.test(word)));
  return {
    wrong: doubtful.filter(({ word }) => !used.some(({ is }) => is.test(word))),
    unused: allowed[language].filter((one) => !used.includes(one)).map(({ is }) => is.source),
  };
}
