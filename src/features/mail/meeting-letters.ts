import { wasTold } from "../../../db/mail/letters.ts";
import { meetingFor } from "../../../db/meetings/meetings.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { otherOf } from "../../../db/pairs/pairs.ts";
import { meetingIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { type LetterContext, letterEffect, toReaderIn } from "../../outbox/letter.ts";
import { dateOf, daysBetween } from "../../programme/calendar/calendar.ts";
import { entryOf } from "../../programme/meetings/calendar-entry.ts";
import { fateOf } from "../../programme/meetings/rules.ts";
import type { TextKey } from "../../texts/words.ts";
import { type CalendarOf, cannotCome, letterTo, timesOf } from "./letter-parts.ts";

/** Letters about the meetings of a pair. */

type AboutMeeting = Ref<"mail:meeting">;

/** The meeting with its pair and the other of the two, opened for the person. */
function seenIn({ db, viewer }: LetterContext, ref: AboutMeeting) {
  const { meeting, pair } = meetingIn({ db }, ref);
  const seen = meetingFor(db, viewer, meeting.id);
  return seen && { meeting, pair, seen, other: otherOf(pair, viewer.personId) };
}

/** The same while this revision of it is ahead. */
function aheadIn(context: LetterContext, ref: AboutMeeting) {
  const found = seenIn(context, ref);
  return found?.pair.state === "open" && fateOf(found.meeting, ref.revision) === "planned" ? found : undefined;
}

const startOf = ({ db }: Pick<LetterContext, "db">, ref: AboutMeeting): number =>
  meetingIn({ db }, ref).meeting.startsAt;

const toldOf = (isKickoff: boolean, isMoved: boolean): TextKey => {
  if (isKickoff) return isMoved ? "mail.letter.meeting.kickoffMoved" : "mail.letter.meeting.kickoff";
  return isMoved ? "mail.letter.meeting.moved" : "mail.letter.meeting.agreed";
};

const agreed = (calendarOf: CalendarOf) =>
  letterEffect({
    kind: kinds["mail:meeting"],
    to: toReaderIn,
    topic: "meetings",
    withinHours: false,
    usefulUntil: startOf,
    draw(context, ref) {
      const { words } = context;
      const found = aheadIn(context, ref);
      if (!found) return undefined;
      const { seen, pair, other } = found;
      const isMoved = wasTold(context.db, found.meeting, { id: ref.person });
      const when = { when: words.when(seen.startsAt) };
      const says = toldOf(seen.kind === "kickoff", isMoved);
      const entry = entryOf(words, seen, pair, ref.person);
      return letterTo(context, {
        subject: words.t(isMoved ? "mail.letter.meeting.movedSubject" : "mail.letter.meeting.subject", when),
        paragraphs: [
          words.t(says, { name: other.firstName, coordinator: pair.coordinator.firstName }),
          timesOf(words, seen),
          cannotCome(context),
        ],
        calendar: calendarOf(context, entry, cannotCome(context), words.t("meetings.file.name")),
      });
    },
  });

const off = (calendarOf: CalendarOf) =>
  letterEffect({
    kind: kinds["mail:meeting-off"],
    to: toReaderIn,
    topic: "meetings",
    withinHours: false,
    usefulUntil: ({ db }, ref) => meetingIn({ db }, ref).meeting.endsAt,
    draw(context, ref) {
      const { words } = context;
      const found = seenIn(context, ref);
      const isOff = found && ["cancelled", "replaced"].includes(found.meeting.state);
      // The letter about the meeting was on its way when this was written, and did not go after all.
      if (!found || !isOff || !wasTold(context.db, found.meeting, { id: ref.person })) return undefined;
      const { seen, pair, other } = found;
      const when = { when: words.when(seen.startsAt) };
      const entry = { ...entryOf(words, seen, pair, ref.person), isCancelled: true };
      const says = words.t("mail.letter.meeting.off", { name: other.firstName });
      return letterTo(context, {
        subject: words.t("mail.letter.meeting.offSubject", when),
        paragraphs: [says, words.t("meetings.fate.was", when)],
        calendar: calendarOf(context, entry, says, words.t("meetings.file.name")),
      });
    },
  });

const unsuitable = letterEffect({
  kind: kinds["mail:unsuitable"],
  to: toReaderIn,
  topic: "meetings",
  withinHours: false,
  usefulUntil: startOf,
  draw(context, ref) {
    const { words } = context;
    const found = seenIn(context, ref);
    if (!found || fateOf(found.meeting, ref.revision) !== "unsuitable") return undefined;
    const { seen, pair, other } = found;
    const when = { when: words.when(seen.startsAt) };
    const who = { name: other.firstName, coordinator: pair.coordinator.firstName };
    return letterTo(context, {
      subject: words.t("mail.letter.meeting.unsuitableSubject", when),
      paragraphs: [words.t("mail.letter.meeting.unsuitable", who), words.t("meetings.fate.was", when)],
    });
  },
});

const inSlackToo = { Today: "todayDirect", Tomorrow: "tomorrowDirect", Later: "laterDirect" } as const;

const reminder = letterEffect({
  kind: kinds["mail:reminder"],
  to: toReaderIn,
  topic: "meetings",
  withinHours: "silent-days-too",
  usefulUntil: startOf,
  draw(context, ref) {
    const { words, now, zone } = context;
    const found = aheadIn(context, ref);
    if (!found) return undefined;
    const { seen, other } = found;
    const when = words.when(seen.startsAt);
    const days = daysBetween(dateOf(now, zone), dateOf(seen.startsAt, zone));
    const day = days === 0 ? "Today" : days === 1 ? "Tomorrow" : "Later";
    const says: TextKey =
      seen.kind === "kickoff" ? `meetings.reminder.kickoff${day}` : `meetings.reminder.${inSlackToo[day]}`;
    return letterTo(context, {
      subject: words.t("mail.letter.meeting.reminderSubject", { when }),
      paragraphs: [
        words.t(says, { name: other.firstName, when, clock: words.clock(seen.startsAt) }),
        timesOf(words, seen),
        cannotCome(context),
      ],
    });
  },
});

export const meetingLetters = (calendarOf: CalendarOf): readonly Effect[] => [
  agreed(calendarOf),
  off(calendarOf),
  unsuitable,
  reminder,
];
