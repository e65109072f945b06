import type { SlackUserId } from "../../src/programme/ids.ts";
import { people } from "../schema/index.ts";
import { isNotNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { noteBotUser } from "./bot-users.ts";
import { recordBotOutside } from "./learning.ts";
import { channelsInUse } from "./rounds.ts";

/**
 * Stores the bot's present user id. After the app was removed and installed again it is a new user: it is in none of the pairs' channels, so
 * each pair is told once how to add it, and its direct message channels must be opened again.
 */
export function noteInstalledAs(db: Db, slackUserId: SlackUserId, now: number): void {
  db.transaction(() => {
    if (!noteBotUser(db, slackUserId, now)) return;
    db.orm.update(people).set({ dmChannelId: null }).where(isNotNull(people.dmChannelId)).run();
    for (const channelId of channelsInUse(db)) recordBotOutside(db, channelId, now);
  });
}
