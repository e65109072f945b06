import { type Group, groupAddress, readGroup } from "../../db/groups/groups.ts";
import type { Meeting } from "../../db/meetings/meeting.ts";
import { findMeeting } from "../../db/meetings/meetings.ts";
import { channelAddress, type Pair, readPair } from "../../db/pairs/pairs.ts";
import { hasAccount, type Person, readPerson } from "../../db/people/people.ts";
import type { Address, DeliveryContext } from "./effects.ts";

/** What a row refers to, and the address that follows from it. */

type Facts = Pick<DeliveryContext, "db">;

type OfPair = { readonly pair: Pair["id"] };
type OfGroup = { readonly group: Group["id"] };
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

/** The person's direct messages, in the person's language. Only that person reads them. Undefined without an account. */
export const toPerson = (person: Person): Address | undefined =>
  hasAccount(person) ? { person, language: person.language, viewer: { personId: person.id } } : undefined;

export const toPersonIn = ({ db }: Facts, ref: OfPerson): Address | undefined => toPerson(readPerson(db, ref.person));

/** The channel of the row's pair; undefined while it has none. */
export const toPairChannel = (context: Facts, ref: OfPair): Address | undefined => channelAddress(pairIn(context, ref));

/** @throws when the row refers to no group */
export const groupIn = ({ db }: Facts, ref: OfGroup): Group => readGroup(db, ref.group);

/** The channel of the row's group; undefined while it has none. */
export const toGroupChannel = (context: Facts, ref: OfGroup): Address | undefined =>
  groupAddress(groupIn(context, ref));

/** The channel of the pair whose meeting the row names; undefined while it has none. */
export const toMeetingsChannel = (context: Facts, ref: OfMeeting): Address | undefined =>
  channelAddress(meetingIn(context, ref).pair);
