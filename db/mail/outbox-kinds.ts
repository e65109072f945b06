import { field, kind, lane } from "../outbox/kind.ts";
import { stays } from "../outbox/subjects.ts";

const letter = stays("a letter cannot be changed; another one follows what makes it untrue");

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
};
