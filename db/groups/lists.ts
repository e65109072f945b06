import { dateOf, noonOf } from "../../src/programme/calendar/calendar.ts";
import { canWriteIn, consequenceOf, isInSlack } from "../../src/programme/channels/rules.ts";
import { looksAlike } from "../../src/programme/forms/alike.ts";
import type { GroupShown, GroupTrouble, ListedGroup } from "../../src/programme/groups/facts.ts";
import { OPENING_TAKES_MS } from "../../src/programme/groups/rules.ts";
import { liveGroupStates } from "../../src/programme/groups/states.ts";
import type { GroupId } from "../../src/programme/ids.ts";
import { type Paged, pageWithin } from "../../src/programme/lists/paging.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { themeLabelIn } from "../../src/programme/programmes/contents.ts";
import { heldMeetingsOf, upcomingGroupMeetings } from "../peer-support/group-meetings.ts";
import { peerMeetingFor } from "../peer-support/peer-support.ts";
import type { Person } from "../people/people.ts";
import { permit, type Viewer } from "../privacy/privacy.ts";
import { allProgrammes, readProgramme } from "../programmes/programmes.ts";
import { groups } from "../schema/index.ts";
import { count, desc, inArray, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { isInside, mayRenew, outsidersOf } from "./channel.ts";
import { groupFor, membersOf, roleTowards, type SeenGroup } from "./groups.ts";
import { wishesOf } from "./wishes.ts";

/** What coordinators see of groups. */

const ON_PAGE = 10;

/** One page of all groups: those that go on first, the newest first. Empty for a viewer who is no coordinator. */
export function groupsFor(db: Db, person: Person, wanted: number, now: number, zone: string): Paged<ListedGroup> {
  if (!person.isCoordinator) return { items: [], page: 1, pages: 1, count: 0 };
  const all = total(db).get()?.number ?? 0;
  const { page, pages } = pageWithin(wanted, all, ON_PAGE);
  const rows = onPage(db).all({ limit: ON_PAGE, offset: (page - 1) * ON_PAGE });
  const items = rows.flatMap(({ id }) => {
    const group = groupFor(db, { personId: person.id }, id);
    return group ? [listed(db, group, now, zone)] : [];
  });
  return { items, page, pages, count: all };
}

const total = prepared((orm) => orm.select({ number: count() }).from(groups).prepare());

const onPage = prepared((orm) =>
  orm
    .select({ id: groups.id })
    .from(groups)
    .orderBy(sql`${groups.state} = 'ended'`, desc(groups.createdAt))
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare(),
);

function listed(db: Db, group: SeenGroup, now: number, zone: string): ListedGroup {
  const members = membersOf(db, group.id);
  const numberOf = (role: PairRole) => members.filter((one) => one.role === role).length;
  return {
    id: group.id,
    name: group.name,
    programme: namedProgramme(db, group),
    state: group.state,
    coordinator: group.coordinator,
    numbers: { mentor: numberOf("mentor"), actor: numberOf("actor") },
    at: group.endedAt ?? group.createdAt,
    troubles: troublesOf(db, group, now, zone),
  };
}

/** What its programme is called, where there are several. */
const namedProgramme = (db: Db, { programmeId }: Pick<SeenGroup, "programmeId">): string | undefined =>
  allProgrammes(db).length > 1 ? readProgramme(db, programmeId).name : undefined;

/** Why a group that goes on needs its coordinator. */
export function troublesOf(db: Db, group: SeenGroup, now: number, zone: string): GroupTrouble[] {
  const { state, channelState } = group;
  if (state === "ended") return [];
  if (state === "opening") return group.createdAt + OPENING_TAKES_MS <= now ? ["not-opened"] : [];
  const isTroubled =
    isInSlack(channelState) && (!canWriteIn(channelState) || consequenceOf(channelState) !== undefined);
  const members = membersOf(db, group.id);
  return [
    ...(members.some(({ person }) => person.isDeactivated) ? ["gone" as const] : []),
    ...(isTroubled ? ["channel" as const] : []),
    ...(members.some(({ notInvited }) => notInvited !== null) ? ["not-invited" as const] : []),
    ...(outsidersOf(db, group).length > 0 ? ["outsider" as const] : []),
    ...(group.endsOn !== null && group.endsOn < dateOf(now, zone) ? ["past-end" as const] : []),
  ];
}

/** The groups that go on and need their coordinator, the newest first. */
export const groupsInNeed = (db: Db, viewer: Viewer, now: number, zone: string): ListedGroup[] =>
  db.orm
    .select({ id: groups.id })
    .from(groups)
    .where(inArray(groups.state, liveGroupStates))
    .orderBy(desc(groups.createdAt))
    .all()
    .flatMap(({ id }) => {
      const group = groupFor(db, viewer, id);
      const line = group && listed(db, group, now, zone);
      return line && line.troubles.length > 0 ? [line] : [];
    });

/** One group; undefined for a viewer who may not know of it. A coordinator who is of the group does not learn what its actors wish. */
export function groupShownTo(
  db: Db,
  person: Person,
  groupId: GroupId | undefined,
  now: number,
  zone: string,
): GroupShown | undefined {
  const group = groupFor(db, { personId: person.id }, groupId);
  if (!group) return undefined;
  const counts = permit(db, { personId: person.id }, "group-count", { groupId: group.id });
  const { channelId, channelState } = group;
  const { contents } = readProgramme(db, group.programmeId).version;
  return {
    id: group.id,
    name: group.name,
    programme: namedProgramme(db, group),
    roleNames: contents.roleNames,
    state: group.state,
    channel: channelId === null ? undefined : { id: channelId, state: channelState },
    mayRenew: group.state === "open" && mayRenew(group),
    mayJoin: group.state === "open" && channelState === "ready" && !isInside(db, group, person.slackUserId),
    coordinator: group.coordinator,
    members: membersOf(db, group.id).map(({ person: member, role, notInvited }) => ({
      id: member.id,
      slackUserId: member.slackUserId,
      firstName: member.firstName,
      role,
      isNotInvited: notInvited !== null,
    })),
    endsOn: group.endsOn === null ? undefined : noonOf(group.endsOn, zone),
    planned: group.plannedNumber ?? undefined,
    upcoming: upcomingGroupMeetings(db, person.id, group.id, now),
    held: counts
      ? heldMeetingsOf(db, group.id, now).flatMap(({ id, startsAt, came, heldThemes }) => {
          const seen = peerMeetingFor(db, { personId: person.id }, id);
          const themes = (heldThemes ?? []).map((theme) => themeLabelIn(contents, theme));
          return seen ? [{ at: startsAt, title: seen.title, place: seen.place, came, themes }] : [];
        })
      : [],
    troubles: troublesOf(db, group, now, zone),
    wishes:
      group.wishesAskedAt === null || roleTowards(db, person.id, group.id) !== "coordinator"
        ? undefined
        : wishesOf(db, group.id),
  };
}

/** Whether another group that goes on has this name, as people read it. */
export const isNameTaken = (db: Db, person: Person, name: string, except?: GroupId): boolean =>
  db.orm
    .select({ id: groups.id })
    .from(groups)
    .where(inArray(groups.state, liveGroupStates))
    .all()
    .some(({ id }) => {
      const other = id === except ? undefined : groupFor(db, { personId: person.id }, id);
      return other !== undefined && looksAlike(other.name, name);
    });
