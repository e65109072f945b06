import type { Element, Known } from "./client-rules.ts";
import { fileObject, findFile } from "./files.ts";
import { type Fields, listOf } from "./json.ts";
import { findEphemeral } from "./messages.ts";
import { NotPossible } from "./slack-error.ts";
import type { Channel, Ephemeral, Message, Touched, User, View } from "./state.ts";
import { findView, homeOf, topView } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** What a person points at: a message, or a modal, or Home. `blocks` are given when her screen is older than the message. */
export type Target = { channel: string; ts: string; blocks?: Fields[] } | { view: string; blocks?: Fields[] };

export type MessageSurface = {
  on: "message";
  channel: Channel;
  message: Message | Ephemeral;
  isEphemeral: boolean;
  blocks: Fields[];
};

export type Surface = MessageSurface | { on: "view"; view: View; blocks: Fields[] };

export function surfaceOf(workspace: Workspace, user: User, target: Target): Surface {
  if ("view" in target) {
    const view = findView(workspace, target.view);
    const isShown = view === homeOf(workspace, user.id) || view === topView(workspace, user.id);
    if (!view || !isShown) throw new NotPossible("this view is not on top of her screen");
    return { on: "view", view, blocks: target.blocks ?? view.blocks };
  }
  const channel = workspace.channel(target.channel);
  if (!workspace.maySee(channel, user.id)) throw new NotPossible("she does not see this conversation");
  const ephemeral = findEphemeral(workspace, channel, target.ts, user.id);
  const message = ephemeral ?? workspace.message(channel, target.ts);
  if (!message) throw new NotPossible("this message is not there any more");
  const own = message.blocks ?? [];
  const attached = listOf(message.attachments).flatMap((attachment) => listOf(attachment.blocks));
  return {
    on: "message",
    channel,
    message,
    isEphemeral: ephemeral !== undefined,
    blocks: target.blocks ?? [...own, ...attached],
  };
}

/** What the person has chosen there so far. */
export function touchedOn(workspace: Workspace, user: User, surface: Surface): Touched {
  if (surface.on === "view") return surface.view.touched;
  return workspace.state.choices[choicesKey(user, surface)] ?? {};
}

export function keepTouched(workspace: Workspace, user: User, surface: Surface, touched: Touched): void {
  if (surface.on === "view") surface.view.touched = touched;
  else workspace.state.choices[choicesKey(user, surface)] = touched;
}

function choicesKey(user: User, { channel, message }: MessageSurface): string {
  return `${channel.id}:${message.ts}:${user.id}`;
}

/** What this person's client knows: it offers only what she sees. */
export function knownBy(workspace: Workspace, person: User, suggested: (element: Element) => Fields[]): Known {
  return {
    user: (id) => {
      const user = workspace.findUser(id);
      return user && { isBot: user.isBot, isDeleted: user.isDeleted };
    },
    conversation: (id) => {
      const channel = workspace.findChannel(id);
      if (!channel || !workspace.maySee(channel, person.id)) return undefined;
      const withBot = Object.keys(channel.members).some((member) => workspace.findUser(member)?.isBot);
      return { kind: channel.kind, isArchived: channel.isArchived, withBot };
    },
    file: (id) => (findFile(workspace, id)?.user === person.id ? fileObject(workspace, id) : undefined),
    suggested,
  };
}
