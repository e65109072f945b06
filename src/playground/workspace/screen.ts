import { placesIn } from "./drawn-blocks.ts";
import { type Fields, plainText, textOf } from "./json.ts";
import { wireMessage } from "./messages.ts";
import type { Channel, Ephemeral, Message, Touched, User, View } from "./state.ts";
import { stateValues, valueIn } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** A person as others see her. */
export type ShownPerson = {
  id: string;
  name: string;
  handle: string;
  locale: string;
  tz: string;
  isAdmin: boolean;
  isGuest: boolean;
  isBot: boolean;
  isDeactivated: boolean;
};

export type ShownChannel = {
  id: string;
  kind: Channel["kind"];
  name: string;
  topic: string;
  isArchived: boolean;
  members: string[];
  unread: number;
};

export type ShownMessage = {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  text: string;
  blocks: Fields[];
  attachments: Fields[];
  files: Fields[];
  edited: boolean;
  ephemeral: boolean;
  pinned: boolean;
  subtype?: string;
  reactions?: unknown;
  /** What she has chosen in it, by block_id and action_id. */
  chosen?: Touched;
};

export type ShownField = {
  blockId: string;
  actionId: string;
  label: string;
  hint: string;
  element: Fields;
  optional: boolean;
  value: unknown;
  error?: string;
};

export type ShownModal = {
  id: string;
  callbackId: string;
  title: string;
  submit?: string;
  close?: string;
  blocks: Fields[];
  /** Another view lies below it. */
  isStacked: boolean;
  fields: ShownField[];
  /** What stands in it, by block_id and action_id. */
  values: Touched;
  /** By label. */
  errors: Record<string, string>;
};

export function drawnUser(workspace: Workspace, user: User): ShownPerson {
  const { id, name, realName, locale, tz, isAdmin, isBot, isDeleted, guest } = user;
  const isTheBot = id === workspace.bot;
  return {
    id,
    name: isTheBot ? workspace.manifest.display_information.name : realName,
    handle: name,
    locale,
    tz,
    isAdmin,
    isGuest: guest !== undefined,
    isBot,
    isDeactivated: isDeleted,
  };
}

export function drawnChannels(workspace: Workspace, user: User): ShownChannel[] {
  return workspace.channelsOf(user.id).map((channel) => drawnChannel(channel, user));
}

/** Public channels that she could join. */
export function joinableChannels(workspace: Workspace, user: User): ShownChannel[] {
  return Object.values(workspace.state.channels)
    .filter((channel) => channel.kind === "public" && !channel.isArchived && !workspace.isMember(channel, user.id))
    .filter((channel) => workspace.maySee(channel, user.id))
    .map((channel) => drawnChannel(channel, user));
}

function drawnChannel(channel: Channel, user: User): ShownChannel {
  return {
    id: channel.id,
    kind: channel.kind,
    name: channel.name,
    topic: channel.topic.value,
    isArchived: channel.isArchived,
    members: Object.keys(channel.members),
    unread: unreadOf(channel, user),
  };
}

function unreadOf(channel: Channel, user: User): number {
  const readTs = channel.members[user.id]?.readTs ?? "";
  let unread = 0;
  for (let index = channel.messages.length - 1; index >= 0; index -= 1) {
    const message = channel.messages[index];
    if (!message || message.ts <= readTs) break;
    if (message.user !== user.id && !message.subtype?.startsWith("channel_")) unread += 1;
  }
  return unread;
}

/**
 * What she sees in the conversation, oldest first: also replies in threads and what only she sees. Metadata is never shown.
 * All of it, or the newest `limit` older than `before`.
 */
export function drawnMessages(
  workspace: Workspace,
  user: User,
  channel: Channel,
  page: { limit?: number; before?: string } = {},
): ShownMessage[] {
  const own = (workspace.state.ephemerals[channel.id] ?? []).filter(({ to }) => to === user.id);
  const all: (Message | Ephemeral)[] = own.length === 0 ? channel.messages : [...channel.messages, ...own].sort(byTs);
  const older = page.before === undefined ? all : all.filter(({ ts }) => ts < (page.before ?? ""));
  const shown = page.limit === undefined ? older : older.slice(-page.limit);
  return shown.map((message) => {
    const chosen = workspace.state.choices[`${channel.id}:${message.ts}:${user.id}`];
    return { ...drawnMessage(workspace, channel, message), ...(chosen ? { chosen } : {}) };
  });
}

function byTs(one: Message, other: Message): number {
  return one.ts < other.ts ? -1 : 1;
}

export function drawnMessage(workspace: Workspace, channel: Channel, message: Message | Ephemeral): ShownMessage {
  const { files } = wireMessage(workspace, message);
  return {
    channel: channel.id,
    ts: message.ts,
    ...(message.thread_ts && message.thread_ts !== message.ts ? { threadTs: message.thread_ts } : {}),
    user: message.user,
    text: message.text ?? "",
    blocks: message.blocks ?? [],
    attachments: message.attachments ?? [],
    files: Array.isArray(files) ? files : [],
    edited: message.edited !== undefined,
    ephemeral: "to" in message,
    pinned: channel.pins.includes(message.ts),
    ...(message.subtype ? { subtype: message.subtype } : {}),
    ...(message.reactions ? { reactions: message.reactions } : {}),
  };
}

export function drawnModal(view: View): ShownModal {
  const fields = placesIn(view.blocks)
    .filter(({ parent }) => parent === "input")
    .map((place): ShownField => {
      const { block, element } = place;
      const blockId = textOf(block.block_id);
      const draft = view.drafts[blockId];
      const error = view.complaints[blockId];
      return {
        blockId,
        actionId: textOf(element.action_id),
        label: plainText(block.label),
        hint: plainText(block.hint),
        element,
        optional: block.optional === true,
        value: draft ? draft.raw : shownValue(valueIn(view.touched, place, view.origin)),
        ...(error ? { error } : {}),
      };
    });
  return {
    id: view.id,
    callbackId: view.callback_id,
    title: plainText(view.title),
    ...(view.submit ? { submit: plainText(view.submit) } : {}),
    ...(view.close ? { close: plainText(view.close) } : {}),
    blocks: view.blocks,
    isStacked: view.previous !== undefined,
    fields,
    values: stateValues(view),
    errors: Object.fromEntries(fields.flatMap(({ label, error }) => (error ? [[label, error]] : []))),
  };
}

/** What can be given to `fill` again: texts, dates, ids as they are, options by their values. */
function shownValue(state: Fields): unknown {
  const { type: _, timezone: __, ...rest } = state;
  const [value] = Object.values(rest);
  if (Array.isArray(value)) return value.map(optionValue);
  return optionValue(value);
}

function optionValue(value: unknown): unknown {
  const option = value as { text?: unknown; value?: unknown } | null | undefined;
  return typeof option === "object" && option !== null && "text" in option ? option.value : (value ?? null);
}
