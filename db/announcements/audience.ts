import { type Audience, whyNotReachable } from "../../src/programme/announcements/rules.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { Stored } from "../../src/programme/forms/fields.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { pairs, people, profiles } from "../schema/index.ts";
import { and, eq, isNull, ne, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** A recipient. `isNew`: the direct message channel must be opened first. `reason`: why the person cannot be written to, or null. */
export type Addressee = { personId: PersonId; isNew: boolean; reason: string | null };

type SQL = ReturnType<typeof sql>;

export type Addressed = { audience: Stored<Audience>; pairId: PairId | null; createdBy: PersonId };

/** How long a mentor counts as one after the pair has ended, enrolled or not: peer support continues. */
const STILL_MENTOR_MS = 365 * DAY_MS;

/** Everybody who gets an announcement, once each, without its author. */
export function addresseesOf(db: Db, { audience, pairId, createdBy }: Addressed, now: number): Addressee[] {
  return db.orm
    .select({
      personId: people.id,
      slackUserId: people.slackUserId,
      dmChannelId: people.dmChannelId,
      deactivatedAt: people.deactivatedAt,
    })
    .from(people)
    .where(
      and(
        belongsTo(audience, pairId, now),
        ne(people.id, createdBy),
        isNull(people.erasedAt),
        eq(people.isBot, false),
        eq(people.isStranger, false),
      ),
    )
    .all()
    .map(({ personId, slackUserId, dmChannelId, deactivatedAt }) => {
      const account = { isDeactivated: deactivatedAt !== null, slackUserId: slackUserId ?? undefined };
      return { personId, isNew: dmChannelId === null, reason: whyNotReachable(account) ?? null };
    });
}

/** The condition for an audience. Uses indexes of live rows only, so that the cost does not grow over the years. */
function belongsTo(audience: Stored<Audience>, pairId: PairId | null, now: number): SQL | undefined {
  switch (audience) {
    case "mentors":
      return amongMentors(now);
    case "actors":
      return amongActors;
    case "everyone":
      return or(
        amongMentors(now),
        amongActors,
        sql`${people.coordinatorSince} is not null`,
        sql`${people.peerOrganiserSince} is not null`,
      );
    case "open-pairs":
      return sql`${people.id} in (select ${pairs.mentorId} from ${pairs} where ${pairs.state} = 'open'
        union select ${pairs.actorId} from ${pairs} where ${pairs.state} = 'open')`;
    case "pair":
      return sql`${people.id} in (select ${pairs.mentorId} from ${pairs} where ${pairs.id} = ${pairId}
        union select ${pairs.actorId} from ${pairs} where ${pairs.id} = ${pairId})`;
    default:
      // An audience that existed in an earlier version of the program has no recipients.
      return sql`false`;
  }
}

const amongMentors = (now: number): SQL => sql`${people.id} in (
  select ${profiles.personId} from ${profiles} where ${profiles.role} = 'mentor'
  union select ${pairs.mentorId} from ${pairs} where ${pairs.state} in ('opening', 'open')
  union select ${pairs.mentorId} from ${pairs} where ${pairs.state} = 'finished' and ${pairs.finishedAt} > ${now - STILL_MENTOR_MS})`;

const amongActors: SQL = sql`${people.id} in (
  select ${profiles.personId} from ${profiles} where ${profiles.role} = 'actor'
  union select ${pairs.actorId} from ${pairs} where ${pairs.state} in ('opening', 'open'))`;
