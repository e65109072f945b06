import { expect } from "vitest";
import { viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { objectsIn } from "./drawn.ts";

/** Slack takes it, and finds no mention, link or formatting command of anybody's in it. */
export function expectInert(drawn: object): void {
  if ("type" in drawn) expect(viewProblems({ ...drawn }, "modal")).toBeUndefined();
  const alive = markupIn(drawn).filter((text) => /<[!@#]|<(?!https?:\/\/[^|>\s]+\|https?:\/\/)[^>]*\|/.test(text));
  expect(alive.filter((text) => !/^<@U1>$/.test(text))).toEqual([]);
}

/** What Slack looks into for more than text. */
const markupIn = (drawn: object): string[] => [
  ...("text" in drawn && typeof drawn.text === "string" ? [drawn.text] : []),
  ...[...objectsIn(drawn)].filter(({ type }) => type === "mrkdwn").map(({ text }) => String(text)),
];

/** What a person reads there: pieces of a long text belong together, and what was escaped is what it was. */
export const plainIn = (blocks: readonly unknown[]): string =>
  [...objectsIn(blocks)]
    .filter(({ type }) => type === "mrkdwn" || type === "plain_text")
    .map(({ type, text }) => (type === "mrkdwn" ? unescaped(String(text)) : String(text)))
    .join("");

const unescaped = (text: string): string =>
  text
    .replaceAll(/<(https?:[^|>]+)\|([^>]*)>/g, "$2")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
