import type { ChannelAnswer } from "../../db/channels/learning.ts";
import type { SlackChannelId } from "../programme/ids.ts";

/** A channel as Slack gives it. https://docs.slack.dev/reference/objects/conversation-object */
export type Conversation = {
  id: SlackChannelId;
  name: string;
  creator?: string;
  previous_names?: string[];
  is_archived?: boolean;
  is_private?: boolean;
  is_ext_shared?: boolean;
  is_member?: boolean;
};

/** What an answer of Slack says about a channel. A field that is left out counts as normal: private, not archived, not shared, bot inside. */
export const toldBy = (channel: Partial<Conversation>): NonNullable<Exclude<ChannelAnswer, "unseen">["channel"]> => ({
  isArchived: channel.is_archived === true,
  isPublic: channel.is_private === false,
  isShared: channel.is_ext_shared === true,
  isBotInside: channel.is_member !== false,
});
