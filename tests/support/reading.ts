import type { ShownSurface } from "../../src/playground/workspace/person.ts";

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every text in blocks, in the order in which a person reads it; labels of buttons too. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (name === "text" || name === "label" || name === "hint") && typeof inner === "string" ? [inner] : textsIn(inner),
  );
}

/** What a message, a modal or a Home says, a line for each text. */
export const saidOn = (shown: ShownSurface | undefined): string => textsIn(shown?.blocks ?? []).join("\n");

function buttonsIn(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (!isFields(value)) return [];
  return value.type === "button" ? [value] : Object.values(value).flatMap(buttonsIn);
}

/** The labels of its buttons, in order. */
export const buttonsOf = (shown: { blocks: readonly unknown[] } | undefined): string[] =>
  buttonsIn(shown?.blocks ?? []).map(({ text }) => (isFields(text) ? String(text.text) : ""));

/** What a message says first: the text of its first block, or its own text if it has none. All of it is in its text, after one another. */
export function headOf(message: { text: string; blocks: readonly unknown[] } | undefined): string | undefined {
  const [first] = message?.blocks ?? [];
  return isFields(first) && isFields(first.text) ? String(first.text.text) : message?.text;
}

/** What each message says first. */
export const textsOf = (messages: readonly { text: string; blocks: readonly unknown[] }[]): string[] =>
  messages.map((message) => headOf(message) ?? "");
