import { liveGroupStates } from "../../src/programme/groups/states.ts";
import type { PersonId, SlackUserId } from "../../src/programme/ids.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { withdrawAnswers } from "../peer-support/group-meetings.ts";
import type { Person } from "../people/people.ts";
import { groupMembers, groups, outbox } from "../schema/index.ts";
import { and, eq, inArray, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { liveGroupsOf, memberOf, readGroup, refreshHomesOf } from "./groups.ts";
import { enqueueInvite, leaveGroup } from "./making.ts";

/** What follows for groups when somebody's data is erased, her account is closed or opened again, or a coordinator leaves. */

/** An erased person is no longer of any group. `slackUserId`: her account, which the row of the person has no longer. */
export function leaveAllGroups(db: Db, personId: PersonId, slackUserId: SlackUserId | undefined, now: number): void {
  const ids = db.orm
    .select({ id: groupMembers.groupId })
    .from(groupMembers)
    .where(and(eq(groupMembers.personId, personId), isNull(groupMembers.leftAt)))
    .all();
  for (const { id } of ids) {
    const group = readGroup(db, id);
    leaveGroup(db, id, personId, now);
    withdrawAnswers(db, id, personId, now);
    redrawAbout(db, { group: group.id }, now);
    if (group.channelId !== null && group.archivedAt === null && slackUserId !== undefined) {
      const ref = { group: id, person: personId, slackUser: slackUserId };
      const key = `groups:take-out:${id}:${group.channelSuffix}:${personId}:${now}`;
      enqueue(db, { key, kind: "groups:take-out", ref, dueAt: now }, now);
    }
    refreshHomesOf(db, id, now);
  }
  redrawNaming(db, personId, now);
}

/** What a coordinator was told about her invitation names her. */
function redrawNaming(db: Db, personId: PersonId, now: number): void {
  const rows = db.orm
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      and(
        eq(outbox.kind, "groups:could-not-invite"),
        eq(outbox.state, "sent"),
        sql`json_extract(${outbox.ref}, '$.person') = ${personId}`,
      ),
    )
    .all();
  for (const row of rows) redraw(db, row, now);
}

/** A deactivated account is active again. Slack took it out of all channels without an event, so it is invited again where it is not inside. */
export function inviteBackToGroups(db: Db, { id }: Person, now: number): void {
  for (const group of liveGroupsOf(db, id)) {
    if (memberOf(db, group.id, id)) enqueueInvite(db, group, id, now, now);
    refreshHomesOf(db, group.id, now);
  }
}

/** Gives the groups of a former coordinator to another one who is not of the group. If there is none, the group keeps its coordinator. */
export function handOverGroups(db: Db, fromId: PersonId, order: readonly PersonId[], now: number): void {
  const left = db.orm
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.coordinatorId, fromId), inArray(groups.state, liveGroupStates)))
    .all();
  for (const { id } of left) {
    const to = order.find((one) => one !== fromId && !memberOf(db, id, one));
    if (to === undefined) continue;
    db.orm.update(groups).set({ coordinatorId: to }).where(eq(groups.id, id)).run();
    redrawAbout(db, { group: id }, now);
  }
}
