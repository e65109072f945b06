import { type Message, message } from "../../../blocks/kit.ts";
import { agreeButton, calendarLink, meetingButtons, meetingModal, replaceQuestion } from "../../../blocks/meetings.ts";
import { cannotCome } from "../../../db/meetings/cannot-come.ts";
import { findMovable, meetingOf } from "../../../db/meetings/meeting.ts";
import { takeCalendar } from "../../../db/meetings/meeting-outbox-rows.ts";
import {
  findMeeting,
  meetingFor,
  moveMeeting,
  plannedMeeting,
  type SeenMeeting,
} from "../../../db/meetings/meetings.ts";
import { otherOf, type Pair } from "../../../db/pairs/pairs.ts";
import { type PairAs, pairAs } from "../../../db/privacy/acting.ts";
import { meetingMinutesOf } from "../../../db/programmes/programmes.ts";
import { dateOf, MINUTE_MS, timeOf } from "../../programme/calendar/calendar.ts";
import { googleCalendarLink } from "../../programme/calendar/calendar-file.ts";
import type { StoredAnswer } from "../../programme/forms/fields.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import { type MeetingId, meetingIdFrom } from "../../programme/ids.ts";
import { entryOf } from "../../programme/meetings/calendar-entry.ts";
import { meetingForm } from "../../programme/meetings/form.ts";
import { instantAgreed, isSame, meetingMeant, whyNot } from "../../programme/meetings/rules.ts";
import type { Reply, Submission, Visit } from "../../slack/listening.ts";
import type { Markup } from "../../texts/markup.ts";
import type { TextKey } from "../../texts/words.ts";

export const MOVING = "meetings:move";

type MeetingInPair = { meeting: SeenMeeting; pair: PairAs };

/** The meeting of a button or modal, if the person may see it; else the reason as a text. Call it in a transaction. */
function meetingInPair({ db, person }: Visit, meetingId: MeetingId | undefined): MeetingInPair | { no: TextKey } {
  const known = findMeeting(db, meetingId);
  const pair = known && pairAs(db, person, known.pairId);
  if (!pair) return { no: "meetings.answer.notYours" };
  if (pair.state === "finished") return { no: "meetings.answer.finished" };
  const meeting = meetingFor(db, { personId: person.id }, known.id);
  return meeting ? { meeting, pair } : { no: "meetings.answer.theirs" };
}

/** The meeting, if it is planned and not moved since the button was drawn; else a message that says its state now. */
function stillPlanned(visit: Visit, value: string): MeetingInPair | { answer: Message } {
  const { words } = visit;
  const { meetingId, revision } = meetingMeant(value, meetingIdFrom);
  const found = meetingInPair(visit, meetingId);
  if ("no" in found) return { answer: message(words.md(found.no)) };
  const { meeting } = found;
  const why = whyNot(meeting.state);
  if (why) return { answer: overAlready(visit, found, why) };
  if (revision !== undefined && revision !== meeting.revision) {
    const moved = words.md("meetings.answer.moved", { when: words.when(meeting.startsAt) });
    return { answer: message(moved, ...meetingButtons(words, meeting)) };
  }
  return found;
}

/** Says that this meeting cannot be changed, and offers to change the next one or to agree on one. */
function overAlready(visit: Visit, { meeting, pair }: MeetingInPair, why: TextKey): Message {
  const { words } = visit;
  if (pair.role === "coordinator") return message(words.md(why));
  const next = otherPlanned(visit, meeting);
  if (!next) return message(words.md(why), ...agreeButton(words, pair.id));
  return message(words.md("meetings.answer.next", { when: words.when(next.startsAt) }), ...meetingButtons(words, next));
}

/** "Siirrä": a coordinator moves the first meeting, the two move the later ones, until there is a log. */
export async function beginMoving(visit: Visit, value: string): Promise<void> {
  const found = visit.db.transaction(() => stillPlanned(visit, value));
  if ("answer" in found) return visit.answer(found.answer);
  const { meeting, pair } = found;
  if (meeting.kind === "kickoff" && pair.role !== "coordinator") {
    const text = visit.words.md("meetings.answer.kickoffByCoordinator");
    return visit.answer(message(text, ...meetingButtons(visit.words, meeting, ["cannot"])));
  }
  await visit.show(meeting.kind === "kickoff" ? kickoffModal(visit, meeting) : moveModal(visit, meeting, pair));
}

type RedrawnForm = {
  round: number;
  answer: Partial<StoredAnswer<typeof meetingForm.fields>>;
  notes: readonly Markup[];
};

const answersOf = ({ deps }: Visit, { startsAt, endsAt, place }: SeenMeeting) => ({
  day: dateOf(startsAt, deps.zone),
  time: timeOf(startsAt, deps.zone),
  minutes: Math.round((endsAt - startsAt) / MINUTE_MS),
  place: place ?? null,
});

/** The modal in which a coordinator moves the first meeting. */
export function kickoffModal(visit: Visit, meeting: SeenMeeting, again?: RedrawnForm) {
  return meetingModal(visit.words, {
    title: "meetings.kickoffTitle",
    submit: "meetings.saveMove",
    seenBy: visit.words.md("meetings.seenByKickoff"),
    callbackId: MOVING,
    metadata: { meeting: meeting.id, revision: meeting.revision, round: again?.round ?? 0 },
    answer: again?.answer ?? answersOf(visit, meeting),
    notes: again?.notes ?? [],
    generation: again?.round ?? 0,
  });
}

