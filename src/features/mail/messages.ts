import { codeEndsAt, codeToSend } from "../../../db/mail/codes.ts";
import { wasTold } from "../../../db/mail/letters.ts";
import { meetingFor } from "../../../db/meetings/meetings.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { otherOf } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import type { Config } from "../../config.ts";
import type { Letter } from "../../mail/letter.ts";
import { meetingIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { type LetterContext, letterEffect } from "../../outbox/letter.ts";
import { dateOf, daysBetween, MINUTE_MS } from "../../programme/calendar/calendar.ts";
import { type CalendarEntry, invitationFile } from "../../programme/calendar/calendar-file.ts";
import { entryOf } from "../../programme/meetings/calendar-entry.ts";
import { fateOf } from "../../programme/meetings/rules.ts";
import type { Language } from "../../texts/languages.ts";
import type { TextKey, Words } from "../../texts/words.ts";

/** Easy Finnish is Finnish for a screen reader. */
const tagOf = (language: Language): string => (language === "selko" ? "fi" : language);

type Contents = Pick<Letter, "subject" | "paragraphs"> & Partial<Pick<Letter, "calendar">>;

/** A letter to a person, with how she stops them: in Slack, or by telling a coordinator where she has no account. */
function letterTo({ db, words, viewer }: LetterContext, { paragraphs, ...contents }: Contents): Letter {
  const { firstName, slackUserId } = readPerson(db, viewer.personId);
  return {
    ...contents,
    lang: tagOf(words.language),
    paragraphs: [words.t("mail.letter.hello", { name: firstName }), ...paragraphs],
    footer: [
      words.t("mail.letter.from"),
      words.t(slackUserId === undefined ? "mail.letter.stopElsewhere" : "mail.letter.stop"),
    ],
  };
}

const code = letterEffect({
  kind: kinds["mail:code"],
  topic: "code",
  withinHours: false,
  usefulUntil: ({ db }, ref) => codeEndsAt(db, ref.person, ref.code),
  draw(context, ref) {
    const { db, words, now } = context;
    const digits = codeToSend(db, ref.person, ref.code, now);
    if (digits === undefined) return undefined;
    return letterTo(context, {
      subject: words.t("mail.letter.code.subject"),
      paragraphs: [
        words.t("mail.letter.code.says", { code: digits }),
        words.t("mail.letter.code.how"),
        words.t("mail.letter.code.notYou"),
      ],
    });
  },
});

type AboutMeeting = Ref<"mail:meeting">;

const timesOf = (words: Words, seen: { startsAt: number; endsAt: number; place: string | undefined }): string[] => [
  words.t("meetings.time", { when: words.when(seen.startsAt) }),
  ...(words.isElsewhere ? [zoneOf(words)] : []),
  ...(seen.place === undefined ? [] : [words.t("meetings.place", { place: seen.place })]),
  words.t("meetings.minutes", { minutes: Math.round((seen.endsAt - seen.startsAt) / MINUTE_MS) }),
];

const zoneOf = (words: Words): string =>
  words.zone === "Europe/Helsinki"
    ? words.t("general.zoneFinland")
    : words.t("general.zoneOther", { zone: words.zone });

/** What can be done about a meeting is said, because the calendar's own buttons do nothing. */
const cannotCome = ({ db, words, viewer }: LetterContext): string =>
  words.t(
    readPerson(db, viewer.personId).slackUserId === undefined
      ? "mail.letter.meeting.cannotElsewhere"
      : "mail.letter.meeting.cannot",
  );

/** The meeting with its pair and the other of the two, opened for the person. */
function seenIn({ db, viewer }: LetterContext, ref: AboutMeeting) {
  const { meeting, pair } = meetingIn({ db }, ref);
  const seen = meetingFor(db, viewer, meeting.id);
  return seen && { meeting, pair, seen, other: otherOf(pair, viewer.personId) };
}

const startOf = ({ db }: Pick<LetterContext, "db">, ref: AboutMeeting): number =>
  meetingIn({ db }, ref).meeting.startsAt;
const endOf = ({ db }: Pick<LetterContext, "db">, ref: AboutMeeting): number => meetingIn({ db }, ref).meeting.endsAt;

export function effects({ config }: { config: Config }): readonly Effect[] {
  const organizer = config.mail?.from ?? { name: "Auroras", address: "" };

  const calendarOf = (context: LetterContext, entry: CalendarEntry): NonNullable<Letter["calendar"]> => {
    const { db, words, now, viewer, address } = context;
    const attendee = { name: readPerson(db, viewer.personId).firstName, address };
    const note = cannotCome(context);
    return {
      method: entry.isCancelled ? "CANCEL" : "REQUEST",
      name: words.t("meetings.file.name"),
      file: invitationFile({ ...entry, organizer, attendee, note }, now),
    };
  };

  const meeting = letterEffect({
    kind: kinds["mail:meeting"],
    topic: "meetings",
    withinHours: false,
    usefulUntil: startOf,
    draw(context, ref) {
      const { words } = context;
      const found = seenIn(context, ref);
      if (found?.pair.state !== "open" || fateOf(found.meeting, ref.revision) !== "planned") return undefined;
      const { seen, pair, other } = found;
      const isMoved = wasTold(context.db, found.meeting, { id: ref.person });
      const when = { when: words.when(seen.startsAt) };
      const says: TextKey =
        seen.kind === "kickoff"
          ? isMoved
            ? "mail.letter.meeting.kickoffMoved"
            : "mail.letter.meeting.kickoff"
          : isMoved
            ? "mail.letter.meeting.moved"
            : "mail.letter.meeting.agreed";
      return letterTo(context, {
        subject: words.t(isMoved ? "mail.letter.meeting.movedSubject" : "mail.letter.meeting.subject", when),
        paragraphs: [
          words.t(says, { name: other.firstName, coordinator: pair.coordinator.firstName }),
          timesOf(words, seen),
          cannotCome(context),
        ],
        calendar: calendarOf(context, entryOf(words, seen, pair, ref.person)),
      });
    },
  });

  const meetingOff = letterEffect({
    kind: kinds["mail:meeting-off"],
    topic: "meetings",
    withinHours: false,
    usefulUntil: endOf,
    draw(context, ref) {
      const { words } = context;
      const found = seenIn(context, ref);
      const isOff = found && ["cancelled", "replaced"].includes(found.meeting.state);
      // The letter about the meeting was on its way when this was written, and did not go after all.
      if (!found || !isOff || !wasTold(context.db, found.meeting, { id: ref.person })) return undefined;
      const { seen, pair, other } = found;
      const when = { when: words.when(seen.startsAt) };
      return letterTo(context, {
        subject: words.t("mail.letter.meeting.offSubject", when),
        paragraphs: [words.t("mail.letter.meeting.off", { name: other.firstName }), words.t("meetings.fate.was", when)],
        calendar: calendarOf(context, { ...entryOf(words, seen, pair, ref.person), isCancelled: true }),
      });
    },
  });

  const reminder = letterEffect({
    kind: kinds["mail:reminder"],
    topic: "meetings",
    withinHours: "silent-days-too",
    usefulUntil: startOf,
    draw(context, ref) {
      const { words, now, zone } = context;
      const found = seenIn(context, ref);
      if (found?.pair.state !== "open" || fateOf(found.meeting, ref.revision) !== "planned") return undefined;
      const { seen, other } = found;
      const when = words.when(seen.startsAt);
      const days = daysBetween(dateOf(now, zone), dateOf(seen.startsAt, zone));
      const day = days === 0 ? "Today" : days === 1 ? "Tomorrow" : "Later";
      const says = { Today: "todayDirect", Tomorrow: "tomorrowDirect", Later: "laterDirect" } as const;
      const params = { name: other.firstName, when, clock: words.clock(seen.startsAt) };
      return letterTo(context, {
        subject: words.t("mail.letter.meeting.reminderSubject", { when }),
        paragraphs: [
          words.t(
            seen.kind === "kickoff" ? `meetings.reminder.kickoff${day}` : `meetings.reminder.${says[day]}`,
            params,
          ),
          timesOf(words, seen),
          cannotCome(context),
        ],
      });
    },
  });

  return [code, meeting, meetingOff, reminder];
}
