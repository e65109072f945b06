import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import type { GroupId, PersonId, ProgrammeId, SlackChannelId } from "../../src/programme/ids.ts";
import { type PairRole, pairRoles } from "../../src/programme/pairs/roles.ts";
import type { Language } from "../../src/texts/languages.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { newSuffix } from "../pairs/new-pair.ts";
import { withdrawAnswers } from "../peer-support/group-meetings.ts";
import type { Coordinator } from "../privacy/acting.ts";
import { sealIn } from "../privacy/privacy.ts";
import { groupMembers, groups } from "../schema/index.ts";
import { and, eq } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { changeGroup, type Group, type GroupAs, hasGroup, membersOf, readGroup, refreshHomesOf } from "./groups.ts";
import { askAfterMeetings, enqueueNearEnd } from "./near-end.ts";
import { askWish } from "./wishes.ts";

/** A coordinator makes a group, changes it, and people come and go. */

type About = {
  name: string;
  coordinatorId: PersonId;
  language: Language;
  endsOn: string | null;
  plannedNumber: number | null;
};

/** The programme of a group stays, as a pair's does. */
type New = About & { programmeId: ProgrammeId };

/** Who is to be in a group, and as what. */
export type People = Readonly<Record<PairRole, readonly PersonId[]>>;

/** Writes a group and its people. Its channel is opened at once: a person of a group can leave it. */
export function createGroup(db: Db, by: Coordinator, about: New, people: People, now: number, zone: string): Group {
  const id = newId<GroupId>();
  const { name, ...rest } = about;
  db.orm
    .insert(groups)
    .values({
      id,
      ...rest,
      name: sealedName(db, id, name),
      channelSuffix: newSuffix(),
      createdBy: by.id,
      createdAt: now,
    })
    .run();
  for (const role of pairRoles)
    for (const personId of people[role]) writeMember(db, { groupId: id, personId, role }, now);
  enqueueGroupChannel(db, readGroup(db, id), now);
  enqueueNearEnd(db, readGroup(db, id), now, zone);
  refreshHomesOf(db, id, now);
  return readGroup(db, id);
}

const sealedName = (db: Db, id: GroupId, name: string) => sealIn<"group">(db, { column: "groups.name", row: id }, name);

type Membership = { groupId: GroupId; personId: PersonId; role: PairRole };

function writeMember(db: Db, { groupId, personId, role }: Membership, now: number): void {
  const facts = { role, joinedAt: now, leftAt: null, notInvited: null };
  const isFirst = !hasGroup(db, personId);
  db.orm
    .insert(groupMembers)
    .values({ groupId, personId, ...facts })
    .onConflictDoUpdate({ target: [groupMembers.groupId, groupMembers.personId], set: facts })
    .run();
  if (!isFirst) return;
  const ref = { group: groupId, person: personId };
  enqueue(db, { key: `groups:notice:${personId}`, kind: "groups:notice", ref, dueAt: now }, now);
}

/** What a coordinator has told about a group changes: name and language in the channel, the others on Home. The same again changes nothing. */
export function editGroup(db: Db, group: GroupAs<"coordinator">, about: About, now: number, zone: string): void {
  const { name, coordinatorId, ...rest } = about;
  const isSame =
    name === group.name &&
    coordinatorId === group.coordinator.id &&
    rest.language === group.language &&
    rest.endsOn === group.endsOn &&
    rest.plannedNumber === group.plannedNumber;
  if (isSame) return;
  changeGroup(db, group.id, {
    ...rest,
    coordinatorId,
    name: sealedName(db, group.id, name),
    revision: group.revision + 1,
  });
  const changed = readGroup(db, group.id);
  if (coordinatorId !== group.coordinator.id) enqueueInvite(db, changed, coordinatorId, now);
  if (name !== group.name || rest.language !== group.language) followName(db, changed, now);
  enqueueNearEnd(db, changed, now, zone);
  askAfterMeetings(db, group.id, now);
  redrawAbout(db, { group: group.id }, now);
  refreshHomesOf(db, group.id, now);
}

/** Topic and name of the channel follow. */
function followName(db: Db, group: Group, now: number): void {
  if (group.channelId === null) return;
  const mark = `${group.id}:${group.channelSuffix}:${group.revision}`;
  const ref = { group: group.id };
  enqueue(db, { key: `groups:topic:${mark}`, kind: "groups:topic", ref, dueAt: now }, now);
  enqueue(db, { key: `groups:rename:${mark}`, kind: "groups:rename", ref, dueAt: now }, now);
}

