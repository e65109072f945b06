import { expect } from "vitest";
import { viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { objectsIn } from "./drawn.ts";
import { straight, turns } from "./turning.ts";

/** Checks that Slack accepts it, finds no typed mention, link or formatting in it, and that nothing in it turns the rest of a line. */
export function expectInert(drawn: object): void {
  if ("type" in drawn) expect(viewProblems({ ...drawn }, "modal")).toBeUndefined();
  const alive = markupIn(drawn).filter((text) => /<[!@#]|<(?!https?:\/\/[^|>\s]+\|https?:\/\/)[^>]*\|/.test(text));
  expect(alive.filter((text) => !/^<@U1>$/.test(text))).toEqual([]);
  expect([...objectsIn(drawn)].filter(({ type, text }) => type !== undefined && turns(String(text)))).toEqual([]);
}

/** The texts in which Slack looks for formatting. */
const markupIn = (drawn: object): string[] => [
  ...("text" in drawn && typeof drawn.text === "string" ? [drawn.text] : []),
  ...[...objectsIn(drawn)].filter(({ type }) => type === "mrkdwn").map(({ text }) => String(text)),
];

/** Checks that a person reads this there as it was typed. Characters that look like those that format stand for them in names. */
export const expectReads = (blocks: readonly unknown[], typed: string): void =>
  expect(alike(plainIn(blocks))).toContain(alike(typed));

const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ["∗", "*"],
  ["∼", "~"],
  ["ˋ", "`"],
  ["ˍ", "_"],
  ["∶", ":"],
  ["›", ">"],
]);
const alike = (text: string): string => straight(text).replaceAll(/[∗∼ˋˍ∶›]/gu, (sign) => LOOKALIKES.get(sign) ?? sign);

/** What a person reads: the pieces of a long text joined, and escapes decoded. */
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
