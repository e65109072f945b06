import { message } from "../../../blocks/kit.ts";
import { agreeButton } from "../../../blocks/meetings.ts";
import { pauseModal } from "../../../blocks/silence.ts";
import { meetingFor, plannedMeeting, type SeenMeeting } from "../../../db/meetings/meetings.ts";
import { otherOf, type Pair } from "../../../db/pairs/pairs.ts";
import { type PairAs, pairAs } from "../../../db/privacy/acting.ts";
import { continuePair, pausePair } from "../../../db/silence/pauses.ts";
import { saveAllIsWell } from "../../../db/silence/silence.ts";
import { dateOf } from "../../programme/calendar/calendar.ts";
import type { Answer } from "../../programme/forms/fields.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom } from "../../programme/ids.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import { pauseForm } from "../../programme/silence/form.ts";
import { complaintAboutPause, isPaused } from "../../programme/silence/rules.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

export function listen(listening: Listening): void {
  listening.press("silence:well", allIsWell);
  listening.press("silence:pause", (visit, { value }) => beginPause(visit, pairIdFrom(value)));
  listening.submit(pauseForm.name, { handle: pause });
  listening.press("silence:continue", (visit, { value }) => goOn(visit, pairIdFrom(value)));
}

type Found = PairAs<PairRole, "open"> | { no: TextKey };

/** The pair, if it is open and the person is one of its two; else what to tell the person. In a transaction. */
function ownPair({ db, person }: Visit, pairId: PairId | undefined): Found {
  const pair = pairAs(db, person, pairId);
  if (!pair || pair.role === "coordinator") return { no: "silence.answer.notYours" };
  if (pair.state === "finished") return { no: "silence.answer.finished" };
  return pair.state === "open" ? pair : { no: "silence.answer.notOpen" };
}

/** "Kaikki hyvin": nobody else is told. The question is redrawn without its buttons. */
function allIsWell(visit: Visit, { value }: Press): Promise<void> {
  const { db, now } = visit;
  const said = db.transaction((): TextKey => {
    const pair = ownPair(visit, pairIdFrom(value));
    if ("no" in pair) return pair.no;
    saveAllIsWell(db, pair, now);
    return "silence.answered.well";
  });
  return visit.say(said);
}

/** "Pidämme taukoa". */
function beginPause(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const pair = visit.db.transaction(() => ownPair(visit, pairId));
  if ("no" in pair) return visit.say(pair.no);
  const isOn = isPaused(pair, dateOf(visit.now, visit.deps.zone));
  return visit.show(modalFor(visit, pair, { until: isOn ? (pair.pausedUntilOn ?? "") : "" }, 0));
}

type PauseAnswer = Partial<Answer<typeof pauseForm.fields>>;

function modalFor(visit: Visit, pair: Pair, answer: PauseAnswer, round: number, planned?: SeenMeeting) {
  return pauseModal(visit.words, {
    other: otherOf(pair, visit.person.id),
    metadata: { pair: pair.id, asksAbout: planned?.id ?? "", round },
    answer,
    ...(planned ? { plannedAt: planned.startsAt } : {}),
    generation: round,
  });
}

/** Pauses the pair. If a planned meeting would fall into the pause, asks about that meeting first. */
function pause(visit: Visit, { metadata, state }: Submission): Reply {
  const { db, now, deps } = visit;
  const pair = ownPair(visit, pairIdFrom(metadata.pair));
  if ("no" in pair) return { refused: pair.no };
  const { answer, complaints } = readAnswer(pauseForm, state);
  if (!answer) return { complaints };
  const wrong = complaintAboutPause(answer.until, now, deps.zone);
  if (wrong) return { complaints: { until: wrong } };
  const planned = plannedWithin(visit, pair, answer.until);
  const round = nextGeneration(metadata.round);
  if (planned && planned.id !== metadata.asksAbout) return { again: modalFor(visit, pair, answer, round, planned) };
  if (planned && answer.meeting === null) return { complaints: { meeting: { key: "forms.needed" } } };
  const cancelsMeeting = planned !== undefined && answer.meeting === "cancel";
  pausePair(db, pair, { untilOn: answer.until, cancelsMeeting }, now, deps.zone);
  return { close: true };
}

function plannedWithin({ db, person, now, deps }: Visit, pair: Pair, untilOn: string): SeenMeeting | undefined {
  const planned = plannedMeeting(db, pair.id, now);
  if (!planned || dateOf(planned.startsAt, deps.zone) >= untilOn) return undefined;
  return meetingFor(db, { personId: person.id }, planned.id);
}

/** "Jatketaan". */
function goOn(visit: Visit, pairId: PairId | undefined): Promise<void> | void {
  const { db, words, now } = visit;
  const pair = db.transaction(() => {
    const found = ownPair(visit, pairId);
    if (!("no" in found)) continuePair(db, found, now);
    return found;
  });
  if ("no" in pair) return visit.say(pair.no);
  if (pair.pauseId === null)
    return visit.answer(message(words.md("silence.answer.notPaused"), ...agreeButton(words, pair.id)));
}
