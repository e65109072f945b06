import type { ProgrammeId } from "../../src/programme/ids.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import { pairs } from "../schema/index.ts";
import { and, count, eq, inArray, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

const livePairs = prepared((orm) =>
  orm
    .select({ number: count() })
    .from(pairs)
    .where(and(eq(pairs.programmeId, sql.placeholder("id")), inArray(pairs.state, liveStates)))
    .prepare(),
);

/** How many pairs of a programme have not ended. */
export const openPairsIn = (db: Db, id: ProgrammeId): number => livePairs(db).get({ id })?.number ?? 0;
