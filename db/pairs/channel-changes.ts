import { ofChannel, ofMember } from "../../src/programme/channels/facts.ts";
import { type ChannelInSlack, canWriteIn, consequenceOf, isInSlack } from "../../src/programme/channels/rules.ts";
import type { PairId, SlackUserId } from "../../src/programme/ids.ts";
import { askingTs, type Change, channelInSlack, learn, membersKnown } from "../channels/facts.ts";
import { logSavedKey } from "../meeting-log/tasks.ts";
import { keysAbout, meetingsOfPair, plannedMeeting } from "../meetings/meetings.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import { hurry } from "../outbox/states.ts";
import { findPersonBySlackId, type Person } from "../people/people.ts";
import { readersOfPair } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";
import { noteInside } from "./channel.ts";
import { refreshHomes } from "./new-pair.ts";
import { changePair, type Pair, readPair, twoOf } from "./pairs.ts";

/** What follows for a pair when something about its channel in Slack has changed: who reads along, what is said to whom. */

/** What is said of agreed meetings depends on who can read the channel. */
function redrawTimes(db: Db, pair: Pair, now: number): void {
  const planned = plannedMeeting(db, pair.id, now);
  if (planned) for (const key of Object.values(keysAbout(planned))) redraw(db, key, now);
  for (const meeting of meetingsOfPair(db, pair.id)) redraw(db, logSavedKey(meeting.id), now);
}

/** Learns something of the channel, and sees to what follows. `work` gives what has changed. */
export function followingPair(db: Db, pairId: PairId, work: () => Change | readonly Change[], now: number): void {
  const before = readersOfPair(db, pairId);
  const changes = [work()].flat();
  for (const change of changes) {
    if (change.what !== "member") continue;
    if (change.holds) cameIn(db, readPair(db, pairId), change, now);
    else wentOut(db, readPair(db, pairId), change, now);
  }
  const isOther = judge(db, readPair(db, pairId), now);
  const pair = readPair(db, pairId);
  if (readersOfPair(db, pairId) !== before) redrawTimes(db, pair, now);
  if (isOther || changes.some((change) => isNews(pair, change))) refreshHomes(db, pair, now);
}

/** Not that those are inside who are meant to be. */
const isNews = (pair: Pair, { was, holds, what, subject }: Change): boolean =>
  !(was === undefined && holds && (what === "bot" || (what === "member" && isExpected(pair, subject))));

/** Those whom the bot itself brings into the channel. */
const isExpected = ({ mentor, actor, coordinator, coordinatorLeftAt }: Pair, slackUserId: SlackUserId): boolean =>
  [mentor, actor, ...(coordinatorLeftAt === null ? [coordinator] : [])].some((one) => one.slackUserId === slackUserId);

/** Somebody came in: one who belongs there; a coordinator whom the two have called, or an outsider, which is said in the channel. */
function cameIn(db: Db, pair: Pair, { subject, ts }: Change, now: number): void {
  if (isExpected(pair, subject)) {
    noteInside(db, pair.id, subject, now);
    return;
  }
  const kind = findPersonBySlackId(db, subject)?.isCoordinator ? "pairs:worker-inside" : "pairs:outsider";
  sayOf(db, pair, kind, { slackUserId: subject, ts }, now);
}

type OfSomebody = "pairs:outsider" | "pairs:worker-inside" | "pairs:worker-left";

function sayOf(db: Db, pair: Pair, kind: OfSomebody, who: { slackUserId: SlackUserId; ts: number }, now: number): void {
  const key = `${kind}:${pair.id}:${who.slackUserId}:${who.ts}`;
  const ref = { pair: pair.id, slackUser: who.slackUserId };
  enqueue(db, { key, kind, ref, dueAt: now }, now);
}

/** Somebody left the channel, or was taken out of it: one of the two gets a way back, and a coordinator's leaving is said. */
function wentOut(db: Db, pair: Pair, { subject, ts, was }: Change, now: number): void {
  const member = twoOf(pair).find(({ person }) => person.slackUserId === subject)?.person;
  if (member) {
    if (pair.state === "open" && !member.isDeactivated) offerReturn(db, pair, member, ts, now);
  } else if (subject === pair.coordinator.slackUserId && pair.coordinatorLeftAt === null) {
    noteCoordinatorLeft(db, pair, now);
  } else if (was && findPersonBySlackId(db, subject)?.isCoordinator) {
    sayOf(db, pair, "pairs:worker-left", { slackUserId: subject, ts }, now);
  }
}

