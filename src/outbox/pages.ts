import type { SlackChannelId, SlackUserId } from "../programme/ids.ts";
import type { Door } from "../slack/door.ts";

type Caller = { door: Pick<Door, "call"> };

/** The pages of a list method of Slack. A page may be short or empty although more pages follow. https://docs.slack.dev/apis/web-api/pagination */
export async function* pagesOf({ door }: Caller, method: string, args: Record<string, unknown>) {
  let cursor: string | undefined;
  do {
    const page = await door.call(method, { ...args, ...(cursor === undefined ? {} : { cursor }) });
    yield page;
    cursor = (page.response_metadata as { next_cursor?: string } | undefined)?.next_cursor || undefined;
  } while (cursor !== undefined);
}

/** https://docs.slack.dev/reference/methods/conversations.members */
export const MAX_ON_PAGE = 999;

/** The Slack ids of a channel's members. @throws SlackRefused `channel_not_found` where the bot is not in the channel */
export async function membersIn(context: Caller, channelId: SlackChannelId): Promise<Set<SlackUserId>> {
  const members = new Set<SlackUserId>();
  for await (const page of pagesOf(context, "conversations.members", { channel: channelId, limit: MAX_ON_PAGE })) {
    for (const member of page.members as SlackUserId[]) members.add(member);
  }
  return members;
}
