import type { SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import { pairs, people } from "../schema/index.ts";
import { and, isNotNull, notInArray } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";
import { noteBotUser } from "./bot-users.ts";
import { noteOutside } from "./learning.ts";

/**
 * The bot is this user now. Where the app was removed and installed again it is another one than before: it is in none of the channels,
 * which stay the pairs' own, and each pair is told once how to let it in; its conversations with people are to be opened anew.
 */
export function noteInstalledAs(db: Db, slackUserId: SlackUserId, now: number): void {
  db.transaction(() => {
    if (!noteBotUser(db, slackUserId, now)) return;
    db.orm.update(people).set({ dmChannelId: null }).where(isNotNull(people.dmChannelId)).run();
    for (const channelId of channelsToEnter(db)) noteOutside(db, channelId, now);
  });
}

function channelsToEnter(db: Db): SlackChannelId[] {
  const ofPairs = db.orm
    .select({ channelId: pairs.channelId })
    .from(pairs)
    .where(and(isNotNull(pairs.channelId), notInArray(pairs.channelState, ["none", "archived", "deleted"])))
    .all();
  const settings = readSettings(db);
  return [
    settings?.coordinatorsChannelId,
    settings?.peerChannelId,
    ...ofPairs.map(({ channelId }) => channelId),
  ].filter((channelId) => typeof channelId === "string");
}
