import { readPerson } from "../../../db/people/people.ts";
import type { Config } from "../../config.ts";
import type { Letter } from "../../mail/letter.ts";
import type { LetterContext } from "../../outbox/letter.ts";
import { MINUTE_MS } from "../../programme/calendar/calendar.ts";
import { type CalendarEntry, invitationFile } from "../../programme/calendar/calendar-file.ts";
import type { Language } from "../../texts/languages.ts";
import type { Words } from "../../texts/words.ts";

/** What letters are made of. */

/** Easy Finnish is Finnish for a screen reader. */
const tagOf = (language: Language): string => (language === "selko" ? "fi" : language);

type Contents = Pick<Letter, "subject" | "paragraphs"> & Partial<Pick<Letter, "calendar">>;

/** Whether what a letter asks for can be done in Slack. */
export const hasSlack = ({ db, viewer }: LetterContext): boolean =>
  readPerson(db, viewer.personId).slackUserId !== undefined;

/** A letter to a person, with how she stops them: in Slack, or by telling a coordinator where she has no account. */
export function letterTo(context: LetterContext, { paragraphs, ...contents }: Contents): Letter {
  const { db, words, viewer } = context;
  const { firstName } = readPerson(db, viewer.personId);
  return {
    ...contents,
    lang: tagOf(words.language),
    paragraphs: [words.t("mail.letter.hello", { name: firstName }), ...paragraphs],
    stopSubject: words.t("mail.letter.stopSubject", { name: firstName }),
    footer: [
      words.t("mail.letter.from"),
      words.t(hasSlack(context) ? "mail.letter.stop" : "mail.letter.stopElsewhere"),
    ],
  };
}

type Seen = { startsAt: number; endsAt: number; place: string | undefined };

export const timesOf = (words: Words, { startsAt, endsAt, place }: Seen): string[] => [
  words.t("meetings.time", { when: words.when(startsAt) }),
  ...(words.isElsewhere ? [zoneOf(words)] : []),
  ...(place === undefined ? [] : [words.t("meetings.place", { place })]),
  words.t("meetings.minutes", { minutes: Math.round((endsAt - startsAt) / MINUTE_MS) }),
];

const zoneOf = (words: Words): string =>
  words.zone === "Europe/Helsinki"
    ? words.t("general.zoneFinland")
    : words.t("general.zoneOther", { zone: words.zone });

/** What can be done about a meeting is said, because the calendar's own buttons do nothing. */
export const cannotCome = (context: LetterContext): string =>
  context.words.t(hasSlack(context) ? "mail.letter.meeting.cannot" : "mail.letter.meeting.cannotElsewhere");

export type CalendarOf = (
  context: LetterContext,
  entry: CalendarEntry,
  note: string,
  name: string,
) => NonNullable<Letter["calendar"]>;

/** Makes invitations from the address from which letters come. */
export function calendarFrom({ mail }: Config): CalendarOf {
  const organizer = { name: mail?.from.name || "Auroras", address: mail?.from.address ?? "" };
  return ({ db, now, viewer, address }, entry, note, name) => ({
    method: entry.isCancelled ? "CANCEL" : "REQUEST",
    name,
    file: invitationFile(
      { ...entry, organizer, note, attendee: { name: readPerson(db, viewer.personId).firstName, address } },
      now,
    ),
  });
}
