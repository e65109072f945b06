/** Values of interactive elements in the shape of `view.state.values`. */
import { isFields } from "./block-kit/checks.ts";
import slackRules from "./slack-rules.json" with { type: "json" };

/** An interactive element, or an `input` block, as stored in the workspace (see `storedBlocks`). */
export type Element = { readonly type: string; [key: string]: unknown };

/** One entry of `view.state.values[block_id][action_id]`. */
export type StateValue = { type: string; [key: string]: unknown };

/** The key of the value in each element's entry, e.g. `selected_date`, by element type. From the samples in slack-rules.json. */
const valueKeys: ReadonlyMap<string, string> = new Map([
  ...Object.entries(slackRules.payloads.action_values_in_block_actions).flatMap(([type, [key]]) =>
    key === undefined || ["button", "overflow", "all_have", "source"].includes(type) ? [] : [[type, key] as const],
  ),
  ...Object.entries(slackRules.payloads.view_state_values).flatMap(([type, sample]) =>
    typeof sample === "object" && "filled" in sample
      ? [[type, Object.keys(sample.filled).find((key) => key !== "type" && key !== "timezone") ?? "value"] as const]
      : [],
  ),
  // slack-rules.json has no samples of these three.
  ["external_select", "selected_option"],
  ["multi_external_select", "selected_options"],
  ["multi_channels_select", "selected_channels"],
]);

export const holdsMany = (type: string): boolean =>
  type.startsWith("multi_") || type === "checkboxes" || type === "file_input";

/** Whether the element has an entry in `state.values`: buttons, overflow menus and images have none. */
export function hasState(element: Element): boolean {
  return valueKeys.has(element.type);
}

function keyOf(element: Element): string {
  const key = valueKeys.get(element.type);
  if (key === undefined) throw new Error(`${element.type} keeps no value`);
  return key;
}

export function stateValue(element: Element, value: unknown): StateValue {
  const zone = element.type === "timepicker" && element.timezone !== undefined ? { timezone: element.timezone } : {};
  return { type: element.type, [keyOf(element)]: value, ...zone };
}

/** The entry of an element without a value: its value is null or [], and a rich_text_input lacks the key. */
export function emptyStateValue(element: Element): StateValue {
  if (element.type === "rich_text_input") return { type: element.type };
  return stateValue(element, holdsMany(element.type) ? [] : null);
}

/** The entry of an element that nobody has changed. `current`: the conversation that the view was opened from, for `default_to_current_conversation`. */
export function initialStateValue(element: Element, current?: string): StateValue {
  const key = keyOf(element);
  const initialKey =
    key === "value" || key === "rich_text_value" ? "initial_value" : key.replace("selected", "initial");
  const initial = element[initialKey];
  if (initial !== undefined) return stateValue(element, initial);
  if (element.default_to_current_conversation === true && current !== undefined) {
    return stateValue(element, holdsMany(element.type) ? [current] : current);
  }
  return emptyStateValue(element);
}

export function isEmptyValue(value: StateValue): boolean {
  const held = value[valueKeys.get(value.type) ?? "value"];
  if (held === undefined || held === null || held === "") return true;
  return Array.isArray(held) ? held.length === 0 : value.type === "rich_text_input" && textIn(held).trim() === "";
}

function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join("");
  if (!isFields(value)) return "";
  // A mention, an emoji or a link has no text of its own but is not empty.
  const own = typeof value.text === "string" ? value.text : "elements" in value ? "" : "*";
  return own + textIn(value.elements);
}
