import type { PeerMeetingId } from "../../src/programme/ids.ts";
import { mayCallTogether, type Stage, stageOf } from "../../src/programme/peer-support/rules.ts";
import { readPerson } from "../people/people.ts";
import { type Acting, type Allowed, allow } from "../privacy/acting.ts";
import { isMentor } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";
import { isPeer, mayManageMeeting, peerMeetingFor, type SeenPeerMeeting } from "./peer-support.ts";

export type Peer = Allowed<"join the peers", Acting>;
export const asPeer = (db: Db, by: Acting): Peer | undefined => (isPeer(db, by.id) ? allow(db, by) : undefined);

export type Mentor = Allowed<"pass on contacts", Acting>;
export const asMentor = (db: Db, by: Acting): Mentor | undefined => (isMentor(db, by.id) ? allow(db, by) : undefined);

export type Caller = Allowed<"call together", Acting>;
export const asCaller = (db: Db, by: Acting): Caller | undefined =>
  mayCallTogether(readPerson(db, by.id)) ? allow(db, by) : undefined;

type By = { readonly by: Acting };

/** A meeting, for one of those who are invited, or who look after it. */
export type PeersMeeting = Allowed<"answer", SeenPeerMeeting & By>;

export function peersMeeting(db: Db, by: Acting, meetingId: PeerMeetingId | undefined): PeersMeeting | undefined {
  const meeting = peerMeetingFor(db, { personId: by.id }, meetingId);
  return meeting && allow(db, { ...meeting, by });
}

/** A meeting that has not begun, for somebody who may move or cancel it. */
export type Managed = Allowed<"manage", SeenPeerMeeting & By>;

export function findManagedMeeting(
  db: Db,
  meeting: PeersMeeting,
  now: number,
): Managed | { no: "not-manager" | Exclude<Stage, "open"> } {
  if (!mayManageMeeting(db, readPerson(db, meeting.by.id), meeting)) return { no: "not-manager" };
  const stage = stageOf(meeting, now);
  return stage === "open" ? allow(db, meeting) : { no: stage };
}
