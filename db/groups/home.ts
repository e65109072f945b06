import type { MyGroup } from "../../src/programme/groups/facts.ts";
import { liveGroupStates } from "../../src/programme/groups/states.ts";
import type { GroupId, PersonId } from "../../src/programme/ids.ts";
import { heldMeetingsOf, upcomingGroupMeetings } from "../peer-support/group-meetings.ts";
import { peerMeetingFor } from "../peer-support/peer-support.ts";
import type { Person } from "../people/people.ts";
import { groupMembers, groups } from "../schema/index.ts";
import { and, eq, inArray, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { hasLeft } from "./channel.ts";
import { awaitingGroupFeedback } from "./ending.ts";
import { liveGroupsOf } from "./groups.ts";
import { wishState } from "./wishes.ts";

/** What a person's Home shows of her own groups. */

const MOST_UNCOUNTED = 2;

export function myGroups(db: Db, person: Person, now: number): MyGroup[] {
  if (!isInGroup(db, person.id)) return [];
  return liveGroupsOf(db, person.id).map(({ id, name, role, state, channelId, channelState, ...group }) => {
    const wish = role === "actor" ? wishState(db, id, person.id) : undefined;
    const isAway =
      channelState === "ready" && hasLeft(db, { ...group, id, state, channelId, channelState }, person.slackUserId);
    return {
      id,
      name,
      role,
      state,
      channel: channelId === null ? undefined : { id: channelId, state: isAway ? "away" : channelState },
      next: upcomingGroupMeetings(db, person.id, id, now)[0],
      uncounted: role === "mentor" ? uncounted(db, person.id, id, now) : [],
      isAsked: wish !== undefined && !wish.hasAnswered,
      hasAnswered: wish?.hasAnswered ?? false,
    };
  });
}

/** The newest meetings of which nobody has noted how many came. */
function uncounted(db: Db, personId: PersonId, groupId: GroupId, now: number): MyGroup["uncounted"] {
  return heldMeetingsOf(db, groupId, now)
    .filter(({ came }) => came === null)
    .slice(-MOST_UNCOUNTED)
    .flatMap(({ id, startsAt }) => {
      const meeting = peerMeetingFor(db, { personId }, id);
      return meeting ? [{ id, title: meeting.title, at: startsAt }] : [];
    });
}

const isInGroup = (db: Db, personId: PersonId): boolean => membership(db).get({ personId }) !== undefined;

const membership = prepared((orm) =>
  orm
    .select({ id: groupMembers.groupId })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(
      and(
        eq(groupMembers.personId, sql.placeholder("personId")),
        isNull(groupMembers.leftAt),
        inArray(groups.state, [...liveGroupStates, "ended"]),
      ),
    )
    .limit(1)
    .prepare(),
);

/** Ended groups about which she has said nothing yet. */
export const groupsToRate = (db: Db, person: Person): { id: GroupId; name: string }[] =>
  isInGroup(db, person.id) ? awaitingGroupFeedback(db, person.id) : [];
