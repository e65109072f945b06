import { objectsIn } from "./drawn.ts";
import { turns } from "./turning.ts";
import type { World } from "./world.ts";

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Markup in which something typed is more than text, and texts that turn the rest of a line: everything the bot said, and every view it drew. */
export async function comingToLife(world: World): Promise<string[]> {
  const { channels, views } = await world.control.everything();
  const drawn = [...channels.flatMap(({ messages, ephemerals }) => [...messages, ...ephemerals]), ...views];
  const calls = await world.control.calls();
  const sent = calls.flatMap(({ args }) => [args.text, ...["blocks", "view"].map((name) => parsed(args[name]))]);
  const alive = [...drawn, ...sent]
    .flatMap(markupIn)
    .filter((text) => /<!|<@U0TYPED01>|<#C0TYPED01|<https:..evil.example.Auroras/.test(text));
  return [...alive, ...sent.flatMap(shownIn).filter(turns)];
}

/** What people read in a call: its text, and all text objects of its blocks. What a field holds is the writer's own. */
const shownIn = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? [...objectsIn(value)].flatMap(({ type, text }) =>
          (type === "plain_text" || type === "mrkdwn") && typeof text === "string" ? [text] : [],
        )
      : [];

const parsed = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);

function markupIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((one) => (isFields(one) ? markupIn(one) : []));
  if (!isFields(value)) return [];
  if (value.type === "mrkdwn") return [String(value.text)];
  if (value.type === "plain_text") return [];
  const text = typeof value.text === "string" && !("subtype" in value) ? [value.text] : [];
  return [...text, ...Object.values(value).flatMap((inner) => (typeof inner === "object" ? markupIn(inner) : []))];
}
