import type { ChannelInSlack, ChannelNeed } from "../channels/rules.ts";
import type { Summary } from "../closing/rules.ts";
import type { Rating } from "../follow-up/form.ts";
import type { Stored } from "../forms/fields.ts";
import type {
  ConsentId,
  MeetingId,
  PairId,
  PeerMeetingId,
  PersonId,
  SlackChannelId,
  SlackUserId,
  SupportRequestId,
  TaskId,
} from "../ids.ts";
import type { Paged } from "../lists/paging.ts";
import type { TaskState } from "../meeting-log/task-states.ts";
import type { MeetingKind } from "../meetings/states.ts";
import type { PairRole } from "../pairs/roles.ts";
import type { InvitationAnswer, LiveState, PairState } from "../pairs/states.ts";
import type { PeerAnswer } from "../peer-support/rules.ts";
import type { RequestState, SupportKind } from "../support/rules.ts";
import type { Filter } from "./filters.ts";

/** What a front page is drawn from. Everything in it has been read for the one who looks. */
export type HomeFacts = { state: "stranger" } | { state: "not-set-up"; maySetUp: boolean } | ReadyHome;

export type Named = { firstName: string; slackUserId: SlackUserId };

export type ReadyHome = {
  state: "ready";
  maySetUp: boolean;
  isMentor: boolean;
  /** Mentors, organisers of their meetings, coordinators. */
  isPeer: boolean;
  mayCallTogether: boolean;
  /** Without a role and without an enrolment. */
  isNewcomer: boolean;
  enrolledAs: readonly PairRole[];
  requests: readonly OwnRequest[];
  pairs: readonly MyPair[];
  /** Finished pairs whose feedback she has not given. */
  feedback: readonly { pairId: PairId; other: Named }[];
  /** Finished pairs of which she may still undo the end. */
  undoable: readonly { pairId: PairId; mentor: Named; actor: Named }[];
  peerMeetings: readonly PeerMeetingShown[];
  /** Mentors who let the organisers have their contacts. */
  contacts: readonly { consentId: ConsentId; name: string }[];
  overview: Overview | undefined;
  pages: Record<string, number>;
};

export type OwnRequest = { id: SupportRequestId; kind: SupportKind; createdAt: number; takenBy: Named | undefined };

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
  other: Named;
  channel: { id: SlackChannelId; state: ChannelInSlack | "away" } | undefined;
  held: number;
  planned: number;
  next: NextMeeting | undefined;
  /** `ahead`: to come; `over`: its time has passed and its form is missing; `saved`: the form is there. */
  kickoff: "ahead" | "over" | "saved";
  /** Meetings that await their log: for the mentor. */
  logs: readonly { id: MeetingId; revision: number; kind: MeetingKind; at: number }[];
  hasLogs: boolean;
  invitation:
    | { inviter: Named; field: string | undefined; answer: InvitationAnswer | null; months: number }
    | undefined;
  isSilent: boolean;
  pausedUntilAt: number | undefined;
  /** Her own tasks that are not done. */
  tasks: readonly { id: TaskId; text: string; state: TaskState }[];
  followUp: FollowUpShown | undefined;
  /** The actor's newest answer that she shares with her mentor. */
  shared: { meetingId: MeetingId; at: number } | undefined;
};

export type FollowUpShown = {
  meetingId: MeetingId;
  at: number;
  rating: Stored<Rating> | undefined;
  hasReply: boolean;
  isShared: boolean;
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

export type Overview = {
  counts: Counts;
  /** As many requests as Home has room for, the oldest first. */
  requests: readonly RequestInOverview[];
  /** How many requests there are in all. */
  requestCount: number;
  /** How many pairs need her, hers or not. */
  needCount: number;
  filter: Filter;
  /** The pairs she looks at now. */
  list: Paged<ListedPair>;
  finished: readonly FinishedPair[];
  /** There are first meetings ahead that she may move. */
  hasKickoffsAhead: boolean;
};

export type Counts = {
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
  person: Named;
  pair: { id: PairId; mentor: Named; actor: Named } | undefined;
  takenBy: Named | undefined;
  hasText: boolean;
};

export type ListedPair = {
  pairId: PairId;
  mentor: Named;
  actor: Named;
  coordinator: Named;
  isOwn: boolean;
  state: PairState;
  /** The day that belongs to its state: until when it pauses, when it ended, else when it began. */
  at: number;
  isPaused: boolean;
  reasons: readonly Reason[];
};

/** One pair as a coordinator sees it who is not in it. PRODUCT.md section 2. */
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
  /** A meeting that is over waits for its log. */
  awaitsLog: boolean;
  nothingAgreed: boolean;
  requests: readonly RequestInOverview[];
  requestCount: number;
  /** Once it has finished: outcome, ratings and counts of themes. */
  summary: Summary | undefined;
  /** The mentor before, where this pair goes on another's. */
  before: Named | undefined;
  mayUndo: boolean;
};

/** What a search found, a page of it. */
export type Found = Paged<ListedPair> & {
  /** Older finished pairs were not looked at. */
  isCut: boolean;
};

/** Why a pair needs the coordinator, the most pressing first. */
export type Reason =
  | { what: "gone"; person: Named & { id: PersonId } }
  | { what: "not-invited"; person: Named & { id: PersonId } }
  | { what: "left"; person: Named & { id: PersonId } }
  | {
      what: "outsider" | "not-opened" | ChannelNeed | "kickoff-off" | "kickoff-form" | "not-agreed" | "log" | "leave";
    }
  | { what: "silent"; days: number };

export type FinishedPair = { pairId: PairId; mentor: Named; actor: Named; finishedAt: number; mayUndo: boolean };
