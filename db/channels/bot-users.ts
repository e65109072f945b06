import type { SlackUserId } from "../../src/programme/ids.ts";
import { botUsers } from "../schema/index.ts";
import { desc } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** The bot's present and earlier user ids, the present one first. None of them counts as a reader of a channel. */

const known = prepared((orm) => orm.select().from(botUsers).orderBy(desc(botUsers.since)).prepare());

export const botUserIds = (db: Db): SlackUserId[] =>
  known(db)
    .all()
    .map(({ slackUserId }) => slackUserId);

/** Stores the bot's present user id. @returns true if the bot was another user before */
export function noteBotUser(db: Db, slackUserId: SlackUserId, now: number): boolean {
  const [before] = botUserIds(db);
  if (before === slackUserId) return false;
  db.orm
    .insert(botUsers)
    .values({ slackUserId, since: now })
    .onConflictDoUpdate({ target: botUsers.slackUserId, set: { since: now } })
    .run();
  return before !== undefined;
}
