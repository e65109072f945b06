import { flat, type Texts } from "./catalogues.ts";

export const pageLanguages = ["fi", "sv", "en"] as const;

/** The texts of the playground's page by key, without those that are functions. */
export async function pageTexts(language: (typeof pageLanguages)[number]): Promise<[string, string][]> {
  return flat((await import(`../../src/playground/page/words/${language}.ts`))[language] as Texts);
}

/** What Slack says in English, by which the page finds its own words for it. */
export const isSlacksOwn = (key: string): boolean => /^complaints\.\d+\.0$/u.test(key);
