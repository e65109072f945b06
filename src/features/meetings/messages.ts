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
import { toldBy } from "../../../db/light-pairs/letters.ts";
import { meetingFor, plannedMeeting, type SeenMeeting } from "../../../db/meetings/meetings.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { redrawAbout } from "../../../db/outbox/redrawing.ts";
import { otherOf, type Pair } from "../../../db/pairs/pairs.ts";
import { type Person, readPerson } from "../../../db/people/people.ts";
import { meetingIn, toMeetingsChannel, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import type { Address, DeliveryContext, DrawContext, Effect } from "../../outbox/effects.ts";
import { fileEffect } from "../../outbox/file.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { dateOf, daysBetween, daysLater, instantOf } from "../../programme/calendar/calendar.ts";
import { calendarFile } from "../../programme/calendar/calendar-file.ts";
import { entryOf } from "../../programme/meetings/calendar-entry.ts";
import { fateOf } from "../../programme/meetings/rules.ts";

type MeetingAndPair = ReturnType<typeof meetingIn>;

/** The reference to one revision of a meeting; with a role if the message goes to that one of the two alone. */
type Agreement = Ref<"meetings:agreed"> & Partial<Pick<Ref<"meetings:agreed-direct">, "role">>;
/** The same, with the person who cannot come. */
type CannotCome = Agreement & Pick<Ref<"meetings:cancelled">, "person">;

/** The address of the one of the two whose role is in the row. */
const toOneOfTwo = (context: DeliveryContext, ref: Ref<"meetings:agreed-direct">): Address | undefined =>
  toPerson(meetingIn(context, ref).pair[ref.role]);

/** The other one of the two, for a message to one alone; undefined for a message to the channel. */
function otherFor(pair: Pair, ref: Agreement): Person | undefined {
  if (ref.role === undefined) return undefined;
  return ref.role === "mentor" ? pair.actor : pair.mentor;
}

/**
 * Draws a message about one revision of a meeting, for the channel and for each of the two alone. If everybody in the channel may know when and
 * where, the channel's message says it and the rows to the two are dropped. Otherwise the two are told alone, and the channel's message hides it.
 */
function drawAbout(ways: {
  full(context: DrawContext, at: MeetingAndPair, seen: SeenMeeting, other: Person | undefined): Message;
  hidden(context: DrawContext, at: MeetingAndPair): Message | undefined;
}): (context: DrawContext, ref: Agreement) => Message | undefined {
  return (context, ref) => {
    const found = meetingIn(context, ref);
    const { meeting, pair } = found;
    const fate = fateOf(meeting, ref.revision);
    const seen = meetingFor(context.db, context.viewer, meeting.id);
    if (fate !== "planned") return context.isRedraw ? meetingFate(context.words, fate, seen?.startsAt) : undefined;
    if (!context.isRedraw) {
      if (pair.state !== "open" || meeting.startsAt <= context.now) return undefined;
      const isSaidInChannel = meetingFor(context.db, { channelOfPair: pair.id }, meeting.id) !== undefined;
      if (ref.role !== undefined && isSaidInChannel) return undefined;
    }
    return seen ? ways.full(context, found, seen, otherFor(pair, ref)) : ways.hidden(context, found);
  };
}

const drawAgreed = drawAbout({
  full: ({ db, words, now }, { pair }, seen, other) =>
    meetingAgreed(words, seen, now, { other, toldBy: toldBy(db, pair) }),
  hidden: ({ words }, { meeting, pair }) => meetingAgreedHidden(words, meeting.revision > 0, pair.mentor, pair.actor),
});

const drawReminder = drawAbout({
  full: ({ db, words, now, zone }, { pair }, seen, other) =>
    meetingReminder(
      words,
      seen,
      { now, daysAhead: daysBetween(dateOf(now, zone), dateOf(seen.startsAt, zone)) },
      { other, toldBy: toldBy(db, pair) },
    ),
  // A reminder in the channel would tell the day, so the two are reminded alone.
  hidden: ({ words, isRedraw }) => (isRedraw ? reminderHidden(words) : undefined),
});

const agreed = messageEffect({
  kind: kinds["meetings:agreed"],
  withinHours: false,
  over: noLongerNeeded,
  to: toMeetingsChannel,
  draw: drawAgreed,
});
const agreedDirect = messageEffect({
  kind: kinds["meetings:agreed-direct"],
  withinHours: false,
  over: noLongerNeeded,
  to: toOneOfTwo,
  draw: drawAgreed,
});

/** A reminder says "tomorrow" or "today": the next day it says something else, and so it does the day after the meeting. */
function drawnAnewTomorrow({ db, now, zone }: DeliveryContext, ref: Agreement): void {
  const { meeting, pair } = meetingIn({ db }, ref);
  const days = new Set([now, meeting.startsAt].map((at) => dateOf(daysLater(at, 1, zone), zone)));
  for (const day of days) {
    const midnight = instantOf(day, "00:00", zone);
    if (midnight !== undefined) redrawAbout(db, { pair: pair.id }, now, midnight);
  }
}

const reminder = messageEffect({
  kind: kinds["meetings:reminder"],
  withinHours: "silent-days-too",
  over: noLongerNeeded,
  to: toMeetingsChannel,
  draw: drawReminder,
  sent: drawnAnewTomorrow,
});
const reminderDirect = messageEffect({
  kind: kinds["meetings:reminder-direct"],
  withinHours: "silent-days-too",
  over: noLongerNeeded,
  to: toOneOfTwo,
  draw: drawReminder,
  sent: drawnAnewTomorrow,
});

function drawCancelled({ db, words, now, viewer, isRedraw }: DrawContext, ref: CannotCome): Message | undefined {
  const { meeting, pair } = meetingIn({ db }, ref);
  if (pair.state !== "open" && !isRedraw) return undefined;
  const by = readPerson(db, ref.person);
  const isDirect = ref.role !== undefined;
  if (isDirect && !isRedraw && meetingFor(db, { channelOfPair: pair.id }, meeting.id)) return undefined;
  // If the first meeting was moved since, the time of this row's revision is no longer stored.
  const isThisTime = meeting.kind === "later" || meeting.revision === ref.revision;
  return meetingCancelled(words, {
    pairId: pair.id,
    kind: meeting.kind,
    by,
    other: otherOf(pair, by.id),
    coordinator: pair.coordinator,
    startsAt: isThisTime ? meetingFor(db, viewer, meeting.id)?.startsAt : undefined,
    isDirect,
    toldBy: toldBy(db, pair),
    next: pair.state !== "open" ? "nothing" : plannedMeeting(db, pair.id, now) ? "agreed" : "offered",
  });
}

const cancelled = messageEffect({
  kind: kinds["meetings:cancelled"],
  withinHours: false,
  over: noLongerNeeded,
  to: toMeetingsChannel,
  draw: drawCancelled,
});
const cancelledDirect = messageEffect({
  kind: kinds["meetings:cancelled-direct"],
  withinHours: false,
  over: noLongerNeeded,
  to: toOneOfTwo,
  draw: drawCancelled,
});

const cannot = messageEffect({
  kind: kinds["meetings:cannot"],
  withinHours: false,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(meetingIn(context, ref).pair.coordinator),
  draw({ db, words, viewer, isRedraw }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    const fate = fateOf(meeting, ref.revision);
    if (fate === "moved") return isRedraw ? kickoffMovedNote(words, pair.mentor, pair.actor) : undefined;
    if (fate !== "unsuitable") return undefined;
    const seen = meetingFor(db, viewer, meeting.id);
    if (!seen || pair.state !== "open") return undefined;
    return kickoffUnsuitable(words, seen, readPerson(db, ref.person), pair.mentor, pair.actor);
  },
});

const calendar = fileEffect({
  kind: kinds["meetings:calendar"],
  to: toPersonIn,
  draw({ db, words, now, viewer }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    const seen = meetingFor(db, viewer, meeting.id);
    const isOff = meeting.state === "cancelled" || meeting.state === "replaced";
    // A newer revision of the meeting has its own row.
    if (!seen || meeting.revision !== ref.revision || (!isOff && meeting.state !== "planned")) return undefined;
    const personId = ref.person;
    const entry = entryOf(words, seen, pair, personId);
    const comment = isOff
      ? "meetings.file.cancelled"
      : seen.revision > 0
        ? "meetings.file.moved"
        : "meetings.file.added";
    return {
      name: words.t("meetings.file.name"),
      title: words.t("meetings.file.title", { day: words.day(seen.startsAt) }),
      bytes: calendarFile({ ...entry, isCancelled: isOff }, now),
      comment: words.md(comment),
    };
  },
});

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
