import type { SlackUserId } from "../../src/programme/ids.ts";
import { forgottenMarksOfAccount } from "../people/email-marks.ts";
import { people, samePeople } from "../schema/index.ts";
import { eq, inArray } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * Whether this is a closed account whose place another one took. Slack goes on counting it among the members of its channels, but nobody reads
 * there with it. An account that is opened again has a person of its own, and counts.
 */
export const isReplaced = (db: Db, slackUserId: SlackUserId): boolean =>
  db.orm
    .select({ id: samePeople.closedId })
    .from(samePeople)
    .where(inArray(samePeople.closedMark, forgottenMarksOfAccount(db, slackUserId)))
    .limit(1)
    .get() !== undefined && !hasPerson(db, slackUserId);

const hasPerson = (db: Db, slackUserId: SlackUserId): boolean =>
  db.orm.select({ id: people.id }).from(people).where(eq(people.slackUserId, slackUserId)).get() !== undefined;
