import { randomUUID } from "node:crypto";
import { fileObject } from "./files.ts";
import { type Fields, present } from "./json.ts";
import { SlackError } from "./slack-error.ts";
import type { Channel, Ephemeral, Message } from "./state.ts";
import { storedBlocks } from "./stored-blocks.ts";
import type { Workspace } from "./workspace.ts";

/** What is posted or edited, in the Web API's shape. */
export type Content = {
  text: string;
  blocks?: Fields[];
  attachments?: Fields[];
  metadata?: Fields;
  thread_ts?: string;
  reply_broadcast?: boolean;
  file_ids?: string[];
};

const threadKeys = ["thread_ts", "parent_user_id"] as const;

/** Posts a message that Slack itself writes, e.g. that somebody has joined. */
export function addNotice(
  workspace: Workspace,
  channel: Channel,
  fields: Fields & { user: string; text: string },
): Message {
  return deliver(workspace, channel, { type: "message", ts: workspace.nextTs(), ...fields });
}

export function postAsBot(workspace: Workspace, channel: Channel, content: Content): Message {
  return deliver(workspace, channel, { ...threadOf(workspace, channel, content), ...botMessage(workspace, content) });
}

export function postAsPerson(workspace: Workspace, channel: Channel, user: string, content: Content): Message {
  const { text, file_ids } = content;
  const richText = {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text: unescaped(text) }] }],
  };
  const message: Message = {
    client_msg_id: randomUUID(),
    type: "message",
    text,
    user,
    ts: workspace.nextTs(),
    ...(text === "" ? {} : { blocks: storedBlocks([richText]) }),
    team: workspace.state.team.id,
    ...threadOf(workspace, channel, content),
    ...(file_ids ? { subtype: "file_share", file_ids, upload: true } : {}),
  };
  if (workspace.isMember(channel, user)) markRead(channel, user, message.ts);
  return deliver(workspace, channel, message);
}

/** A message by the app, without its thread. */
export function botMessage(workspace: Workspace, content: Content): Message {
  const { team, app } = workspace.state;
  return {
    type: "message",
    user: app.botUserId,
    ts: workspace.nextTs(),
    bot_id: app.botId,
    app_id: app.id,
    text: content.text,
    team: team.id,
    bot_profile: {
      id: app.botId,
      app_id: app.id,
      user_id: app.botUserId,
      name: workspace.manifest.display_information.name,
      icons: {},
      deleted: false,
      updated: workspace.seconds(),
      team_id: team.id,
    },
    ...(content.blocks && content.blocks.length > 0 ? { blocks: storedBlocks(content.blocks) } : {}),
    ...(content.attachments && content.attachments.length > 0
      ? {
          attachments: content.attachments.map((attachment, index) => ({
            id: index + 1,
            ...drawnAttachment(attachment),
          })),
        }
      : {}),
    ...(content.metadata ? { metadata: content.metadata } : {}),
    ...(content.file_ids ? { file_ids: content.file_ids, upload: false } : {}),
  };
}

function drawnAttachment(attachment: Fields): Fields {
  return Array.isArray(attachment.blocks)
    ? { ...attachment, blocks: storedBlocks(attachment.blocks as Fields[]) }
    : attachment;
}

/** The thread fields of a reply. A reply to a reply goes to the same thread. */
function threadOf(workspace: Workspace, channel: Channel, content: Content): Fields {
  if (content.thread_ts === undefined) return {};
  const target = workspace.message(channel, content.thread_ts);
  const thread_ts = target?.thread_ts ?? content.thread_ts;
  const parent = workspace.message(channel, thread_ts);
  if (parent) parent.thread_ts = thread_ts;
  return present({
    thread_ts,
    parent_user_id: parent?.user,
    ...(content.reply_broadcast ? { subtype: "thread_broadcast" } : {}),
  });
}

function deliver(workspace: Workspace, channel: Channel, message: Message): Message {
  workspace.addMessage(channel, message);
  sendMessageEvent(workspace, channel, wireMessage(workspace, message));
  sendLiveToMembers(workspace, channel, () => ({ type: "message", message: wireMessage(workspace, message) }));
  return message;
}

export function editMessage(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  content: Partial<Content>,
  editor: string,
): void {
  const previous = wireMessage(workspace, message);
  const { text, blocks, attachments, metadata, file_ids } = content;
  if (text !== undefined) message.text = text;
  replaceList(message, "blocks", blocks && storedBlocks(blocks, message.blocks));
  replaceList(message, "attachments", attachments?.map(drawnAttachment));
  if (metadata) message.metadata = metadata;
  if (file_ids) message.file_ids = file_ids;
  message.edited = { user: editor, ts: workspace.nextTs() };
  const changed = wireMessage(workspace, message);
  sendMessageEvent(workspace, channel, {
    type: "message",
    subtype: "message_changed",
    hidden: true,
    ts: workspace.nextTs(),
    message: changed,
    previous_message: previous,
  });
  sendLiveToMembers(workspace, channel, () => ({ type: "message_changed", message: changed }));
}

function replaceList(message: Message, key: "blocks" | "attachments", list: Fields[] | undefined): void {
  if (list === undefined) return;
  if (list.length > 0) message[key] = list;
  else delete message[key];
}

