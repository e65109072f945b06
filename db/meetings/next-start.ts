import { meetings } from "../schema/index.ts";
import { and, eq, gt, min, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** When the next planned meeting of any pair begins (milliseconds since 1970 UTC), for the playground's clock; undefined if none is planned. */
export const nextMeetingAt = (db: Db, now: number): number | undefined =>
  earliestAfter(db).get({ now })?.at ?? undefined;

const earliestAfter = prepared((orm) =>
  orm
    .select({ at: min(meetings.startsAt) })
    .from(meetings)
    .where(and(eq(meetings.state, "planned"), gt(meetings.startsAt, sql.placeholder("now"))))
    .prepare(),
);
