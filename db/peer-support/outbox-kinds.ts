import { field, kind, lane } from "../outbox/kind.ts";

const ofMeeting = { meeting: field.peerMeeting };
const revision = { ...ofMeeting, revision: field.number };
const toPeer = { ...revision, person: field.person };

export const peerSupportKinds = {
  "peer-support:announcement": kind(ofMeeting, lane.peers),
  "peer-support:members": kind(ofMeeting, lane.peers),
  "peer-support:begun": kind(revision, lane.peers),
  "peer-support:direct": kind({ ...ofMeeting, person: field.person }, lane.personInRef),
  /** `isTimeNew`: 1 if the time changed, 0 if only the place changed. */
  "peer-support:moved": kind({ ...toPeer, isTimeNew: field.flag }, lane.personInRef),
  "peer-support:reminder": kind(toPeer, lane.personInRef),
  "peer-support:cancelled": kind({ ...ofMeeting, person: field.person }, lane.personInRef),
  "peer-support:calendar": kind({ ...toPeer, isUpdate: field.flag }, lane.personInRef),
  /** To an organiser. */
  "peer-support:contact": kind({ consent: field.consent, person: field.person }, lane.personInRef),
  "peer-support:invite": kind({ person: field.person }, lane.personInRef),
  "peer-support:not-joined": kind({ person: field.person, error: field.error }, lane.personInRef),
};
