import { ofChannel, ofMember } from "../../src/programme/channels/facts.ts";
import { type ChannelInSlack, canWriteIn, consequenceOf, isInSlack } from "../../src/programme/channels/rules.ts";
import type { PairId, SlackUserId } from "../../src/programme/ids.ts";
import { askingTs, type Change, channelInSlack, membersKnown, recordFact } from "../channels/facts.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { bringForward } from "../outbox/states.ts";
import { findPersonBySlackId, type Person } from "../people/people.ts";
import { readersOfPair } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";
import { noteInside } from "./channel.ts";
import { refreshHomes } from "./new-pair.ts";
import { changePair, type Pair, readPair, twoOf } from "./pairs.ts";

/** What follows for a pair from changes of its channel in Slack: redrawn messages and notices to people. */

/** Runs `work`, which stores facts about the channel and returns the changes, and then does what follows from them. */
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
  // Whether messages show times depends on who can read the channel.
  if (changes.length > 0 || isOther || readersOfPair(db, pairId) !== before) redrawAbout(db, { pair: pairId }, now);
  if (isOther || changes.some((change) => isNews(pair, change))) refreshHomes(db, pair, now);
}

/** False for the first report that the bot or an expected member is inside. */
const isNews = (pair: Pair, { was, holds, what, subject }: Change): boolean =>
  !(was === undefined && holds && (what === "bot" || (what === "member" && isExpected(pair, subject))));

/** Whether the bot itself invites this account to the channel. */
const isExpected = ({ mentor, actor, coordinator, coordinatorLeftAt }: Pair, slackUserId: SlackUserId): boolean =>
  [mentor, actor, ...(coordinatorLeftAt === null ? [coordinator] : [])].some((one) => one.slackUserId === slackUserId);

/** A person joined the channel. If the bot did not invite the person, the channel is told: a coordinator, or an outsider. */
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

/** A person left the channel or was removed. Mentor and actor are offered a way back; for a coordinator the channel is told. */
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

/** Notes that the coordinator has left and the channel is the pair's own, and tells the channel once. */
export function noteCoordinatorLeft(db: Db, pair: Pair, now: number): void {
  if (pair.coordinatorLeftAt !== null) return;
  changePair(db, pair.id, { coordinatorLeftAt: now });
  const key = `kickoff:own-channel:${pair.id}`;
  enqueue(db, { key, kind: "kickoff:own-channel", ref: { pair: pair.id }, dueAt: now }, now);
  redrawAbout(db, { pair: pair.id }, now);
}

/** Compares the channel's state in Slack with the stored one. Tells people once what helps. @returns true if the state changed */
function judge(db: Db, pair: Pair, now: number): boolean {
  const { channelId, channelState } = pair;
  if (channelId === null || !isInSlack(channelState) || pair.archivedAt !== null) return false;
  const state = channelInSlack(db, channelId);
  if (state === channelState) return false;
  changePair(db, pair.id, { channelState: state });
  if (canWriteIn(state) && !canWriteIn(channelState)) bringForward(db, laneOf.pair(pair.id), now);
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

/** Stores that a person is in or out of the channel, after a call of the bot or from an answer of Slack, and what follows. */
export function noteMember(db: Db, pair: Pair, person: Person, isInside: boolean, now: number): void {
  const { channelId } = pair;
  if (channelId === null || person.slackUserId === undefined) return;
  const fact = ofMember(person.slackUserId, isInside);
  followingPair(db, pair.id, () => recordFact(db, channelId, fact, askingTs(db, channelId, now), now) ?? [], now);
  if (isInside) noteInside(db, pair.id, person.slackUserId, now);
  refreshHomes(db, pair, now);
}

/** Stores that the channel is archived, if the bot archived it although the pair continues. Handled as if a person had archived it. */
export function noteArchived(db: Db, pair: Pair, now: number): void {
  const { channelId } = pair;
  if (channelId === null) return;
  const fact = ofChannel("archived", true);
  followingPair(db, pair.id, () => recordFact(db, channelId, fact, askingTs(db, channelId, now), now) ?? [], now);
}

/** Slack ids of people in the channel who are neither in the pair nor coordinators. */
export const outsidersIn = (db: Db, pair: Pair): SlackUserId[] =>
  othersIn(db, pair).filter((slackUserId) => {
    const person = findPersonBySlackId(db, slackUserId);
    return !person?.isCoordinator && !person?.isDeactivated;
  });

/** Slack ids of coordinators in the channel who are not in the pair. */
export const workersIn = (db: Db, pair: Pair): SlackUserId[] =>
  othersIn(db, pair).filter((slackUserId) => findPersonBySlackId(db, slackUserId)?.isCoordinator);

const othersIn = (db: Db, { channelId, mentor, actor }: Pair): SlackUserId[] =>
  channelId === null
    ? []
    : membersKnown(db, channelId).filter((one) => one !== mentor.slackUserId && one !== actor.slackUserId);
