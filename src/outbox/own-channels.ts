import type { SlackChannelId } from "../programme/ids.ts";
import type { Door } from "../slack/door.ts";
import type { Conversation } from "./conversation.ts";
import { MAX_ON_PAGE, pagesOf } from "./pages.ts";

/** How a channel is recognised: by the name it was made with, or by the random suffix of that name alone. */
export type Mark = { name?: string; suffix?: string | undefined };

/**
 * Finds a private channel that the bot is in and has made. `us`: all user ids that the bot has had. Never another user's channel.
 * https://docs.slack.dev/reference/methods/users.conversations
 */
export async function findOwnChannel(
  { door, us }: { door: Pick<Door, "call">; us: readonly string[] },
  { name, suffix }: Mark,
): Promise<SlackChannelId | undefined> {
  const isName = (one: string) => one === name || (suffix !== undefined && one.endsWith(`-${suffix}`));
  const isIt = (channel: Conversation) =>
    us.includes(channel.creator ?? "") && [channel.name, ...(channel.previous_names ?? [])].some(isName);
  const wanted = { types: "private_channel", exclude_archived: true, limit: MAX_ON_PAGE };
  for await (const page of pagesOf({ door }, "users.conversations", wanted)) {
    const channel = (page.channels as Conversation[]).find(isIt);
    if (channel) return channel.id;
  }
  return undefined;
}
