import { message } from "../../../blocks/kit.ts";
import { mailBroken, mailStopped } from "../../../blocks/mail.ts";
import { announcementTextFor, findAnnouncement } from "../../../db/announcements/announcements.ts";
import { mailBrokenSince } from "../../../db/mail/addresses.ts";
import { codeEndsAt, codeToSend } from "../../../db/mail/codes.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { invitedKickoff } from "../../../db/pairs/invited.ts";
import { invitationOf } from "../../../db/pairs/new-pair.ts";
import { otherOf } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import type { Config } from "../../config.ts";
import { pairIn, toPersonIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { letterEffect, toReaderIn } from "../../outbox/letter.ts";
import { messageEffect } from "../../outbox/message.ts";
import { DAY_MS } from "../../programme/calendar/calendar.ts";
import { calendarFrom, hasSlack, letterTo } from "./letter-parts.ts";
import { meetingLetters } from "./meeting-letters.ts";
import { peerLetters } from "./peer-letters.ts";

const code = letterEffect({
  kind: kinds["mail:code"],
  to: toReaderIn,
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
        words.t(hasSlack(context) ? "mail.letter.code.how" : "mail.letter.code.howElsewhere"),
        words.t("mail.letter.code.notYou"),
      ],
    });
  },
});

/** An answer in Slack decides, so a letter that comes late still says what is true. */
const INVITATION_USEFUL_MS = 10 * DAY_MS;

const invitation = letterEffect({
  kind: kinds["mail:invitation"],
  to: toReaderIn,
  topic: "meetings",
  withinHours: false,
  usefulUntil: ({ db }, ref) => pairIn({ db }, ref).createdAt + INVITATION_USEFUL_MS,
  draw(context, ref) {
    const { db, words, now, viewer } = context;
    const pair = pairIn({ db }, ref);
    if (pair.state !== "invited" || invitationOf(db, pair.id, ref.person)?.answer !== null) return undefined;
    const kickoff = invitedKickoff(db, viewer, pair.id, now);
    const other = otherOf(pair, ref.person);
    return letterTo(context, {
      subject: words.t("mail.letter.invitation.subject"),
      paragraphs: [
        words.t("mail.letter.invitation.says", { inviter: pair.coordinator.firstName, name: other.firstName }),
        ...(kickoff === undefined || kickoff === "passed"
          ? []
          : [
              [
                words.t("mail.letter.invitation.kickoff", { when: words.when(kickoff.at) }),
                ...(kickoff.place === undefined ? [] : [words.t("meetings.place", { place: kickoff.place })]),
              ],
            ]),
        words.t("mail.letter.invitation.how"),
      ],
    });
  },
});

/** News of a week ago is none. */
const ANNOUNCEMENT_USEFUL_MS = 7 * DAY_MS;

const announcement = letterEffect({
  kind: kinds["mail:announcement"],
  to: toReaderIn,
  topic: "announcements",
  withinHours: false,
  usefulUntil({ db }, ref) {
    const sentAt = findAnnouncement(db, ref.announcement)?.sentAt;
    return sentAt == null ? undefined : sentAt + ANNOUNCEMENT_USEFUL_MS;
  },
  draw(context, ref) {
    const { db, words, viewer } = context;
    const found = findAnnouncement(db, ref.announcement);
    const text = announcementTextFor(db, viewer, ref.announcement);
    if (!found || found.stoppedAt !== null || text === undefined) return undefined;
    const { firstName } = readPerson(db, found.createdBy);
    return letterTo(context, {
      subject: words.t("mail.letter.announcement.subject"),
      paragraphs: [words.t("mail.letter.announcement.from", { name: firstName }), text.split("\n")],
    });
  },
});

/** Asks in Slack for an address that works. */
const broken = messageEffect({
  kind: kinds["mail:broken"],
  withinHours: true,
  to: toPersonIn,
  draw: ({ db, words }, ref) => (mailBrokenSince(db, ref.person) === ref.since ? mailBroken(words) : undefined),
  over: ({ words }) => message(words.md("mail.brokenOver")),
});

const stopped = messageEffect({
  kind: kinds["mail:stopped"],
  withinHours: true,
  to: toPersonIn,
  draw: ({ words }) => mailStopped(words),
});

export function effects({ config }: { config: Config }): readonly Effect[] {
  const calendarOf = calendarFrom(config);
  return [code, invitation, announcement, broken, stopped, ...meetingLetters(calendarOf), ...peerLetters(calendarOf)];
}
