import type { ShownChannel } from "../workspace/screen.ts";
import { loadedSession, nameOf } from "./session.ts";

/** What a conversation is called for her: a channel by its name, a direct one by who else is in it. */
export function placeTitle({ kind, name, members }: ShownChannel, me: string): string {
  if (kind === "public" || kind === "private") return name;
  const others = members.filter((member) => member !== me);
  return others.length === 0 ? nameOf(me) : others.map(nameOf).join(", ");
}

export const isDirect = ({ kind }: ShownChannel): boolean => kind === "im" || kind === "mpim";
export const isWithBot = (channel: ShownChannel): boolean =>
  isDirect(channel) && channel.members.includes(loadedSession().bot);

/** The app first, then channels, then people; each by name. Archived ones come last. */
export function inPlaceOrder(channels: readonly ShownChannel[], me: string): ShownChannel[] {
  const rank = (channel: ShownChannel) => (channel.isArchived ? 3 : isWithBot(channel) ? 0 : isDirect(channel) ? 2 : 1);
  return channels.toSorted(
    (one, other) => rank(one) - rank(other) || placeTitle(one, me).localeCompare(placeTitle(other, me), "fi"),
  );
}
