import type { ChannelOfPair } from "../channels/rules.ts";
import type { ThemeCount } from "../closing/rules.ts";
import type { Label } from "../forms/labels.ts";
import type { GroupId, PeerMeetingId, PersonId, SlackChannelId } from "../ids.ts";
import type { PairRole } from "../pairs/roles.ts";
import type { PeerAnswer } from "../peer-support/rules.ts";
import type { NamedPerson } from "../people/facts.ts";
import type { ProgrammeContents } from "../programmes/contents.ts";
import type { GroupState } from "./states.ts";

/** What is shown of groups. Everything in it has been read with the permits of its viewer. Instants are milliseconds since 1970 UTC. */

export type MeetingShown = {
  id: PeerMeetingId;
  revision: number;
  title: string;
  startsAt: number;
  place: string | undefined;
  answer: PeerAnswer | undefined;
  mayManage: boolean;
};

/** One of the viewer's own groups. */
export type MyGroup = {
  id: GroupId;
  name: string;
  role: PairRole;
  state: GroupState;
  /** `away`: the viewer has left it. */
  channel: { id: SlackChannelId; state: ChannelOfPair | "away" } | undefined;
  next: MeetingShown | undefined;
  /** Meetings of which nobody has noted how many came, for a mentor. */
  uncounted: readonly { id: PeerMeetingId; title: string; at: number }[];
  /** Whether she is asked for her wish and what she learned. */
  isAsked: boolean;
  /** Whether she has answered, and may still change it. */
  hasAnswered: boolean;
};

/** A line of the coordinators' list. */
export type ListedGroup = {
  id: GroupId;
  name: string;
  /** Undefined where there is only one programme. */
  programme: string | undefined;
  state: GroupState;
  coordinator: NamedPerson;
  numbers: Record<PairRole, number>;
  /** Its beginning, or its end if it has ended. */
  at: number;
  troubles: readonly GroupTrouble[];
};

/** Why a group needs its coordinator. */
export const groupTroubles = ["gone", "channel", "not-opened", "not-invited", "outsider", "past-end"] as const;
export type GroupTrouble = (typeof groupTroubles)[number];

type MemberShown = NamedPerson & { id: PersonId; role: PairRole; isNotInvited: boolean };

/** A meeting that is over, with what was noted of it. */
export type HeldMeeting = {
  at: number;
  title: string;
  place: string | undefined;
  came: number | null;
  themes: readonly Label[];
};

/** What the people of a group wish, in numbers. */
export type Wishes = { asked: number; yes: number; no: number };

/** One group, for a coordinator. */
export type GroupShown = {
  id: GroupId;
  name: string;
  programme: string | undefined;
  roleNames: ProgrammeContents["roleNames"];
  state: GroupState;
  channel: { id: SlackChannelId; state: ChannelOfPair } | undefined;
  mayRenew: boolean;
  /** Whether the viewer can be brought into its channel. */
  mayJoin: boolean;
  coordinator: NamedPerson;
  members: readonly MemberShown[];
  endsOn: number | undefined;
  planned: number | undefined;
  upcoming: readonly MeetingShown[];
  held: readonly HeldMeeting[];
  troubles: readonly GroupTrouble[];
  /** Undefined until the actors were asked. */
  wishes: Wishes | undefined;
};

/** What the coordinators get of a group that has ended. */
export type GroupSummary = {
  id: GroupId;
  name: string;
  startedAt: number;
  endedAt: number;
  people: Record<PairRole, number>;
  held: number;
  planned: number | undefined;
  /** The sum over all meetings of which it was noted. */
  came: number;
  themes: readonly ThemeCount[];
  /** Undefined where a reader is of the group herself: of so few people, numbers would tell her what one of them said. */
  wishes: Wishes | undefined;
  ratings: { given: number; mean: number | undefined } | undefined;
};
