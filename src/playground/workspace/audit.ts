import type { Channel, Message } from "./state.ts";
import type { Workspace } from "./workspace.ts";

export type SeenMessage = {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  text: string;
  subtype?: string;
  ephemeral: boolean;
  /** Members now, and those who left after it was posted; ids in order. */
  seenBy: string[];
};

/** Who could have read what. In public channels others may look in too; only members are named. */
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
  const later = former.filter(({ leftTs }) => leftTs > ts).map(({ user }) => user);
  return [...new Set([...Object.keys(members), ...later])];
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
