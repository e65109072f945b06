import { type Fields, present } from "./json.ts";
import { addNotice } from "./messages.ts";
import { SlackError } from "./slack-error.ts";
import type { Channel, ChannelKind } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** In code points. */
const MAX_NAME_LENGTH = 80;

/** Slack's error code for a channel name that it refuses, or undefined. */
export function channelNameProblem(name: string): string | undefined {
  if (name === "") return "invalid_name_required";
  if ([...name].length > MAX_NAME_LENGTH) return "invalid_name_maxlength";
  if (!/^[a-z0-9_-]+$/.test(name)) return "invalid_name_specials";
  if (/^[_-]+$/.test(name)) return "invalid_name_punctuation";
  return undefined;
}

export function createChannel(
  workspace: Workspace,
  { name, kind, creator }: { name: string; kind: "public" | "private"; creator: string },
): Channel {
  const problem = channelNameProblem(name);
  if (problem) throw new SlackError(problem);
  if (workspace.channelByName(name)) throw new SlackError("name_taken");
  const channel = newChannel(workspace, "C", kind, name, creator);
  workspace.addChannel(channel);
  addMember(workspace, channel, creator, undefined, "quietly");
  if (kind === "public") {
    const { id, created } = channel;
    workspace.sendEvent({
      type: "channel_created",
      channel: { id, name, created, creator },
      event_ts: workspace.nextTs(),
    });
  }
  return channel;
}

/** Finds or creates the direct conversation of these users. */
export function openDirect(workspace: Workspace, users: readonly string[]): { channel: Channel; isNew: boolean } {
  const all = [...new Set(users)];
  const existing = workspace.directOf(all);
  if (existing) return { channel: existing, isNew: false };
  const kind = all.length > 2 ? "mpim" : "im";
  const channel = newChannel(workspace, kind === "im" ? "D" : "G", kind, "", all[0] ?? "");
  const ts = workspace.nextTs();
  for (const user of all) channel.members[user] = { joinedTs: ts, readTs: ts };
  workspace.addChannel(channel);
  sendLiveChannel(workspace, channel);
  return { channel, isNew: true };
}

function newChannel(workspace: Workspace, prefix: string, kind: ChannelKind, name: string, creator: string): Channel {
  return {
    id: workspace.nextId(prefix),
    kind,
    name,
    creator,
    created: workspace.seconds(),
    isArchived: false,
    isGeneral: false,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    members: {},
    former: [],
    messages: [],
    pins: [],
  };
}

/** Adds the member with a join message, and sends the app an event unless `quietly` is given. */
export function addMember(
  workspace: Workspace,
  channel: Channel,
  user: string,
  inviter?: string,
  quietly?: "quietly",
): void {
  const ts = workspace.nextTs();
  workspace.addMember(channel, user, { joinedTs: ts, readTs: ts });
  addNotice(workspace, channel, {
    subtype: "channel_join",
    user,
    text: `<@${user}> has joined the channel`,
    ...(inviter ? { inviter } : {}),
  });
  if (!quietly) sendMemberEvent(workspace, channel, "member_joined_channel", user, inviter);
  sendLiveChannel(workspace, channel);
}

/** The user leaves, or `actor` removes the user. The bot's own removal is another event (`group_left`, `channel_left`) than a person's. */
export function removeMember(workspace: Workspace, channel: Channel, user: string, actor: string): void {
  addNotice(workspace, channel, { subtype: "channel_leave", user, text: `<@${user}> has left the channel` });
  workspace.removeMember(channel, user);
  channel.former.push({ user, leftTs: workspace.nextTs() });
  if (user === workspace.bot) {
    const type = channel.kind === "public" ? "channel_left" : "group_left";
    const event_ts = workspace.nextTs();
    workspace.sendEvent({ type, channel: channel.id, actor_id: actor, event_ts }, type, channel.kind);
  } else {
    sendMemberEvent(workspace, channel, "member_left_channel", user);
  }
  sendLiveChannel(workspace, channel);
  workspace.live.send([user], () => ({ type: "channel_left", channel: channel.id }));
}

function sendMemberEvent(
  workspace: Workspace,
  channel: Channel,
  type: "member_joined_channel" | "member_left_channel",
  user: string,
  inviter?: string,
): void {
  if (!workspace.isMember(channel, workspace.bot)) return;
  const event = present({
    type,
    user,
    channel: channel.id,
    channel_type: channel.kind === "public" ? "C" : "G",
    team: workspace.state.team.id,
    inviter,
    event_ts: workspace.nextTs(),
  });
  workspace.sendEvent({ ...event, type }, type, channel.kind);
}

