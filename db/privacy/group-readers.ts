import type { GroupId, PersonId } from "../../src/programme/ids.ts";
import type { Role } from "../../src/programme/privacy/rules.ts";
import { type Inside, readersInside } from "../channels/readers.ts";
import { groupMembers, groups } from "../schema/index.ts";
import { and, eq, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** Who reads the data of a group, and in which role. A person of the group is only its mentor or actor there, also where she is a coordinator. */

/** A reader; without an id where anybody of the role reads. */
export type Reader = { role: Role; personId: PersonId | undefined };

type Viewer = { personId: PersonId } | { channelOfPair: unknown } | { channelOfGroup: GroupId };

/** @param roleOutside the role of a person who is not of the group */
export function readersOfGroup(
  db: Db,
  viewer: Viewer,
  groupId: GroupId,
  roleOutside: (personId: PersonId) => Role,
): Reader[] {
  if ("personId" in viewer) {
    const role = roleInGroup(db, groupId, viewer.personId) ?? roleOutside(viewer.personId);
    return [{ role, personId: viewer.personId }];
  }
  if (!("channelOfGroup" in viewer) || viewer.channelOfGroup !== groupId) return [ANYBODY];
  return readersOfItsChannel(db, groupId);
}

const ANYBODY: Reader = { role: "other", personId: undefined };

/** The present people of the group, the responsible coordinator, and everybody else who is inside. */
function readersOfItsChannel(db: Db, groupId: GroupId): Reader[] {
  const group = groupRow(db).get({ groupId });
  if (!group) return [];
  const members = membersNow(db).all({ groupId });
  const readers: Reader[] = [...members, { role: "coordinator", personId: group.coordinatorId }];
  if (group.channelId === null) return readers;
  const inside = readersInside(db, group.channelId);
  if (inside.anybody) return [...readers, ANYBODY];
  const belongs = new Set(members.map(({ personId }) => personId));
  const others = inside.people.filter(({ personId }) => personId === undefined || !belongs.has(personId));
  return [...readers, ...others.map(readerFor)];
}

const readerFor = ({ personId, isCoordinator }: Inside): Reader => ({
  role: isCoordinator ? "coordinator" : "other",
  personId,
});

/** The person's role in the group at present; undefined for a person who is not of it, or no longer. */
export const roleInGroup = (db: Db, groupId: GroupId, personId: PersonId): Reader["role"] | undefined =>
  membership(db).get({ groupId, personId })?.role;

const isPresent = and(eq(groupMembers.groupId, sql.placeholder("groupId")), isNull(groupMembers.leftAt));

const membership = prepared((orm) =>
  orm
    .select({ role: groupMembers.role })
    .from(groupMembers)
    .where(and(isPresent, eq(groupMembers.personId, sql.placeholder("personId"))))
    .prepare(),
);

const membersNow = prepared((orm) =>
  orm
    .select({ role: groupMembers.role, personId: groupMembers.personId })
    .from(groupMembers)
    .where(isPresent)
    .prepare(),
);

const groupRow = prepared((orm) =>
  orm
    .select({ channelId: groups.channelId, coordinatorId: groups.coordinatorId })
    .from(groups)
    .where(eq(groups.id, sql.placeholder("groupId")))
    .prepare(),
);
