import type { Wishes } from "../../src/programme/groups/facts.ts";
import type { GroupId } from "../../src/programme/ids.ts";
import { groupWishes } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** What the actors of a group have answered, in numbers. */
export function wishesOf(db: Db, groupId: GroupId): Wishes {
  const row = db.orm
    .select({
      asked: sql<number>`count(*)`,
      yes: sql<number>`count(*) filter (where ${groupWishes.wishes} = 1)`,
      no: sql<number>`count(*) filter (where ${groupWishes.wishes} = 0)`,
    })
    .from(groupWishes)
    .where(eq(groupWishes.groupId, groupId))
    .get();
  return row ?? { asked: 0, yes: 0, no: 0 };
}
