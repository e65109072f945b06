import {
  addMember,
  archive,
  conversationObject,
  createChannel,
  openDirect,
  removeMember,
  rename,
  setPurpose,
  setTopic,
} from "../channels.ts";
import type { Fields } from "../json.ts";
import { SlackError } from "../slack-error.ts";
import { limits } from "../slack-rules.ts";
import type { Channel } from "../state.ts";
import { invalidArguments } from "./arguments.ts";
import {
  type Call,
  flag,
  type Method,
  ownChannel,
  page,
  refuseArchived,
  refuseKinds,
  text,
  visibleChannel,
} from "./call.ts";

const create: Method = (call) => {
  const { workspace } = call;
  if (!workspace.state.policies.appsMayCreateChannels) throw new SlackError("restricted_action");
  const kind = flag(call, "is_private") ? "private" : "public";
  const channel = createChannel(workspace, { name: text(call, "name"), kind, creator: workspace.bot });
  return { channel: conversationObject(workspace, channel) };
};

/** Invites all users or none; with `force` those that Slack does not refuse. */
const invite: Method = (call) => {
  const { workspace } = call;
  const channel = ownChannel(call);
  refuseKinds(channel, ["im", "mpim"]);
  refuseArchived(channel);
  const users = text(call, "users")
    .split(",")
    .map((user) => user.trim())
    .filter((user) => user !== "");
  if (users.length === 0) throw new SlackError("no_user");
  if (users.length > limits.maxInvitedUsers) {
    throw invalidArguments([`no more than ${limits.maxInvitedUsers} users [json-pointer:/users]`]);
  }
  const checks = users.map((user) => ({ user, error: inviteProblem(call, channel, user) }));
  const errors = checks
    .filter(({ error }) => error !== undefined)
    .map(({ user, error }) => ({ user, ok: false, error }));
  const accepted = checks.filter(({ error }) => error === undefined).map(({ user }) => user);
  const [first] = errors;
  if (first && (!flag(call, "force") || accepted.length === 0)) throw new SlackError(first.error ?? "", { errors });
  for (const user of accepted) addMember(workspace, channel, user, workspace.bot);
  return { channel: conversationObject(workspace, channel), ...(errors.length > 0 ? { errors } : {}) };
};

function inviteProblem({ workspace }: Call, channel: Channel, id: string): string | undefined {
  if (id === workspace.bot) return "cant_invite_self";
  const user = workspace.findUser(id);
  if (!user || user.isDeleted) return "user_not_found";
  if (user.isBot) return "cant_invite";
  if (workspace.isMember(channel, id)) return "already_in_channel";
  if (user.guest === undefined) return undefined;
  if (!workspace.state.policies.guestsMayBeInvited) return "user_is_restricted";
  const hasOne = workspace.channelsOf(id).some(({ kind }) => kind === "public" || kind === "private");
  return user.guest === "single" && hasOne ? "ura_max_channels" : undefined;
}

const kick: Method = (call) => {
  const { workspace } = call;
  const channel = ownChannel(call);
  refuseKinds(channel, ["im", "mpim"]);
  const user = text(call, "user");
  if (user === workspace.bot) throw new SlackError("cant_kick_self");
  if (!workspace.findUser(user)) throw new SlackError("user_not_found");
  if (channel.isGeneral) throw new SlackError("cant_kick_from_general");
  if (!workspace.state.policies.appsMayKick) throw new SlackError("restricted_action");
  if (!workspace.isMember(channel, user)) throw new SlackError("not_in_channel");
  removeMember(workspace, channel, user, workspace.bot);
  return {};
};

const join: Method = (call) => {
  const { workspace } = call;
  const channel = visibleChannel(call);
  if (channel.kind !== "public") throw new SlackError("method_not_supported_for_channel_type");
  refuseArchived(channel);
  if (workspace.isMember(channel, workspace.bot)) {
    return {
      channel: conversationObject(workspace, channel),
      warning: "already_in_channel",
      response_metadata: { warnings: ["already_in_channel"] },
    };
  }
  addMember(workspace, channel, workspace.bot);
  return { channel: conversationObject(workspace, channel) };
};

const leave: Method = (call) => {
  const { workspace } = call;
  const channel = visibleChannel(call);
  refuseKinds(channel, ["im", "mpim"]);
  refuseArchived(channel);
  if (!workspace.isMember(channel, workspace.bot)) return { not_in_channel: true };
  if (channel.isGeneral) throw new SlackError("cant_leave_general");
  if (channel.kind === "private" && Object.keys(channel.members).length === 1) throw new SlackError("last_member");
  removeMember(workspace, channel, workspace.bot, workspace.bot);
  return {};
};

const archiveChannel: Method = (call) => {
  const { workspace } = call;
  const channel = visibleChannel(call);
  refuseKinds(channel, ["im", "mpim"]);
  if (channel.isArchived) throw new SlackError("already_archived");
  if (!workspace.isMember(channel, workspace.bot)) throw new SlackError("not_in_channel");
  if (channel.isGeneral) throw new SlackError("cant_archive_general");
  if (!workspace.state.policies.appsMayArchive) throw new SlackError("restricted_action");
  archive(workspace, channel, workspace.bot);
  return {};
};

