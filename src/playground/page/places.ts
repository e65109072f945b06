import type { ShownChannel } from "../workspace/screen.ts";
import { loadedSession, nameOf } from "./session.ts";

/** The name of a conversation for the person `me`: the channel's name, or the names of the others in a direct conversation. */
export function placeTitle({ kind, name, members }: ShownChannel, me: string): string {
  if (kind === "public" || kind === "private") return name;
  const others = members.filter((member) => member !== me);
  return others.length === 0 ? nameOf(me) : others.map(nameOf).join(", ");
}

export const isDirect = ({ kind }: ShownChannel): boolean => kind === "im" || kind === "mpim";
export const isWithBot = (channel: ShownChannel): boolean =>
  isDirect(channel) && channel.members.includes(loadedSession().bot);

/** The app, then channels, then direct conversations, then archived channels; each group by name. */
export function inPlaceOrder(channels: readonly ShownChannel[], me: string): ShownChannel[] {
  const rank = (channel: ShownChannel) => (channel.isArchived ? 3 : isWithBot(channel) ? 0 : isDirect(channel) ? 2 : 1);
  return channels.toSorted(
    (one, other) => rank(one) - rank(other) || placeTitle(one, me).localeCompare(placeTitle(other, me), "fi"),
  );
}
