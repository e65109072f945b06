import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { laneOf } from "../outbox/lanes.ts";
import { outbox } from "../schema/index.ts";
import { and, eq, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** Whether an invitation of this person to the pair's channel is still in the outbox. */
export const isInviting = (db: Db, pairId: PairId, personId: PersonId): boolean =>
  db.orm
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, laneOf.pair(pairId)),
        eq(outbox.kind, "pairs:invite"),
        isNull(outbox.settledAt),
        sql`json_extract(${outbox.ref}, '$.person') = ${personId}`,
      ),
    )
    .get() !== undefined;
