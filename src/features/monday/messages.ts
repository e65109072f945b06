import { mondayMessage } from "../../../blocks/monday.ts";
import { enqueueMondayOverview, mondayLooks, needsForChannel } from "../../../db/home/monday.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { recordRefusal } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { repeatingEffect } from "../../outbox/repeating.ts";
import { dateOf, HOUR_MS } from "../../programme/calendar/calendar.ts";

/** Due on Monday at 9; after downtime, as soon as the bot runs again. */
const look = repeatingEffect({
  kind: kinds["monday:look"],
  repeat: mondayLooks,
  settled({ db, now, zone }, { ref }) {
    enqueueMondayOverview(db, ref.number, now, zone);
    return true;
  },
});

/** One message a week, if there is something to do. Dropped if it could not be sent on Monday. */
const overview = messageEffect({
  kind: kinds["monday:overview"],
  withinHours: true,
  to({ db, now, zone }, ref) {
    const settings = readSettings(db);
    const channelId = settings?.coordinatorsChannelId;
    if (!channelId || dateOf(now, zone) !== ref.on) return undefined;
    return { channelId, language: settings.language, viewer: { channel: "coordinators" } };
  },
  whileStrangersRead: ({ now }) => ({ waitUntil: now + HOUR_MS }),
  draw({ db, words, now, zone, isRedraw }) {
    if (isRedraw) return undefined;
    const waiting = needsForChannel(db, now, zone);
    const { requests, needs, groups } = waiting;
    return requests.length + needs.length + groups.length > 0 ? mondayMessage(words, waiting) : undefined;
  },
  unreachable({ db, now }, _ref, { meaning }) {
    recordRefusal(db, "coordinators", meaning, now);
    return meaning === "place:no-posting" ? now + HOUR_MS : undefined;
  },
});

export const effects: readonly Effect[] = [look, overview];
