import { liveGroupStates } from "../../src/programme/groups/states.ts";
import type { GroupId, PersonId, SlackChannelId } from "../../src/programme/ids.ts";
import type { PairRole, PersonOfPair } from "../../src/programme/pairs/roles.ts";
import type { Role } from "../../src/programme/privacy/rules.ts";
import type { Language } from "../../src/texts/languages.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { coordinators, type Person, readPerson } from "../people/people.ts";
import { type Acting, type Allowed, allow, type Coordinator } from "../privacy/acting.ts";
import { roleInGroup } from "../privacy/group-readers.ts";
import { open, permit, roleOf, type Viewer } from "../privacy/privacy.ts";
import { groupMembers, groups } from "../schema/index.ts";
import { and, asc, desc, eq, inArray, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

export type GroupRow = typeof groups.$inferSelect;

/** A group without its name, for what the bot does by itself. Its people: `membersOf`. */
export type Group = Omit<GroupRow, "name" | "coordinatorId"> & { coordinator: Person };

/** A group, opened for a viewer with a permit. */
export type SeenGroup = Group & { name: string };

export type Member = { person: Person; role: PairRole; joinedAt: number; notInvited: string | null };

const rowById = prepared((orm) =>
  orm
    .select()
    .from(groups)
    .where(eq(groups.id, sql.placeholder("id")))
    .prepare(),
);
const rowByChannel = prepared((orm) =>
  orm
    .select()
    .from(groups)
    .where(eq(groups.channelId, sql.placeholder("channelId")))
    .prepare(),
);

function toGroup(db: Db, { name: _name, coordinatorId, ...rest }: GroupRow): Group {
  return { ...rest, coordinator: readPerson(db, coordinatorId) };
}

export function findGroup(db: Db, groupId: GroupId | undefined): Group | undefined {
  const row = groupId && rowById(db).get({ id: groupId });
  return row && toGroup(db, row);
}

/** @throws if there is no such group. For ids from rows that refer to a group. */
export function readGroup(db: Db, groupId: GroupId): Group {
  const group = findGroup(db, groupId);
  if (!group) throw new Error(`no group ${groupId}`);
  return group;
}

/** The group of a channel, in any state of either. */
export function groupOfChannel(db: Db, channelId: SlackChannelId): Group | undefined {
  const row = rowByChannel(db).get({ channelId });
  return row && toGroup(db, row);
}

function seenBy(db: Db, viewer: Viewer, row: GroupRow): SeenGroup | undefined {
  const permitted = permit(db, viewer, "group", { groupId: row.id });
  return (
    permitted && { ...toGroup(db, row), name: open(db, permitted, { column: "groups.name", row: row.id }, row.name) }
  );
}

/** The group with its name, for its people and for coordinators; undefined for others. */
export function groupFor(db: Db, viewer: Viewer, groupId: GroupId | undefined): SeenGroup | undefined {
  const row = groupId && rowById(db).get({ id: groupId });
  return row && seenBy(db, viewer, row);
}

export function changeGroup(db: Db, groupId: GroupId, change: Partial<GroupRow>): void {
  db.orm.update(groups).set(change).where(eq(groups.id, groupId)).run();
}

/** The present people of a group: mentors first, each in the order of joining. */
export const membersOf = (db: Db, groupId: GroupId): Member[] =>
  memberRows(db)
    .all({ groupId })
    .map(({ personId, role, joinedAt, notInvited }) => ({
      person: readPerson(db, personId),
      role,
      joinedAt,
      notInvited,
    }));

const memberRows = prepared((orm) =>
  orm
    .select()
    .from(groupMembers)
    .where(and(eq(groupMembers.groupId, sql.placeholder("groupId")), isNull(groupMembers.leftAt)))
    .orderBy(desc(groupMembers.role), asc(groupMembers.joinedAt), asc(sql`rowid`))
    .prepare(),
);

export const memberOf = (db: Db, groupId: GroupId, personId: PersonId): Member | undefined =>
  membersOf(db, groupId).find(({ person }) => person.id === personId);

/** A person's groups that have not ended, the newest first. */
export function liveGroupsOf(db: Db, personId: PersonId): (SeenGroup & { role: PairRole; joinedAt: number })[] {
  return liveRowsOf(db)
    .all({ personId })
    .flatMap(({ groups: row, group_members: { role, joinedAt } }) => {
      const seen = seenBy(db, { personId }, row);
      return seen ? [{ ...seen, role, joinedAt }] : [];
    });
}

const liveRowsOf = prepared((orm) =>
  orm
    .select()
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(
      and(
        eq(groupMembers.personId, sql.placeholder("personId")),
        isNull(groupMembers.leftAt),
        inArray(groups.state, liveGroupStates),
      ),
    )
    .orderBy(desc(groups.createdAt))
    .prepare(),
);

/** Whether a person is or was in any group. */
export const hasGroup = (db: Db, personId: PersonId): boolean =>
  db.orm.select({ id: groupMembers.groupId }).from(groupMembers).where(eq(groupMembers.personId, personId)).get() !==
  undefined;

/** Where the bot writes to a group; undefined while it has no channel, and after the channel was archived. */
export function groupAddress({
  id,
  channelId,
  channelState,
  language,
}: Group): { channelId: SlackChannelId; language: Language; viewer: Viewer } | undefined {
  if (channelId === null || channelState === "none" || channelState === "archived") return undefined;
  return { channelId, language, viewer: { channelOfGroup: id } };
}

/** The group for somebody who acts in it: one of its people, or a coordinator who is not. */
export type GroupAs<R extends PersonOfPair = PersonOfPair> = Allowed<
  "act in a group",
  SeenGroup & { readonly role: R; readonly by: R extends "coordinator" ? Coordinator : Acting }
>;

/** The group for somebody who may invite it to meetings. */
export type GroupCaller = GroupAs<Exclude<PersonOfPair, "actor">>;

/** Undefined where there is no such group, or it is none of this person's business. */
export function groupAs(db: Db, by: Acting, groupId: GroupId | undefined): GroupAs | undefined {
  const group = groupFor(db, { personId: by.id }, groupId);
  const role = group && (roleInGroup(db, group.id, by.id) ?? roleOf(db, by.id, undefined));
  if (!group || role === undefined || role === "other") return undefined;
  return allow(db, { ...group, role, by }) as unknown as GroupAs;
}

/** The role of a person in a group, as the table of who sees what takes it. */
export const roleTowards = (db: Db, personId: PersonId, groupId: GroupId): Role =>
  roleInGroup(db, groupId, personId) ?? roleOf(db, personId, undefined);

/** Redraws Home of the people of a group and of the coordinators. */
export const refreshHomesOf = (db: Db, groupId: GroupId, now: number): void =>
  refreshHome(
    db,
    [...membersOf(db, groupId).map(({ person }) => person.id), ...coordinators(db).map(({ id }) => id)],
    now,
  );
