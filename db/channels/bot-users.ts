import type { SlackUserId } from "../../src/programme/ids.ts";
import { botUsers } from "../schema/index.ts";
import { desc } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** As whom the bot is and has been in the workspace, today's user first. None of them is a person who reads along. */

const known = prepared((orm) => orm.select().from(botUsers).orderBy(desc(botUsers.since)).prepare());

export const botUserIds = (db: Db): SlackUserId[] =>
  known(db)
    .all()
    .map(({ slackUserId }) => slackUserId);

/** The bot is this user now. Says whether it was another one before. */
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
