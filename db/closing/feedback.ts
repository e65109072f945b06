import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { heldMeetings } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { Pair } from "../pairs/pairs.ts";
import { coordinators } from "../people/people.ts";
import type { PairAs } from "../privacy/acting.ts";
import type { Db } from "../store/open.ts";
import { closingKey, enqueueDigest, refreshFor, saveClosingAnswer, saveSaidMeetings, type Told } from "./closing.ts";
import { mayReadFeedback, outcomeFor } from "./summary.ts";

type WithTexts<P extends Pair> = P & { readonly textsDeletedAt: null };

/** What is written in a pair of which the texts have been deleted would never be deleted. */
export const takesTexts = <P extends Pair>(pair: P): pair is WithTexts<P> => pair.textsDeletedAt === null;

/** The feedback of one of the two after the end, or its correction. The mentor also says which meetings were held, if that is not known. */
export function saveFeedback(
  db: Db,
  pair: WithTexts<PairAs<PairRole, "finished">>,
  { answer, meetings }: Told,
  now: number,
): void {
  const { role, by } = pair;
  const before = toldToBoth(db, pair);
  saveSaidMeetings(db, pair.id, meetings, now);
  saveClosingAnswer(db, pair, role, by.id, answer, now);
  redrawAbout(db, { feedback: pair.id, to: [by.id] }, now);
  // Feedback is not shown to the other person, so the goodbye is redrawn only if its content changes. An update alone would tell of the feedback.
  const isNewsToBoth = toldToBoth(db, pair) !== before;
  if (isNewsToBoth) redrawAbout(db, { pair: pair.id }, now);
  if (isNewsToBoth || mayReadFeedback(db, { channel: "coordinators" }, pair, role)) enqueueDigest(db, pair, now);
  if (isNewsToBoth) refreshFor(db, pair, now);
  else refreshHome(db, [by.id, ...coordinatorsBeside(db, pair)], now);
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
