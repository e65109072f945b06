import type { Language } from "../../texts/languages.ts";
import type { ChannelInSlack, ChannelNeed } from "../channels/rules.ts";
import type { Summary } from "../closing/rules.ts";
import type { MyGroup } from "../groups/facts.ts";
import type {
  ConsentId,
  GroupId,
  MeetingId,
  PairId,
  PeerMeetingId,
  PersonId,
  ProgrammeId,
  SlackChannelId,
  SupportRequestId,
  TaskId,
} from "../ids.ts";
import type { ConsentWay } from "../light-pairs/form.ts";
import type { Paged } from "../lists/paging.ts";
import type { TaskState } from "../meeting-log/task-states.ts";
import type { MeetingKind } from "../meetings/states.ts";
import type { MidWayId } from "../mid-way/form.ts";
import type { PairRole } from "../pairs/roles.ts";
import type { InvitationAnswer, LiveState, PairState } from "../pairs/states.ts";
import type { PeerAnswer } from "../peer-support/rules.ts";
import type { NamedPerson } from "../people/facts.ts";
import type { RequestState, SupportKind } from "../support/rules.ts";
import type { Filter } from "./filters.ts";

/** What Home is drawn from. Everything in it has been read with the permits of its viewer. Instants are milliseconds since 1970 UTC. */
export type HomeFacts = { state: "stranger" } | HomeBeforeSetup | ReadyHome;

export type HomeBeforeSetup = {
  state: "not-set-up";
  maySetUp: boolean;
  hasChosenLanguage: boolean;
  /** The languages in which it is drawn, one below the other. */
  languages: readonly Language[];
};

export type ReadyHome = {
  state: "ready";
  maySetUp: boolean;
  isMentor: boolean;
  /** Whether an enrolled mentor takes no new pairs now. Undefined for everybody else. */
  isResting: boolean | undefined;
  /** Whether the viewer is a mentor, an organiser of the mentors' meetings or a coordinator. */
  isPeer: boolean;
  mayCallTogether: boolean;
  /** Whether the viewer has neither a role nor an enrolment. */
  isNewcomer: boolean;
  hasChosenLanguage: boolean;
  enrolledAs: readonly PairRole[];
  requests: readonly OwnRequest[];
  pairs: readonly MyPair[];
  /** Finished pairs for which the viewer has not given feedback. */
  feedback: readonly { pairId: PairId; other: NamedPerson }[];
  /** Finished pairs of which the viewer can have a certificate. */
  certificates: readonly { pairId: PairId; other: NamedPerson }[];
  /** Finished pairs whose end the viewer may still undo. */
  undoable: readonly { pairId: PairId; mentor: NamedPerson; actor: NamedPerson }[];
  peerMeetings: readonly PeerMeetingShown[];
  commonMeetings: CommonMeetings;
  /** The viewer's groups that go on. */
  groups: readonly MyGroup[];
  /** Ended groups about which the viewer has given no feedback. */
  groupsToRate: readonly { id: GroupId; name: string }[];
  /** Mentors who have passed their contacts on to the organisers. */
  contacts: readonly { consentId: ConsentId; name: string }[];
  /** For coordinators. */
  overview: Overview | undefined;
  /** The page of each list, from 1. */
  pages: Record<string, number>;
};

export type OwnRequest = {
  id: SupportRequestId;
  kind: SupportKind;
  createdAt: number;
  takenBy: NamedPerson | undefined;
};

export type NextMeeting = {
  id: MeetingId;
  revision: number;
  kind: MeetingKind;
  startsAt: number;
  endsAt: number;
  place: string | undefined;
};

export type MyPair = {
  id: PairId;
  role: PairRole;
  state: LiveState;
  other: NamedPerson;
  channel: { id: SlackChannelId; state: ChannelInSlack | "away" } | undefined;
  held: number;
  planned: number;
  next: NextMeeting | undefined;
  /** The first meeting. `ahead`: to come; `over`: its time has passed and its form is missing; `saved`: its form is saved. */
  kickoff: "ahead" | "over" | "saved";
  /** Meetings that await their log, for the mentor. */
  logs: readonly { id: MeetingId; revision: number; kind: MeetingKind; at: number }[];
  hasLogs: boolean;
  canHaveGoals: boolean;
  invitation:
    | {
        inviter: NamedPerson;
        field: string | undefined;
        answer: InvitationAnswer | null;
        months: number;
        kickoff: InvitedKickoff | undefined;
        /** How many are planned. Undefined: as many as the guide says. */
        meetings: number | undefined;
      }
    | undefined;
  isSilent: boolean;
  pausedUntilAt: number | undefined;
  /** The viewer's own tasks that are not done. */
  tasks: readonly { id: TaskId; text: string; state: TaskState }[];
};

/** The first meeting as an invitation tells it. `passed`: its time is over, and the coordinator sets a new one. */
export type InvitedKickoff = "passed" | { at: number; place: string | undefined };

/** Common meetings of programmes: those ahead to which the viewer is invited, and for coordinators those of which nobody has noted how many came. */
export type CommonMeetings = {
  upcoming: readonly PeerMeetingShown[];
  uncounted: readonly { id: PeerMeetingId; title: string; at: number }[];
};

