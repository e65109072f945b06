import { asTyped } from "../../src/texts/markup.ts";
import { type Drawing, type Fields, isFields, objectsIn } from "./drawn.ts";

/** chat.update refuses a longer text. */
const MOST_OF_A_TEXT = 4000;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Every text that is shown in it and is not on something to press or choose. */
function* shownIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const one of value) yield* shownIn(one);
  if (!isFields(value) || value.action_id !== undefined) return;
  if (typeof value.text === "string") yield value.type === "plain_text" ? asTyped(value.text) : value.text;
  yield* shownIn(Object.values(value).filter((inner) => typeof inner === "object"));
  if (typeof value.alt_text === "string") yield asTyped(value.alt_text);
}

const buttonsIn = (said: Fields): Fields[] => [...objectsIn(said.blocks)].filter(({ type }) => type === "button");
const labelOf = ({ text }: Fields): string => (isFields(text) ? textOf(text.text) : "");

/**
 * What a person who hears a message misses of what its blocks show: each line is in the top-level text, once and in order, and after them the
 * labels of the buttons. A text that would be too long ends at a line.
 */
export function unheardIn({ on, said }: Drawing): string[] {
  if (on !== "message" || said.blocks === undefined) return [];
  const text = textOf(said.text);
  if (text.length > MOST_OF_A_TEXT) return [`too long to be updated: ${text}`];
  const shown = [...shownIn(said.blocks)].join("\n");
  const labels = buttonsIn(said).map((button) => asTyped(labelOf(button)));
  const last = labels.length === 0 ? "" : (text.split("\n").at(-1) ?? "");
  const before = labels.length === 0 ? text : text.slice(0, -last.length - 1);
  const isAll = before === shown;
  const isCut = shown.length + last.length + 1 > MOST_OF_A_TEXT && shown.startsWith(before.replace(/\n…$/u, "\n"));
  const missing = labels.filter((label) => !last.includes(label));
  return [...(isAll || isCut ? [] : [`${before} | ${shown}`]), ...missing];
}

/** Names of buttons by which somebody who hears them cannot tell two of one surface apart, and names that say nothing. */
export function alikeIn({ said }: Drawing): string[] {
  const deeds = new Map<string, string>();
  return buttonsIn(said).flatMap((button) => {
    const heard = textOf(button.accessibility_label) || labelOf(button);
    const deed = JSON.stringify([button.action_id, button.value, button.url]);
    const isOther = deeds.has(heard) && deeds.get(heard) !== deed;
    deeds.set(heard, deed);
    return isOther || !/\p{L}/u.test(heard) || !heard.startsWith(labelOf(button)) ? [heard] : [];
  });
}
