import type { Meeting } from "../../db/meetings/meeting.ts";
import { findMeeting } from "../../db/meetings/meetings.ts";
import { channelAddress, type Pair, readPair } from "../../db/pairs/pairs.ts";
import { type Person, readPerson } from "../../db/people/people.ts";
import type { Address, DeliveryContext } from "./effects.ts";

/** What a row refers to, and the address that follows from it. */

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

/** The person's direct messages, in the person's language. Only that person reads them. */
export const toPerson = ({ id, language }: Person): Address => ({ personId: id, language, viewer: { personId: id } });

export const toPersonIn = ({ db }: Facts, ref: OfPerson): Address => toPerson(readPerson(db, ref.person));

/** The channel of the row's pair; undefined while it has none. */
export const toPairChannel = (context: Facts, ref: OfPair): Address | undefined => channelAddress(pairIn(context, ref));

/** The channel of the pair whose meeting the row names; undefined while it has none. */
export const toMeetingsChannel = (context: Facts, ref: OfMeeting): Address | undefined =>
  channelAddress(meetingIn(context, ref).pair);
