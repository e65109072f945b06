import type { Meeting } from "../../db/meetings/meeting.ts";
import { findMeeting } from "../../db/meetings/meetings.ts";
import { channelAddress, type Pair, readPair } from "../../db/pairs/pairs.ts";
import { type Person, readPerson } from "../../db/people/people.ts";
import type { Address, DeliveryContext } from "./effects.ts";

/** What rows refer to, and where what is said of it goes. */

type Facts = Pick<DeliveryContext, "db">;

type OfPair = { readonly pair: Pair["id"] };
type OfMeeting = { readonly meeting: Meeting["id"] };
type OfPerson = { readonly person: Person["id"] };

/** @throws when the row refers to no pair */
export const pairIn = ({ db }: Facts, ref: OfPair): Pair => readPair(db, ref.pair);

/** @throws when the row refers to no meeting */
export function meetingIn({ db }: Facts, ref: OfMeeting): { meeting: Meeting; pair: Pair } {
  const meeting = findMeeting(db, ref.meeting);
  if (!meeting) throw new Error(`no meeting ${ref.meeting}`);
  return { meeting, pair: readPair(db, meeting.pairId) };
}

/** Her direct messages, in her language, for her eyes. */
export const toPerson = ({ id, language }: Person): Address => ({ personId: id, language, viewer: { personId: id } });

/** To the person whom the row names. */
export const toPersonIn = ({ db }: Facts, ref: OfPerson): Address => toPerson(readPerson(db, ref.person));

/** To the channel of the pair whom the row names, while there is one. */
export const toPairChannel = (context: Facts, ref: OfPair): Address | undefined => channelAddress(pairIn(context, ref));

/** To the channel of the pair whose meeting the row names. */
export const toMeetingsChannel = (context: Facts, ref: OfMeeting): Address | undefined =>
  channelAddress(meetingIn(context, ref).pair);
