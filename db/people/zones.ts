import { differ } from "../../src/programme/calendar/calendar.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import type { Viewer } from "../privacy/privacy.ts";
import { groupMembers, pairs, people, profiles } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, isNull, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** Whether somebody who reads this has a clock that shows another time than the programme's zone, as her Slack profile says. */
export function readsElsewhere(db: Db, viewer: Viewer, now: number, zone: string): boolean {
  const rows = db.orm
    .select({ timeZone: people.timeZone })
    .from(people)
    .where(and(isReader(db, viewer), isNotNull(people.timeZone), isNull(people.deactivatedAt)))
    .groupBy(people.timeZone)
    .all();
  return rows.some(({ timeZone }) => timeZone !== null && differ(timeZone, zone, now));
}

function isReader(db: Db, viewer: Viewer) {
  if ("personId" in viewer) return eq(people.id, viewer.personId);
  if ("channelOfPair" in viewer) {
    const pair = db.orm.select().from(pairs).where(eq(pairs.id, viewer.channelOfPair)).get();
    return pair ? inArray(people.id, [pair.mentorId, pair.actorId]) : sql`false`;
  }
  if ("channelOfGroup" in viewer)
    return sql`exists (select 1 from ${groupMembers} where ${groupMembers.personId} = ${people.id}
      and ${groupMembers.groupId} = ${viewer.channelOfGroup} and ${groupMembers.leftAt} is null)`;
  if (viewer.channel === "coordinators") return isNotNull(people.coordinatorSince);
  return or(
    isNotNull(people.coordinatorSince),
    isNotNull(people.peerOrganiserSince),
    sql`exists (select 1 from ${profiles} where ${profiles.personId} = ${people.id} and ${profiles.role} = 'mentor')`,
    sql`exists (select 1 from ${pairs} where ${pairs.mentorId} = ${people.id} and ${inArray(pairs.state, liveStates)})`,
  );
}
