import { wasToldOfPeer } from "../../../db/mail/peer-letters.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { answerOf, findPeerMeeting, peerMeetingFor } from "../../../db/peer-support/peer-support.ts";
import { readPerson } from "../../../db/people/people.ts";
import type { Effect } from "../../outbox/effects.ts";
import { type LetterContext, letterEffect, toReaderIn } from "../../outbox/letter.ts";
import { calendarEntry } from "../../programme/peer-support/calendar.ts";
import { type Audience, audienceOf, stageOf } from "../../programme/peer-support/rules.ts";
import type { TextKey } from "../../texts/words.ts";
import { type CalendarOf, letterTo, timesOf } from "./letter-parts.ts";

/** Letters about meetings of mentors and of groups. */

type Announced = Ref<"mail:peer-announcement">;
type AboutMeeting = Ref<"mail:peer-meeting">;

const startOf = ({ db }: Pick<LetterContext, "db">, ref: Announced): number | undefined =>
  findPeerMeeting(db, ref.meeting)?.startsAt;

/** The meeting, if it is ahead and the person may know of it. */
function openIn({ db, now, viewer }: LetterContext, ref: Announced) {
  const meeting = peerMeetingFor(db, viewer, ref.meeting);
  return meeting && stageOf(meeting, now) === "open" ? meeting : undefined;
}

/** The same at this revision, if she comes or may come. */
function comingTo(context: LetterContext, ref: AboutMeeting) {
  const meeting = openIn(context, ref);
  const answer = meeting && answerOf(context.db, meeting.id, ref.person);
  return meeting?.revision === ref.revision && answer !== undefined && answer !== "no" ? meeting : undefined;
}

const announcement = letterEffect({
  kind: kinds["mail:peer-announcement"],
  to: toReaderIn,
  topic: "meetings",
  withinHours: false,
  usefulUntil: startOf,
  draw(context, ref) {
    const { db, words } = context;
    const meeting = openIn(context, ref);
    if (!meeting) return undefined;
    const { title, description } = meeting;
    const caller = readPerson(db, meeting.createdBy).firstName;
    return letterTo(context, {
      subject: words.t("mail.letter.peer.subject", { title }),
      paragraphs: [
        words.t("mail.letter.peer.invites", { caller, title }),
        timesOf(words, meeting),
        ...(description === undefined ? [] : [description.split("\n")]),
        words.t("mail.letter.peer.answer"),
      ],
    });
  },
});

const fileNames = {
  peers: "peerSupport.calendar.fileName",
  group: "groups.meeting.fileName",
  common: "commonMeetings.fileName",
} as const satisfies Record<Audience, TextKey>;

const fileNameOf = (meeting: Parameters<typeof audienceOf>[0]): TextKey => fileNames[audienceOf(meeting)];

const coming = (calendarOf: CalendarOf) =>
  letterEffect({
    kind: kinds["mail:peer-meeting"],
    to: toReaderIn,
    topic: "meetings",
    withinHours: false,
    usefulUntil: startOf,
    draw(context, ref) {
      const { db, words } = context;
      const meeting = comingTo(context, ref);
      if (!meeting) return undefined;
      const { title } = meeting;
      const isMoved = wasToldOfPeer(db, meeting, { id: ref.person });
      const cannot = words.t("mail.letter.peer.cannot");
      return letterTo(context, {
        subject: isMoved
          ? words.t("mail.letter.peer.movedSubject", { title })
          : words.t("mail.letter.peer.meetingSubject", { title, when: words.when(meeting.startsAt) }),
        paragraphs: [
          words.t(isMoved ? "mail.letter.peer.moved" : "mail.letter.peer.coming", { title }),
          timesOf(words, meeting),
          cannot,
        ],
        calendar: calendarOf(context, calendarEntry(meeting), cannot, words.t(fileNameOf(meeting))),
      });
    },
  });

const off = (calendarOf: CalendarOf) =>
  letterEffect({
    kind: kinds["mail:peer-off"],
    to: toReaderIn,
    topic: "meetings",
    withinHours: false,
    usefulUntil: startOf,
    draw(context, ref) {
      const { db, words, viewer } = context;
      const meeting = peerMeetingFor(db, viewer, ref.meeting);
      if (meeting?.state !== "cancelled" || !wasToldOfPeer(db, meeting, { id: ref.person })) return undefined;
      const { title } = meeting;
      const says = words.t("mail.letter.peer.off", { title });
      return letterTo(context, {
        subject: words.t("mail.letter.peer.offSubject", { title }),
        paragraphs: [says, words.t("meetings.fate.was", { when: words.when(meeting.startsAt) })],
        calendar: calendarOf(context, calendarEntry(meeting), says, words.t(fileNameOf(meeting))),
      });
    },
  });

const reminder = letterEffect({
  kind: kinds["mail:peer-reminder"],
  to: toReaderIn,
  topic: "meetings",
  withinHours: "silent-days-too",
  usefulUntil: startOf,
  draw(context, ref) {
    const { words } = context;
    const meeting = comingTo(context, ref);
    if (!meeting) return undefined;
    const { title } = meeting;
    return letterTo(context, {
      subject: words.t("mail.letter.peer.reminderSubject", { title }),
      paragraphs: [
        words.t("mail.letter.peer.soon", { title }),
        timesOf(words, meeting),
        words.t("mail.letter.peer.cannot"),
      ],
    });
  },
});

export const peerLetters = (calendarOf: CalendarOf): readonly Effect[] => [
  announcement,
  coming(calendarOf),
  off(calendarOf),
  reminder,
];
