import type { SlackUserId } from "../../src/programme/ids.ts";
import { people } from "../schema/index.ts";
import { isNotNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { noteBotUser } from "./bot-users.ts";
import { noteOutside } from "./learning.ts";
import { channelsInUse } from "./rounds.ts";

/**
 * The bot is this user now. Where the app was removed and installed again it is another one than before: it is in none of the channels,
 * which stay the pairs' own, and each pair is told once how to let it in; its conversations with people are to be opened anew.
 */
export function noteInstalledAs(db: Db, slackUserId: SlackUserId, now: number): void {
  db.transaction(() => {
    if (!noteBotUser(db, slackUserId, now)) return;
    db.orm.update(people).set({ dmChannelId: null }).where(isNotNull(people.dmChannelId)).run();
    for (const channelId of channelsInUse(db)) noteOutside(db, channelId, now);
  });
}