function offerReturn(db: Db, pair: Pair, person: Person, ts: number, now: number): void {
  const key = `pairs:left:${pair.id}:${person.id}:${ts}`;
  const ref = { pair: pair.id, person: person.id };
  enqueue(db, { key, kind: "pairs:left", ref, dueAt: now }, now);
}

/** The channel has become the two's own. Said once, when their first meeting is behind them. */
export function noteCoordinatorLeft(db: Db, pair: Pair, now: number): void {
  if (pair.coordinatorLeftAt !== null) return;
  changePair(db, pair.id, { coordinatorLeftAt: now });
  const key = `kickoff:own-channel:${pair.id}`;
  enqueue(db, { key, kind: "kickoff:own-channel", ref: { pair: pair.id }, dueAt: now }, now);
  redraw(db, `kickoff:leave-offer:${pair.id}`, now);
  redrawTimes(db, readPair(db, pair.id), now);
}

/** The channel is something else in Slack than it was: the two and the coordinator are told what helps, once each time. Says whether it is. */
function judge(db: Db, pair: Pair, now: number): boolean {
  const { channelId, channelState } = pair;
  if (channelId === null || !isInSlack(channelState) || pair.archivedAt !== null) return false;
  const state = channelInSlack(db, channelId);
  if (state === channelState) return false;
  changePair(db, pair.id, { channelState: state });
  if (canWriteIn(state) && !canWriteIn(channelState)) hurry(db, laneOf.pair(pair.id), now);
  if (pair.state === "open") tell(db, pair, state, now);
  return true;
}

function tell(db: Db, pair: Pair, state: ChannelInSlack, now: number): void {
  const told = consequenceOf(state)?.told;
  if (!told) return;
  const people = [pair.mentor, pair.actor, ...(told.coordinator ? [pair.coordinator] : [])];
  for (const { id } of people) {
    const ref = { pair: pair.id, person: id, state };
    const key = `pairs:channel-trouble:${pair.id}:${id}:${state}:${pair.channelId}:${now}`;
    enqueue(db, { key, kind: "pairs:channel-trouble", ref, dueAt: now }, now);
  }
}

/** The bot brought somebody in or took her out, or Slack told that she is in or out. */
export function noteMember(db: Db, pair: Pair, person: Person, isInside: boolean, now: number): void {
  const { channelId } = pair;
  if (channelId === null || person.slackUserId === "") return;
  const fact = ofMember(person.slackUserId, isInside);
  followingPair(db, pair.id, () => learn(db, channelId, fact, askingTs(db, channelId, now), now) ?? [], now);
  if (isInside) noteInside(db, pair.id, person.slackUserId, now);
  refreshHomes(db, pair, now);
}

/** The bot archived the channel of a pair that goes on after all: it is as if somebody else had done it. */
export function noteArchived(db: Db, pair: Pair, now: number): void {
  const { channelId } = pair;
  if (channelId === null) return;
  const fact = ofChannel("archived", true);
  followingPair(db, pair.id, () => learn(db, channelId, fact, askingTs(db, channelId, now), now) ?? [], now);
}

/** Those who are in the channel and neither belong to the pair nor work for the network, by their Slack ids. */
export const outsidersIn = (db: Db, pair: Pair): SlackUserId[] =>
  othersIn(db, pair).filter((slackUserId) => {
    const person = findPersonBySlackId(db, slackUserId);
    return !person?.isCoordinator && !person?.isDeactivated;
  });

/** The network's workers who are in it, by their Slack ids. */
export const workersIn = (db: Db, pair: Pair): SlackUserId[] =>
  othersIn(db, pair).filter((slackUserId) => findPersonBySlackId(db, slackUserId)?.isCoordinator);

const othersIn = (db: Db, { channelId, mentor, actor }: Pair): SlackUserId[] =>
  channelId === null
    ? []
    : membersKnown(db, channelId).filter((one) => one !== mentor.slackUserId && one !== actor.slackUserId);
