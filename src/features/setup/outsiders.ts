import { message } from "../../../blocks/kit.ts";
import { isAtHome } from "../../../db/setup/network-channels.ts";
import { channelIdOf } from "../../../db/setup/setup.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import type { SlackUserId } from "../../programme/ids.ts";
import type { NetworkChannel } from "../../programme/setup/rules.ts";
import { mention } from "../../texts/markup.ts";

const whichOf = (ref: Record<string, string | number>): NetworkChannel =>
  ref.which === "peers" ? "peers" : "coordinators";

/** Said in the network's own channels when somebody is in them who does not belong there. */
export const outsider: Effect = messageEffect({
  kind: "setup:outsider",
  withinHours: false,
  to(desk, ref) {
    const settings = requireSettings(desk.db);
    const channelId = channelIdOf(settings, whichOf(ref));
    if (channelId === null || channelId !== ref.channel) return undefined;
    return { channelId, language: settings.language, viewer: { channel: whichOf(ref) } };
  },
  draw({ db, words }, ref) {
    const slackUserId = ref.slackUser as SlackUserId;
    if (isAtHome(db, whichOf(ref), slackUserId)) return undefined;
    return message(words.md(`setup.outsider.${whichOf(ref)}`, { who: mention(slackUserId) }));
  },
});
