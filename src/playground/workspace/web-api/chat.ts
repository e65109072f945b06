import { messageProblems, metadataProblems, refusalAnswer } from "../block-kit/problems.ts";
import { openDirect } from "../channels.ts";
import { isFields, listOf, textOf } from "../json.ts";
import {
  type Content,
  deleteMessage,
  editMessage,
  ownMessage,
  postAsBot,
  postEphemeral,
  wireMessage,
} from "../messages.ts";
import { hasScope } from "../scopes.ts";
import { SlackError } from "../slack-error.ts";
import type { Channel } from "../state.ts";
import { type Call, type Method, refuseArchived, text, visibleChannel } from "./call.ts";

/** Slack cuts a longer text without an error. */
const MAX_TEXT_LENGTH = 40_000;

function throwProblem(problem: ReturnType<typeof messageProblems>): void {
  if (!problem) return;
  const { ok: _, error: __, ...fields } = refusalAnswer(problem);
  throw new SlackError(problem.error, fields);
}

/** The content in the call's arguments. Throws SlackError if Slack would refuse it. */
function readContent(call: Call, method: string): Content {
  throwProblem(messageProblems(call.args, method));
  const { metadata, thread_ts } = call.args;
  if (metadata !== undefined) throwProblem(metadataProblems(metadata));
  return {
    text: shortened(textOf(call.args.text ?? call.args.markdown_text)),
    ...(Array.isArray(call.args.blocks) ? { blocks: listOf(call.args.blocks) } : {}),
    ...(Array.isArray(call.args.attachments) ? { attachments: listOf(call.args.attachments) } : {}),
    ...(isFields(metadata) ? { metadata } : {}),
    ...(typeof thread_ts === "string" && thread_ts !== "" ? { thread_ts } : {}),
    ...(call.args.reply_broadcast === true ? { reply_broadcast: true } : {}),
  };
}

function shortened(text: string): string {
  return text.length <= MAX_TEXT_LENGTH ? text : [...text].slice(0, MAX_TEXT_LENGTH).join("");
}

/** The channel that the call names by id, by name, or by a person's id for the direct conversation with her. */
function targetChannel(call: Call): Channel {
  const { workspace } = call;
  const id = text(call, "channel");
  const person = workspace.findUser(id);
  if (person) {
    if (person.isBot) throw new SlackError("channel_not_found");
    return openDirect(workspace, [workspace.bot, id]).channel;
  }
  const named = workspace.channelByName(id.replace(/^#/, ""));
  return visibleChannel(named ? { ...call, args: { ...call.args, channel: named.id } } : call);
}

function refuseBadThread(call: Call, channel: Channel, content: Content): void {
  if (content.thread_ts === undefined) return;
  const parent = call.workspace.message(channel, content.thread_ts);
  if (!parent || (parent.subtype && subtypesWithoutThreads.has(parent.subtype)))
    throw new SlackError("cannot_reply_to_message");
}

const subtypesWithoutThreads: ReadonlySet<string> = new Set(["channel_archive"]);

function refuseDisabledMessagesTab(call: Call, channel: Channel): void {
  if (channel.kind !== "im") return;
  if (call.workspace.manifest.features?.app_home?.messages_tab_enabled !== true) {
    throw new SlackError("messages_tab_disabled");
  }
}

const postMessage: Method = (call) => {
  const { workspace } = call;
  const channel = targetChannel(call);
  refuseDisabledMessagesTab(call, channel);
  if (!workspace.isMember(channel, workspace.bot) && !hasScope(workspace.manifest, "chat:write.public")) {
    throw new SlackError("not_in_channel");
  }
  for (const name of ["username", "icon_emoji", "icon_url"]) {
    if (call.args[name] !== undefined && !hasScope(workspace.manifest, "chat:write.customize")) {
      const provided = workspace.manifest.oauth_config?.scopes?.bot?.join(",") ?? "";
      throw new SlackError("missing_scope", { needed: "chat:write.customize", provided });
    }
  }
  if (call.args.as_user === true) throw new SlackError("as_user_not_supported");
  refuseArchived(channel);
  refuseByPolicy(call, channel);
  const content = readContent(call, "chat.postMessage");
  refuseBadThread(call, channel, content);
  const message = postAsBot(workspace, channel, content);
  return { channel: channel.id, ts: message.ts, message: wireMessage(workspace, message, { metadata: true }) };
};

function refuseByPolicy({ workspace }: Call, { kind }: Channel): void {
  const { isOverMessageLimit, appsMayPostInChannels } = workspace.state.policies;
  if (isOverMessageLimit) throw new SlackError("message_limit_exceeded");
  if ((kind === "public" || kind === "private") && !appsMayPostInChannels) throw new SlackError("restricted_action");
}

const update: Method = (call) => {
  const { workspace } = call;
  const channel = visibleChannel(call);
  if (channel.isArchived) throw new SlackError("is_inactive");
  const ts = text(call, "ts");
  const message = ownMessage(workspace, channel, ts, "cant_update_message");
  if (workspace.state.policies.isOverMessageLimit) throw new SlackError("message_limit_exceeded");
  if (!workspace.state.policies.messagesMayBeEdited) throw new SlackError("edit_window_closed");
  const { thread_ts: _, reply_broadcast: __, ...content } = readContent(call, "chat.update");
  editMessage(
    workspace,
    channel,
    message,
    {
      ...content,
      ...(call.args.text === undefined && call.args.markdown_text === undefined ? { text: message.text } : {}),
      ...(call.args.blocks === undefined && call.args.text !== undefined ? { blocks: [] } : {}),
    },
    workspace.bot,
  );
  const wire = wireMessage(workspace, message, { metadata: true });
  return { channel: channel.id, ts, text: message.text, message: wire };
};

const remove: Method = (call) => {
  const channel = visibleChannel(call);
  const ts = text(call, "ts");
  deleteMessage(call.workspace, channel, ownMessage(call.workspace, channel, ts, "cant_delete_message"));
  return { channel: channel.id, ts };
};

const ephemeral: Method = (call) => {
  const { workspace } = call;
  const channel = visibleChannel(call);
  refuseDisabledMessagesTab(call, channel);
  if (!workspace.isMember(channel, workspace.bot)) throw new SlackError("not_in_channel");
  refuseArchived(channel);
  const user = text(call, "user");
  if (!workspace.isMember(channel, user)) throw new SlackError("user_not_in_channel");
  const content = readContent(call, "chat.postEphemeral");
  refuseBadThread(call, channel, content);
  return { message_ts: postEphemeral(workspace, channel, user, content).ts };
};

const permalink: Method = (call) => {
  const channel = visibleChannel(call);
  const ts = text(call, "message_ts");
  if (!call.workspace.message(channel, ts)) throw new SlackError("message_not_found");
  const { domain } = call.workspace.state.team;
  return {
    channel: channel.id,
    permalink: `https://${domain}.slack.com/archives/${channel.id}/p${ts.replace(".", "")}`,
  };
};

export const chat: Readonly<Record<string, Method>> = {
  "chat.postMessage": postMessage,
  "chat.update": update,
  "chat.delete": remove,
  "chat.postEphemeral": ephemeral,
  "chat.getPermalink": permalink,
};
