import { noonOf } from "../../src/programme/calendar/calendar.ts";
import type { ListedPair, PairCounts, RequestInOverview } from "../../src/programme/home/facts.ts";
import { BRIEF_SIZE, type Filter, pageSize } from "../../src/programme/home/filters.ts";
import type { PairId, PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import { pageWithin } from "../../src/programme/lists/paging.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { liveStates, type PairState } from "../../src/programme/pairs/states.ts";
import { isLight, readPair } from "../pairs/pairs.ts";
import { hasSeveralProgrammes, readProgramme } from "../programmes/programmes.ts";
import { pairs, profiles, supportRequests } from "../schema/index.ts";
import { and, count, desc, eq, inArray, isNotNull, ne, or, type Placeholder, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { requestFor } from "../support/support.ts";
import { countNeeds, pairsInNeed, reasonsOf } from "./pair-needs.ts";

/**
 * The lists on a coordinator's Home. The cost of these queries does not grow with finished pairs: triggers keep the counts
 * (db/store/triggers.ts), and a page of a list is read in the order of an index.
 */

type States = Map<string, number>;

function numbersByState(db: Db): States {
  const rows = keptCounts(db).all() as { state: PairState; number: number }[];
  return new Map(rows.map(({ state, number }) => [state, number]));
}

/** A temporary table of db/store/triggers.ts that is not part of drizzle's schema. */
const pairCounts = sql`pair_counts`;

const keptCounts = prepared((orm) =>
  orm.select({ state: sql<string>`state`, number: sql<number>`number` }).from(pairCounts).prepare(),
);

/** The number of pairs by state, and of people who wait for a pair. */
export function countsOf(db: Db): PairCounts {
  const states = numbersByState(db);
  return {
    invited: states.get("invited") ?? 0,
    opening: states.get("opening") ?? 0,
    open: states.get("open") ?? 0,
    paused: pausedNumber(db).get()?.number ?? 0,
    finished: states.get("finished") ?? 0,
    mentorsWaiting: waiting(db, "mentor"),
    actorsWaiting: waiting(db, "actor"),
  };
}

/** The number of enrolled people without a pair; of actors only those who want a mentor. */
const waiting = (db: Db, role: PairRole): number => waitingNumber(db).get({ role })?.number ?? 0;

const waitingNumber = prepared((orm) =>
  orm
    .select({ number: count() })
    .from(profiles)
    .where(and(eq(profiles.role, sql.placeholder("role")), sql`${profiles.isWaiting} = 1`))
    .prepare(),
);

/** The person is neither mentor nor actor of the pair. */
export const isNeitherOfPair = (personId: PersonId | Placeholder) =>
  and(ne(pairs.mentorId, personId), ne(pairs.actorId, personId));
/** Only open pairs can be paused, so the state is not part of the condition: with it SQLite would scan all open pairs. */
const isPaused = isNotNull(pairs.pausedAt);

const pausedNumber = prepared((orm) => orm.select({ number: count() }).from(pairs).where(isPaused).prepare());

const conditions = (personId: PersonId) => ({
  mine: and(eq(pairs.coordinatorId, personId), inArray(pairs.state, liveStates)),
  open: eq(pairs.state, "open"),
  paused: isPaused,
  invited: eq(pairs.state, "invited"),
  opening: eq(pairs.state, "opening"),
  finished: eq(pairs.state, "finished"),
});

const orders = {
  mine: [desc(pairs.createdAt)],
  open: [desc(pairs.finishedAt), desc(pairs.createdAt)],
  paused: [desc(pairs.pausedAt)],
  invited: [desc(pairs.finishedAt), desc(pairs.createdAt)],
  opening: [desc(pairs.finishedAt), desc(pairs.createdAt)],
  finished: [desc(pairs.finishedAt), desc(pairs.createdAt)],
};

/** The pairs of a filter, without the person's own. `programme`: only those of this one. */
export function countListed(
  db: Db,
  filter: Filter,
  personId: PersonId,
  counts: PairCounts,
  now: number,
  programme?: ProgrammeId,
): number {
  if (filter === "needs") return countNeeds(db, personId, now, programme);
  const condition = conditions(personId)[filter];
  const counted = (...more: ReturnType<typeof and>[]) =>
    db.orm
      .select({ number: count() })
      .from(pairs)
      .where(and(condition, ...more))
      .get()?.number ?? 0;
  const numberOf = (side: ReturnType<typeof eq> | undefined) => counted(side, ofFew(programme));
  if (filter === "mine") return numberOf(isNeitherOfPair(personId));
  // The total, less the pairs that the person is in. Those are few, and each side has an index.
  const all = programme === undefined ? counts[filter] : counted(ofProgramme(filter, programme));
  return all - numberOf(eq(pairs.mentorId, personId)) - numberOf(eq(pairs.actorId, personId));
}

/** Looked at in each of a few pairs: the plus stops SQLite from going through all that the programme ever had. */
const ofFew = (programme: ProgrammeId | undefined) =>
  programme === undefined ? undefined : sql`+${pairs.programmeId} = ${programme}`;

const ofProgramme = (filter: Exclude<Filter, "needs">, programme: ProgrammeId | undefined) =>
  programme === undefined || filter === "mine" || filter === "paused"
    ? ofFew(programme)
    : eq(pairs.programmeId, programme);

/** `page`: undefined for the first pairs only, as Home opens. */
type Part = { filter: Filter; programme: ProgrammeId | undefined; page: number | undefined };
type Listed = { ids: PairId[]; page: number; pages: number; count: number };

/** One page of the pairs of a filter, without the person's own. A page beyond the end becomes the last one. */
export function listFor(
  db: Db,
  personId: PersonId,
  { filter, programme, page: asked }: Part,
  counts: PairCounts,
  now: number,
): Listed {
  const size = asked === undefined ? BRIEF_SIZE : pageSize(filter);
  const all = countListed(db, filter, personId, counts, now, programme);
  const { page, pages } = pageWithin(asked ?? 1, all, size);
  const part = { limit: size, offset: (page - 1) * size };
  if (filter === "needs") return { ids: pairsInNeed(db, personId, part, now, programme), page, pages, count: all };
  const ids = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(conditions(personId)[filter], ofProgramme(filter, programme), isNeitherOfPair(personId)))
    .orderBy(...orders[filter])
    .limit(part.limit)
    .offset(part.offset)
    .all()
    .map(({ id }) => id);
  return { ids, page, pages, count: all };
}

const isLive = (state: PairState): boolean => liveStates.some((one) => one === state);

/** A pair as a line of a list, for a coordinator who is not in it. */
export function listedPair(db: Db, personId: PersonId, pairId: PairId, now: number, zone: string): ListedPair {
  const pair = readPair(db, pairId);
  const { mentor, actor, coordinator, state, pausedUntilOn } = pair;
  const isPaused = state === "open" && pair.pausedAt !== null && pausedUntilOn !== null;
  const began = pair.openedAt ?? pair.createdAt;
  return {
    pairId,
    mentor,
    actor,
    coordinator,
    isOwn: coordinator.id === personId,
    isLight: isLight(pair),
    state,
    isPaused,
    at: isPaused ? noonOf(pausedUntilOn, zone) : (pair.finishedAt ?? began),
    reasons: isLive(state) ? reasonsOf(db, pairId, personId, now) : [],
    programme: hasSeveralProgrammes(db) ? readProgramme(db, pair.programmeId).name : undefined,
  };
}

/** Excludes requests about a pair that the person is in, and requests without a pair by the other person of the person's live pair. */
const mayRead = (personId: Placeholder) =>
  and(
    sql`not exists (select 1 from ${pairs} where ${pairs.id} = ${supportRequests.pairId}
      and (${pairs.mentorId} = ${personId} or ${pairs.actorId} = ${personId}))`,
    or(
      isNotNull(supportRequests.pairId),
      eq(supportRequests.personId, personId),
      sql`${supportRequests.personId} not in (
        select ${pairs.actorId} from ${pairs} where ${pairs.mentorId} = ${personId} and ${pairs.state} in ('invited', 'opening', 'open')
        union select ${pairs.mentorId} from ${pairs} where ${pairs.actorId} = ${personId} and ${pairs.state} in ('invited', 'opening', 'open'))`,
    ),
  );

/** The open requests that a coordinator may see, of one pair or all: at most `limit`, the oldest first, and their total. */
export function waitingRequests(
  db: Db,
  personId: PersonId,
  { limit, pairId }: { limit: number; pairId?: PairId },
): { requests: RequestInOverview[]; count: number } {
  const { ids, number } = waitingFor(db)[pairId === undefined ? "all" : "ofPair"];
  const asked = pairId === undefined ? { personId } : { personId, pairId };
  const rows = ids.all({ ...asked, limit });
  // The permit of each request decides. The condition of the query only avoids reading all of them.
  const requests = rows.flatMap(({ id }) => requestFor(db, { personId }, id) ?? []);
  return { requests, count: number.get(asked)?.number ?? 0 };
}

const waitingFor = prepared((orm) => {
  const waits = and(inArray(supportRequests.state, ["open", "taken"]), mayRead(sql.placeholder("personId")));
  const questions = (condition: typeof waits) => ({
    ids: orm
      .select({ id: supportRequests.id })
      .from(supportRequests)
      .where(condition)
      .orderBy(supportRequests.createdAt)
      .limit(sql.placeholder("limit"))
      .prepare(),
    number: orm.select({ number: count() }).from(supportRequests).where(condition).prepare(),
  });
  const ofPair = and(waits, eq(supportRequests.pairId, sql.placeholder("pairId")));
  return { all: questions(waits), ofPair: questions(ofPair) };
});

/** The pairs that finished last, without those that the person is in. */
export const lastFinishedIds = (db: Db, personId: PersonId, limit: number): PairId[] =>
  finishedIds(db)
    .all({ personId, limit })
    .map(({ id }) => id);

const finishedIds = prepared((orm) =>
  orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.state, "finished"), isNeitherOfPair(sql.placeholder("personId"))))
    .orderBy(desc(pairs.finishedAt))
    .limit(sql.placeholder("limit"))
    .prepare(),
);