export function archive(workspace: Workspace, channel: Channel, user: string): void {
  if (channel.isArchived) throw new SlackError("already_archived");
  addNotice(workspace, channel, { subtype: "channel_archive", user, text: `<@${user}> archived the channel` });
  channel.isArchived = true;
  sendChannelEvent(workspace, channel, "archive", { channel: channel.id, user, is_moved: 0 });
}

export function unarchive(workspace: Workspace, channel: Channel, user: string): void {
  if (!channel.isArchived) throw new SlackError("not_archived");
  channel.isArchived = false;
  if (!workspace.isMember(channel, user)) addMember(workspace, channel, user);
  addNotice(workspace, channel, { subtype: "channel_unarchive", user, text: `<@${user}> un-archived the channel` });
  sendChannelEvent(workspace, channel, "unarchive", { channel: channel.id, user });
}

export function rename(workspace: Workspace, channel: Channel, name: string, user: string): void {
  if (channel.isArchived) throw new SlackError("is_archived");
  const problem = channelNameProblem(name);
  if (problem) throw new SlackError(problem);
  const other = workspace.channelByName(name);
  if (other && other !== channel) throw new SlackError("name_taken");
  const old_name = channel.name;
  channel.previousNames = [...(old_name === undefined ? [] : [old_name]), ...(channel.previousNames ?? [])];
  workspace.renameChannel(channel, name);
  addNotice(workspace, channel, {
    subtype: "channel_name",
    user,
    old_name,
    name,
    text: `<@${user}> has renamed the channel from "${old_name}" to "${name}"`,
  });
  const { id, created, kind } = channel;
  const renamed = { id, is_channel: kind === "public", is_mpim: false, name, name_normalized: name, created };
  sendChannelEvent(workspace, channel, "rename", { channel: renamed });
}

function sendChannelEvent(workspace: Workspace, channel: Channel, what: string, fields: Fields): void {
  const type = `${channel.kind === "public" ? "channel" : "group"}_${what}`;
  if (workspace.maySee(channel, workspace.bot)) {
    workspace.sendEvent({ type, ...fields, event_ts: workspace.nextTs() }, type, channel.kind);
  }
  sendLiveChannel(workspace, channel);
}

export function setTopic(workspace: Workspace, channel: Channel, topic: string, user: string): void {
  channel.topic = { value: topic, creator: user, last_set: workspace.seconds() };
  const text = topic === "" ? `<@${user}> cleared the channel topic` : `<@${user}> set the channel topic: ${topic}`;
  addNotice(workspace, channel, { subtype: "channel_topic", user, topic, text });
  sendLiveChannel(workspace, channel);
}

export function setPurpose(workspace: Workspace, channel: Channel, purpose: string, user: string): void {
  channel.purpose = { value: purpose, creator: user, last_set: workspace.seconds() };
  const text = `<@${user}> set the channel description: ${purpose}`;
  addNotice(workspace, channel, { subtype: "channel_purpose", user, purpose, text });
  sendLiveChannel(workspace, channel);
}

function sendLiveChannel(workspace: Workspace, channel: Channel): void {
  workspace.live.send(Object.keys(channel.members), () => ({ type: "channel", channel: channel.id }));
}

/** The conversation object of the Web API, for the bot. */
export function conversationObject(workspace: Workspace, channel: Channel, numMembers = false): Fields {
  const { id, kind, created, creator } = channel;
  const isMember = workspace.isMember(channel, workspace.bot);
  const common = {
    id,
    created,
    is_archived: channel.isArchived,
    context_team_id: workspace.state.team.id,
    updated: created * 1000,
  };
  if (kind === "im") {
    const user = Object.keys(channel.members).find((member) => member !== workspace.bot) ?? workspace.bot;
    const isUserDeleted = workspace.findUser(user)?.isDeleted ?? false;
    return { ...common, is_im: true, is_org_shared: false, user, is_user_deleted: isUserDeleted, priority: 0 };
  }
  const others = channel.sharedWith ?? [];
  return present({
    ...common,
    name: channel.name,
    is_channel: kind === "public" || (kind === "private" && id.startsWith("C")),
    is_group: false,
    is_im: false,
    is_mpim: kind === "mpim",
    is_private: kind !== "public",
    is_general: channel.isGeneral,
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: others.length > 0,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    parent_conversation: null,
    creator,
    is_ext_shared: others.length > 0,
    connected_team_ids: others.length > 0 ? others : undefined,
    shared_team_ids: [workspace.state.team.id, ...others],
    pending_connected_team_ids: [],
    is_member: isMember,
    topic: channel.topic,
    purpose: channel.purpose,
    previous_names: channel.previousNames ?? [],
    num_members: numMembers ? Object.keys(channel.members).length : undefined,
  });
}
