import { type Fields, fieldsOf, isFields, listOf, textOf } from "./json.ts";

/** The value of a field: a text, a number, an id, an option's value, or several of these. Null when it is empty. */
export type Raw = string | number | string[] | null;

/** The value of an entry of `state.values`. */
export function rawOfState(state: unknown): Raw {
  const { type: _type, timezone: _zone, ...rest } = fieldsOf(state);
  const [value] = Object.values(rest);
  return rawOf(value);
}

export function rawOf(value: unknown): Raw {
  if (Array.isArray(value)) return value.map(oneRaw).filter((one) => one !== "");
  if (typeof value === "number") return value;
  const one = oneRaw(value);
  return one === "" ? null : one;
}

function oneRaw(value: unknown): string {
  if (!isFields(value)) return typeof value === "number" ? String(value) : textOf(value);
  // An option, a file, or a rich text.
  return textOf(value.value) || textOf(value.id) || richTextOf(value);
}

function richTextOf(value: unknown): string {
  const own = textOf(fieldsOf(value).text);
  return own + listOf(fieldsOf(value).elements).map(richTextOf).join("");
}

const initialKeys = [
  "initial_value",
  "initial_option",
  "initial_options",
  "initial_date",
  "initial_time",
  "initial_date_time",
  "initial_user",
  "initial_users",
  "initial_conversation",
  "initial_conversations",
  "initial_channel",
  "initial_channels",
] as const;

/** The value of an element that nobody has changed. */
export function initialRaw(element: Fields): Raw {
  for (const key of initialKeys) {
    if (element[key] !== undefined) return rawOf(element[key]);
  }
  return null;
}

export const rawList = (raw: Raw): string[] => (Array.isArray(raw) ? raw : raw === null ? [] : [String(raw)]);
export const rawText = (raw: Raw): string => (Array.isArray(raw) ? (raw[0] ?? "") : raw === null ? "" : String(raw));
