import { isOurs, recordEvent } from "../../../db/channels/learning.ts";
import { moveChannel } from "../../../db/channels/moving.ts";
import { type Fact, ofChannel, ofMember } from "../../programme/channels/facts.ts";
import type { SlackChannelId, SlackTs, SlackUserId } from "../../programme/ids.ts";
import type { Deps, Listening } from "../../slack/listening.ts";

/**
 * What people do to channels in Slack. Each event is one fact with Slack's own time. The same follows from it as when Slack says it in an
 * answer. When the bot itself leaves, Slack sends group_left, never member_left_channel.
 */

type MemberEvent = { user: SlackUserId; channel: SlackChannelId; event_ts?: SlackTs };
type ChannelEvent = { channel: SlackChannelId; user?: SlackUserId; event_ts?: SlackTs };

export function listen(listening: Listening, { db, clock, botUserId, access }: Deps): void {
  const learn = (channelId: SlackChannelId, fact: Fact, eventTs: SlackTs | undefined) => {
    if (isOurs(db, channelId)) db.transaction(() => recordEvent(db, channelId, fact, eventTs, clock.now()));
  };
  listening.event<MemberEvent>("member_joined_channel", ({ user, channel, event_ts }) =>
    learn(channel, ofMember(user, true), event_ts),
  );
  listening.event<MemberEvent>("member_left_channel", ({ user, channel, event_ts }) =>
    learn(channel, ofMember(user, false), event_ts),
  );
  listening.event<ChannelEvent>("group_left", ({ channel, event_ts }) =>
    learn(channel, ofChannel("bot", false), event_ts),
  );
  listening.event<ChannelEvent>("group_archive", ({ channel, user, event_ts }) => {
    // What the bot does itself is stored where it does it.
    if (user !== botUserId) learn(channel, ofChannel("archived", true), event_ts);
  });
  listening.event<ChannelEvent>("group_unarchive", ({ channel, event_ts }) =>
    learn(channel, ofChannel("archived", false), event_ts),
  );
  listening.event<ChannelEvent>("group_deleted", ({ channel, event_ts }) =>
    learn(channel, ofChannel("deleted", true), event_ts),
  );
  listening.event<ChannelEvent>("channel_shared", ({ channel, event_ts }) =>
    learn(channel, ofChannel("shared", true), event_ts),
  );
  listening.event<ChannelEvent & { is_ext_shared?: boolean }>(
    "channel_unshared",
    ({ channel, is_ext_shared, event_ts }) => learn(channel, ofChannel("shared", is_ext_shared === true), event_ts),
  );
  // The new name is not stored. The event shows that the bot can see the channel.
  listening.event<{ channel: { id: SlackChannelId }; event_ts?: SlackTs }>("group_rename", ({ channel, event_ts }) =>
    learn(channel.id, ofChannel("unseen", false), event_ts),
  );
  listening.event<{ old_channel_id: SlackChannelId; new_channel_id: SlackChannelId }>(
    "channel_id_changed",
    ({ old_channel_id, new_channel_id }) => {
      if (isOurs(db, old_channel_id)) db.transaction(() => moveChannel(db, old_channel_id, new_channel_id));
    },
  );
  // Neither event has a time, and either may come first. https://docs.slack.dev/reference/events/tokens_revoked
  listening.event("app_uninstalled", () => access.refused("app_uninstalled"));
  listening.event<{ tokens?: { bot?: string[] } }>("tokens_revoked", ({ tokens }) => {
    if ((tokens?.bot ?? []).length > 0) access.refused("tokens_revoked");
  });
}