/** Deletes the message. A parent that has replies becomes a tombstone, and Slack tells of it as of a changed message. */
export function deleteMessage(workspace: Workspace, channel: Channel, message: Message): void {
  const previous_message = historyMessage(workspace, channel, message, false);
  const hidden = { type: "message", hidden: true };
  if (workspace.replies(channel, message.ts).length > 0) {
    for (const key of Object.keys(message)) {
      if (!["type", "ts", "thread_ts"].includes(key)) delete message[key];
    }
    Object.assign(message, {
      subtype: "tombstone",
      user: "USLACKBOT",
      text: "This message was deleted.",
      hidden: true,
    });
    const { subscribed: _, ...tombstone } = historyMessage(workspace, channel, message, false);
    const changed = { ...hidden, subtype: "message_changed", message: tombstone, previous_message };
    sendMessageEvent(workspace, channel, { ...changed, ts: workspace.nextTs() });
  } else {
    workspace.removeMessage(channel, message);
    const deleted = { ...hidden, subtype: "message_deleted", deleted_ts: message.ts, previous_message };
    sendMessageEvent(workspace, channel, { ...deleted, ts: workspace.nextTs() });
  }
  channel.pins = channel.pins.filter((ts) => ts !== message.ts);
  sendLiveToMembers(workspace, channel, () => ({ type: "message_deleted", ts: message.ts }));
}

/** Sends the message event if the app is a member of the channel. Message events have no metadata. */
function sendMessageEvent(workspace: Workspace, channel: Channel, message: Fields): void {
  if (!workspace.isMember(channel, workspace.bot)) return;
  const channel_type = { public: "channel", private: "group", im: "im", mpim: "mpim" }[channel.kind];
  const name = { public: "message.channels", private: "message.groups", im: "message.im", mpim: "message.mpim" }[
    channel.kind
  ];
  workspace.sendEvent(
    { ...message, type: "message", channel: channel.id, event_ts: message.ts, channel_type },
    name,
    channel.kind,
  );
}

function sendLiveToMembers(workspace: Workspace, channel: Channel, event: () => Fields & { type: string }): void {
  workspace.live.send(Object.keys(channel.members), () => ({ ...event(), channel: channel.id }));
}

export function postEphemeral(workspace: Workspace, channel: Channel, to: string, content: Content): Ephemeral {
  const message: Ephemeral = {
    ...botMessage(workspace, content),
    ...(content.thread_ts ? { thread_ts: content.thread_ts } : {}),
    to,
  };
  const list = workspace.state.ephemerals[channel.id] ?? [];
  workspace.state.ephemerals[channel.id] = list;
  list.push(message);
  sendLiveEphemeral(workspace, channel, message);
  return message;
}

export function sendLiveEphemeral(workspace: Workspace, channel: Channel, message: Ephemeral): void {
  const { to, ...shown } = message;
  workspace.live.send([to], () => ({ type: "ephemeral", channel: channel.id, message: shown }));
}

export function findEphemeral(workspace: Workspace, channel: Channel, ts: string, to: string): Ephemeral | undefined {
  return workspace.state.ephemerals[channel.id]?.find((message) => message.ts === ts && message.to === to);
}

export function removeEphemeral(workspace: Workspace, channel: Channel, message: Ephemeral): void {
  const list = workspace.state.ephemerals[channel.id] ?? [];
  list.splice(list.indexOf(message), 1);
  workspace.live.send([message.to], () => ({ type: "message_deleted", channel: channel.id, ts: message.ts }));
}

export function forgetEphemerals(workspace: Workspace, to: string): void {
  const { ephemerals } = workspace.state;
  for (const [channel, list] of Object.entries(ephemerals)) {
    ephemerals[channel] = list.filter((message) => message.to !== to);
  }
}

/** Marks the channel as read up to this timestamp. */
export function markRead(channel: Channel, user: string, ts: string): void {
  const membership = channel.members[user];
  if (membership && membership.readTs < ts) membership.readTs = ts;
}

/** The message object of the Web API; metadata only on request. */
export function wireMessage(workspace: Workspace, message: Message, show: { metadata?: boolean } = {}): Fields {
  const { metadata, file_ids, ...rest } = message;
  return {
    ...rest,
    ...(file_ids ? { files: file_ids.map((id) => fileObject(workspace, id)) } : {}),
    ...(show.metadata && metadata ? { metadata } : {}),
  };
}

/** The message object with the thread fields that only conversations.history and conversations.replies have. */
export function historyMessage(workspace: Workspace, channel: Channel, message: Message, metadata: boolean): Fields {
  const wire = wireMessage(workspace, message, { metadata });
  if (message.thread_ts !== message.ts) return wire;
  const replies = workspace.replies(channel, message.ts);
  const users = [...new Set(replies.map(({ user }) => user))];
  const latest = replies.at(-1)?.ts;
  if (latest === undefined) return withoutThread(wire);
  return {
    ...wire,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: latest,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  };
}

function withoutThread(message: Fields): Fields {
  const copy = { ...message };
  for (const key of threadKeys) delete copy[key];
  return copy;
}

/** The app's message with this timestamp. Throws SlackError: `message_not_found`, or `foreignCode` for somebody else's message. */
export function ownMessage(workspace: Workspace, channel: Channel, ts: string, foreignCode: string): Message {
  const message = workspace.message(channel, ts);
  if (!message || message.subtype === "tombstone") throw new SlackError("message_not_found");
  if (message.bot_id !== workspace.state.app.botId) throw new SlackError(foreignCode);
  return message;
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
