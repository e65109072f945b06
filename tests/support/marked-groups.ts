import { endGroup, saveGroupFeedback } from "../../db/groups/ending.ts";
import { type GroupAs, groupAs } from "../../db/groups/groups.ts";
import { createGroup } from "../../db/groups/making.ts";
import { askWishes, saveWish } from "../../db/groups/wishes.ts";
import { announceGroupMeeting } from "../../db/peer-support/acts.ts";
import { FIRST_PROGRAMME } from "../../db/schema/programmes.ts";
import type { Db } from "../../db/store/open.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { GroupId, PersonId } from "../../src/programme/ids.ts";
import type { PersonOfPair } from "../../src/programme/pairs/roles.ts";
import { actingAs, coordinatorOf } from "./acting.ts";
import { ZONE } from "./helsinki.ts";

type People = { coordinator: PersonId; mentor: PersonId; actor: PersonId };

/** The group for somebody who is this in it. In a transaction. */
export function groupOf<R extends PersonOfPair>(db: Db, personId: PersonId, groupId: GroupId, role: R): GroupAs<R> {
  const group = groupAs(db, actingAs(db, personId), groupId);
  if (group?.role !== role) throw new Error(`${personId} is not ${role} of the group`);
  return group as GroupAs<R>;
}

/** A group in which one mentor and one actor write all that they can, and which has ended. @param mark gives each text */
export function writeAllInGroup(
  db: Db,
  { coordinator, mentor, actor }: People,
  mark: (what: string) => string,
  now: number,
) {
  const about = {
    name: mark("group-name"),
    coordinatorId: coordinator,
    language: "fi",
    endsOn: null,
    plannedNumber: 4,
    programmeId: FIRST_PROGRAMME,
  } as const;
  const people = { mentor: [mentor], actor: [actor] };
  const { id } = createGroup(db, coordinatorOf(db, coordinator), about, people, now - 9 * DAY_MS, ZONE);
  const texts = {
    title: mark("group-title"),
    place: mark("group-place"),
    description: null,
    guest: mark("group-guest"),
  };
  const times = { startsAt: now - 2 * DAY_MS, endsAt: now - DAY_MS };
  const called = groupOf(db, mentor, id, "mentor");
  announceGroupMeeting(db, called, { ...texts, ...times, theme: "jobs" }, now - 8 * DAY_MS);
  askWishes(db, groupOf(db, coordinator, id, "coordinator"), now);
  const wish = { wishes: "yes", field: mark("group-field"), learned: mark("group-learned") } as const;
  saveWish(db, groupOf(db, actor, id, "actor"), wish, undefined, now);
  endGroup(db, groupOf(db, coordinator, id, "coordinator"), now);
  for (const [role, personId] of [
    ["mentor", mentor],
    ["actor", actor],
  ] as const)
    saveGroupFeedback(db, groupOf(db, personId, id, role), { rating: "4", text: mark(`${role}-group-end`) }, now);
}
