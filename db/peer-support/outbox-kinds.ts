import type { GroupId } from "../../src/programme/ids.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

const ofMeeting = { meeting: field.peerMeeting };
/** `group`: whose meeting it is; without it the mentors'. */
const inChannel = { ...ofMeeting, group: field.optional(field.group) };
const revision = { ...ofMeeting, revision: field.number };
const toPeer = { ...revision, person: field.person };

/** Where it is announced. */
const channelInRef = ({ group }: { group?: GroupId }): string =>
  group === undefined ? laneOf.peers : laneOf.group(group);

export const peerSupportKinds = {
  "peer-support:announcement": kind(inChannel, channelInRef),
  "peer-support:members": kind(ofMeeting, lane.peers),
  "peer-support:begun": kind({ ...revision, group: inChannel.group }, channelInRef),
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
