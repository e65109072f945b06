import { type Fields, listOf } from "./json.ts";
import { wireMessage } from "./messages.ts";
import type { Channel, Message, StateValues, User, View } from "./state.ts";
import type { MessageSurface } from "./surfaces.ts";
import { stateValues, viewObject } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** The fields of every interaction payload. */
function origin(workspace: Workspace, user: User): Fields {
  const { team, app } = workspace.state;
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
    api_app_id: app.id,
    token: app.verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function commandPayload(
  workspace: Workspace,
  given: { user: User; channel: Channel; command: string; text: string; response_url: string; trigger_id: string },
): Fields {
  const { team, app } = workspace.state;
  const { user, channel, ...rest } = given;
  return {
    token: app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelNameInPayload(channel),
    user_id: user.id,
    user_name: user.name,
    api_app_id: app.id,
    is_enterprise_install: "false",
    ...rest,
  };
}

function channelNameInPayload({ kind, name }: Channel): string {
  if (kind === "im") return "directmessage";
  return kind === "public" ? name : "privategroup";
}

export function messageActionPayload(
  workspace: Workspace,
  given: {
    user: User;
    surface: MessageSurface;
    touched: StateValues;
    trigger_id: string;
    response_url: string;
    actions: Fields[];
  },
): Fields {
  const { user, surface, touched, ...rest } = given;
  const { channel, message, isEphemeral, blocks } = surface;
  return {
    type: "block_actions",
    ...origin(workspace, user),
    container: containerOf(surface, given.actions),
    channel: { id: channel.id, name: channelNameInPayload(channel) },
    ...(isEphemeral ? {} : { message: wireMessage(workspace, message) }),
    state: { values: stateValues({ blocks, touched }) },
    ...rest,
  };
}

function containerOf({ channel, message, isEphemeral }: MessageSurface, actions: readonly Fields[]): Fields {
  const pressed = new Set(actions.map(({ block_id }) => block_id));
  const attachment = listOf(message.attachments).find(({ blocks }) =>
    listOf(blocks).some(({ block_id }) => pressed.has(block_id)),
  );
  return {
    type: attachment ? "message_attachment" : "message",
    message_ts: message.ts,
    ...(attachment ? { attachment_id: attachment.id } : {}),
    channel_id: channel.id,
    is_ephemeral: isEphemeral,
    ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
  };
}

export function viewActionPayload(
  workspace: Workspace,
  given: { user: User; view: View; trigger_id: string; actions: Fields[] },
): Fields {
  const { user, view, ...rest } = given;
  return {
    type: "block_actions",
    ...origin(workspace, user),
    container: { type: "view", view_id: view.id },
    view: viewObject(workspace, view),
    ...rest,
  };
}

export function submissionPayload(
  workspace: Workspace,
  given: { user: User; view: View; trigger_id: string; response_urls: Fields[] },
): Fields {
  const { user, view, ...rest } = given;
  return { type: "view_submission", ...origin(workspace, user), view: viewObject(workspace, view), ...rest };
}

export function closedPayload(workspace: Workspace, user: User, view: View, isCleared: boolean): Fields {
  return {
    type: "view_closed",
    ...origin(workspace, user),
    view: viewObject(workspace, view),
    is_cleared: isCleared,
  };
}

export function suggestionPayload(
  workspace: Workspace,
  given: { user: User; view: View; block_id: string; action_id: string; value: string },
): Fields {
  const { user, view, ...rest } = given;
  return {
    type: "block_suggestion",
    ...origin(workspace, user),
    container: { type: "view", view_id: view.id },
    view: viewObject(workspace, view),
    ...rest,
  };
}

export function shortcutPayload(
  workspace: Workspace,
  given: { user: User; callback_id: string; trigger_id: string },
): Fields {
  const { user, ...rest } = given;
  return { type: "shortcut", ...origin(workspace, user), action_ts: workspace.nextTs(), ...rest };
}

export function messageShortcutPayload(
  workspace: Workspace,
  given: {
    user: User;
    channel: Channel;
    message: Message;
    callback_id: string;
    trigger_id: string;
    response_url: string;
  },
): Fields {
  const { user, channel, message, ...rest } = given;
  return {
    type: "message_action",
    ...origin(workspace, user),
    action_ts: workspace.nextTs(),
    channel: { id: channel.id, name: channelNameInPayload(channel) },
    message_ts: message.ts,
    message: wireMessage(workspace, message),
    ...rest,
  };
}
