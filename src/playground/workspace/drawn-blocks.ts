import { randomBytes } from "node:crypto";
import type { Element } from "./client-rules.ts";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./json.ts";

/**
 * Blocks as Slack keeps them: every block and every interactive element has an id, every text object all its fields.
 * A block sent again without an id keeps the one it had at its place.
 */
export function withIds(blocks: readonly Fields[], former: readonly Fields[] = []): Fields[] {
  return blocks.map((block, index) => {
    const before = former[index];
    const keeps = before?.type === block.type ? before?.block_id : undefined;
    const drawn = normalised({ ...block, block_id: block.block_id || keeps || randomId() });
    for (const element of interactiveElements(drawn))
      Object.assign(element, { action_id: element.action_id || randomId() });
    return drawn;
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

const passive: ReadonlySet<string> = new Set(["image", "plain_text", "mrkdwn"]);

/** The elements of a block that a person can do something with, as they stand in it. */
export function interactiveElements(block: Fields): Element[] {
  const candidates = [block.accessory, block.element, ...(block.type === "actions" ? listOf(block.elements) : [])];
  return candidates.filter((element): element is Element => {
    const type = textOf(fieldsOf(element).type);
    return type !== "" && !passive.has(type);
  });
}

export type Place = { block: Fields; element: Element; parent: "section" | "actions" | "input" };

export function placesIn(blocks: readonly Fields[]): Place[] {
  return blocks.flatMap((block) => {
    const parent = block.type === "input" ? "input" : block.type === "actions" ? "actions" : "section";
    return interactiveElements(block).map((element): Place => ({ block, element, parent }));
  });
}
