import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One source file of the bot, with its text. */
export type Source = { path: string; text: string };

/** The bot's own code: neither its catalogues nor the playground. */
export function botSources(): Source[] {
  return ["src", "blocks", "db"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => path.endsWith(".ts") && !/^src[\\/](playground|texts)[\\/]/.test(path))
      .map((path) => ({ path, text: withoutComments(readFileSync(path, "utf8")) })),
  );
}

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, " ").replaceAll(/(^|\s)\/\/[^\n]*/g, "$1");

export type Literal = { path: string; before: string; text: string };

/** String literals, with the code before each: it shows whether a person or the log reads the text. */
export function literalsIn({ path, text }: Source): Literal[] {
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)].map((found) => ({
    path,
    before: text.slice(Math.max(0, found.index - 160), found.index),
    text: found[0].slice(1, -1).replaceAll(/\$\{[^}]*\}/g, "0"),
  }));
}

/** Every text key, or beginning of one, in the matches of this pattern. */
export function keysAfter(sources: readonly Source[], pattern: RegExp): string[] {
  const found = sources.flatMap(({ text }) => [...text.matchAll(pattern)].map(([part]) => part));
  const keys = found.flatMap((part) => [...part.matchAll(/["`]([a-z][a-zA-Z]*(?:\.[a-zA-Z0-9]+)+)/g)]);
  return [...new Set(keys.map(([, key]) => key ?? ""))];
}
