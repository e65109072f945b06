import type {
  AnnouncementId,
  ConsentId,
  GroupId,
  Id,
  MeetingId,
  PairId,
  PeerMeetingId,
  PersonId,
  SupportRequestId,
  TypedReplyId,
} from "../../src/programme/ids.ts";
import type { NetworkChannel } from "../../src/programme/setup/rules.ts";

/**
 * What messages are about. When something of a subject changes, `redrawAbout` (redrawing.ts) looks at every sent message about it, and redraws
 * those that say something else now.
 *
 * A subject is also who may know of a change: the messages of `pair` go to people who may all know what they say. What only one person may know
 * of (an answer, the own tasks) is a subject of its own, of which only that person's messages are looked at.
 */
export type IdOf = {
  /** A pair that both may know: its people, state, channel, meetings, Liite 1, which logs exist. */
  pair: PairId | MeetingId;
  /** The answers to the invitation to a pair. */
  invitation: PairId;
  /** The tasks of one of the two, and their states. */
  tasks: MeetingId;
  /** What one of the two has answered while the mentoring goes on, and whether it is shown: to how a meeting was, half-way. */
  answer: PairId | MeetingId | PersonId | TypedReplyId | Id<`${string} answer`>;
  /** What one of the two, or all, said at the end. */
  feedback: PairId;
  /** That one of the two has said that all is well. */
  reassurance: PairId;
  request: SupportRequestId;
  /** A group: its people, its channel, its end; with `to`, what one of it has answered. */
  group: GroupId;
  peerMeeting: PeerMeetingId;
  consent: ConsentId;
  announcement: AnnouncementId;
  typed: TypedReplyId;
  /** Where a person's letters go, and whether they arrive there. */
  mail: PersonId;
};

export type Subject = keyof IdOf;

/** What can make a message untrue, or a button of it useless. */
export type Life<S extends Subject = Subject> =
  | { readonly changesWith: readonly S[] }
  | { readonly stays: string }
  | { readonly isWork: true };

/** The message is looked at again whenever one of these changes. Its effect says what it becomes when it is no longer needed (`over`). */
export const changesWith = <const S extends Subject>(...subjects: S[]): { readonly changesWith: readonly S[] } => ({
  changesWith: subjects,
});

/** The message tells what has happened and has no button that can stop deciding. @param why it stays true */
export const stays = (why: string): { readonly stays: string } => ({ stays: why });

/** The rows of this kind are work, and send no message. */
export const work = { isWork: true } as const;

/** The reader of a lane has another language now, or another name: all its messages that change are looked at. */
export type Reader = { readonly reader: PersonId | NetworkChannel };

/** In the channel of a group. */
export type InGroup = { readonly group: GroupId };

/** A change of one subject. `to`: only messages to these people, or in this channel of the network, may tell of it. */
export type Change =
  | { readonly pair: PairId }
  | { readonly invitation: PairId; readonly to: readonly PersonId[] }
  | { readonly tasks: PairId; readonly to: readonly PersonId[] }
  | { readonly answer: PairId; readonly to: readonly PersonId[] }
  | { readonly feedback: PairId; readonly to: readonly (PersonId | "coordinators")[] }
  | { readonly reassurance: PairId; readonly to: readonly PersonId[] }
  | { readonly request: SupportRequestId }
  | { readonly group: GroupId; readonly to?: readonly (PersonId | "coordinators")[] }
  | { readonly peerMeeting: PeerMeetingId; readonly to?: readonly (PersonId | NetworkChannel | InGroup)[] }
  | { readonly consent: ConsentId }
  | { readonly announcement: AnnouncementId }
  | { readonly typed: TypedReplyId }
  | { readonly mail: PersonId }
  | Reader;
