import { DAY } from "../src/calendar.ts";
import type { Counts, FinishedPair, Need, Overview, Reason } from "../src/home/facts.ts";
import { LEFT_ALONE, OPENING_TAKES, pageOf, urgencyOf } from "../src/home/rules.ts";
import { SILENCE } from "../src/silence/rules.ts";
import { whyNoUndo } from "./closing.ts";
import { and, count, desc, eq, inArray, isNotNull, isNull, lte, max, ne, or, sql } from "./drizzle.ts";
import { pairsBeforeKickoff } from "./meetings.ts";
import type { Db } from "./open.ts";
import { readPair } from "./pairs.ts";
import { findPersonBySlackId, type Person, readPerson } from "./people.ts";
import {
  channelChanges,
  kickoffForms,
  meetings,
  type PairRole,
  type PairState,
  pairs,
  people,
  profiles,
} from "./schema.ts";
import { openRequestsFor } from "./support.ts";

const NEEDS_ON_PAGE = 6;
const MOST_REQUESTS = 4;
const MOST_FINISHED = 3;

/** What a coordinator sees of all pairs but her own: numbers, states and what is missing, never what the two talk about. */
export function overviewFor(db: Db, person: Person, page: number, now: number): Overview {
  const requests = openRequestsFor(db, { personId: person.id });
  const needs = pageOf(pairsInNeed(db, person.id, now), page, NEEDS_ON_PAGE);
  return {
    counts: countsOf(db),
    requests: requests.slice(0, MOST_REQUESTS),
    requestCount: requests.length,
    needs: { ...needs, items: needs.items.map(({ pairId, reasons }) => toNeed(db, person.id, pairId, reasons)) },
    finished: lastFinished(db, person.id),
    hasKickoffsAhead: pairsBeforeKickoff(db, person.id).length > 0,
  };
}

function countsOf(db: Db): Counts {
  const rows = db.orm.select({ state: pairs.state, number: count() }).from(pairs).groupBy(pairs.state).all();
  const numberOf = (state: PairState) => rows.find((row) => row.state === state)?.number ?? 0;
  const isPaused = and(eq(pairs.state, "open"), isNotNull(pairs.pausedAt));
  return {
    invited: numberOf("invited"),
    opening: numberOf("opening"),
    open: numberOf("open"),
    paused: db.orm.select({ number: count() }).from(pairs).where(isPaused).get()?.number ?? 0,
    finished: numberOf("finished"),
    mentorsWaiting: waiting(db, "mentor"),
    actorsWaiting: waiting(db, "actor"),
  };
}

/** Who has enrolled and is in no pair now; of the actors those who wish for a mentor. */
function waiting(db: Db, role: PairRole): number {
  const side = role === "mentor" ? pairs.mentorId : pairs.actorId;
  const isTaken = db.orm
    .select({ id: side })
    .from(pairs)
    .where(and(eq(side, profiles.personId), inArray(pairs.state, ["invited", "opening", "open"])));
  const row = db.orm
    .select({ number: count() })
    .from(profiles)
    .innerJoin(people, eq(people.id, profiles.personId))
    .where(
      and(
        eq(profiles.role, role),
        isNull(people.deactivatedAt),
        role === "actor" ? eq(profiles.wantsMentoring, true) : undefined,
        sql`not exists ${isTaken}`,
      ),
    )
    .get();
  return row?.number ?? 0;
}

type Found = { pairId: string; isOwn: boolean; reason: Reason; since: number };

/** The pairs that need a coordinator, hers first, the most pressing first; without those she is in herself. */
function pairsInNeed(db: Db, personId: string, now: number): { pairId: string; reasons: Reason[] }[] {
  const found = new Map<string, Found[]>();
  const all = [...gone(db), ...channelTrouble(db, now), ...aboutMeetings(db, personId, now)];
  const notHers = othersPairs(db, personId);
  for (const one of all) {
    const isOwn = notHers.get(one.pairId);
    if (isOwn === undefined) continue;
    found.set(one.pairId, [...(found.get(one.pairId) ?? []), { ...one, isOwn }]);
  }
  return [...found.entries()]
    .map(([pairId, reasons]) => ({ pairId, reasons: reasons.toSorted(byUrgency) }))
    .toSorted((one, other) => compare(one.reasons[0], other.reasons[0]))
    .map(({ pairId, reasons }) => ({ pairId, reasons: reasons.map(({ reason }) => reason) }));
}

