import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { wordsOf as countedWordsOf, sentencesOf } from "../texts/said.ts";
import { allowed } from "./allowed.ts";
import { unknownIn } from "./dictionaries.ts";
import { wordsOf } from "./spelled.ts";

/** Names, terms of the trade, and what the guide's Finnish calls a thing. A test refuses those that no page needs. */
const terms: readonly string[] = [
  ...[
    "npm",
    "Voikko",
    "Biome",
    "Preact",
    "htm",
    "vitest",
    "cron",
    "systemd",
    "README",
    "src",
    "macOS",
    "glibc",
    "musl",
  ],
  ...[
    "JSON",
    "TLS",
    "HMAC",
    "AES",
    "GCM",
    "SIGTERM",
    "SIGKILL",
    "NTP",
    "CommonJS",
    "linter",
    "loopback",
    "ORGANIZER",
    "UID",
    "https",
  ],
  ...["ciphertext", "decrypt", "subtype", "unarchive", "untruncated", "walkthrough"],
  // The papers for a board: authorities, and Swedish and Finnish terms that the dictionaries lack.
  ...["ESR", "webhook", "SHA"],
  ...["Traficom", "Traficomin", "Traficoms", "SQLite", "MIT", "Gt", "fi", "sv"],
  ...["Tillgänglighetsutlåtande", "skärmläsare", "testar", "Dataskyddsombud", "personuppgiftsansvariga"],
  ...["Personuppgiftsansvarig", "Personuppgiftsbiträde", "postserver", "Behandlar", "arbetar"],
  ...[
    "SMTP",
    "botista",
    "Litestream",
    "litestream",
    "Dockerfile",
    "Kubernetes",
    "schemas",
    "workspaces",
    "Workspaces",
    "zlib",
  ],
  ...["Liite", "ruotsi", "englanti"],
  ...["Privacy", "Framework", "Connect", "Salesforce", "US", "DPA", "residency"],
];

type PageLanguage = "fi" | "sv" | "en";

/** A page's language is a part of its name. Pages without one are English, but for the officer's. */
function languageOf(path: string): PageLanguage {
  if (path.endsWith("/tietosuoja.md")) return "fi";
  return ((/[./](fi|sv|en)[./]/.exec(path) ?? [])[1] as PageLanguage | undefined) ?? "en";
}

/** A page without its code, comments, addresses and targets of links. */
const proseOf = (path: string): string =>
  readFileSync(path, "utf8")
    .replaceAll(/^```[\s\S]*?^```/gm, "")
    .replaceAll(/<!--[\s\S]*?-->|<https?:[^>]*>/g, "")
    .replaceAll(/`[^`]*`/g, " 0 ")
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1");

/** What is quoted or bold is somebody else's word: a text of the bot, a button of Slack, a name as it was. */
const QUOTED = /"[^"]*"|“[^”]*”|”[^”]*”|\*\*[^*]*\*\*|\*[^*\n]+\*/g;

const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  encoding: "utf8",
})
  .trim()
  .split("\n")
  .filter((path) => existsSync(path));

const wordsOnPage = (path: string): string[] => [...new Set(wordsOf(proseOf(path).replaceAll(QUOTED, " ")))];

/** The labels of the forms and of their choices are named there in Finnish. */
const NAMES_FINNISH = ["src/programme/PRODUCT.md"];

function doubtfulOn(path: string): string[] {
  const language = languageOf(path);
  const known = [...allowed[language], ...(NAMES_FINNISH.includes(path) ? allowed.fi : [])];
  const whole = unknownIn(language, wordsOnPage(path)).filter((word) => !known.some(({ is }) => is.test(word)));
  // The dictionary has few compounds with a hyphen.
  const unknown = unknownIn(language, [...new Set(whole.flatMap((word) => word.split("-").filter(Boolean)))]);
  return NAMES_FINNISH.includes(path) ? unknownIn("fi", unknown) : unknown;
}

test.each(pages)("%s is spelt as the dictionary has it", (path) => {
  expect(doubtfulOn(path).filter((word) => !terms.includes(word))).toEqual([]);
});

test("a word is looked at on a page, and each exception is needed", () => {
  expect(unknownIn("en", ["recieve", "receive"])).toEqual(["recieve"]);
  const doubtful = new Set(pages.flatMap(doubtfulOn));
  expect(terms.filter((word) => !doubtful.has(word))).toEqual([]);
});

/** The paragraphs and steps of a page, each in one line. */
const paragraphsOf = (path: string): string[] =>
  proseOf(path)
    .split(/\n\s*\n|\n(?=\d+\. |- |#|\|)/)
    .filter((paragraph) => !/^\s*[#|]/.test(paragraph))
    .map((paragraph) => paragraph.replaceAll(/\s+/g, " "));

test("a sentence of README has at most 18 words", () => {
  const sentences = paragraphsOf("README.md").flatMap(sentencesOf);
  expect(sentences.length).toBeGreaterThan(30);
  expect(sentences.filter((sentence) => countedWordsOf(sentence) > 18)).toEqual([]);
});
