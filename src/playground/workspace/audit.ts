import type { Channel, Message } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** A message with everybody who could have read it. */
export type SeenMessage = {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  text: string;
  subtype?: string;
  ephemeral: boolean;
  /** The ids of the members now and of those who left after it was posted, sorted, without the app. */
  seenBy: string[];
};

/** All messages with their possible readers, oldest first. Of a public channel only the members count, although anybody may read it. */
export function audit(workspace: Workspace): SeenMessage[] {
  const seen: SeenMessage[] = [];
  for (const channel of Object.values(workspace.state.channels)) {
    for (const message of channel.messages)
      seen.push(seenMessage(workspace, channel, message, readers(channel, message)));
    for (const ephemeral of workspace.state.ephemerals[channel.id] ?? []) {
      seen.push(seenMessage(workspace, channel, ephemeral, [ephemeral.to]));
    }
  }
  return seen.sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

function readers({ members, former }: Channel, { ts }: Message): string[] {
  const leftLater = former.filter(({ leftTs }) => leftTs > ts).map(({ user }) => user);
  return [...new Set([...Object.keys(members), ...leftLater])];
}

function seenMessage(workspace: Workspace, channel: Channel, message: Message, seenBy: string[]): SeenMessage {
  const { ts, user, text, subtype, thread_ts } = message;
  return {
    channel: channel.id,
    ts,
    ...(thread_ts !== undefined && thread_ts !== ts ? { threadTs: thread_ts } : {}),
    user,
    text,
    ...(subtype ? { subtype } : {}),
    ephemeral: "to" in message,
    seenBy: seenBy.filter((id) => id !== workspace.bot).sort(),
  };
}
