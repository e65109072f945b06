import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith, stays } from "../outbox/subjects.ts";

const letter = stays("a letter cannot be changed; another one follows what makes it untrue");

const aboutPeerMeeting = { meeting: field.peerMeeting, revision: field.number, person: field.person };
const aboutMeeting = { meeting: field.meeting, revision: field.number, person: field.person };

/** Letters. Each is for the person in its reference, who need not have an account in Slack. src/outbox/letter.ts delivers them. */
export const mailKinds = {
  /** `code`: of which code, from which its digits follow (db/mail/codes.ts). */
  "mail:code": kind({ person: field.person, code: field.mailCode }, lane.lettersInRef, letter),
  /** When and where a meeting is, or is now. */
  "mail:meeting": kind(aboutMeeting, lane.lettersInRef, letter),
  /** A meeting that was told by a letter does not take place. */
  "mail:meeting-off": kind(aboutMeeting, lane.lettersInRef, letter),
  "mail:reminder": kind(aboutMeeting, lane.lettersInRef, letter),
  /** The other one cannot come to the first meeting, and the coordinator has not moved it yet. */
  "mail:unsuitable": kind(aboutMeeting, lane.lettersInRef, letter),
  "mail:invitation": kind({ pair: field.pair, person: field.person }, lane.lettersInRef, letter),
  "mail:announcement": kind({ announcement: field.announcement, person: field.person }, lane.lettersInRef, letter),
  /** A meeting of mentors or of a group is announced. */
  "mail:peer-announcement": kind({ meeting: field.peerMeeting, person: field.person }, lane.lettersInRef, letter),
  /** To those who come or may come: when and where it is, or is now. */
  "mail:peer-meeting": kind(aboutPeerMeeting, lane.lettersInRef, letter),
  "mail:peer-off": kind(aboutPeerMeeting, lane.lettersInRef, letter),
  "mail:peer-reminder": kind(aboutPeerMeeting, lane.lettersInRef, letter),
  /** No letter: in Slack the person is told that a coordinator has stopped the letters. */
  "mail:stopped": kind(
    { person: field.person },
    lane.personInRef,
    stays("it says what a coordinator did; what she chooses later is shown in her own data"),
  ),
  /** No letter: the person is asked in Slack for an address that works. */
  "mail:broken": kind({ person: field.person, since: field.number }, lane.personInRef, changesWith("mail")),
};
