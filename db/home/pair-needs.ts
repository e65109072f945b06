import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { consequenceOf, isInSlack } from "../../src/programme/channels/rules.ts";
import type { Reason } from "../../src/programme/home/facts.ts";
import { type NeedFacts, type NeedFound, needsOf } from "../../src/programme/home/rules.ts";
import type { PairId, PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import { mailBrokenSince } from "../mail/addresses.ts";
import { findPerson, findPersonBySlackId } from "../people/people.ts";
import { findPairRow } from "../privacy/privacy.ts";
import {
  channelChanges,
  channelFacts,
  kickoffForms,
  meetings,
  pairNeeds,
  pairs,
  pairsChanged,
  people,
} from "../schema/index.ts";
import { rhythmOf } from "../silence/silence.ts";
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/**
 * Why pairs need their coordinators, stored in the table `pair_needs`. Triggers note which pairs have changed (db/store/triggers.ts); their
 * needs are computed on the next read. Each need has the instant from which it counts, so passing time needs no new computation.
 */

type PairRow = NonNullable<ReturnType<typeof findPairRow>>;
type NeedRow = typeof pairNeeds.$inferSelect;

const changed = prepared((orm) => orm.select().from(pairsChanged).prepare());
const noted = prepared((orm) => orm.delete(pairsChanged).prepare());
const forgetting = prepared((orm) =>
  orm
    .delete(pairNeeds)
    .where(eq(pairNeeds.pairId, sql.placeholder("pairId")))
    .prepare(),
);
const keeping = prepared((orm) =>
  orm
    .insert(pairNeeds)
    .values({
      pairId: sql.placeholder("pairId"),
      what: sql.placeholder("what"),
      personId: sql.placeholder("personId"),
      coordinatorId: sql.placeholder("coordinatorId"),
      since: sql.placeholder("since"),
      fromAt: sql.placeholder("fromAt"),
      rank: sql.placeholder("rank"),
    })
    .prepare(),
);

/** Computes the needs of the pairs that changed since the last call, at some 50 µs each. */
export function updateNeeds(db: Db): void {
  db.transaction(() => {
    const stale = changed(db).all();
    if (stale.length === 0) return;
    for (const { pairId } of stale) {
      forgetting(db).run({ pairId });
      const row = findPairRow(db, pairId);
      if (!row) continue;
      for (const need of foundIn(db, row)) keeping(db).run({ pairId, coordinatorId: row.coordinatorId, ...need });
    }
    noted(db).run();
  });
}

function foundIn(db: Db, row: PairRow): NeedFound[] {
  const facts = factsOf(db, row);
  return facts ? needsOf(facts) : [];
}

const meetingsOf = prepared((orm) =>
  orm
    .select({
      kind: meetings.kind,
      state: meetings.state,
      endsAt: meetings.endsAt,
      createdAt: meetings.createdAt,
      cancelledBy: meetings.cancelledBy,
    })
    .from(meetings)
    .where(eq(meetings.pairId, sql.placeholder("pairId")))
    .orderBy(asc(meetings.startsAt))
    .prepare(),
);
const formOf = prepared((orm) =>
  orm
    .select({ pairId: kickoffForms.pairId })
    .from(kickoffForms)
    .where(eq(kickoffForms.pairId, sql.placeholder("pairId")))
    .prepare(),
);
const membersOf = prepared((orm) =>
  orm
    .select({ slackUserId: channelFacts.subject, isInside: channelFacts.holds, at: channelFacts.since })
    .from(channelFacts)
    .where(and(eq(channelFacts.channelId, sql.placeholder("channelId")), eq(channelFacts.what, "member")))
    .prepare(),
);
const notInvitedOf = prepared((orm) =>
  orm
    .select({ slackUserId: channelChanges.slackUserId, at: channelChanges.at })
    .from(channelChanges)
    .where(and(eq(channelChanges.pairId, sql.placeholder("pairId")), isNull(channelChanges.overAt)))
    .prepare(),
);
const goneOf = prepared((orm) =>
  orm
    .select({ personId: people.id, at: people.deactivatedAt })
    .from(people)
    .where(
      and(
        sql`${people.id} in (${sql.placeholder("mentorId")}, ${sql.placeholder("actorId")})`,
        isNotNull(people.deactivatedAt),
      ),
    )
    .prepare(),
);

const findClosed = prepared((orm) =>
  orm
    .select({ at: people.deactivatedAt })
    .from(people)
    .where(eq(people.id, sql.placeholder("personId")))
    .prepare(),
);

/** Undefined for a pair that cannot need its coordinator: it has ended. */
function factsOf(db: Db, row: PairRow): NeedFacts | undefined {
  const { id: pairId, state, channelState } = row;
  if (state === "refused" || state === "finished") return undefined;
  const all = meetingsOf(db).all({ pairId });
  const kickoff = all.find((one) => one.kind === "kickoff" && (one.state === "planned" || one.state === "held"));
  const awaiting = all.filter((one) => one.kind === "later" && one.state === "planned").map(({ endsAt }) => endsAt);
  const alive = all.filter((one) => one.state !== "cancelled" && one.state !== "replaced").map(({ endsAt }) => endsAt);
  return {
    state,
    createdAt: row.createdAt,
    quietFrom: row.silenceFrom ?? row.openedAt ?? row.createdAt,
    isPaused: row.pausedAt !== null,
    rhythm: rhythmOf(db, row),
    workerGoneAt: findClosed(db).get({ personId: row.coordinatorId })?.at ?? undefined,
    channel: isInSlack(channelState) ? consequenceOf(channelState)?.need : undefined,
    coordinatorIsInside: row.coordinatorLeftAt === null,
    kickoff: kickoff && {
      agreedAt: kickoff.createdAt,
      endsAt: kickoff.endsAt,
      hasForm: formOf(db).get({ pairId }) !== undefined,
      isOff: kickoff.state === "planned" && kickoff.cancelledBy !== null,
    },
    awaitsLogFrom: awaiting.length > 0 ? Math.min(...awaiting) : undefined,
    lastMeetingAt: alive.length > 0 ? Math.max(...alive) : undefined,
    troubles: troublesOf(db, row),
  };
}

type Trouble = NeedFacts["troubles"][number];

function troublesOf(db: Db, row: PairRow): Trouble[] {
  const { id, mentorId, actorId } = row;
  const gone = goneOf(db)
    .all({ mentorId, actorId })
    .map(({ personId, at }): Trouble => ({ what: "gone", personId, at: at ?? 0 }));
  const notInvited = notInvitedOf(db)
    .all({ pairId: id })
    .flatMap(({ slackUserId, at }): Trouble[] => {
      const person = findPersonBySlackId(db, slackUserId);
      return person ? [{ what: "not-invited", personId: person.id, at }] : [];
    });
  const noMail = [mentorId, actorId].flatMap((personId): Trouble[] => {
    const at = mailBrokenSince(db, personId);
    return at === undefined ? [] : [{ what: "mail", personId, at }];
  });
  return [...gone, ...notInvited, ...noMail, ...troublesInside(db, row)];
}

/** Mentor or actor outside the channel, or somebody inside who is neither one of them nor a coordinator. */
function troublesInside(
  db: Db,
  { channelId, mentorId, actorId, coordinatorId, coordinatorLeftAt }: PairRow,
): Trouble[] {
  if (channelId === null) return [];
  // Until the coordinator leaves, only the pair's own coordinator belongs inside. After that the pair may invite any coordinator.
  const mayBeInside = (personId: string) => coordinatorLeftAt !== null || personId === coordinatorId;
  return membersOf(db)
    .all({ channelId })
    .flatMap(({ slackUserId, isInside, at }): Trouble[] => {
      const person = findPersonBySlackId(db, slackUserId);
      if (person && [mentorId, actorId].includes(person.id))
        return isInside ? [] : [{ what: "left", personId: person.id, at }];
      const belongs = person?.isDeactivated || (person?.isCoordinator && mayBeInside(person.id));
      return isInside && !belongs ? [{ what: "outsider", personId: null, at }] : [];
    });
}

const needsNow = prepared((orm) =>
  orm
    .select()
    .from(pairNeeds)
    .where(and(eq(pairNeeds.pairId, sql.placeholder("pairId")), lte(pairNeeds.fromAt, sql.placeholder("now"))))
    .orderBy(asc(pairNeeds.rank))
    .prepare(),
);

/** Why a pair needs this coordinator now, the most urgent reason first. Call `updateNeeds` before. */
export function reasonsOf(db: Db, pairId: PairId, personId: PersonId, now: number): Reason[] {
  const rows = needsNow(db).all({ pairId, now });
  const isSilent = rows.some(({ what }) => what === "silent");
  return rows
    .filter(({ what, coordinatorId }) => what !== "leave" || coordinatorId === personId)
    .filter(({ what }) => what !== "not-agreed" || !isSilent)
    .flatMap((row) => reasonIn(db, row, now));
}

function reasonIn(db: Db, { what, personId, since }: NeedRow, now: number): Reason[] {
  switch (what) {
    case "gone":
    case "left":
    case "mail":
    case "not-invited": {
      const person = personId === null ? undefined : findPerson(db, personId);
      return person ? [{ what, person }] : [];
    }
    case "silent":
    case "unanswered":
      return [{ what, days: Math.floor((now - since) / DAY_MS) }];
    default:
      return [{ what }];
  }
}

/** Needs that this coordinator sees: `leave` only for the responsible one, and none of a pair that the coordinator is in; or those of one programme. */
const hers = sql`${pairNeeds.fromAt} <= ${sql.placeholder("now")}
  and (${pairNeeds.what} <> 'leave' or ${pairNeeds.coordinatorId} = ${sql.placeholder("personId")})
  and ${pairNeeds.pairId} not in (
    select ${pairs.id} from ${pairs} where ${pairs.mentorId} = ${sql.placeholder("personId")} and ${pairs.state} in ('invited', 'opening', 'open')
    union all
    select ${pairs.id} from ${pairs} where ${pairs.actorId} = ${sql.placeholder("personId")} and ${pairs.state} in ('invited', 'opening', 'open'))
  and (${sql.placeholder("programme")} is null or exists (
    select 1 from ${pairs} where ${pairs.id} = ${pairNeeds.pairId} and ${pairs.programmeId} = ${sql.placeholder("programme")}))`;

/** The plus stops SQLite from using the index on the pair, which would scan all needs. So the index on `fromAt` is used. */
const onlyNow = sql`+${pairNeeds.pairId}`;

const counting = prepared((orm) =>
  orm
    .select({ number: sql<number>`count(distinct ${onlyNow})` })
    .from(pairNeeds)
    .where(hers)
    .prepare(),
);
const onePage = prepared((orm) =>
  orm
    .select({ pairId: pairNeeds.pairId })
    .from(pairNeeds)
    .where(hers)
    .groupBy(onlyNow)
    .orderBy(sql`max(${pairNeeds.coordinatorId} = ${sql.placeholder("personId")}) desc`, sql`min(${pairNeeds.rank})`)
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare(),
);

/** The number of pairs that need this coordinator, without the coordinator's own. Call `updateNeeds` before. */
export const countNeeds = (db: Db, personId: PersonId, now: number, programme?: ProgrammeId): number =>
  counting(db).get({ personId, now, programme: programme ?? null })?.number ?? 0;

/** The pairs that need this coordinator: those the coordinator is responsible for first, then by urgency. Call `updateNeeds` before. */
export const pairsInNeed = (
  db: Db,
  personId: PersonId,
  part: { limit: number; offset: number },
  now: number,
  programme?: ProgrammeId,
): PairId[] =>
  onePage(db)
    .all({ personId, now, programme: programme ?? null, ...part })
    .map(({ pairId }) => pairId);

const notOpened = prepared((orm) =>
  orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.coordinatorId, sql.placeholder("personId")), inArray(pairs.state, ["invited", "opening"])))
    .limit(1)
    .prepare(),
);
const needOfHers = prepared((orm) =>
  orm
    .select({ pairId: pairNeeds.pairId })
    .from(pairNeeds)
    .where(
      and(
        eq(pairNeeds.coordinatorId, sql.placeholder("personId")),
        eq(pairNeeds.what, sql.placeholder("what")),
        gt(pairNeeds.fromAt, sql.placeholder("after")),
      ),
    )
    .limit(1)
    .prepare(),
);

/**
 * Whether a pair of this coordinator has a first meeting ahead that can be moved, which is a need that counts from later on: the form will be
 * missing, or the coordinator can leave. Call `updateNeeds` before.
 */
export function hasKickoffAhead(db: Db, personId: PersonId, now: number): boolean {
  const has = (what: Reason["what"], after: number) => needOfHers(db).get({ personId, what, after }) !== undefined;
  return (
    notOpened(db).get({ personId }) !== undefined ||
    has("kickoff-form", 0) ||
    has("kickoff-off", 0) ||
    has("leave", now)
  );
}
