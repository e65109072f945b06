import { spawnSync } from "node:child_process";

/** A reading of a Finnish word: its features by Voikko's names, such as CLASS, SIJAMUOTO, MOOD. https://voikko.puimula.org */
export type Reading = Readonly<Record<string, string>>;

/** Runs Voikko's own tool with a word a line. @throws if Voikko is not installed: CONTRIBUTING.md */
function askVoikko(words: readonly string[], ...options: string[]): string[] {
  const { stdout, status, error } = spawnSync("voikkospell", options, {
    input: `${words.join("\n")}\n`,
    encoding: "utf8",
    // Voikko reads the characters of its input by the locale.
    env: { ...process.env, LC_ALL: "C.UTF-8" },
    maxBuffer: 64_000_000,
  });
  if (error || status !== 0) throw new Error(`voikkospell: ${error?.message ?? status}`);
  return stdout.split("\n").filter((line) => line !== "");
}

/** The words that Voikko does not know. */
export const unknownToVoikko = (words: readonly string[]): string[] =>
  askVoikko(words).flatMap((line) => (line.startsWith("W: ") ? [line.slice("W: ".length)] : []));

/** All readings of each word; none for a word that Voikko does not know. */
export function readingsOf(words: readonly string[]): Map<string, Reading[]> {
  const found = new Map<string, Reading[]>(words.map((word) => [word, []]));
  for (const line of askVoikko(words, "-M")) {
    const [, word = "", number = "", name = "", value = ""] = /^A\((.+)\):(\d+):(\w+)=(.*)$/u.exec(line) ?? [];
    const readings = found.get(word);
    const index = Number(number) - 1;
    if (readings) readings[index] = { ...readings[index], [name]: value };
  }
  return found;
}
