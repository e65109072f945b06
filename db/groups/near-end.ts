import { isNearEnd, wishesAskedAt } from "../../src/programme/groups/rules.ts";
import type { GroupId } from "../../src/programme/ids.ts";
import { enqueue } from "../outbox/outbox.ts";
import { heldMeetingsOf } from "../peer-support/group-meetings.ts";
import type { Db } from "../store/open.ts";
import { type Group, readGroup } from "./groups.ts";
import { askWishes } from "./wishes.ts";

/** When the actors of a group are asked: by the day on which it ends, or by the number of its meetings, whatever comes first. */

/** The row for the day. A group that ends on another day gets another row. */
export function enqueueNearEnd(
  db: Db,
  { id, endsOn, revision, wishesAskedAt: asked }: Group,
  now: number,
  zone: string,
): void {
  if (endsOn === null || asked !== null) return;
  const key = `groups:near-end:${id}:${endsOn}:${revision}`;
  const ref = { group: id, date: endsOn };
  enqueue(db, { key, kind: "groups:near-end", ref, dueAt: Math.max(now, wishesAskedAt(endsOn, zone)) }, now);
}

/** The day has come, unless the group ends on another one by now. */
export function askOnDay(db: Db, groupId: GroupId, endsOn: string, now: number): void {
  const group = readGroup(db, groupId);
  if (group.endsOn === endsOn && group.state !== "ended") askWishes(db, group, now);
}

/** Asks if so many meetings have been held that few are left. */
export function askAfterMeetings(db: Db, groupId: GroupId, now: number): void {
  const group = readGroup(db, groupId);
  if (group.state !== "ended" && isNearEnd(group, heldMeetingsOf(db, groupId, now).length)) askWishes(db, group, now);
}
