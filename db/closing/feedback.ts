import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { heldMeetings } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import type { Pair } from "../pairs/pairs.ts";
import { coordinators } from "../people/people.ts";
import type { Db } from "../store/open.ts";
import {
  type ClosingAnswer,
  closingKey,
  keepAnswer,
  refreshFor,
  type SaidMeetings,
  settleMeetings,
  tellCoordinators,
} from "./closing.ts";
import { mayReadFeedback, outcomeFor } from "./summary.ts";

/** Stores the feedback of the mentor or the actor after the end, or its correction. The mentor also says which unsettled meetings were held. */
export function saveFeedback(
  db: Db,
  pair: Pair,
  given: { role: PairRole; personId: PersonId; answer: ClosingAnswer; meetings: SaidMeetings },
  now: number,
): void {
  const { role, personId, answer } = given;
  const before = toldToBoth(db, pair);
  settleMeetings(db, pair.id, given.meetings, now);
  keepAnswer(db, pair, role, personId, answer, now);
  redraw(db, closingKey.feedback(pair, role), now);
  for (const time of [1, 2]) redraw(db, closingKey.reminder(pair, role, time), now);
  // Feedback is not shown to the other person, so the goodbye is redrawn only if its content changes. An update alone would tell of the feedback.
  const isNewsToBoth = toldToBoth(db, pair) !== before;
  if (isNewsToBoth) redraw(db, closingKey.goodbye(pair), now);
  if (isNewsToBoth || mayReadFeedback(db, { channel: "coordinators" }, pair, role)) tellCoordinators(db, pair, now);
  if (isNewsToBoth) refreshFor(db, pair, now);
  else refreshHome(db, [personId, ...coordinatorsBeside(db, pair)], now);
}

/** The contents of the goodbye that depend on feedback: the outcome, which the actor's answer decides, and the number of held meetings. */
const toldToBoth = (db: Db, pair: Pair): string =>
  JSON.stringify([outcomeFor(db, { personId: pair.mentor.id }, pair), heldMeetings(db, pair.id).length]);

/** Coordinators who are neither mentor nor actor of the pair. */
const coordinatorsBeside = (db: Db, pair: Pair): PersonId[] =>
  coordinators(db)
    .map(({ id }) => id)
    .filter((id) => id !== pair.mentor.id && id !== pair.actor.id);

/** Days from the form to each reminder. The second is enqueued when the first is delivered, so that they never arrive together. */
const reminderDays = [3, 7] as const;

export function remindLater(db: Db, pair: Pair, role: PairRole, personId: PersonId, time: number, now: number): void {
  const days = reminderDays[time - 1];
  if (days === undefined) return;
  const before = reminderDays[time - 2] ?? 0;
  const ref = { pair: pair.id, closing: pair.closings, role, time };
  const dueAt = now + (days - before) * DAY_MS;
  const key = closingKey.reminder(pair, role, time);
  enqueue(db, { key, kind: "closing:remind", ref, to: personId, dueAt }, now);
}
