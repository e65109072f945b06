import type { Message } from "../../../blocks/kit.ts";
import {
  kickoffMovedNote,
  kickoffUnsuitable,
  meetingAgreed,
  meetingAgreedHidden,
  meetingCancelled,
  meetingFate,
  meetingReminder,
  reminderHidden,
} from "../../../blocks/meetings.ts";
import { meetingFor, plannedMeeting, type SeenMeeting } from "../../../db/meetings/meetings.ts";
import type { Ref } from "../../../db/outbox/outbox.ts";
import { otherOf, type Pair } from "../../../db/pairs/pairs.ts";
import { type Person, readPerson } from "../../../db/people/people.ts";
import { meetingIn, toMeetingsChannel, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import type { Address, Desk, Easel, Effect } from "../../outbox/effects.ts";
import { fileEffect } from "../../outbox/file.ts";
import { messageEffect } from "../../outbox/message.ts";
import { dateOf, daysBetween } from "../../programme/calendar/calendar.ts";
import { calendarFile } from "../../programme/calendar/calendar-file.ts";
import type { PersonId } from "../../programme/ids.ts";
import { entryOf } from "../../programme/meetings/calendar-entry.ts";
import { fateOf } from "../../programme/meetings/rules.ts";

type At = ReturnType<typeof meetingIn>;

/** To the one of the two whose role the row carries. */
function toOneOfTwo(desk: Desk, ref: Ref): Address {
  const { pair } = meetingIn(desk, ref);
  return toPerson(ref.role === "mentor" ? pair.mentor : pair.actor);
}

/** Who gets it alone, or undefined for the channel; and the other one of the two. */
function otherFor(pair: Pair, ref: Ref): Person | undefined {
  if (ref.role === undefined) return undefined;
  return ref.role === "mentor" ? pair.actor : pair.mentor;
}

/**
 * What is said of a meeting that was agreed in one revision, in the channel and to each of the two alone. Where everybody in the channel may
 * know when and where, it is said there, and the rows to the two have lost their point; else it is the other way round.
 */
function drawAbout(ways: {
  full(easel: Easel, at: At, seen: SeenMeeting, other: Person | undefined): Message;
  hidden(easel: Easel, at: At): Message | undefined;
}): (easel: Easel, ref: Ref) => Message | undefined {
  return (easel, ref) => {
    const found = meetingIn(easel, ref);
    const { meeting, pair } = found;
    const fate = fateOf(meeting, Number(ref.revision));
    const seen = meetingFor(easel.db, easel.viewer, meeting.id);
    if (fate !== "planned") return easel.isRedraw ? meetingFate(easel.words, fate, seen?.startsAt) : undefined;
    if (!easel.isRedraw) {
      if (pair.state !== "open" || meeting.startsAt <= easel.now) return undefined;
      const isSaidInChannel = meetingFor(easel.db, { channelOfPair: pair.id }, meeting.id) !== undefined;
      if (ref.role !== undefined && isSaidInChannel) return undefined;
    }
    return seen ? ways.full(easel, found, seen, otherFor(pair, ref)) : ways.hidden(easel, found);
  };
}

const drawAgreed = drawAbout({
  full: ({ words }, _found, seen, other) => meetingAgreed(words, seen, other),
  hidden: ({ words }, { meeting, pair }) => meetingAgreedHidden(words, meeting.revision > 0, pair.mentor, pair.actor),
});

const drawReminder = drawAbout({
  full: ({ words, now, zone }, _found, seen, other) =>
    meetingReminder(words, seen, daysBetween(dateOf(now, zone), dateOf(seen.startsAt, zone)), other),
  // That they meet tomorrow is a date too: the two are reminded alone.
  hidden: ({ words, isRedraw }) => (isRedraw ? reminderHidden(words) : undefined),
});

const agreed = messageEffect({ kind: "meetings:agreed", withinHours: false, to: toMeetingsChannel, draw: drawAgreed });
const agreedDirect = messageEffect({
  kind: "meetings:agreed-direct",
  withinHours: false,
  to: toOneOfTwo,
  draw: drawAgreed,
});

const reminder = messageEffect({
  kind: "meetings:reminder",
  withinHours: true,
  to: toMeetingsChannel,
  draw: drawReminder,
});
const reminderDirect = messageEffect({
  kind: "meetings:reminder-direct",
  withinHours: true,
  to: toOneOfTwo,
  draw: drawReminder,
});

function drawCancelled({ db, words, now, viewer, isRedraw }: Easel, ref: Ref): Message | undefined {
  const { meeting, pair } = meetingIn({ db }, ref);
  if (pair.state !== "open" && !isRedraw) return undefined;
  const by = readPerson(db, ref.person as PersonId);
  const isDirect = ref.role !== undefined;
  if (isDirect && !isRedraw && meetingFor(db, { channelOfPair: pair.id }, meeting.id)) return undefined;
  // Of a first meeting that has been moved since, the time she cannot come is known no more.
  const isThisTime = meeting.kind === "later" || meeting.revision === ref.revision;
  return meetingCancelled(words, {
    pairId: pair.id,
    kind: meeting.kind,
    by,
    other: otherOf(pair, by.id),
    coordinator: pair.coordinator,
    startsAt: isThisTime ? meetingFor(db, viewer, meeting.id)?.startsAt : undefined,
    isDirect,
    next: pair.state !== "open" ? "nothing" : plannedMeeting(db, pair.id, now) ? "agreed" : "offered",
  });
}

const cancelled = messageEffect({
  kind: "meetings:cancelled",
  withinHours: false,
  to: toMeetingsChannel,
  draw: drawCancelled,
});
const cancelledDirect = messageEffect({
  kind: "meetings:cancelled-direct",
  withinHours: false,
  to: toOneOfTwo,
  draw: drawCancelled,
});

const cannot = messageEffect({
  kind: "meetings:cannot",
  withinHours: false,
  to: (desk, ref) => toPerson(meetingIn(desk, ref).pair.coordinator),
  draw({ db, words, viewer, isRedraw }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    const fate = fateOf(meeting, Number(ref.revision));
    if (fate !== "unsuitable") return isRedraw ? kickoffMovedNote(words, pair.mentor, pair.actor) : undefined;
    const seen = meetingFor(db, viewer, meeting.id);
    if (!seen || (pair.state !== "open" && !isRedraw)) return undefined;
    return kickoffUnsuitable(words, seen, readPerson(db, ref.person as PersonId), pair.mentor, pair.actor);
  },
});

const calendar = fileEffect({
  kind: "meetings:calendar",
  to: toPersonIn,
  draw({ db, words, now, viewer }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    const seen = meetingFor(db, viewer, meeting.id);
    const isOff = meeting.state === "cancelled" || meeting.state === "replaced";
    // A newer state of the meeting has a row of its own.
    if (!seen || meeting.revision !== ref.revision || (!isOff && meeting.state !== "planned")) return undefined;
    const personId = ref.person as PersonId;
    const entry = entryOf(words, seen, pair, personId);
    const comment = isOff
      ? "meetings.file.cancelled"
      : seen.revision > 0
        ? "meetings.file.moved"
        : "meetings.file.added";
    return {
      name: words.t("meetings.file.name"),
      title: words.t("meetings.file.title"),
      bytes: calendarFile({ ...entry, isCancelled: isOff }, now),
      comment: words.md(comment),
    };
  },
});

/** What the bot says by itself about meetings, drawn when it is delivered. */
export const effects: readonly Effect[] = [
  agreed,
  agreedDirect,
  reminder,
  reminderDirect,
  cancelled,
  cancelledDirect,
  cannot,
  calendar,
];