const byUrgency = (one: Found, other: Found): number =>
  urgencyOf(one.reason.what) - urgencyOf(other.reason.what) || one.since - other.since;

const compare = (one: Found | undefined, other: Found | undefined): number =>
  one && other ? Number(other.isOwn) - Number(one.isOwn) || byUrgency(one, other) : 0;

/** Live pairs in which she is neither mentor nor actor, and whether they are hers to look after. */
function othersPairs(db: Db, personId: string): Map<string, boolean> {
  const rows = db.orm
    .select({ id: pairs.id, coordinatorId: pairs.coordinatorId })
    .from(pairs)
    .where(and(inArray(pairs.state, ["opening", "open"]), ne(pairs.mentorId, personId), ne(pairs.actorId, personId)))
    .all();
  return new Map(rows.map(({ id, coordinatorId }) => [id, coordinatorId === personId]));
}

type Sighting = Omit<Found, "isOwn">;

function gone(db: Db): Sighting[] {
  return db.orm
    .select({ pairId: pairs.id, personId: people.id, at: people.deactivatedAt })
    .from(people)
    .innerJoin(pairs, or(eq(pairs.mentorId, people.id), eq(pairs.actorId, people.id)))
    .where(and(isNotNull(people.deactivatedAt), inArray(pairs.state, ["opening", "open"])))
    .all()
    .map(({ pairId, personId, at }) => ({
      pairId,
      since: at ?? 0,
      reason: { what: "gone", person: readPerson(db, personId) },
    }));
}

const changes = { left: "left", outsider: "outsider", "not-invited": "not-invited" } as const;

function channelTrouble(db: Db, now: number): Sighting[] {
  const states = db.orm
    .select({ pairId: pairs.id, state: pairs.state, channelState: pairs.channelState, createdAt: pairs.createdAt })
    .from(pairs)
    .where(
      or(
        and(eq(pairs.state, "open"), inArray(pairs.channelState, ["bot-removed", "archived-by-hand"])),
        and(eq(pairs.state, "opening"), lte(pairs.createdAt, now - OPENING_TAKES)),
      ),
    )
    .all()
    .map(({ pairId, state, channelState, createdAt }): Sighting => {
      const what = state === "opening" ? "not-opened" : channelState === "bot-removed" ? "bot-removed" : "archived";
      return { pairId, since: createdAt, reason: { what } };
    });
  const changed = db.orm
    .select({
      pairId: pairs.id,
      slackUserId: channelChanges.slackUserId,
      change: channelChanges.change,
      at: channelChanges.at,
    })
    .from(channelChanges)
    .innerJoin(pairs, eq(pairs.id, channelChanges.pairId))
    .where(and(isNull(channelChanges.overAt), eq(pairs.state, "open")))
    .all()
    .flatMap(({ pairId, slackUserId, change, at }): Sighting[] => {
      const what = changes[change];
      if (what === "outsider") return [{ pairId, since: at, reason: { what } }];
      const person = findPersonBySlackId(db, slackUserId);
      return person ? [{ pairId, since: at, reason: { what, person } }] : [];
    });
  return [...states, ...changed];
}

