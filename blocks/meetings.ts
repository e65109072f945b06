import type { KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import { MINUTE_MS } from "../src/programme/calendar/calendar.ts";
import type { StoredAnswer } from "../src/programme/forms/fields.ts";
import type { MeetingId, PairId } from "../src/programme/ids.ts";
import type { ToldBy } from "../src/programme/light-pairs/rules.ts";
import { meetingForm } from "../src/programme/meetings/form.ts";
import { buttonValue, type Fate } from "../src/programme/meetings/rules.ts";
import type { MeetingKind } from "../src/programme/meetings/states.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import { joined, link, type Markup, named, plain, withLinks } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, confirmation, context, type Message, message, section } from "./kit.ts";
import { tellActor } from "./light-pairs.ts";
import { menuModal } from "./menu.ts";
import { zoneNote } from "./zone-note.ts";

/** A meeting as its reader may see it. Instants are milliseconds since 1970 UTC. */
type MeetingShown = {
  id: MeetingId;
  revision: number;
  kind: MeetingKind;
  startsAt: number;
  endsAt: number;
  place: string | undefined;
};

const timeLines = (words: Words, { startsAt, endsAt, place }: MeetingShown): Markup[] => [
  words.md("meetings.time", { when: words.when(startsAt) }),
  ...zoneNote(words),
  ...(place === undefined ? [] : [words.md("meetings.place", { place: withLinks(place) })]),
  words.md("meetings.minutes", { minutes: Math.round((endsAt - startsAt) / MINUTE_MS) }),
];

type MeetingButton = "move" | "cannot" | "calendar";
const ALL: readonly MeetingButton[] = ["move", "cannot", "calendar"];

/** The buttons of a future meeting. */
export function meetingButtons(
  words: Words,
  meeting: Pick<MeetingShown, "id" | "revision" | "kind">,
  which: readonly MeetingButton[] = ALL,
): KnownBlock[] {
  const value = buttonValue(meeting);
  const confirm = confirmation({
    title: words.t("meetings.confirm.title"),
    text: words.t(meeting.kind === "kickoff" ? "meetings.confirm.kickoff" : "meetings.confirm.text"),
    yes: words.t("meetings.confirm.yes"),
    no: words.t("meetings.confirm.no"),
  });
  const buttons = {
    move: button("meetings:move", words.t("meetings.move"), { value }),
    cannot: button("meetings:cannot", words.t("meetings.cannot"), { value, confirm }),
    calendar: button("meetings:calendar", words.t("meetings.calendar"), { value }),
  };
  return actions(...which.map((name) => buttons[name]));
}

export const agreeButton = (words: Words, pairId: PairId): KnownBlock[] =>
  actions(button("meetings:agree", words.t("meetings.agree"), { value: pairId, style: "primary" }));

/** What can be done about a meeting. Once it has begun, nobody can be unable to come; its time can be corrected until its log is saved. */
const possible = (
  { startsAt }: MeetingShown,
  now: number,
  which: readonly MeetingButton[],
): readonly MeetingButton[] => (startsAt > now ? which : ["move"]);

/** Who reads a message about a meeting. */
type Told = {
  /** The other person, if the message is direct. */
  other?: NamedPerson | undefined;
  toldBy?: ToldBy;
};

/** A meeting has been agreed on, or has a new time. */
export function meetingAgreed(words: Words, meeting: MeetingShown, now: number, told: Told = {}): Message {
  const { other, toldBy = "bot" } = told;
  const isMoved = meeting.revision > 0;
  const key: TextKey =
    meeting.kind === "kickoff" ? "meetings.kickoffMoved" : isMoved ? "meetings.moved" : "meetings.agreed";
  const direct: TextKey = isMoved ? "meetings.movedDirect" : "meetings.agreedDirect";
  const isDirect = other !== undefined && meeting.kind === "later";
  const title = isDirect ? words.md(direct, { name: other.firstName }) : words.md(key);
  return message(
    joined([title, ...timeLines(words, meeting)]),
    ...tellActor(words, toldBy, "lightPairs.tell.meeting", { when: words.when(meeting.startsAt) }),
    ...meetingButtons(words, meeting, possible(meeting, now, ALL)),
  );
}

/** As `meetingAgreed`, if others can read along: that the two meet, but neither time nor place. */
export function meetingAgreedHidden(words: Words, isMoved: boolean, mentor: NamedPerson, actor: NamedPerson): Message {
  const names = { mentor: mentor.firstName, actor: actor.firstName };
  const said = words.md(isMoved ? "meetings.movedHidden" : "meetings.agreedHidden", names);
  return message(said, context(words.md("meetings.hiddenWhere")));
}

const fates: Record<Exclude<Fate, "planned">, TextKey> = {
  moved: "meetings.fate.moved",
  replaced: "meetings.fate.replaced",
  cancelled: "meetings.fate.cancelled",
  unsuitable: "meetings.fate.unsuitable",
  held: "meetings.fate.held",
  "not-held": "meetings.fate.notHeld",
};

/** What has become of a meeting, in place of the message about it. The former time of a moved meeting is not stored, so not shown. */
export function meetingFate(words: Words, fate: Exclude<Fate, "planned">, startsAt: number | undefined): Message {
  const isKnown = startsAt !== undefined && fate !== "moved";
  const was = isKnown ? [words.md("meetings.fate.was", { when: words.when(startsAt) })] : [];
  return message(joined([words.md(fates[fate]), ...was]));
}

/** @param daysAhead whole days from today to the meeting's day */
export function meetingReminder(
  words: Words,
  meeting: MeetingShown,
  { now, daysAhead }: { now: number; daysAhead: number },
  { other, toldBy = "bot" }: Told = {},
): Message {
  const day = daysAhead === 0 ? "today" : daysAhead === 1 ? "tomorrow" : "later";
  const key: TextKey =
    meeting.kind === "kickoff"
      ? (`meetings.reminder.kickoff${capital(day)}` as const)
      : other
        ? (`meetings.reminder.${day}Direct` as const)
        : (`meetings.reminder.${day}` as const);
  const params = {
    when: words.when(meeting.startsAt),
    clock: words.clock(meeting.startsAt),
    name: other?.firstName ?? "",
  };
  const place = meeting.place === undefined ? [] : [words.md("meetings.place", { place: withLinks(meeting.place) })];
  const lines = joined([words.md(key, params), ...zoneNote(words), ...place]);
  return message(
    lines,
    ...tellActor(words, toldBy, "lightPairs.tell.meeting", { when: params.when }),
    ...meetingButtons(words, meeting, possible(meeting, now, ["move", "cannot"])),
  );
}

const capital = <T extends string>(word: T) => `${word.charAt(0).toUpperCase()}${word.slice(1)}` as Capitalize<T>;

export const reminderHidden = (words: Words): Message =>
  message(words.md("meetings.reminder.hidden"), context(words.md("meetings.hiddenWhere")));

type Cancelled = {
  pairId: PairId;
  kind: MeetingKind;
  by: NamedPerson;
  other: NamedPerson;
  coordinator: NamedPerson;
  /** Undefined if a reader may not know it. */
  startsAt: number | undefined;
  /** Whether it is a direct message to the other person. */
  isDirect: boolean;
  next: "offered" | "agreed" | "nothing";
  toldBy: ToldBy;
};

/** Tells the other person that somebody cannot come, with the button for a new time. */
export function meetingCancelled(words: Words, said: Cancelled): Message {
  const isHidden = said.startsAt === undefined;
  const later: TextKey = isHidden
    ? "meetings.cancelled.saidHidden"
    : said.isDirect
      ? "meetings.cancelled.direct"
      : "meetings.cancelled.said";
  const kickoff: TextKey = isHidden ? "meetings.cancelled.kickoffHidden" : "meetings.cancelled.kickoff";
  const light: TextKey = `lightPairs.cancelled.${said.kind === "kickoff" ? "kickoff" : "later"}${isHidden ? "Hidden" : ""}`;
  const text = words.md(said.toldBy !== "bot" ? light : said.kind === "kickoff" ? kickoff : later, {
    who: named(said.other),
    name: said.by.firstName,
    coordinator: said.coordinator.firstName,
    when: said.startsAt === undefined ? "" : words.when(said.startsAt),
  });
  const tell = isHidden
    ? tellActor(words, said.toldBy, "lightPairs.tell.cancelledHidden")
    : tellActor(words, said.toldBy, "lightPairs.tell.cancelled", { when: words.when(said.startsAt ?? 0) });
  if (said.kind === "kickoff" || said.next === "nothing") return message(text, ...tell);
  const isAgreed = said.next === "agreed";
  return message(
    text,
    ...tell,
    ...(isAgreed ? [context(words.md("meetings.cancelled.newTime"))] : agreeButton(words, said.pairId)),
  );
}

/** To the coordinator: the first meeting needs another time. */
export function kickoffUnsuitable(
  words: Words,
  meeting: MeetingShown,
  by: NamedPerson,
  mentor: NamedPerson,
  actor: NamedPerson,
): Message {
  const text = words.md("meetings.cancelled.toCoordinator", {
    name: by.firstName,
    when: words.when(meeting.startsAt),
    mentor: mentor.firstName,
    actor: actor.firstName,
  });
  return message(text, ...meetingButtons(words, meeting, ["move"]));
}

export const kickoffMovedNote = (words: Words, mentor: NamedPerson, actor: NamedPerson): Message =>
  message(words.md("meetings.cancelled.coordinatorDone", { mentor: mentor.firstName, actor: actor.firstName }));

/** The message with the calendar file: a link to Google Calendar. In a section of its own, so that it is never cut. */
export const calendarLink = (words: Words, url: string, isNew: boolean): Message =>
  message(
    words.md(isNew ? "meetings.answer.calendar" : "meetings.answer.calendarAgain"),
    section(link(url, words.t("meetings.google"))),
  );

type MeetingModal = {
  title: TextKey;
  submit: TextKey;
  seenBy: Markup;
  callbackId: string;
  metadata: Record<string, string | number>;
  answer: Partial<StoredAnswer<typeof meetingForm.fields>>;
  /** The pairs to choose from, if it is not clear which one is meant. */
  pairs?: PlainTextOption[];
  notes?: readonly Markup[];
  /** When a meeting was of which it is not known whether it was held: the modal asks. */
  endedAt?: number | undefined;
  generation?: number;
};

/** The modal for time and place. `notes` come first: which meeting would be replaced, what was changed meanwhile. */
export const meetingModal = (words: Words, parts: MeetingModal): ModalView =>
  formModal(meetingForm, words, {
    title: parts.title,
    submit: parts.submit,
    seenBy: parts.seenBy,
    callbackId: parts.callbackId,
    metadata: parts.metadata,
    answer: parts.answer,
    options: { pair: parts.pairs ?? [] },
    before: [
      ...(parts.endedAt === undefined
        ? []
        : [section(words.md("meetings.question.ended", { when: words.when(parts.endedAt) }))]),
      ...(parts.notes ?? []).map((note) => section(note)),
    ],
    without: parts.endedAt === undefined ? ["met"] : [],
    needed: ["met", "pair"],
    generation: parts.generation ?? 0,
  });

type Kickoff = { meeting: MeetingShown; pair: { mentor: NamedPerson; actor: NamedPerson } };

/** The first meetings that a coordinator may move, each with its time and the button that opens its form. */
export const kickoffsModal = (words: Words, kickoffs: readonly Kickoff[]): ModalView =>
  menuModal(
    words.t("meetings.kickoffTitle"),
    words.t("forms.close"),
    { menu: "meetings:kickoffs" },
    kickoffs.map(({ meeting, pair }) =>
      section(
        joined([
          words.md("meetings.kickoffOption", { mentor: pair.mentor.firstName, actor: pair.actor.firstName }),
          plain(words.when(meeting.startsAt)),
        ]),
        button("meetings:move", words.t("meetings.move"), { value: buttonValue(meeting) }),
      ),
    ),
  );

/** "Teillä on jo tapaaminen … Haluatko vaihtaa sen uuteen?" */
export const replaceQuestion = (words: Words, planned: Pick<MeetingShown, "startsAt" | "place">): Markup =>
  joined([
    words.md("meetings.question.replace", { when: words.when(planned.startsAt) }),
    ...(planned.place === undefined ? [] : [words.md("meetings.place", { place: withLinks(planned.place) })]),
    words.md("meetings.question.replaceHow"),
  ]);
