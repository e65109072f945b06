import { differ } from "../../src/programme/calendar/calendar.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import type { Viewer } from "../privacy/privacy.ts";
import { groupMembers, pairs, people, profiles } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** The time zones of everybody who reads along, by the kind of viewer. `id`: of the person, the pair or the group. */
const zonesOf = prepared((orm) => {
  const id = sql.placeholder("id");
  const zones = (isReader: SQL | undefined) =>
    orm
      .select({ timeZone: people.timeZone })
      .from(people)
      .where(and(isReader, isNotNull(people.timeZone), isNull(people.deactivatedAt)))
      .groupBy(people.timeZone)
      .prepare();
  const isMentor = or(
    sql`exists (select 1 from ${profiles} where ${profiles.personId} = ${people.id} and ${profiles.role} = 'mentor')`,
    sql`exists (select 1 from ${pairs} where ${pairs.mentorId} = ${people.id} and ${inArray(pairs.state, liveStates)})`,
  );
  return {
    person: zones(eq(people.id, id)),
    pair: zones(
      sql`${people.id} in (select ${pairs.mentorId} from ${pairs} where ${pairs.id} = ${id}
        union all select ${pairs.actorId} from ${pairs} where ${pairs.id} = ${id})`,
    ),
    group: zones(
      sql`${people.id} in (select ${groupMembers.personId} from ${groupMembers}
        where ${groupMembers.groupId} = ${id} and ${groupMembers.leftAt} is null)`,
    ),
    coordinators: zones(isNotNull(people.coordinatorSince)),
    peers: zones(or(isNotNull(people.coordinatorSince), isNotNull(people.peerOrganiserSince), isMentor)),
  };
});

function zonesFor(db: Db, viewer: Viewer) {
  if ("personId" in viewer) return zonesOf(db).person.all({ id: viewer.personId });
  if ("channelOfPair" in viewer) return zonesOf(db).pair.all({ id: viewer.channelOfPair });
  if ("channelOfGroup" in viewer) return zonesOf(db).group.all({ id: viewer.channelOfGroup });
  return zonesOf(db)[viewer.channel].all({});
}

/** Whether somebody who reads this has a clock that shows another time than the programme's zone, as her Slack profile says. */
export const readsElsewhere = (db: Db, viewer: Viewer, now: number, zone: string): boolean =>
  zonesFor(db, viewer).some(({ timeZone }) => timeZone !== null && differ(timeZone, zone, now));
