import { roomOf } from "../../../db/matching/matching.ts";
import { noteTold, wasTold } from "../../../db/pairs/new-pair.ts";
import type { Person } from "../../../db/people/people.ts";
import type { Complaints } from "../../programme/forms/reading.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import { complaintAboutRoom } from "../../programme/pairs/rules.ts";
import type { Submission, Visit } from "../../slack/listening.ts";

/** What a coordinator is told once beside a field of a new pair or of a replacement. Sending the form again confirms it. */
export function doubtsAbout(
  visit: Visit,
  submission: Submission,
  people: { mentor: Person } & Partial<Record<PairRole, Person>>,
): Complaints {
  return { ...aboutRoom(visit, submission, people.mentor), ...aboutGuests(visit, submission, people) };
}

/** Slack may not let a guest into the channel. */
function aboutGuests(
  visit: Visit,
  { viewId, sentAs }: Submission,
  places: Partial<Record<PairRole, Person>>,
): Complaints {
  const complaints: Complaints = {};
  for (const [field, person] of Object.entries(places)) {
    const told = { doubt: `guest:${viewId}:${person.id}`, sentAs } as const;
    if (!person.isGuest || wasTold(visit.db, told)) continue;
    noteTold(visit.db, told, visit.now);
    complaints[field] = { key: "pairs.wrong.guest", params: { name: person.firstName } };
  }
  return complaints;
}

/** The mentor takes no new pairs now, or has as many as wanted. */
function aboutRoom({ db, person, now }: Visit, { viewId, sentAs }: Submission, mentor: Person): Complaints {
  const room = roomOf(db, { personId: person.id }, mentor.id);
  const complaint = room && complaintAboutRoom(mentor.firstName, room);
  const told = { doubt: `room:${viewId}:${mentor.id}`, sentAs } as const;
  if (!complaint || wasTold(db, told)) return {};
  noteTold(db, told, now);
  return { mentor: complaint };
}
