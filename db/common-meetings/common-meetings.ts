import type { CommonMeetings } from "../../src/programme/home/facts.ts";
import type { PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import type { PeerAnswer } from "../../src/programme/peer-support/rules.ts";
import { type Count, countFor } from "../groups/counts.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { Pair } from "../pairs/pairs.ts";
import {
  aheadOf,
  announceDirectly,
  followPeerMeeting,
  numbersByAnswer,
  peerMeetingFor,
  type UpcomingMeeting,
  upcoming,
} from "../peer-support/peer-support.ts";
import type { Person } from "../people/people.ts";
import { programmesOf } from "../privacy/programme-readers.ts";
import { openProgrammes, type Programme } from "../programmes/programmes.ts";
import { peerMeetings } from "../schema/index.ts";
import { and, desc, eq, isNotNull, isNull, lte, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/**
 * Common meetings of a programme: the third audience of the meetings of db/peer-support. Both of each open pair are invited by direct message. Each
 * reads how many come, and coordinators read who.
 */

type Row = typeof peerMeetings.$inferSelect;

const isPlanned = and(isNotNull(peerMeetings.programmeId), eq(peerMeetings.state, "planned"));

const allAhead = aheadOf(isNotNull(peerMeetings.programmeId));
const aheadInOne = aheadOf(eq(peerMeetings.programmeId, sql.placeholder("programmeId")));

const aheadIn = (db: Db, programmeId: ProgrammeId, now: number): Row[] => aheadInOne(db).all({ programmeId, now });

/** The next meetings for a person: a coordinator is shown those of all programmes. Others may not see them, so they are left out at once. */
function nextFor(db: Db, person: Person, now: number): Row[] {
  const all = allAhead(db).all({ now });
  if (person.isCoordinator || all.length === 0) return all.slice(0, MOST_ON_HOME);
  const theirs = programmesOf(db, person.id);
  return all.filter(({ programmeId }) => programmeId !== null && theirs.has(programmeId)).slice(0, MOST_ON_HOME);
}

const overIn = prepared((orm) =>
  orm
    .select()
    .from(peerMeetings)
    .where(
      and(
        eq(peerMeetings.programmeId, sql.placeholder("programmeId")),
        eq(peerMeetings.state, "planned"),
        lte(peerMeetings.endsAt, sql.placeholder("now")),
      ),
    )
    .orderBy(desc(peerMeetings.startsAt))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

const uncounted = prepared((orm) =>
  orm
    .select({ id: peerMeetings.id, startsAt: peerMeetings.startsAt })
    .from(peerMeetings)
    .where(and(isPlanned, isNull(peerMeetings.countedAt), lte(peerMeetings.endsAt, sql.placeholder("now"))))
    .orderBy(desc(peerMeetings.startsAt))
    .limit(MOST_UNCOUNTED)
    .prepare(),
);

const MOST_ON_HOME = 2;
/** The page of the programme has the others. */
const MOST_UNCOUNTED = 1;

/** The programmes whose coordinators invite to common meetings. */
export const programmesWithMeetings = (db: Db): Programme[] =>
  openProgrammes(db).filter(({ version }) => version.contents.hasCommonMeetings);

/** What Home shows of common meetings. */
export function commonMeetingsOnHome(db: Db, person: Person, now: number): CommonMeetings {
  const viewer = { personId: person.id };
  return {
    upcoming: upcoming(db, person.id, nextFor(db, person, now)),
    uncounted: person.isCoordinator
      ? uncounted(db)
          .all({ now })
          .flatMap(({ id, startsAt }) => {
            const meeting = peerMeetingFor(db, viewer, id);
            return meeting ? [{ id, title: meeting.title, at: startsAt }] : [];
          })
      : [],
  };
}

const MOST_SHOWN = 8;

export type ListedCommonMeetings = {
  ahead: (UpcomingMeeting & { numbers: Record<PeerAnswer, number> })[];
  over: { meeting: UpcomingMeeting; count: Count | undefined }[];
};

/** The meetings of a programme for a coordinator: those ahead, the next first, and the newest of those that are over. */
export function commonMeetingsIn(
  db: Db,
  { personId }: { personId: PersonId },
  programmeId: ProgrammeId,
  now: number,
): ListedCommonMeetings {
  const ahead = upcoming(db, personId, aheadIn(db, programmeId, now)).slice(0, MOST_SHOWN);
  const over = upcoming(db, personId, overIn(db).all({ programmeId, now, limit: MOST_SHOWN }));
  return {
    ahead: ahead.map((meeting) => ({ ...meeting, numbers: numbersByAnswer(db, meeting.id) })),
    over: over.map((meeting) => ({ meeting, count: countFor(db, personId, meeting) })),
  };
}

/** A pair that begins later is invited to what is still to come; a pair that goes on is invited again. */
export function whenPairOpened(db: Db, pair: Pair, now: number): void {
  const two = [pair.mentor.id, pair.actor.id];
  for (const { id } of aheadIn(db, pair.programmeId, now)) {
    announceDirectly(db, id, two, now);
    redrawAbout(db, { peerMeeting: id, to: two }, now);
    followPeerMeeting(db, id, now);
  }
  refreshHome(db, two, now);
}

export const whenPairGoesOn = (db: Db, pair: Pair, now: number): void => whenPairOpened(db, pair, now);

/**
 * A pair has ended: unless they are in another one of the programme, what the two were told about meetings ahead decides no longer, and their
 * answers do not count. They count again if the pair goes on.
 */
export function whenPairEnded(db: Db, pair: Pair, now: number): void {
  for (const { id } of aheadIn(db, pair.programmeId, now)) followPeerMeeting(db, id, now);
  refreshHome(db, [pair.mentor.id, pair.actor.id], now);
}
