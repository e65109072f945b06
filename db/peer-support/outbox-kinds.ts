import type { GroupId, ProgrammeId } from "../../src/programme/ids.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";
import { changesWith, stays, work } from "../outbox/subjects.ts";

const ofMeeting = { meeting: field.peerMeeting };
/** `group`: whose meeting it is; without it the mentors'. */
const inChannel = { ...ofMeeting, group: field.optional(field.group) };
/** `programme`: whose common meeting it is. */
const ofAny = { ...inChannel, programme: field.optional(field.programme) };
const revision = { ...ofMeeting, revision: field.number };
const toPeer = { ...revision, person: field.person };

/** Where it is announced. A common meeting is announced to each alone. */
export const lanesOfMeetings = ({ group, programme }: { group?: GroupId; programme?: ProgrammeId }): string => {
  if (group !== undefined) return laneOf.group(group);
  return programme === undefined ? laneOf.peers : laneOf.programme(programme);
};

export const peerSupportKinds = {
  "peer-support:announcement": kind(inChannel, lanesOfMeetings, changesWith("peerMeeting")),
  "peer-support:members": kind(ofMeeting, lane.peers, work),
  "peer-support:begun": kind({ ...ofAny, ...revision }, lanesOfMeetings, work),
  "peer-support:direct": kind({ ...ofMeeting, person: field.person }, lane.personInRef, changesWith("peerMeeting")),
  /** `isTimeNew`: 1 if the time changed, 0 if only the place changed. */
  "peer-support:moved": kind({ ...toPeer, isTimeNew: field.flag }, lane.personInRef, changesWith("peerMeeting")),
  "peer-support:reminder": kind(toPeer, lane.personInRef, changesWith("peerMeeting")),
  "peer-support:cancelled": kind({ ...ofMeeting, person: field.person }, lane.personInRef, changesWith("peerMeeting")),
  "peer-support:calendar": kind(
    { ...toPeer, isUpdate: field.flag },
    lane.personInRef,
    stays("a file cannot be redrawn; a newer one follows each change"),
  ),
  /** To an organiser. */
  "peer-support:contact": kind(
    { consent: field.consent, person: field.person },
    lane.personInRef,
    changesWith("consent"),
  ),
  "peer-support:invite": kind({ person: field.person }, lane.personInRef, work),
  "peer-support:not-joined": kind(
    { person: field.person, error: field.error },
    lane.personInRef,
    stays("it says what could not be done"),
  ),
};
