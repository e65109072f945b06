import { type Fields, plainText, textOf } from "./json.ts";
import { wireMessage } from "./messages.ts";
import type { Channel, Ephemeral, Message, StateValues, User, View } from "./state.ts";
import { placesIn } from "./stored-blocks.ts";
import { stateValues, valueIn } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** A person as everybody sees her. */
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
  /** What the viewer has chosen in it, by block_id and action_id. */
  chosen?: StateValues;
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
  /** Whether there is another view below it. */
  isStacked: boolean;
  fields: ShownField[];
  /** All its values, by block_id and action_id. */
  values: StateValues;
  /** By label. */
  errors: Record<string, string>;
};

export function shownPerson(workspace: Workspace, user: User): ShownPerson {
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

export function shownChannels(workspace: Workspace, user: User): ShownChannel[] {
  return workspace.channelsOf(user.id).map((channel) => shownChannel(channel, user));
}

/** The public channels that the user may join. */
export function joinableChannels(workspace: Workspace, user: User): ShownChannel[] {
  return Object.values(workspace.state.channels)
    .filter((channel) => channel.kind === "public" && !channel.isArchived && !workspace.isMember(channel, user.id))
    .filter((channel) => workspace.maySee(channel, user.id))
    .map((channel) => shownChannel(channel, user));
}

function shownChannel(channel: Channel, user: User): ShownChannel {
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
 * The messages of the conversation that the user sees, oldest first, including thread replies and the user's ephemeral messages:
 * all of them, or the newest `limit` that are older than the timestamp `before`. They have no metadata.
 */
export function shownMessages(
  workspace: Workspace,
  user: User,
  channel: Channel,
  page: { limit?: number; before?: string } = {},
): ShownMessage[] {
  const ephemerals = (workspace.state.ephemerals[channel.id] ?? []).filter(({ to }) => to === user.id);
  const all: (Message | Ephemeral)[] =
    ephemerals.length === 0 ? channel.messages : [...channel.messages, ...ephemerals].sort(byTs);
  const older = page.before === undefined ? all : all.filter(({ ts }) => ts < (page.before ?? ""));
  const shown = page.limit === undefined ? older : older.slice(-page.limit);
  return shown.map((message) => {
    const chosen = workspace.state.choices[`${channel.id}:${message.ts}:${user.id}`];
    return { ...shownMessage(workspace, channel, message), ...(chosen ? { chosen } : {}) };
  });
}

function byTs(one: Message, other: Message): number {
  return one.ts < other.ts ? -1 : 1;
}

export function shownMessage(workspace: Workspace, channel: Channel, message: Message | Ephemeral): ShownMessage {
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

export function shownModal(view: View): ShownModal {
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
        value: draft ? draft.raw : fillableValue(valueIn(view.touched, place, view.origin)),
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

/** The value of a `state.values` entry in the form that `Person.fill` takes: texts, dates and ids as they are, options by their values. */
function fillableValue(state: Fields): unknown {
  const { type: _, timezone: __, ...rest } = state;
  const [value] = Object.values(rest);
  if (Array.isArray(value)) return value.map(optionValue);
  return optionValue(value);
}

function optionValue(value: unknown): unknown {
  const option = value as { text?: unknown; value?: unknown } | null | undefined;
  return typeof option === "object" && option !== null && "text" in option ? option.value : (value ?? null);
}
