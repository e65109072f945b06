import type { Fields } from "../json.ts";
import { textOf } from "../json.ts";
import { SlackError } from "../slack-error.ts";
import type { SocketMode } from "../socket-mode.ts";
import type { Channel, ChannelKind } from "../state.ts";
import type { Triggers } from "../triggers.ts";
import type { Uploads } from "../uploads.ts";
import type { Workspace } from "../workspace.ts";

export type Call = {
  workspace: Workspace;
  args: Fields;
  triggers: Triggers;
  socket: SocketMode;
  uploads: Uploads;
};

/** Returns the fields of the answer without `ok`. Throws SlackError to refuse. */
export type Method = (call: Call) => Fields;

export function text(call: Call, name: string): string {
  return textOf(call.args[name]);
}

export function flag(call: Call, name: string): boolean {
  return call.args[name] === true;
}

/** The channel in this argument, if the bot is its member or it is public. Throws SlackError `channel_not_found`. */
export function visibleChannel(call: Call, name = "channel"): Channel {
  const { workspace } = call;
  const channel = workspace.findChannel(text(call, name));
  if (!channel || !workspace.maySee(channel, workspace.bot)) throw new SlackError("channel_not_found");
  return channel;
}

/** The channel in the argument `channel`, if the bot is its member. Throws SlackError. */
export function ownChannel(call: Call): Channel {
  const channel = visibleChannel(call);
  if (!call.workspace.isMember(channel, call.workspace.bot)) throw new SlackError("not_in_channel");
  return channel;
}

export function refuseKinds(channel: Channel, kinds: readonly ChannelKind[]): void {
  if (kinds.includes(channel.kind)) throw new SlackError("method_not_supported_for_channel_type");
}

export function refuseArchived(channel: Channel): void {
  if (channel.isArchived) throw new SlackError("is_archived");
}

/** One page of the items, with the cursor for the next one. `standard` is the limit if the call has none. */
export function page<Item>(
  call: Call,
  items: readonly Item[],
  { standard, max }: { standard: number; max: number },
): { items: Item[]; response_metadata: { next_cursor: string } } {
  const limit = limitOf(call, standard, max);
  const start = cursorOf(call, "at");
  const from = start === undefined ? 0 : Number(start);
  const next = from + limit < items.length ? cursor("at", String(from + limit)) : "";
  return { items: items.slice(from, from + limit), response_metadata: { next_cursor: next } };
}

export function limitOf(call: Call, standard: number, max: number): number {
  const limit = (call.args.limit as number | undefined) ?? standard;
  if (limit < 0) throw new SlackError("invalid_limit");
  return Math.min(limit === 0 ? standard : limit, max);
}

export function cursor(key: string, value: string): string {
  return Buffer.from(`${key}:${value}`).toString("base64");
}

export function cursorOf(call: Call, key: string): string | undefined {
  const given = text(call, "cursor");
  if (given === "") return undefined;
  const decoded = Buffer.from(given, "base64").toString();
  if (!decoded.startsWith(`${key}:`)) throw new SlackError("invalid_cursor");
  return decoded.slice(key.length + 1);
}
