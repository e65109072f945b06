import { addNotice } from "./messages.ts";
import { NotPossible } from "./slack-error.ts";
import type { Channel } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** What owners of a workspace, and Slack itself, do to whole channels. */

const prefixOf = (channel: Channel): "channel" | "group" => (channel.kind === "public" ? "channel" : "group");

function showMembers(workspace: Workspace, channel: Channel): void {
  workspace.live.send(Object.keys(channel.members), () => ({ type: "channel", channel: channel.id }));
}

/** For everybody, the app too, it is from now on as if it had never been. */
export function deleteChannel(workspace: Workspace, channel: Channel, actor: string): void {
  if (channel.isGeneral || channel.kind === "im" || channel.kind === "mpim")
    throw new NotPossible("this conversation cannot be deleted");
  const wasSeen = workspace.maySee(channel, workspace.bot);
  const type = `${prefixOf(channel)}_deleted`;
  const event_ts = workspace.nextTs();
  workspace.removeChannel(channel);
  if (wasSeen)
    workspace.sendEvent({ type, channel: channel.id, actor_id: actor, date_deleted: 0, event_ts }, type, channel.kind);
  workspace.live.send(Object.keys(channel.members), () => ({ type: "channel_left", channel: channel.id }));
}

/** Of this there is no event but a line in the channel. */
export function makePublic(workspace: Workspace, channel: Channel, user: string): void {
  if (channel.kind !== "private") throw new NotPossible("only a private channel can be made public");
  channel.kind = "public";
  addNotice(workspace, channel, {
    subtype: "channel_convert_to_public",
    user,
    text: `<@${user}> made this channel public`,
  });
  showMembers(workspace, channel);
}

/** With another organisation (Slack Connect). https://docs.slack.dev/apis/slack-connect/ */
export function shareChannel(workspace: Workspace, channel: Channel, team: string): void {
  channel.sharedWith = [...(channel.sharedWith ?? []), team];
  const event = { type: "channel_shared", connected_team_id: team, channel: channel.id, event_ts: workspace.nextTs() };
  if (workspace.maySee(channel, workspace.bot)) workspace.sendEvent(event, event.type, channel.kind);
  showMembers(workspace, channel);
}

export function unshareChannel(workspace: Workspace, channel: Channel, team: string): void {
  channel.sharedWith = (channel.sharedWith ?? []).filter((one) => one !== team);
  const event = {
    type: "channel_unshared",
    previously_connected_team_id: team,
    channel: channel.id,
    is_ext_shared: channel.sharedWith.length > 0,
    event_ts: workspace.nextTs(),
  };
  if (workspace.maySee(channel, workspace.bot)) workspace.sendEvent(event, event.type, channel.kind);
  showMembers(workspace, channel);
}

/** The same channel under another id, as where workspaces are merged; the old id is unknown from then on. */
export function renumberChannel(workspace: Workspace, channel: Channel): string {
  const old = channel.id;
  const former = Object.keys(channel.members);
  workspace.renumberChannel(channel, workspace.nextId("C"));
  const event = {
    type: "channel_id_changed",
    old_channel_id: old,
    new_channel_id: channel.id,
    event_ts: workspace.nextTs(),
  };
  if (workspace.maySee(channel, workspace.bot)) workspace.sendEvent(event, event.type, channel.kind);
  workspace.live.send(former, () => ({ type: "channel_left", channel: old }));
  showMembers(workspace, channel);
  return channel.id;
}
