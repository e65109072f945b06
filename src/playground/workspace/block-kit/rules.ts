/** The Block Kit part of slack-rules.json. The types come from the file, so a use of a missing key does not compile. */
import slackRules from "../slack-rules.json" with { type: "json" };

export const {
  surfaces,
  common,
  composition,
  blocks,
  elements,
  view,
  message_text: messageText,
} = slackRules.block_kit;

export const metadataRules = slackRules.web_api.message_metadata;

export type Surface = "message" | "modal" | "home";

/** Where in a block an element is, as `parents` in slack-rules.json names it. */
export type Slot = "section.accessory" | "actions" | "input" | "context" | "card.actions" | "context_actions";

export type Range = { min: number; max: number };

/** Reads `"0..3000"`, `"1..100 (default 8)"`. */
export function range(written: string): Range {
  const found = /^(\d+)\.\.(\d+)/.exec(written);
  if (!found) throw new Error(`slack-rules.json: no range in "${written}"`);
  return { min: Number(found[1]), max: Number(found[2]) };
}

/** Reads `"<200"` as 199, the longest that is allowed. */
export function below(written: string): number {
  const found = /^<(\d+)$/.exec(written);
  if (!found) throw new Error(`slack-rules.json: no upper bound in "${written}"`);
  return Number(found[1]) - 1;
}

/** Reads the number in `"... 50 max ..."`; `"... 16 KB from memory"` in bytes. */
export function amount(written: string): number {
  const found = /(\d+)\s*(KB)?/i.exec(written);
  if (!found) throw new Error(`slack-rules.json: no number in "${written}"`);
  return Number(found[1]) * (found[2] ? 1024 : 1);
}

const surfacesByBlock: ReadonlyMap<string, readonly string[] | string> = new Map(
  Object.entries(blocks).map(([type, rule]) => [type, rule.surfaces]),
);

/**
 * Whether a block is allowed on a surface. One whose surfaces are "not verified" in slack-rules.json is allowed only in messages:
 * Slack introduced these blocks there, and `views.publish` is known to refuse one (`unsupported type: data_visualization`).
 */
export function isAllowedOn(type: string, surface: Surface): boolean {
  const on = surfacesByBlock.get(type);
  if (typeof on === "string") return surface === "message";
  return on?.includes(surface) ?? false;
}

const elementsBySlot: Readonly<Record<Slot, readonly string[]>> = {
  "section.accessory": blocks.section.accessory,
  actions: blocks.actions.elements,
  input: blocks.input.elements,
  context: blocks.context.elements,
  "card.actions": blocks.card.actions,
  context_actions: blocks.context_actions.elements,
};

const parentsByElement: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(elements).flatMap(([names, rule]) =>
    "parents" in rule ? names.split(" / ").map((name) => [name.replace(/ element$/, ""), rule.parents] as const) : [],
  ),
);

/**
 * Whether an element is allowed in a slot: the block must list the element, and the element must list the block as a parent. Where only
 * one does (multi selects and rich_text_input in `actions`) Slack refuses: https://github.com/slackapi/python-slack-sdk/issues/1631
 */
export function isAllowedIn(type: string, slot: Slot): boolean {
  const isMulti = /^multi_.+_select$/.test(type);
  const namedBy = (pattern: string): boolean =>
    pattern === type ||
    (pattern === "*_select" && /_select$/.test(type) && !isMulti) ||
    (pattern === "multi_*_select" && isMulti);
  const parents = parentsByElement.get(type) ?? (isMulti ? elements.multi_static_select.parents : undefined);
  return elementsBySlot[slot].some(namedBy) && (parents?.some((parent) => parent.split(" ")[0] === slot) ?? true);
}
