import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import { ofMember } from "../../src/programme/channels/facts.ts";
import { type ChannelInSlack, canWriteIn, consequenceOf, isInSlack } from "../../src/programme/channels/rules.ts";
import type { GroupId, PersonId, SlackUserId } from "../../src/programme/ids.ts";
import {
  askingTs,
  type Change,
  channelInSlack,
  enqueueChannelLook,
  forgetChannel,
  membershipOf,
  membersKnown,
  recordFact,
  wasJustAsked,
} from "../channels/facts.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { messagesInChannel } from "../outbox/rows.ts";
import { bringForward } from "../outbox/states.ts";
import { newSuffix } from "../pairs/new-pair.ts";
import { redrawMeetingsOf } from "../peer-support/group-meetings.ts";
import { findPersonBySlackId, hasAccount, type Person } from "../people/people.ts";
import { permit } from "../privacy/privacy.ts";
import { groupMembers, outbox } from "../schema/index.ts";
import { and, eq, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { changeGroup, type Group, type GroupAs, membersOf, readGroup, refreshHomesOf } from "./groups.ts";
import { enqueueGroupChannel, enqueueInvite } from "./making.ts";

/** What follows for a group from changes of its channel in Slack, and what people do about the channel. */

/** Runs `work`, which stores facts about the channel and returns the changes, and then does what follows from them. */
export function followingGroup(db: Db, groupId: GroupId, work: () => Change | readonly Change[], now: number): void {
  const couldRead = isForItsOwn(db, groupId);
  const changes = [work()].flat();
  for (const change of changes) {
    if (change.what !== "member") continue;
    if (change.holds) cameIn(db, readGroup(db, groupId), change, now);
    else wentOut(db, readGroup(db, groupId), change, now);
  }
  const isOther = judge(db, readGroup(db, groupId), now);
  if (isForItsOwn(db, groupId) !== couldRead) {
    redrawMeetingsOf(db, groupId, now);
    redrawAbout(db, { group: groupId }, now);
  }
  if (isOther || changes.some(({ was }) => was !== undefined)) refreshHomesOf(db, groupId, now);
}

/** Whether only people who may know of the group read its channel. */
export const isForItsOwn = (db: Db, groupId: GroupId): boolean =>
  permit(db, { channelOfGroup: groupId }, "group", { groupId }) !== undefined;

const belongs = (db: Db, group: Group, slackUserId: SlackUserId): Person | undefined =>
  [...membersOf(db, group.id).map(({ person }) => person), group.coordinator].find(
    (person) => person.slackUserId === slackUserId,
  );

/** An outsider is named in the channel, once each time. Coordinators belong there. */
function cameIn(db: Db, group: Group, { subject, ts }: Change, now: number): void {
  const person = belongs(db, group, subject);
  if (person) {
    noteInside(db, group.id, person.id);
    redrawAbout(db, { group: group.id, to: [person.id] }, now);
    return;
  }
  if (!isOutsider(db, group, subject)) return;
  const key = `groups:outsider:${group.id}:${subject}:${ts}`;
  enqueue(db, { key, kind: "groups:outsider", ref: { group: group.id, slackUser: subject }, dueAt: now }, now);
}

/** Whether an account does not belong in the channel. Deactivated ones do not count. */
function isOutsider(db: Db, group: Group, slackUserId: SlackUserId): boolean {
  if (belongs(db, group, slackUserId)) return false;
  const person = findPersonBySlackId(db, slackUserId);
  return !person?.isCoordinator && !person?.isDeactivated;
}

/** Slack ids of people in the channel who do not belong there. */
export const outsidersOf = (db: Db, group: Group): SlackUserId[] =>
  group.channelId === null ? [] : membersKnown(db, group.channelId).filter((one) => isOutsider(db, group, one));

function noteInside(db: Db, groupId: GroupId, personId: PersonId): void {
  db.orm.update(groupMembers).set({ notInvited: null }).where(isIn(groupId, personId)).run();
}

const isIn = (groupId: GroupId, personId: PersonId) =>
  and(eq(groupMembers.groupId, groupId), eq(groupMembers.personId, personId), isNull(groupMembers.leftAt));

/** One of the group has left its channel: she is offered a way back. */
function wentOut(db: Db, group: Group, { subject, ts }: Change, now: number): void {
  const member = membersOf(db, group.id).find(({ person }) => person.slackUserId === subject)?.person;
  if (!member || group.state !== "open" || member.isDeactivated) return;
  const ref = { group: group.id, person: member.id };
  enqueue(db, { key: `groups:left:${group.id}:${member.id}:${ts}`, kind: "groups:left", ref, dueAt: now }, now);
}

/** Compares the channel's state in Slack with the stored one. Tells people once what helps. @returns true if the state changed */
function judge(db: Db, group: Group, now: number): boolean {
  const { channelId, channelState } = group;
  if (channelId === null || !isInSlack(channelState) || group.archivedAt !== null) return false;
  const state = channelInSlack(db, channelId);
  if (state === channelState) return false;
  changeGroup(db, group.id, { channelState: state });
  redrawAbout(db, { group: group.id }, now);
  if (canWriteIn(state) && !canWriteIn(channelState)) {
    bringForward(db, laneOf.group(group.id), now);
    redrawMeetingsOf(db, group.id, now);
  }
  if (group.state === "open") tell(db, group, state, now);
  return true;
}

function tell(db: Db, group: Group, state: ChannelInSlack, now: number): void {
  if (!consequenceOf(state)) return;
  const mentors = membersOf(db, group.id).filter(({ role }) => role === "mentor");
  for (const { id } of [...mentors.map(({ person }) => person), group.coordinator]) {
    const ref = { group: group.id, person: id, state };
    const key = `groups:channel-trouble:${group.id}:${id}:${state}:${group.channelId}:${now}`;
    enqueue(db, { key, kind: "groups:channel-trouble", ref, dueAt: now }, now);
  }
}

/** Stores that a person is in or out of the channel, after a call of the bot, and what follows. */
export function noteGroupMember(db: Db, group: Group, person: Person, isInside: boolean, now: number): void {
  const { channelId } = group;
  if (channelId === null || person.slackUserId === undefined) return;
  const fact = ofMember(person.slackUserId, isInside);
  followingGroup(db, group.id, () => recordFact(db, channelId, fact, askingTs(db, channelId, now), now) ?? [], now);
  if (isInside) noteInside(db, group.id, person.id);
  refreshHomesOf(db, group.id, now);
}

/** Notes that Slack refused to invite a person. Tells the coordinator the reason, with a button to try again. @param error Slack's error code */
export function noteNotInvited(db: Db, group: Group, person: Person, error: string, now: number): void {
  db.orm.update(groupMembers).set({ notInvited: error }).where(isIn(group.id, person.id)).run();
  const key = `groups:could-not-invite:${group.id}:${person.id}:${now}`;
  const ref = { group: group.id, person: person.id, error };
  enqueue(db, { key, kind: "groups:could-not-invite", ref, to: group.coordinator.id, dueAt: now }, now);
  refreshHomesOf(db, group.id, now);
}

/** Slack did not let the bot take somebody out of the channel: from now on she is an outsider in it, and named there. */
export function noteNotTakenOut(db: Db, group: Group, slackUser: SlackUserId, now: number): void {
  const ref = { group: group.id, slackUser };
  enqueue(
    db,
    { key: `groups:outsider:${group.id}:${slackUser}:${now}`, kind: "groups:outsider", ref, dueAt: now },
    now,
  );
  redrawMeetingsOf(db, group.id, now);
}

/** Since when a person has been outside the channel, by our clock. Undefined if the person is inside or was never inside. */
export function hasLeft(
  db: Db,
  { channelId }: Group,
  slackUserId: SlackUserId | undefined,
): { at: number } | undefined {
  const known = channelId === null || slackUserId === undefined ? undefined : membershipOf(db, channelId, slackUserId);
  return known && !known.isInside ? { at: known.since } : undefined;
}

/** Whether the account is known to be in the channel. */
export const isInside = (
  db: Db,
  { channelId }: Pick<Group, "channelId">,
  slackUserId: SlackUserId | undefined,
): boolean =>
  channelId !== null && slackUserId !== undefined && (membershipOf(db, channelId, slackUserId)?.isInside ?? false);

/** One more invitation, by a coordinator's press. */
export const inviteAgain = (db: Db, group: GroupAs<"coordinator">, personId: PersonId, now: number): void =>
  enqueueInvite(db, group, personId, now);

/** One of the group who has left its channel wants to be back, or a coordinator wants to come in. */
export const returnToGroup = (db: Db, group: GroupAs, now: number): void => enqueueInvite(db, group, group.by.id, now);

/** Whether the group can get a new channel: the old one cannot be used, and no new one is being made. */
export const mayRenew = ({ channelState }: Pick<Group, "channelState">): boolean =>
  isInSlack(channelState) && (consequenceOf(channelState)?.newChannel ?? false);

/** A new channel in place of one that is of no use; what waits to be said goes there. */
export function openNewChannel(db: Db, group: GroupAs<"coordinator">, now: number): void {
  if (!mayRenew(group)) return;
  const { channelId, channelState } = group;
  changeGroup(db, group.id, { channelSuffix: newSuffix(), channelState: "none", channelId: null });
  if (channelId !== null && isInSlack(channelState)) {
    if (consequenceOf(channelState)?.takesBack)
      for (const { id, key: message } of messagesInChannel(db, channelId)) {
        const ref = { channel: channelId, message };
        enqueue(db, { key: `channels:take-back:${id}`, kind: "channels:take-back", ref, dueAt: now }, now);
      }
    forgetChannel(db, channelId);
  }
  enqueueGroupChannel(db, readGroup(db, group.id), now);
  redrawAbout(db, { group: group.id }, now);
  refreshHomesOf(db, group.id, now);
}

/**
 * After Slack refused a call in the channel: marks its facts as in doubt, so that Slack is asked.
 * @returns when to try again (milliseconds since 1970 UTC). The answer can bring it forward.
 */
export function noteGroupUnreachable(db: Db, groupId: GroupId, now: number): number {
  const { channelId } = readGroup(db, groupId);
  if (channelId !== null && !wasJustAsked(db, channelId, now)) enqueueChannelLook(db, channelId, now);
  return now + 6 * HOUR_MS;
}

/** Tells the coordinator once for each channel that the workspace does not let the bot write there. What the bot has to say waits. */
export function noteGroupNoPosting(db: Db, groupId: GroupId, now: number): void {
  const { channelId, coordinator } = readGroup(db, groupId);
  const key = `groups:no-posting:${groupId}:${channelId}`;
  enqueue(db, { key, kind: "groups:no-posting", ref: { group: groupId }, to: coordinator.id, dueAt: now }, now);
}

/** People whom the bot invited and who are not inside, though Slack never reported that they joined or left. */
export function missingFromGroup(db: Db, group: Group, inside: readonly SlackUserId[]): SlackUserId[] {
  const { channelId } = group;
  if (channelId === null) return [];
  return membersOf(db, group.id)
    .filter(({ notInvited }) => notInvited === null)
    .map(({ person }) => person)
    .filter(hasAccount)
    .filter(({ id, slackUserId }) => !membershipOf(db, channelId, slackUserId) && !isInviting(db, group.id, id))
    .map(({ slackUserId }) => slackUserId)
    .filter((slackUserId) => !inside.includes(slackUserId));
}

const isInviting = (db: Db, groupId: GroupId, personId: PersonId): boolean =>
  db.orm
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, laneOf.group(groupId)),
        eq(outbox.kind, "groups:invite"),
        isNull(outbox.settledAt),
        sql`json_extract(${outbox.ref}, '$.person') = ${personId}`,
      ),
    )
    .get() !== undefined;
