import { whyNot } from "../../src/programme/meetings/rules.ts";
import type { TextKey } from "../../src/texts/words.ts";
import { type Allowed, allow, type PairAs } from "../privacy/acting.ts";
import type { meetings } from "../schema/index.ts";
import type { Db } from "../store/open.ts";

/** A meeting without its sealed places, for decisions of the program. */
export type Meeting = Omit<typeof meetings.$inferSelect, "place" | "kickoffPlace">;

/** A meeting, for somebody who acts in its pair. */
export type MeetingOf<P extends PairAs = PairAs> = Allowed<"act on a meeting", Meeting & { readonly of: P }>;

/** @throws where it is a meeting of another pair */
export function meetingOf<P extends PairAs>(db: Db, of: P, meeting: Meeting): MeetingOf<P> {
  if (meeting.pairId !== of.id) throw new Error(`${meeting.id} is no meeting of ${of.id}`);
  return allow(db, { ...meeting, of });
}

export type Movable = Allowed<"move", Meeting>;

/** Only the coordinator moves the first meeting, and only the mentor and the actor the later ones. Else why it cannot be moved. */
export function findMovable(db: Db, pair: PairAs, meeting: Meeting): Movable | { no: TextKey } {
  const isHers = (meeting.kind === "kickoff") === (pair.role === "coordinator");
  const no = isHers && meeting.pairId === pair.id ? whyNot(meeting.state) : "meetings.answer.notYours";
  return no ? { no } : allow(db, meeting);
}
