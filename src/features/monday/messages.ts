import { mondayMessage } from "../../../blocks/monday.ts";
import { enqueueMondayLook, enqueueMondayOverview, needsForChannel } from "../../../db/home/monday.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { recordRefusal } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { type Effect, effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { dateOf, HOUR_MS } from "../../programme/calendar/calendar.ts";
import type { Deps } from "../../slack/listening.ts";

/** Writes the row of the next Monday if there is none. */
export const begin = ({ db, clock, zone }: Deps): void =>
  db.transaction(() => enqueueMondayLook(db, clock.now(), zone));

/** Due on Monday at 9; after downtime, as soon as the bot runs again. */
const look = effect({
  kind: kinds["monday:look"],
  withinHours: false,
  prepare({ db, now, zone }, { ref }) {
    return { call: async () => ({}), settled: () => enqueueMondayOverview(db, ref.on, now, zone) };
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
    return waiting.requests.length + waiting.needs.length > 0 ? mondayMessage(words, waiting) : undefined;
  },
  unreachable({ db, now }, _ref, { meaning }) {
    recordRefusal(db, "coordinators", meaning, now);
    return meaning === "place:no-posting" ? now + HOUR_MS : undefined;
  },
});

export const effects: readonly Effect[] = [look, overview];
