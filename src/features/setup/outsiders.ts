import { message } from "../../../blocks/kit.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { isStrangerIn } from "../../../db/setup/network-channels.ts";
import { channelIdOf } from "../../../db/setup/setup.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import type { SlackUserId } from "../../programme/ids.ts";
import { joined, mention, plain } from "../../texts/markup.ts";

/** How many people one line names; the rest is a number. */
const MOST_NAMED = 20;

/** Says in one of the network's channels that people are in it who do not belong there. */
export const outsider: Effect = messageEffect({
  kind: kinds["setup:outsider"],
  withinHours: false,
  to(context, ref) {
    const settings = requireSettings(context.db);
    const channelId = channelIdOf(settings, ref.which);
    if (channelId === null || channelId !== ref.channel) return undefined;
    return { channelId, language: settings.language, viewer: { channel: ref.which } };
  },
  draw({ db, words }, { which, slackUser }) {
    const strangers = slackUser
      .split(",")
      .map((one) => one as SlackUserId)
      .filter((one) => isStrangerIn(db, which, one));
    const [first] = strangers;
    if (first === undefined) return undefined;
    if (strangers.length === 1) return message(words.md(`setup.outsider.${which}`, { who: mention(first) }));
    const shown = strangers.slice(0, MOST_NAMED).map((one) => mention(one));
    const rest = strangers.length - shown.length;
    const who = joined([...shown, ...(rest > 0 ? [plain(`+${rest}`)] : [])], ", ");
    return message(words.md(`setup.outsiders.${which}`, { who }));
  },
});
