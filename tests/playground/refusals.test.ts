import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { refusalKind } from "../../src/playground/page/refusal-kinds.ts";

/** The files behind what a person's client does. */
const FILES = ["client-api", "surfaces", "interactions", "modal-interactions", "find-element", "channels", "users"];

/** What the page never asks for: a person cannot cause these. */
const notByPeople = [
  /^people cannot/,
  /^only views have external selects/,
  /shortcut/,
  /asks for a confirmation$/,
  /^the app has no Home tab$/,
  // A block_id and a complaint of workspace/client-rules.ts: the test below.
  /^1: 1$/,
];

const sourceOf = (name: string) => readFileSync(`src/playground/workspace/${name}.ts`, "utf8");

/** The text of a refusal in the source, with an example for each value in a template. */
const filledIn = (text: string) => text.replace(/\$\{found\.length === 0[^}]*\}/, "no").replace(/\$\{[^}]*\}/g, "1");

/** The texts and codes of all refusals in these files. */
const refusals = FILES.flatMap((name) => [
  ...[...sourceOf(name).matchAll(/new NotPossible\(\s*["`]([^\n]+?)["`]\)/g)].map(([, text]) => filledIn(text ?? "")),
  ...[...sourceOf(name).matchAll(/(?:SlackError\(|return )"([a-z]+_[a-z_]+)"/g)].map(([, code]) => code ?? ""),
]);

describe("what the workspace refuses a person", () => {
  test("is found in its files", () => {
    expect(refusals.length).toBeGreaterThan(25);
  });

  test.each(refusals)("has a sentence in the page's words: %s", (refusal) => {
    if (notByPeople.some((pattern) => pattern.test(refusal))) return;
    expect(refusalKind("", refusal)).toBeDefined();
  });

  test.each(["No such person to choose.", "No such conversation to choose.", "No such file."])(
    "a refused choice on a message has one too: %s",
    (complaint) => {
      expect(refusalKind("", `block-1: ${complaint}`)).toBeDefined();
    },
  );
});