/** Who has come, who has gone, and who has another role. The same people again change nothing. */
export function changePeople(db: Db, group: GroupAs<"coordinator">, people: People, now: number): void {
  const before = new Map(membersOf(db, group.id).map(({ person, role }) => [person.id, role]));
  const after = new Map<PersonId, PairRole>(pairRoles.flatMap((role) => people[role].map((id) => [id, role] as const)));
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const come = [...after].filter(([id]) => !before.has(id));
  const other = [...after].filter(([id, role]) => before.has(id) && before.get(id) !== role);
  if (gone.length + come.length + other.length === 0) return;
  for (const personId of gone) removeMember(db, group, personId, now);
  for (const [personId, role] of other)
    db.orm.update(groupMembers).set({ role }).where(isMember(group.id, personId)).run();
  for (const [personId, role] of come) {
    writeMember(db, { groupId: group.id, personId, role }, now);
    enqueueInvite(db, group, personId, now, now);
    if (role === "actor" && group.wishesAskedAt !== null) askWish(db, group.id, personId, now);
  }
  changeGroup(db, group.id, { revision: group.revision + 1 });
  for (const follow of [...gone, ...come.map(([id]) => id)]) refreshHome(db, [follow], now);
  redrawAbout(db, { group: group.id }, now);
  refreshHomesOf(db, group.id, now);
}

const isMember = (groupId: GroupId, personId: PersonId) =>
  and(eq(groupMembers.groupId, groupId), eq(groupMembers.personId, personId));

function removeMember(db: Db, group: Group, personId: PersonId, now: number): void {
  leaveGroup(db, group.id, personId, now);
  withdrawAnswers(db, group.id, personId, now);
  takeOut(db, group, personId, now);
  const key = `groups:removed:${group.id}:${personId}:${now}`;
  const ref = { group: group.id, person: personId, at: now };
  enqueue(db, { key, kind: "groups:removed", ref, dueAt: now }, now);
}

/** Notes that a person is no longer of a group. */
export function leaveGroup(db: Db, groupId: GroupId, personId: PersonId, now: number): void {
  db.orm.update(groupMembers).set({ leftAt: now, notInvited: null }).where(isMember(groupId, personId)).run();
}

function takeOut(db: Db, group: Group, personId: PersonId, now: number): void {
  if (group.channelId === null) return;
  const key = `groups:take-out:${group.id}:${group.channelSuffix}:${personId}:${now}`;
  const ref = { group: group.id, person: personId };
  enqueue(db, { key, kind: "groups:take-out", ref, dueAt: now }, now);
}

/** The suffix is part of the key, so a new suffix makes a new channel. */
export function enqueueGroupChannel(db: Db, group: Group, now: number): void {
  const key = `groups:channel:${group.id}:${group.channelSuffix}`;
  const ref = { group: group.id, suffix: group.channelSuffix };
  enqueue(db, { key, kind: "groups:channel", ref, dueAt: now }, now);
}

/** Slack has a channel of this name already. */
export const renewGroupSuffix = (db: Db, groupId: GroupId): void =>
  changeGroup(db, groupId, { channelSuffix: newSuffix() });

export const welcomeKey = ({ id, channelSuffix }: Pick<Group, "id" | "channelSuffix">): RowKey =>
  `groups:welcome:${id}:${channelSuffix}`;

/** Stores the channel that the bot made, and enqueues what it needs: people, topic and welcome. */
export function noteGroupChannelMade(db: Db, group: Group, channelId: SlackChannelId, now: number): void {
  changeGroup(db, group.id, {
    channelId,
    channelState: "ready",
    ...(group.state === "opening" ? { state: "open" as const, openedAt: now } : {}),
  });
  const made = readGroup(db, group.id);
  for (const { person } of membersOf(db, group.id)) enqueueInvite(db, made, person.id, now, 0);
  enqueueInvite(db, made, made.coordinator.id, now, 0);
  const mark = `${group.id}:${made.channelSuffix}`;
  enqueue(db, { key: `groups:topic:${mark}`, kind: "groups:topic", ref: { group: group.id }, dueAt: now }, now);
  const ref = { group: group.id, suffix: made.channelSuffix };
  enqueue(db, { key: welcomeKey(made), kind: "groups:welcome", ref, dueAt: now }, now);
  refreshHomesOf(db, group.id, now);
}

/** One invitation into the channel. Pressed twice within a minute it is one. @param mark what tells it from others of the same person */
export function enqueueInvite(
  db: Db,
  group: Group,
  personId: PersonId,
  now: number,
  mark = Math.floor(now / MINUTE_MS),
): void {
  if (group.channelId === null) return;
  const key = `groups:invite:${group.id}:${personId}:${group.channelSuffix}:${mark}`;
  const ref = { group: group.id, person: personId, at: now };
  enqueue(db, { key, kind: "groups:invite", ref, dueAt: now }, now);
}
