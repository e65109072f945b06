import { type Fields, isFields, listOf, plainText, textOf } from "./json.ts";
import { NotPossible } from "./slack-error.ts";
import { type ElementPlace, placesIn } from "./stored-blocks.ts";

/** A button, or one option of an overflow menu. */
export type Pressable = { place: ElementPlace; option?: Fields };

const pressables: ReadonlySet<string> = new Set(["button", "overflow"]);

/**
 * The button with this text, action_id or `block_id:action_id`, or the overflow option with this text, value or
 * `block_id:action_id:value`. Throws NotPossible unless exactly one matches.
 */
export function findPressable(blocks: readonly Fields[], wanted: string): Pressable {
  const all = placesIn(blocks)
    .filter(({ element }) => pressables.has(element.type))
    .flatMap(pressablesOf);
  const found = all.filter((pressable) => namesOf(pressable).includes(wanted));
  const [one] = found;
  if (one && found.length === 1) return one;
  const there = all.map((pressable) => namesOf(pressable).slice(0, 2).join(" = ")).join("\n  ") || "nothing to press";
  throw new NotPossible(`${found.length === 0 ? "no" : found.length} buttons "${wanted}"; there is\n  ${there}`);
}

function pressablesOf(place: ElementPlace): Pressable[] {
  if (place.element.type === "button") return [{ place }];
  return listOf(place.element.options).map((option) => ({ place, option }));
}

function namesOf({ place: { block, element }, option }: Pressable): string[] {
  const actionId = textOf(element.action_id);
  const place = `${textOf(block.block_id)}:${actionId}`;
  if (option) return [plainText(option.text), textOf(option.value), `${place}:${textOf(option.value)}`];
  return [plainText(element.text), actionId, place];
}

/**
 * The element to choose from or fill in with this label, else with this block_id or action_id, else with this placeholder or section
 * text. Throws NotPossible unless exactly one matches.
 */
export function findChoice(blocks: readonly Fields[], wanted: string): ElementPlace {
  const all = placesIn(blocks).filter(({ element }) => !pressables.has(element.type));
  for (const namesAt of [labels, ids, hints]) {
    const found = all.filter((place) => namesAt(place).includes(wanted));
    const [one] = found;
    if (one && found.length === 1) return one;
    if (found.length > 1) throw new NotPossible(`${found.length} fields "${wanted}"; name one by its block_id`);
  }
  const there = all.map((place) => [...labels(place), ...ids(place)].join(" = ")).join("\n  ") || "nothing to choose";
  throw new NotPossible(`no field "${wanted}"; there is\n  ${there}`);
}

function labels({ block }: ElementPlace): string[] {
  return isFields(block.label) ? [plainText(block.label)] : [];
}

function ids({ block, element }: ElementPlace): string[] {
  return [textOf(block.block_id), textOf(element.action_id), `${textOf(block.block_id)}:${textOf(element.action_id)}`];
}

function hints({ block, element }: ElementPlace): string[] {
  return [plainText(element.placeholder), plainText(block.text)].filter((text) => text !== "");
}
