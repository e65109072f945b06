import type { Meeting } from "../meetings/meeting.ts";
import type { Db } from "../store/open.ts";
import type { Pair } from "./pairs.ts";

/**
 * The moments of a pair that other rooms follow. A room follows one by exporting a function with the moment's name; moments.index.ts lists who
 * follows which. Followers run in the transaction of the moment, or in that of what follows from it, and write outbox rows and redraws. They cannot import the files that call them:
 * db/pairs/new-pair.ts, db/kickoff/kickoff.ts, db/meeting-log/following.ts and db/closing/closing.ts.
 */
type Follow = (db: Db, pair: Pair, now: number) => void;

export type Followers = {
  /** The pair's channel is made for the first time. */
  whenPairOpened: readonly Follow[];
  /** The first meeting has begun and its form is saved, or the log of a later one is saved for the first time. */
  whenMeetingHeld: readonly ((db: Db, pair: Pair, meeting: Meeting, now: number) => void)[];
  /** The pair is finished, or ended because one of the two was erased. */
  whenPairEnded: readonly Follow[];
  /** The end of the pair was undone. */
  whenPairGoesOn: readonly Follow[];
};
