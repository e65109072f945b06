import { randomBytes } from "node:crypto";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./json.ts";
import type { Element } from "./state-values.ts";

/**
 * The blocks as Slack stores them: every block has a block_id, every interactive element an action_id, and every text object all its
 * fields. On an update a block without a block_id keeps the id of the former block at its index, if that has the same type.
 */
export function storedBlocks(blocks: readonly Fields[], former: readonly Fields[] = []): Fields[] {
  return blocks.map((block, index) => {
    const before = former[index];
    const keeps = before?.type === block.type ? before?.block_id : undefined;
    const stored = normalised({ ...block, block_id: block.block_id || keeps || randomId() });
    for (const element of interactiveElements(stored))
      Object.assign(element, { action_id: element.action_id || randomId() });
    return stored;
  });
}

function randomId(): string {
  return randomBytes(3).toString("base64url");
}

function normalised(block: Fields): Fields {
  const copy = block.type === "rich_text" ? structuredClone(block) : normalisedValue(block);
  return copy as Fields;
}

function normalisedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalisedValue);
  if (!isFields(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalisedValue(inner)]));
  if (copy.type === "plain_text") copy.emoji ??= true;
  if (copy.type === "mrkdwn") copy.verbatim ??= false;
  return copy;
}

/** Not interactive. */
const passive: ReadonlySet<string> = new Set(["image", "plain_text", "mrkdwn"]);

/** The interactive elements of a block; the objects themselves, not copies. */
export function interactiveElements(block: Fields): Element[] {
  const candidates = [block.accessory, block.element, ...(block.type === "actions" ? listOf(block.elements) : [])];
  return candidates.filter((element): element is Element => {
    const type = textOf(fieldsOf(element).type);
    return type !== "" && !passive.has(type);
  });
}

/** An element, its block, and where in the block it is. */
export type ElementPlace = { block: Fields; element: Element; parent: "section" | "actions" | "input" };

export function placesIn(blocks: readonly Fields[]): ElementPlace[] {
  return blocks.flatMap((block) => {
    const parent = block.type === "input" ? "input" : block.type === "actions" ? "actions" : "section";
    return interactiveElements(block).map((element): ElementPlace => ({ block, element, parent }));
  });
}
