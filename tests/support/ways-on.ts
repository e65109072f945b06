import type { RecipientState } from "../../db/schema/announcements.ts";
import type { Progress } from "../../src/programme/announcements/rules.ts";
import type { GroupTrouble } from "../../src/programme/groups/facts.ts";
import type { GroupState } from "../../src/programme/groups/states.ts";
import type { Reason } from "../../src/programme/home/facts.ts";
import type { MeetingKind, MeetingState } from "../../src/programme/meetings/states.ts";
import type { InvitationAnswer, PairState } from "../../src/programme/pairs/states.ts";
import type { PeerMeetingState } from "../../src/programme/peer-support/rules.ts";
import type { RequestState } from "../../src/programme/support/rules.ts";
import type { TextKey } from "../../src/texts/words.ts";

/**
 * Every state that something can be in: who is responsible for it, what that person can press, and what the coordinators' overview says of it.
 * A new state does not compile until it is here. tests/home/ways-on.test.ts leaves each alone for 16 weeks.
 */

type Responsible = "coordinator" | "mentor" | "actor" | "either" | "invited" | "herself";
/** `way`: the action_id of the button; it is on Home or in what Home leads to. */
export type Way = { who: Responsible; way: string; need?: TextKey };
/** Nobody has to do anything, because it has ended, or because the bot does it by itself. */
type Rests = { rests: string };
export type WayOn = Way | Rests;

export const hasWay = (one: WayOn): one is Way => "way" in one;

const coordinator = (way: string, need?: TextKey): Way => ({ who: "coordinator", way, ...(need ? { need } : {}) });

export const pairWays: Record<PairState, WayOn> = {
  invited: coordinator("pairs:cancel", "home.reason.unanswered"),
  refused: { rests: "the two can be proposed again" },
  opening: coordinator("pairs:new-channel", "home.reason.notOpened"),
  open: coordinator("closing:open", "home.reason.silent"),
  finished: { who: "actor", way: "closing:feedback" },
};

/** Why a pair needs its coordinator. */
export const needWays: Record<Reason["what"], Way> = {
  gone: coordinator("pairs:replace", "home.reason.gone"),
  mail: coordinator("announcements:to-pair", "home.reason.mail"),
  "no-worker": coordinator("pairs:hand-over", "home.reason.noWorker"),
  public: coordinator("pairs:new-channel", "home.reason.public"),
  shared: coordinator("pairs:new-channel", "home.reason.shared"),
  deleted: coordinator("pairs:new-channel", "home.reason.deleted"),
  archived: coordinator("pairs:new-channel", "home.reason.archived"),
  unseen: coordinator("pairs:new-channel", "home.reason.unseen"),
  "bot-removed": coordinator("announcements:to-pair", "home.reason.botRemoved"),
  "not-opened": coordinator("pairs:new-channel", "home.reason.notOpened"),
  "not-invited": coordinator("pairs:invite-again", "home.reason.notInvited"),
  outsider: coordinator("announcements:to-pair", "home.reason.outsider"),
  left: coordinator("announcements:to-pair", "home.reason.left"),
  unanswered: coordinator("pairs:remind", "home.reason.unanswered"),
  "kickoff-off": coordinator("meetings:agree", "home.reason.kickoffOff"),
  "kickoff-form": coordinator("kickoff:open", "home.reason.kickoffForm"),
  silent: coordinator("announcements:to-pair", "home.reason.silent"),
  "not-agreed": coordinator("announcements:to-pair", "home.reason.notAgreed"),
  log: coordinator("announcements:to-pair", "home.reason.log"),
  leave: coordinator("kickoff:leave", "home.reason.leave"),
};

export const meetingWays: Record<`${MeetingKind}:${MeetingState}`, WayOn> = {
  "kickoff:planned": coordinator("kickoff:open", "home.reason.kickoffForm"),
  "kickoff:held": { who: "either", way: "meetings:agree" },
  "kickoff:not-held": { rests: "a first meeting is held once its form is saved, or it is moved" },
  "kickoff:cancelled": { rests: "the pair has ended" },
  "kickoff:replaced": { rests: "a first meeting is moved, not replaced" },
  "later:planned": { who: "mentor", way: "meeting-log:open", need: "home.reason.log" },
  "later:held": { who: "either", way: "meetings:agree" },
  "later:not-held": { who: "either", way: "meetings:agree" },
  "later:cancelled": { who: "either", way: "meetings:agree" },
  "later:replaced": { rests: "another meeting is in its place" },
};

export const invitationWays: Record<InvitationAnswer | "none", WayOn> = {
  none: { who: "invited", way: "pairs:accept" },
  yes: { who: "invited", way: "pairs:take-back" },
  no: { rests: "the pair does not begin" },
};

export const requestWays: Record<RequestState, WayOn> = {
  open: coordinator("support:take"),
  taken: coordinator("support:done"),
  done: { rests: "it is done" },
};

export const announcementWays: Record<Progress["state"] | "draft", WayOn> = {
  draft: { rests: "it is a preview, and nothing was sent" },
  sending: { rests: "the bot sends it" },
  stopped: { rests: "the coordinator has stopped it" },
  sent: { rests: "its progress says whom it did not reach" },
};

export const recipientWays: Record<RecipientState, WayOn> = {
  waiting: { rests: "the bot sends it" },
  going: { rests: "the bot sends it" },
  delivered: { rests: "it has arrived" },
  failed: { rests: "its progress counts them, with the reason" },
};

export const importWays: Record<"previewed" | "done", WayOn> = {
  previewed: coordinator("people:list"),
  done: { rests: "those who do not join are forgotten after 60 days" },
};

export const groupWays: Record<GroupState, WayOn> = {
  opening: { rests: "as the need `not-opened` says" },
  open: coordinator("groups:list"),
  ended: { who: "actor", way: "groups:feedback" },
};

export const groupTroubleWays: Record<GroupTrouble, Way> = {
  gone: coordinator("groups:show", "groups.needs.gone"),
  channel: coordinator("groups:show", "groups.needs.channel"),
  "not-opened": coordinator("groups:show", "groups.needs.not-opened"),
  "not-invited": coordinator("groups:show", "groups.needs.not-invited"),
  outsider: coordinator("groups:show", "groups.needs.outsider"),
  "past-end": coordinator("groups:show", "groups.needs.past-end"),
};

/** What an actor of a group is asked near its end. */
export const wishWays: Record<"asked" | "answered", WayOn> = {
  asked: { who: "actor", way: "groups:wish" },
  answered: { who: "actor", way: "groups:wish" },
};

export const peerMeetingWays: Record<PeerMeetingState, WayOn> = {
  planned: { rests: "it passes" },
  cancelled: { rests: "those who had answered were told" },
};

export const personWays: Record<"newcomer" | "resting" | "enrolled" | "closed", WayOn> = {
  newcomer: { who: "herself", way: "people:enrol-actor" },
  enrolled: { who: "herself", way: "people:rest" },
  resting: { who: "herself", way: "people:take-pairs" },
  closed: coordinator("pairs:replace", "home.reason.gone"),
};
