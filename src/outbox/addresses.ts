import type { Meeting } from "../../db/meetings/meeting.ts";
import { findMeeting } from "../../db/meetings/meetings.ts";
import type { Ref } from "../../db/outbox/outbox.ts";
import { channelAddress, type Pair, readPair } from "../../db/pairs/pairs.ts";
import { type Person, readPerson } from "../../db/people/people.ts";
import type { MeetingId, PairId, PersonId } from "../programme/ids.ts";
import type { Address, Desk } from "./effects.ts";

/** What rows refer to, and where what is said of it goes. */

type Facts = Pick<Desk, "db">;

/** @throws when the row refers to no pair */
export const pairIn = ({ db }: Facts, ref: Ref): Pair => readPair(db, ref.pair as PairId);

/** @throws when the row refers to no meeting */
export function meetingIn({ db }: Facts, ref: Ref): { meeting: Meeting; pair: Pair } {
  const meeting = findMeeting(db, ref.meeting as MeetingId);
  if (!meeting) throw new Error(`no meeting ${ref.meeting}`);
  return { meeting, pair: readPair(db, meeting.pairId) };
}

/** Her direct messages, in her language, for her eyes. */
export const toPerson = ({ id, language }: Person): Address => ({ personId: id, language, viewer: { personId: id } });

/** To the person whom the row names. */
export const toPersonIn = ({ db }: Facts, ref: Ref): Address => toPerson(readPerson(db, ref.person as PersonId));

/** To the channel of the pair whom the row names, while there is one. */
export const toPairChannel = (desk: Facts, ref: Ref): Address | undefined => channelAddress(pairIn(desk, ref));

/** To the channel of the pair whose meeting the row names. */
export const toMeetingsChannel = (desk: Facts, ref: Ref): Address | undefined =>
  channelAddress(meetingIn(desk, ref).pair);