/** Always refused: bot tokens cannot do it. https://docs.slack.dev/reference/methods/conversations.unarchive */
const unarchiveChannel: Method = (call) => {
  if (!visibleChannel(call).isArchived) throw new SlackError("not_archived");
  throw new SlackError("not_in_channel");
};

const renameChannel: Method = (call) => {
  const { workspace } = call;
  const channel = visibleChannel(call);
  refuseKinds(channel, ["im", "mpim"]);
  if (!workspace.isMember(channel, workspace.bot)) throw new SlackError("not_in_channel");
  if (channel.creator !== workspace.bot) throw new SlackError("not_authorized");
  rename(workspace, channel, text(call, "name"), workspace.bot);
  return { channel: conversationObject(workspace, channel) };
};

const topic: Method = (call) => setText(call, "topic");
const purpose: Method = (call) => setText(call, "purpose");

function setText(call: Call, what: "topic" | "purpose"): Fields {
  const { workspace } = call;
  const channel = ownChannel(call);
  refuseKinds(channel, ["im"]);
  refuseArchived(channel);
  const value = text(call, what);
  if ([...value].length > limits.maxTopicLength) throw new SlackError("too_long");
  if (what === "topic") setTopic(workspace, channel, value, workspace.bot);
  else setPurpose(workspace, channel, value, workspace.bot);
  return { [what]: value, channel: conversationObject(workspace, channel) };
}

const info: Method = (call) => ({
  channel: conversationObject(call.workspace, visibleChannel(call), flag(call, "include_num_members")),
});

const members: Method = (call) => {
  const { items, response_metadata } = page(call, Object.keys(visibleChannel(call).members), {
    standard: 100,
    max: 1000,
  });
  return { members: items, response_metadata };
};

/** Without the bot. */
const MAX_DIRECT_USERS = 8;

const open: Method = (call) => {
  const { workspace } = call;
  if (text(call, "channel") !== "") return openAnswer(call, visibleChannel(call), false);
  const users = text(call, "users")
    .split(",")
    .map((user) => user.trim())
    .filter((user) => user !== "");
  if (users.length === 0) throw new SlackError("users_list_not_supplied");
  if (users.length > MAX_DIRECT_USERS) throw new SlackError("too_many_users");
  for (const id of users) {
    const user = workspace.findUser(id);
    if (!user) throw new SlackError("user_not_found");
    if (user.isDeleted) throw new SlackError("user_disabled");
    if (user.isBot) throw new SlackError("cannot_dm_bot");
    if (user.isHidden) throw new SlackError("user_not_visible");
    if (user.guest && !workspace.state.policies.guestsMayBeWrittenTo) throw new SlackError("user_not_visible");
  }
  const { channel, isNew } = openDirect(workspace, [workspace.bot, ...users]);
  return openAnswer(call, channel, isNew);
};

function openAnswer(call: Call, channel: Channel, isNew: boolean): Fields {
  const full = flag(call, "return_im");
  return {
    ...(isNew ? {} : { no_op: true, already_open: true }),
    channel: full ? conversationObject(call.workspace, channel) : { id: channel.id },
  };
}

const kindNames = { public_channel: "public", private_channel: "private", im: "im", mpim: "mpim" } as const;

/** The kinds in the argument `types`; public channels if it is empty. */
export function kindsAsked(types: string): (typeof kindNames)[keyof typeof kindNames][] {
  return (types === "" ? "public_channel" : types).split(",").map((type) => {
    const name = type.trim();
    if (!Object.hasOwn(kindNames, name)) throw new SlackError("invalid_types");
    return kindNames[name as keyof typeof kindNames];
  });
}

function listing(call: Call, channels: readonly Channel[], numMembers: boolean): Fields {
  const kinds = kindsAsked(text(call, "types"));
  const wanted = channels.filter(
    (channel) => kinds.includes(channel.kind) && !(flag(call, "exclude_archived") && channel.isArchived),
  );
  const { items, response_metadata } = page(call, wanted, { standard: 100, max: 1000 });
  return {
    channels: items.map((channel) => conversationObject(call.workspace, channel, numMembers)),
    response_metadata,
  };
}

const list: Method = (call) => {
  const { workspace } = call;
  const visible = Object.values(workspace.state.channels).filter((channel) => workspace.maySee(channel, workspace.bot));
  return listing(call, visible, true);
};

/** The user's conversations that the bot sees; without `user` the bot's own. */
const ofUser: Method = (call) => {
  const { workspace } = call;
  const user = text(call, "user") || workspace.bot;
  workspace.user(user);
  const channels = workspace.channelsOf(user).filter((channel) => workspace.maySee(channel, workspace.bot));
  return listing(call, channels, false);
};

export const conversations: Readonly<Record<string, Method>> = {
  "conversations.create": create,
  "conversations.invite": invite,
  "conversations.kick": kick,
  "conversations.join": join,
  "conversations.leave": leave,
  "conversations.archive": archiveChannel,
  "conversations.unarchive": unarchiveChannel,
  "conversations.rename": renameChannel,
  "conversations.setTopic": topic,
  "conversations.setPurpose": purpose,
  "conversations.info": info,
  "conversations.members": members,
  "conversations.open": open,
  "conversations.list": list,
  "users.conversations": ofUser,
};
