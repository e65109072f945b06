import type { PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { GroupNumbers, Said } from "../../src/programme/reports/facts.ts";
import type { ReportRatings } from "../reports/ratings.ts";
import { groupFeedback, groupMembers, groups, groupWishes, peerMeetings } from "../schema/index.ts";
import { and, eq, gte, isNotNull, isNull, lt, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** Groups in the report: numbers only. Instants are milliseconds since 1970 UTC; `begin` is included, `end` is not. */

type Span = { begin: number; end: number };
type Programme = ProgrammeId | undefined;
type Counting = { db: Db; viewer: { personId: PersonId }; span: Span; programmeId: Programme };

/** A condition; undefined, which is none, for all programmes. */
const ofProgramme = (id: Programme) => (id === undefined ? undefined : eq(groups.programmeId, id));

const isUnderWay = ({ begin, end }: Span, programmeId: Programme) =>
  and(
    isNotNull(groups.openedAt),
    lt(groups.openedAt, end),
    or(isNull(groups.endedAt), gte(groups.endedAt, begin)),
    ofProgramme(programmeId),
  );

/** Groups that ended in the period, without those that the coordinator is of: what one of so few said would follow from the numbers. */
const isEndedIn = ({ viewer: { personId }, span: { begin, end }, programmeId }: Omit<Counting, "db">) =>
  and(
    eq(groups.state, "ended"),
    gte(groups.endedAt, begin),
    lt(groups.endedAt, end),
    ofProgramme(programmeId),
    sql`not exists (select 1 from ${groupMembers} where ${groupMembers.groupId} = ${groups.id} and ${groupMembers.personId} = ${personId})`,
  );

const ofThose = (condition: ReturnType<typeof isUnderWay>) =>
  sql`(select ${groups.id} from ${groups} where ${condition})`;

/** What is counted of the groups that were under way in a period; undefined if there was none. */
export function groupNumbers(db: Db, span: Span, programmeId: Programme): GroupNumbers | undefined {
  const rows = db.orm
    .select({ openedAt: groups.openedAt, endedAt: groups.endedAt })
    .from(groups)
    .where(isUnderWay(span, programmeId))
    .all();
  if (rows.length === 0) return undefined;
  const isIn = (at: number | null) => at !== null && at >= span.begin && at < span.end;
  const underWay = ofThose(isUnderWay(span, programmeId));
  const people = (role: PairRole) =>
    db.orm
      .select({ number: sql<number>`count(distinct ${groupMembers.personId})` })
      .from(groupMembers)
      .where(and(eq(groupMembers.role, role), sql`${groupMembers.groupId} in ${underWay}`))
      .get()?.number ?? 0;
  return {
    underWay: rows.length,
    started: rows.filter(({ openedAt }) => isIn(openedAt)).length,
    ended: rows.filter(({ endedAt }) => isIn(endedAt)).length,
    mentors: people("mentor"),
    actors: people("actor"),
    held: metIn(db, span, programmeId).groups.held,
  };
}

/** Common meetings that were held in a period. */
export const commonMeetingsHeld = (db: Db, span: Span, programmeId: Programme): number =>
  metIn(db, span, programmeId).common.held;

/** How many came to the meetings of a period in all, as far as it was noted. */
export function visitsIn(db: Db, span: Span, programmeId: Programme): Said["visits"] {
  const met = metIn(db, span, programmeId);
  return { groups: met.groups.came, common: met.common.came };
}

/** The meetings that ended in a period and were not called off, and how many came. */
function metIn(db: Db, { begin, end }: Span, programmeId: Programme) {
  const isOver = and(eq(peerMeetings.state, "planned"), gte(peerMeetings.endsAt, begin), lt(peerMeetings.endsAt, end));
  const counted = { held: sql<number>`count(*)`, came: sql<number>`coalesce(sum(${peerMeetings.came}), 0)` };
  const none = { held: 0, came: 0 };
  return {
    groups:
      db.orm
        .select(counted)
        .from(peerMeetings)
        .innerJoin(groups, eq(groups.id, peerMeetings.groupId))
        .where(and(isOver, ofProgramme(programmeId)))
        .get() ?? none,
    common:
      db.orm
        .select(counted)
        .from(peerMeetings)
        .where(
          and(
            isOver,
            programmeId === undefined ? isNotNull(peerMeetings.programmeId) : eq(peerMeetings.programmeId, programmeId),
          ),
        )
        .get() ?? none,
  };
}

/** The answers of the actors who were asked in groups that ended in the period. */
export function wishesIn({ db, ...counting }: Counting): Said["wishes"] {
  const row = db.orm
    .select({
      yes: sql<number>`count(*) filter (where ${groupWishes.wishes} = 1)`,
      no: sql<number>`count(*) filter (where ${groupWishes.wishes} = 0)`,
      none: sql<number>`count(*) filter (where ${groupWishes.wishes} is null)`,
    })
    .from(groupWishes)
    .where(sql`${groupWishes.groupId} in ${ofThose(isEndedIn(counting))}`)
    .get();
  return row ?? { yes: 0, no: 0, none: 0 };
}

const LEVELS = [1, 2, 3, 4, 5];

/** The ratings of groups that ended in the period. No column without such a group. */
export const reportRatings: ReportRatings = ({ db, viewer, span, programmeId }) => {
  const those = ofThose(isEndedIn({ viewer, span, programmeId }));
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
