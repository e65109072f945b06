import { instantOf, noonOf } from "../../src/programme/calendar/calendar.ts";
import type { PauseId } from "../../src/programme/ids.ts";
import { changeMeetingState, plannedMeeting } from "../meetings/meetings.ts";
import { flagOf } from "../outbox/kind.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { refreshHomes } from "../pairs/new-pair.ts";
import { changePair, type Pair } from "../pairs/pairs.ts";
import type { PairActor, PairAs } from "../privacy/acting.ts";
import { type Db, newId } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import { endPause, enqueueSilenceSince, pausedKey } from "./silence.ts";

type Pause = {
  untilOn: string;
  /** The planned meeting is not kept. */
  cancelsMeeting: boolean;
};

type OpenPair = PairAs<PairActor, "open">;

/** The two pause until a day: the channel is told, nothing is asked until then, and on that day it goes on. */
export function pausePair(db: Db, pair: OpenPair, { untilOn, cancelsMeeting }: Pause, now: number, zone: string): void {
  const cancelled = cancelsMeeting ? plannedMeeting(db, pair.id, now) : undefined;
  if (pair.pausedUntilOn === untilOn && !cancelled) return;
  endPause(db, pair, now);
  const pauseId = newId<PauseId>();
  changePair(db, pair.id, { pausedAt: now, pausedUntilOn: untilOn, pauseId });
  if (cancelled) changeMeetingState(db, cancelled.id, { state: "cancelled", by: pair.by.id }, now);
  const goesOnAt = instantOf(untilOn, requireSettings(db).hoursFrom, zone) ?? noonOf(untilOn, zone);
  enqueueSilenceSince(db, pair.id, goesOnAt, now);
  const ref = { pair: pair.id, pause: pauseId };
  const begun = { ...ref, person: pair.by.id, cancelled: flagOf(cancelled !== undefined), untilOn };
  enqueue(db, { key: pausedKey(pauseId), kind: "silence:paused", ref: begun, dueAt: now }, now);
  enqueue(db, { key: `silence:pause-over:${pauseId}`, kind: "silence:pause-over", ref, dueAt: goesOnAt }, now);
  redrawAbout(db, { pair: pair.id }, now);
  refreshHomes(db, pair, now);
}

/** "Jatketaan": the pause ends today. Pressed twice, or after its day, it changes nothing. */
export function continuePair(db: Db, pair: OpenPair, now: number): void {
  const { pauseId } = pair;
  if (pauseId === null) return;
  endPause(db, pair, now);
  enqueueSilenceSince(db, pair.id, now, now);
  const ref = { pair: pair.id, person: pair.by.id };
  const key = `silence:continued:${pauseId}`;
  enqueue(db, { key, kind: "silence:continued", ref, dueAt: now }, now);
  redrawAbout(db, { pair: pair.id }, now);
  refreshHomes(db, pair, now);
}

/** Ends the pause on its day, after the channel was told. */
export function pauseIsOver(db: Db, pair: Pair, now: number): void {
  endPause(db, pair, now);
  refreshHomes(db, pair, now);
}
