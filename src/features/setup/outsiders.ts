import { message } from "../../../blocks/kit.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { isAtHome } from "../../../db/setup/network-channels.ts";
import { channelIdOf } from "../../../db/setup/setup.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { mention } from "../../texts/markup.ts";

/** Said in the network's own channels when somebody is in them who does not belong there. */
export const outsider: Effect = messageEffect({
  kind: kinds["setup:outsider"],
  withinHours: false,
  to(context, ref) {
    const settings = requireSettings(context.db);
    const channelId = channelIdOf(settings, ref.which);
    if (channelId === null || channelId !== ref.channel) return undefined;
    return { channelId, language: settings.language, viewer: { channel: ref.which } };
  },
  draw({ db, words }, ref) {
    const { which, slackUser } = ref;
    if (isAtHome(db, which, slackUser)) return undefined;
    return message(words.md(`setup.outsider.${which}`, { who: mention(slackUser) }));
  },
});
