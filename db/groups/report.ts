import type { PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { GroupNumbers } from "../../src/programme/reports/facts.ts";
import type { ReportRatings } from "../reports/ratings.ts";
import { groupFeedback, groupMembers, groups, groupWishes, peerMeetings } from "../schema/index.ts";
import { and, eq, gte, isNotNull, isNull, lt, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** Groups in the report: numbers only. Instants are milliseconds since 1970 UTC; `begin` is included, `end` is not. */

type Span = { begin: number; end: number };
type Counting = { db: Db; viewer: { personId: PersonId }; span: Span };

const isUnderWay = ({ begin, end }: Span) =>
  and(isNotNull(groups.openedAt), lt(groups.openedAt, end), or(isNull(groups.endedAt), gte(groups.endedAt, begin)));

/** Groups that ended in the period, without those that the coordinator is of: what one of so few said would follow from the numbers. */
const isEndedIn = ({ personId }: Counting["viewer"], { begin, end }: Span) =>
  and(
    eq(groups.state, "ended"),
    gte(groups.endedAt, begin),
    lt(groups.endedAt, end),
    sql`not exists (select 1 from ${groupMembers} where ${groupMembers.groupId} = ${groups.id} and ${groupMembers.personId} = ${personId})`,
  );

const ofThose = (condition: ReturnType<typeof isUnderWay>) =>
  sql`(select ${groups.id} from ${groups} where ${condition})`;

/** What is counted of the groups that were under way in a period; undefined if there was none. */
export function groupNumbers({ db, viewer, span }: Counting): GroupNumbers | undefined {
  const rows = db.orm
    .select({ openedAt: groups.openedAt, endedAt: groups.endedAt })
    .from(groups)
    .where(isUnderWay(span))
    .all();
  if (rows.length === 0) return undefined;
  const isIn = (at: number | null) => at !== null && at >= span.begin && at < span.end;
  const underWay = ofThose(isUnderWay(span));
  const people = (role: PairRole) =>
    db.orm
      .select({ number: sql<number>`count(distinct ${groupMembers.personId})` })
      .from(groupMembers)
      .where(and(eq(groupMembers.role, role), sql`${groupMembers.groupId} in ${underWay}`))
      .get()?.number ?? 0;
  const met = db.orm
    .select({ held: sql<number>`count(*)`, came: sql<number>`coalesce(sum(${peerMeetings.came}), 0)` })
    .from(peerMeetings)
    .where(
      and(
        isNotNull(peerMeetings.groupId),
        eq(peerMeetings.state, "planned"),
        gte(peerMeetings.endsAt, span.begin),
        lt(peerMeetings.endsAt, span.end),
      ),
    )
    .get();
  return {
    underWay: rows.length,
    started: rows.filter(({ openedAt }) => isIn(openedAt)).length,
    ended: rows.filter(({ endedAt }) => isIn(endedAt)).length,
    mentors: people("mentor"),
    actors: people("actor"),
    held: met?.held ?? 0,
    came: met?.came ?? 0,
    wishes: wishesIn({ db, viewer, span }),
  };
}

/** The answers of the actors who were asked in groups that ended in the period. */
function wishesIn({ db, viewer, span }: Counting): GroupNumbers["wishes"] {
  const row = db.orm
    .select({
      yes: sql<number>`count(*) filter (where ${groupWishes.wishes} = 1)`,
      no: sql<number>`count(*) filter (where ${groupWishes.wishes} = 0)`,
      none: sql<number>`count(*) filter (where ${groupWishes.wishes} is null)`,
    })
    .from(groupWishes)
    .where(sql`${groupWishes.groupId} in ${ofThose(isEndedIn(viewer, span))}`)
    .get();
  return row ?? { yes: 0, no: 0, none: 0 };
}

const LEVELS = [1, 2, 3, 4, 5];

/** The ratings of groups that ended in the period. No column without such a group. */
export const reportRatings: ReportRatings = ({ db, viewer, span }) => {
  const those = ofThose(isEndedIn(viewer, span));
  const asked =
    db.orm
      .select({ number: sql<number>`count(*)` })
      .from(groupMembers)
      .where(and(isNull(groupMembers.leftAt), sql`${groupMembers.groupId} in ${those}`))
      .get()?.number ?? 0;
  if (asked === 0) return [];
  const rows = db.orm
    .select({ rating: groupFeedback.rating, number: sql<number>`count(*)` })
    .from(groupFeedback)
    .where(and(isNotNull(groupFeedback.rating), sql`${groupFeedback.groupId} in ${those}`))
    .groupBy(groupFeedback.rating)
    .all();
  const given = LEVELS.map((level) => rows.find(({ rating }) => rating === level)?.number ?? 0);
  const sum = given.reduce((total, number) => total + number, 0);
  // People who left after they had answered are asked too.
  return [{ head: "reports.head.groups", asked: Math.max(asked, sum), given }];
};
