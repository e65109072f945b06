import type { GroupId, PeerMeetingId } from "../../src/programme/ids.ts";
import { enqueue } from "../outbox/outbox.ts";
import type { Db } from "../store/open.ts";

type Meeting = { id: PeerMeetingId; revision: number; endsAt: number; groupId: GroupId };

/** What follows from the end of a group's meeting, one row for each revision. The facts are looked at again when it is due. */
export function enqueueMeetingOver(db: Db, { id, revision, endsAt, groupId }: Meeting, now: number): void {
  const key = `groups:meeting-over:${id}:${revision}`;
  const ref = { group: groupId, meeting: id, revision };
  enqueue(db, { key, kind: "groups:meeting-over", ref, dueAt: endsAt }, now);
}
