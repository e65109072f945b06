import type { PeerMeetingId } from "../../src/programme/ids.ts";
import type { Whose } from "../../src/programme/peer-support/rules.ts";
import { enqueue } from "../outbox/outbox.ts";
import type { Db } from "../store/open.ts";

type Meeting = Whose & { id: PeerMeetingId; revision: number; endsAt: number };

/** What follows from the end of a meeting of a group or a programme, one row for each revision. The facts are looked at again when it is due. */
export function enqueueMeetingOver(db: Db, { id, revision, endsAt, groupId, programmeId }: Meeting, now: number): void {
  const key = `groups:meeting-over:${id}:${revision}`;
  const whose = {
    ...(groupId === null ? {} : { group: groupId }),
    ...(programmeId === null ? {} : { programme: programmeId }),
  };
  enqueue(db, { key, kind: "groups:meeting-over", ref: { ...whose, meeting: id, revision }, dueAt: endsAt }, now);
}
