import type { VisibleWorkspace } from "./client-rules.ts";
import { fileObject, findFile } from "./files.ts";
import { type Fields, listOf } from "./json.ts";
import { findEphemeral } from "./messages.ts";
import { NotPossible } from "./slack-error.ts";
import type { Channel, Ephemeral, Message, StateValues, User, View } from "./state.ts";
import type { Element } from "./state-values.ts";
import { findView, homeOf, topView } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** The message, modal or Home tab that an act is done to. `blocks`: what the person's screen shows, if it is older than the message. */
export type Target = { channel: string; ts: string; blocks?: Fields[] } | { view: string; blocks?: Fields[] };

export type MessageSurface = {
  on: "message";
  channel: Channel;
  message: Message | Ephemeral;
  isEphemeral: boolean;
  blocks: Fields[];
};

export type Surface = MessageSurface | { on: "view"; view: View; blocks: Fields[] };

/** Throws NotPossible if the person does not see the target. */
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

/** The values that the person has entered there. */
export function valuesOn(workspace: Workspace, user: User, surface: Surface): StateValues {
  if (surface.on === "view") return surface.view.touched;
  return workspace.state.choices[choicesKey(user, surface)] ?? {};
}

export function saveValues(workspace: Workspace, user: User, surface: Surface, values: StateValues): void {
  if (surface.on === "view") surface.view.touched = values;
  else workspace.state.choices[choicesKey(user, surface)] = values;
}

function choicesKey(user: User, { channel, message }: MessageSurface): string {
  return `${channel.id}:${message.ts}:${user.id}`;
}

/** What this person's client sees of the workspace. */
export function visibleTo(
  workspace: Workspace,
  person: User,
  suggested: (element: Element) => Fields[],
): VisibleWorkspace {
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