/** The modal in which one of the two moves a meeting. Asks first if this would replace another planned meeting. */
function moveModal(visit: Visit, meeting: SeenMeeting, pair: Pair, again?: RedrawnForm) {
  const { words, person } = visit;
  const other = otherPlanned(visit, meeting);
  return meetingModal(words, {
    title: "meetings.moveTitle",
    submit: "meetings.saveMove",
    seenBy: words.md("meetings.seenBy", { name: otherOf(pair, person.id).firstName }),
    callbackId: MOVING,
    metadata: {
      meeting: meeting.id,
      revision: meeting.revision,
      replaces: other?.id ?? "",
      round: again?.round ?? 0,
    },
    answer: again?.answer ?? answersOf(visit, meeting),
    notes: [...(again?.notes ?? []), ...(other ? [replaceQuestion(words, other)] : [])],
    generation: again?.round ?? 0,
  });
}

function otherPlanned({ db, person, now }: Visit, meeting: SeenMeeting): SeenMeeting | undefined {
  const planned = plannedMeeting(db, meeting.pairId, now);
  return planned && planned.id !== meeting.id ? meetingFor(db, { personId: person.id }, planned.id) : undefined;
}

/** Moves a meeting. If it was moved meanwhile, shows that first and keeps the typed answers. */
export function move(visit: Visit, { metadata, state }: Submission): Reply {
  const { db, words, now, deps } = visit;
  const found = meetingInPair(visit, meetingIdFrom(metadata.meeting));
  if ("no" in found) return { refused: found.no };
  const { meeting, pair } = found;
  const isKickoff = meeting.kind === "kickoff";
  const moving = findMovable(db, pair, meeting);
  if ("no" in moving) return { refused: moving.no };
  const { answer, complaints } = readAnswer(meetingForm, state, answersOf(visit, meeting));
  if (!answer) return { complaints };
  const agreed = instantAgreed(answer, now, deps.zone);
  if ("complaints" in agreed) return { complaints: agreed.complaints };
  const durationMinutes = answer.minutes ?? meetingMinutesOf(db, pair);
  const asked = { at: agreed.at, minutes: durationMinutes, place: answer.place };
  if (meeting.cancelledBy === null && isSame(meeting, asked)) return { close: true };

  const other = isKickoff ? undefined : otherPlanned(visit, meeting);
  const isMoved = metadata.revision !== meeting.revision;
  if (isMoved || (other && other.id !== metadata.replaces)) {
    const notes = isMoved ? [words.md("meetings.question.movedMeanwhile", { when: words.when(meeting.startsAt) })] : [];
    const again = { round: nextGeneration(metadata.round), answer, notes };
    return { again: isKickoff ? kickoffModal(visit, meeting, again) : moveModal(visit, meeting, pair, again) };
  }
  moveMeeting(db, moving, { startsAt: agreed.at, durationMinutes, place: answer.place }, now, deps.zone);
  return { close: true };
}

/** "En pääse". */
export function sayCannotCome(visit: Visit, value: string): Promise<void> {
  const { db, words, now } = visit;
  return visit.answer(
    db.transaction(() => {
      const found = stillPlanned(visit, value);
      if ("answer" in found) return found.answer;
      const { meeting, pair } = found;
      if (pair.role === "coordinator")
        return message(words.md("meetings.answer.kickoffIsYours"), ...meetingButtons(words, meeting, ["move"]));
      if (meeting.kind === "kickoff" && meeting.cancelledBy !== null)
        return message(words.md("meetings.answer.toldAlready"));
      if (meeting.endsAt <= now) return overAnswer(visit, meeting);
      cannotCome(db, meetingOf(db, pair, meeting), now);
      if (meeting.kind === "kickoff") return message(words.md("meetings.answer.toldKickoff"));
      return message(words.md("meetings.answer.told"), ...agreeButton(words, pair.id));
    }),
  );
}

/** Says that the meeting's time has passed. A first meeting without a saved form can be moved only by the coordinator. */
function overAnswer({ words }: Visit, meeting: SeenMeeting): Message {
  const isKickoff = meeting.kind === "kickoff";
  const text = words.md(isKickoff ? "meetings.answer.overKickoff" : "meetings.answer.over");
  return message(text, ...(isKickoff ? [] : meetingButtons(words, meeting, ["move"])));
}

/** "Lisää kalenteriin". */
export function addToCalendar(visit: Visit, value: string): Promise<void> {
  const { db, words, now, person } = visit;
  return visit.answer(
    db.transaction(() => {
      const found = stillPlanned(visit, value);
      if ("answer" in found) return found.answer;
      const { meeting, pair } = found;
      if (meeting.endsAt <= now) return message(words.md("meetings.answer.overCalendar"));
      const isNew = takeCalendar(db, meetingOf(db, pair, meeting), now);
      return calendarLink(words, googleCalendarLink(entryOf(words, meeting, pair, person.id)), isNew);
    }),
  );
}