export type PeerMeetingShown = {
  id: PeerMeetingId;
  revision: number;
  title: string;
  startsAt: number;
  place: string | undefined;
  answer: PeerAnswer | undefined;
  mayManage: boolean;
};

/** A closed account, and a newer one with the same confirmed address. Whether they are one person is for a coordinator to say. */
export type SamePerson = { closed: NamedPerson & { id: PersonId }; fresh: NamedPerson & { id: PersonId } };

export type Overview = {
  counts: PairCounts;
  samePeople: readonly SamePerson[];
  /** The oldest requests, as many as Home has room for. */
  requests: readonly RequestInOverview[];
  /** How many requests wait in all. */
  requestCount: number;
  /** How many pairs need a coordinator. */
  needCount: number;
  filter: Filter;
  /** The open programmes, to choose one from; empty where there is only one. */
  programmes: readonly { id: ProgrammeId; name: string }[];
  /** The one whose pairs are listed. Undefined: all. */
  programme: ProgrammeId | undefined;
  /** How many pairs of `filter` are of other programmes than the chosen one. */
  hidden: number;
  /** Whether `list` has only the first pairs in need, as Home opens; a button leads to all of them, page by page. */
  isBrief: boolean;
  /** A page of the pairs of `filter`. */
  list: Paged<ListedPair>;
  finished: readonly FinishedPair[];
  /** Whether there are first meetings ahead that the viewer may move. */
  hasKickoffsAhead: boolean;
  /** Whether an open programme has common meetings. */
  hasCommonMeetings: boolean;
};

export type PairCounts = {
  invited: number;
  opening: number;
  open: number;
  paused: number;
  finished: number;
  mentorsWaiting: number;
  actorsWaiting: number;
};

export type RequestInOverview = {
  id: SupportRequestId;
  kind: SupportKind;
  state: RequestState;
  person: NamedPerson;
  pair: { id: PairId; mentor: NamedPerson; actor: NamedPerson } | undefined;
  takenBy: NamedPerson | undefined;
  hasText: boolean;
};

export type ListedPair = {
  pairId: PairId;
  mentor: NamedPerson;
  actor: NamedPerson;
  coordinator: NamedPerson;
  /** Whether the viewer answers for the pair. */
  isOwn: boolean;
  /** Whether the actor has no account in the workspace. */
  isLight: boolean;
  state: PairState;
  /** The instant that belongs to the state: the end of a pause, the end of the pair, otherwise its beginning. */
  at: number;
  isPaused: boolean;
  reasons: readonly Reason[];
  /** What its programme is called; undefined where there is only one. */
  programme: string | undefined;
};

/** One pair for a coordinator who is not in it. PRODUCT.md section 2. */
export type PairShown = ListedPair & {
  createdAt: number;
  openedAt: number | undefined;
  finishedAt: number | undefined;
  held: number;
  planned: number;
  lastHeldAt: number | undefined;
  kickoff:
    | { at: number; place: string | undefined; state: "ahead" | "off" | "over" | "held"; hasForm: boolean }
    | undefined;
  /** Whether a meeting that is over awaits its log. */
  awaitsLog: boolean;
  nothingAgreed: boolean;
  requests: readonly RequestInOverview[];
  requestCount: number;
  samePeople: readonly SamePerson[];
  /** Once the pair has finished: outcome, ratings and counts of themes. */
  summary: Summary | undefined;
  /** While the two are invited: who has answered, and when one was last reminded. */
  invitation: { hasAnswered: Record<PairRole, boolean>; remindedAt: number | undefined } | undefined;
  /** Whether the pair did not begin although neither of the two has said no: the invitation was cancelled. */
  isCancelled: boolean;
  /** Answers to the mid-way check that are shown to coordinators. */
  midWays: readonly { id: MidWayId; name: string }[];
  /** The full names of those of the two who have a certificate. */
  certificates: readonly string[];
  /** How and when the actor of a light pair consented. */
  consented: { way: ConsentWay; on: string } | undefined;
  /** Whether an account that may be the actor's was asked to join, or has declined, and when. */
  joining: { hasDeclined: boolean; at: number } | undefined;
  /** Whether a code waits that was sent to the actor of a light pair. */
  awaitsCode: boolean;
  /** The former mentor, if this pair continues another one. */
  before: NamedPerson | undefined;
  mayUndo: boolean;
};

/** One page of the pairs that a search found. */
export type SearchResult = Paged<ListedPair> & {
  /** Whether older finished pairs were not searched. */
  isCut: boolean;
};

/** Why a pair needs its coordinator. `days`: whole days of silence. */
export type Reason =
  | { what: "gone"; person: NamedPerson & { id: PersonId } }
  | { what: "mail"; person: NamedPerson & { id: PersonId } }
  | { what: "not-invited"; person: NamedPerson & { id: PersonId } }
  | { what: "left"; person: NamedPerson & { id: PersonId } }
  | {
      what:
        | "no-worker"
        | "outsider"
        | "not-opened"
        | ChannelNeed
        | "kickoff-off"
        | "kickoff-form"
        | "not-agreed"
        | "log"
        | "leave";
    }
  | { what: "silent" | "unanswered"; days: number };

export type FinishedPair = {
  pairId: PairId;
  mentor: NamedPerson;
  actor: NamedPerson;
  finishedAt: number;
  mayUndo: boolean;
};
