import type { PersonId } from "../../src/programme/ids.ts";
import { kickoffOf, meetingFor, type SeenMeeting } from "../meetings/meetings.ts";
import { pairs } from "../schema/index.ts";
import { desc, eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { type Pair, readPair } from "./pairs.ts";

/** The pair that a coordinator made last, and its first meeting as she may see it: what she need not type again for the next pair. */
export type LastMade = { pair: Pair; kickoff: SeenMeeting; hasConsent: boolean };

export function lastMadeBy(db: Db, personId: PersonId): LastMade | undefined {
  const made = newest(db).get({ personId });
  const planned = made && kickoffOf(db, made.id);
  const kickoff = planned && meetingFor(db, { personId }, planned.id);
  return made && kickoff && { pair: readPair(db, made.id), kickoff, hasConsent: made.consentAt !== null };
}

const newest = prepared((orm) =>
  orm
    .select({ id: pairs.id, consentAt: pairs.consentAt })
    .from(pairs)
    .where(eq(pairs.createdBy, sql.placeholder("personId")))
    .orderBy(desc(pairs.createdAt), desc(sql`rowid`))
    .limit(1)
    .prepare(),
);