/** Open pairs, with what coordinators may know of their meetings: that something is missing, and since when. */
function aboutMeetings(db: Db, personId: string, now: number): Sighting[] {
  const isOpen = eq(pairs.state, "open");
  const kickoffs = db.orm
    .select({
      pairId: pairs.id,
      endsAt: meetings.endsAt,
      hasForm: isNotNull(kickoffForms.pairId),
      leftAt: pairs.coordinatorLeftAt,
      coordinatorId: pairs.coordinatorId,
    })
    .from(meetings)
    .innerJoin(pairs, eq(pairs.id, meetings.pairId))
    .leftJoin(kickoffForms, eq(kickoffForms.pairId, pairs.id))
    .where(
      and(
        isOpen,
        eq(meetings.kind, "kickoff"),
        inArray(meetings.state, ["planned", "held"]),
        lte(meetings.endsAt, now),
      ),
    )
    .all();
  const missing = kickoffs.filter(({ hasForm }) => !hasForm);
  const mayLeave = kickoffs.filter(
    ({ hasForm, leftAt, coordinatorId }) => hasForm && leftAt === null && coordinatorId === personId,
  );
  const isMissing = new Set(missing.map(({ pairId }) => pairId));
  return [
    ...missing.map(({ pairId, endsAt }): Sighting => ({ pairId, since: endsAt, reason: { what: "kickoff-form" } })),
    ...mayLeave.map(({ pairId, endsAt }): Sighting => ({ pairId, since: endsAt, reason: { what: "leave" } })),
    ...awaitingLogs(db, now),
    ...quiet(db, now).filter(({ pairId }) => !isMissing.has(pairId)),
  ];
}

function awaitingLogs(db: Db, now: number): Sighting[] {
  return db.orm
    .select({ pairId: pairs.id, endsAt: max(meetings.endsAt) })
    .from(meetings)
    .innerJoin(pairs, eq(pairs.id, meetings.pairId))
    .where(
      and(
        eq(pairs.state, "open"),
        eq(meetings.kind, "later"),
        eq(meetings.state, "planned"),
        lte(meetings.endsAt, now - LEFT_ALONE),
      ),
    )
    .groupBy(pairs.id)
    .all()
    .map(({ pairId, endsAt }) => ({ pairId, since: endsAt ?? now, reason: { what: "log" } }));
}

/** Pairs that have agreed on nothing for 3 days, and those that have been silent for 21: see db/silence.ts for what counts. */
function quiet(db: Db, now: number): Sighting[] {
  const rows = db.orm
    .select({
      pairId: pairs.id,
      from: pairs.silenceFrom,
      openedAt: pairs.openedAt,
      createdAt: pairs.createdAt,
      last: max(meetings.endsAt),
    })
    .from(pairs)
    .leftJoin(meetings, and(eq(meetings.pairId, pairs.id), inArray(meetings.state, ["planned", "held", "not-held"])))
    .where(and(eq(pairs.state, "open"), isNull(pairs.pausedAt)))
    .groupBy(pairs.id)
    .all();
  return rows.flatMap(({ pairId, from, openedAt, createdAt, last }): Sighting[] => {
    const since = Math.max(from ?? openedAt ?? createdAt, last ?? 0);
    if (now - since >= SILENCE)
      return [{ pairId, since, reason: { what: "silent", days: Math.floor((now - since) / DAY) } }];
    const isQuiet = last !== null && now - since >= LEFT_ALONE;
    return isQuiet ? [{ pairId, since, reason: { what: "not-agreed" } }] : [];
  });
}

function toNeed(db: Db, personId: string, pairId: string, reasons: Reason[]): Need {
  const { mentor, actor, coordinator } = readPair(db, pairId);
  return { pairId, mentor, actor, coordinator, isOwn: coordinator.id === personId, reasons };
}

/** The pairs that finished last, for their feedback and for "Peru lopettaminen". */
function lastFinished(db: Db, personId: string): FinishedPair[] {
  return db.orm
    .select({ id: pairs.id, finishedAt: pairs.finishedAt })
    .from(pairs)
    .where(and(eq(pairs.state, "finished"), ne(pairs.mentorId, personId), ne(pairs.actorId, personId)))
    .orderBy(desc(pairs.finishedAt))
    .limit(MOST_FINISHED)
    .all()
    .map(({ id, finishedAt }) => {
      const pair = readPair(db, id);
      const { mentor, actor } = pair;
      return { pairId: id, mentor, actor, finishedAt: finishedAt ?? 0, mayUndo: whyNoUndo(db, pair) === undefined };
    });
}
