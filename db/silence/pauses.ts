import { instantOf, noonOf } from "../../src/programme/calendar/calendar.ts";
import type { MeetingId, PauseId, PersonId } from "../../src/programme/ids.ts";
import { changeMeetingState } from "../meetings/meetings.ts";
import { flagOf } from "../outbox/kind.ts";
import { enqueue } from "../outbox/outbox.ts";
import { refreshHomes } from "../pairs/new-pair.ts";
import { changePair, type Pair, readPair } from "../pairs/pairs.ts";
import { type Db, newId } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import { endPause, enqueueSilenceSince, pausedKey, redrawQuestions } from "./silence.ts";

type Pause = {
  untilOn: string;
  by: PersonId;
  /** A planned meeting within the pause that is to be cancelled. */
  cancels: MeetingId | undefined;
};

/** Pauses a pair until the date `untilOn` in `zone`. Tells the channel, and enqueues the end of the pause. No questions are sent until then. */
export function pausePair(db: Db, pair: Pair, { untilOn, by, cancels }: Pause, now: number, zone: string): void {
  if (pair.pausedUntilOn === untilOn && cancels === undefined) return;
  endPause(db, pair, now);
  const pauseId = newId<PauseId>();
  changePair(db, pair.id, { pausedAt: now, pausedUntilOn: untilOn, pauseId });
  if (cancels !== undefined) changeMeetingState(db, cancels, { state: "cancelled", by }, now);
  const goesOnAt = instantOf(untilOn, requireSettings(db).hoursFrom, zone) ?? noonOf(untilOn, zone);
  enqueueSilenceSince(db, pair.id, goesOnAt, now);
  const ref = { pair: pair.id, pause: pauseId };
  const begun = { ...ref, person: by, cancelled: flagOf(cancels !== undefined), untilOn };
  enqueue(db, { key: pausedKey(pauseId), kind: "silence:paused", ref: begun, dueAt: now }, now);
  enqueue(db, { key: `silence:pause-over:${pauseId}`, kind: "silence:pause-over", ref, dueAt: goesOnAt }, now);
  redrawQuestions(db, readPair(db, pair.id), now);
  refreshHomes(db, pair, now);
}

/** "Jatketaan": ends the pause now. Does nothing if there is no pause. */
export function continuePair(db: Db, pair: Pair, by: PersonId, now: number): void {
  const { pauseId } = pair;
  if (pauseId === null) return;
  endPause(db, pair, now);
  enqueueSilenceSince(db, pair.id, now, now);
  const ref = { pair: pair.id, person: by };
  const key = `silence:continued:${pauseId}`;
  enqueue(db, { key, kind: "silence:continued", ref, dueAt: now }, now);
  redrawQuestions(db, readPair(db, pair.id), now);
  refreshHomes(db, pair, now);
}

/** Ends the pause on its day, after the channel was told. */
export function pauseIsOver(db: Db, pair: Pair, now: number): void {
  endPause(db, pair, now);
  refreshHomes(db, pair, now);
}
