import { dateOf, timeOf } from "../../src/programme/calendar/calendar.ts";
import { parsed } from "./drawn.ts";
import { ZONE } from "./helsinki.ts";
import { headOf } from "./reading.ts";
import type { World } from "./world.ts";

/** One message of the bot: when it was sent, and what it says first. */
export type Line = { at: string; text: string };

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * All messages of the bot by conversation, oldest first, as they were sent, not as they were redrawn later.
 * `names`: what to call a conversation, by its id.
 */
export async function transcript(world: World, names: Record<string, string>): Promise<Record<string, Line[]>> {
  const said: Record<string, Line[]> = {};
  for (const { method, args, answer, at } of await world.control.calls()) {
    const isSaid =
      method === "chat.postMessage" || method === "files.completeUploadExternal" || method === "chat.postEphemeral";
    if (!isSaid || answer.ok !== true) continue;
    const place = text(args.channel ?? args.channel_id);
    const name = names[place] ?? place;
    said[name] ??= [];
    said[name].push({
      at: `${dateOf(at, ZONE)} ${timeOf(at, ZONE)}`,
      text: named(headOf({ text: text(args.text ?? args.initial_comment), blocks: blocksIn(args) }) ?? "", names),
    });
  }
  return said;
}

const blocksIn = ({ blocks }: { blocks?: unknown }): readonly unknown[] => {
  const given = parsed(blocks);
  return Array.isArray(given) ? given : [];
};

/** Replaces mentions by names. */
const named = (message: string, names: Record<string, string>): string =>
  message.replaceAll(/<@([A-Z0-9]+)>/g, (_whole, id: string) => `@${names[id] ?? id}`);

/** The names of the cast, of their conversations with the bot, and of the channels. */
export async function namesIn(world: World): Promise<Record<string, string>> {
  const people = await Promise.all(
    Object.entries(world.people).map(async ([name, person]) => [
      [person.id, name],
      [await person.dmId(), name],
    ]),
  );
  const { channels } = await world.control.everything();
  const rooms = channels.flatMap(({ id, name }) => (name ? [[id, name.startsWith("pari-") ? "pari" : name]] : []));
  return Object.fromEntries([...people.flat(), ...rooms]);
}
