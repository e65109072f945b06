/** The one reader of the Block Kit part of slack-rules.json. Its types are the file's own, so a key that is gone does not compile. */
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

/** Where an element stands, in the words of the file's `parents`. */
export type Slot = "section.accessory" | "actions" | "input" | "context" | "card.actions" | "context_actions";

export type Range = { min: number; max: number };

/** Reads `"0..3000"`, `"1..100 (default 8)"`. */
export function range(written: string): Range {
  const found = /^(\d+)\.\.(\d+)/.exec(written);
  if (!found) throw new Error(`slack-rules.json: no range in "${written}"`);
  return { min: Number(found[1]), max: Number(found[2]) };
}

/** Reads `"<200"` as the longest that is still allowed. */
export function below(written: string): number {
  const found = /^<(\d+)$/.exec(written);
  if (!found) throw new Error(`slack-rules.json: no upper bound in "${written}"`);
  return Number(found[1]) - 1;
}

/** Reads `"... 16 KB from memory"` in bytes, `"... 50 max ..."` as it is. */
export function amount(written: string): number {
  const found = /(\d+)\s*(KB)?/i.exec(written);
  if (!found) throw new Error(`slack-rules.json: no number in "${written}"`);
  return Number(found[1]) * (found[2] ? 1024 : 1);
}

const surfacesByBlock: ReadonlyMap<string, readonly string[] | string> = new Map(
  Object.entries(blocks).map(([type, rule]) => [type, rule.surfaces]),
);

/**
 * A block whose surfaces are "not verified" is taken in messages only: those are where Slack introduced them, and
 * `views.publish` is known to refuse at least one (`unsupported type: data_visualization`).
 */
export function mayAppearOn(type: string, surface: Surface): boolean {
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
 * The block's list and the element's own list of parents must both name the other. Where they differ (multi selects and
 * rich_text_input in `actions`) real Slack refuses: https://github.com/slackapi/python-slack-sdk/issues/1631
 */
export function mayStandIn(type: string, slot: Slot): boolean {
  const isMulti = /^multi_.+_select$/.test(type);
  const namedBy = (pattern: string): boolean =>
    pattern === type ||
    (pattern === "*_select" && /_select$/.test(type) && !isMulti) ||
    (pattern === "multi_*_select" && isMulti);
  const parents = parentsByElement.get(type) ?? (isMulti ? elements.multi_static_select.parents : undefined);
  return elementsBySlot[slot].some(namedBy) && (parents?.some((parent) => parent.split(" ")[0] === slot) ?? true);
}
