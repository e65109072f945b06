import type { SlackChannelId } from "../programme/ids.ts";
import type { Door } from "../slack/door.ts";
import type { Conversation } from "./conversation.ts";
import { MOST_ON_PAGE, pagesOf } from "./pages.ts";

/** The name it was made with, or by itself the random suffix of that name. */
export type Mark = { name?: string; suffix?: string | undefined };

/**
 * A private channel that the bot is in and made itself, as one of these users of its own. Never one of somebody else's.
 * https://docs.slack.dev/reference/methods/users.conversations
 */
export async function findOwnChannel(
  { door, us }: { door: Pick<Door, "call">; us: readonly string[] },
  { name, suffix }: Mark,
): Promise<SlackChannelId | undefined> {
  const isName = (one: string) => one === name || (suffix !== undefined && one.endsWith(`-${suffix}`));
  const isIt = (channel: Conversation) =>
    us.includes(channel.creator ?? "") && [channel.name, ...(channel.previous_names ?? [])].some(isName);
  const wanted = { types: "private_channel", exclude_archived: true, limit: MOST_ON_PAGE };
  for await (const page of pagesOf({ door }, "users.conversations", wanted)) {
    const channel = (page.channels as Conversation[]).find(isIt);
    if (channel) return channel.id;
  }
  return undefined;
}
