import { consequenceOf } from "../../src/programme/channels/rules.ts";
import type { PersonId, SlackChannelId } from "../../src/programme/ids.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import {
  type ChannelTrouble,
  isPlainName,
  type NetworkChannel,
  plainChannelName,
  type SetupAnswer,
} from "../../src/programme/setup/rules.ts";
import { channelInSlack, enqueueChannelLook, wasJustAsked } from "../channels/facts.ts";
import { handOverGroups } from "../groups/leaving.ts";
import { moveReminders } from "../meetings/meeting-outbox-rows.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { movePeerReminders } from "../peer-support/acts.ts";
import { coordinators, findPerson, type Person, peerOrganisers, readPerson } from "../people/people.ts";
import { type Acting, type Allowed, allow } from "../privacy/acting.ts";
import { pairs, people, settings } from "../schema/index.ts";
import { and, eq, inArray, isNotNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { noteChannel, readSettings, requireSettings, type Settings, saveSettings } from "../store/settings.ts";
import { redrawAround } from "./following-roles.ts";

/** Whether a person may change the settings: coordinators; before there is one, admins of the workspace. */
export function maySetUp(db: Db, person: Pick<Person, "isAdmin" | "isCoordinator" | "isStranger">): boolean {
  if (person.isStranger) return false;
  return person.isCoordinator || (person.isAdmin && coordinators(db).length === 0);
}

/** The revision of the settings; 0 before the first setup. */
export const settingsRevision = (db: Db): number => readSettings(db)?.revision ?? 0;

/** The settings as answers of the form; undefined before the first setup. */
export function setupAnswer(db: Db): SetupAnswer | undefined {
  const known = readSettings(db);
  if (!known) return undefined;
  return {
    coordinators: coordinators(db).flatMap(({ slackUserId }) => slackUserId ?? []),
    coordinatorsChannel: usable(db, known.coordinatorsChannelId),
    peerChannel: usable(db, known.peerChannelId),
    peerOrganisers: peerOrganisers(db).flatMap(({ slackUserId }) => slackUserId ?? []),
    language: known.language,
    plannedNumber: known.plannedNumber,
    hoursFrom: known.hoursFrom,
    hoursUntil: known.hoursUntil,
    reminderHours: known.reminderHours,
    goodbyeDays: known.goodbyeDays,
    backupDays: known.backupDays,
    textsMonths: known.textsMonths,
    profilesMonths: known.profilesMonths,
    auditMonths: known.auditMonths,
    keptYears: known.keptYears,
    privacyNoticeUrl: known.privacyNoticeUrl,
  };
}

/** The channel, or null if it is deleted or others can read it. If no other channel is chosen then, the bot makes a new one. */
const usable = (db: Db, channelId: SlackChannelId | null): SlackChannelId | null =>
  channelId !== null && consequenceOf(channelInSlack(db, channelId))?.newChannel ? null : channelId;

/** Who changed the settings last, and when. */
export function lastChange(db: Db): { by: Person; at: number } | undefined {
  const known = readSettings(db);
  const by = known && findPerson(db, known.changedBy ?? known.setUpBy);
  return known && by && { by, at: known.changedAt ?? known.setUpAt };
}

type SettingUp = Allowed<"set up", Acting>;

/** Looks the rights up again: they may have been taken away since the form was opened. */
export const settingUp = (db: Db, by: Acting): SettingUp | undefined =>
  maySetUp(db, readPerson(db, by.id)) ? allow(db, by) : undefined;

type SetupFacts = { answer: SetupAnswer; coordinators: Person[]; peerOrganisers: Person[] };

/**
 * Saves the settings and what follows: makes or changes channels, invites and removes people, hands over the pairs of a removed coordinator.
 * Reminders of meetings that wait move with their setting; days and hours are in `zone`. A channel that the form leaves empty is kept, or made if there is no usable one.
 * @returns the number of pairs that `by` is now responsible for
 */
export function saveSetup(db: Db, by: SettingUp, facts: SetupFacts, now: number, zone: string): { tookOver: number } {
  const { answer } = facts;
  const before = readSettings(db);
  saveSettings(db, {
    language: answer.language,
    plannedNumber: answer.plannedNumber,
    coordinatorsChannelId: answer.coordinatorsChannel ?? usable(db, before?.coordinatorsChannelId ?? null),
    peerChannelId: answer.peerChannel ?? usable(db, before?.peerChannelId ?? null),
    coordinatorsChannelName: before?.coordinatorsChannelName ?? plainChannelName.coordinators,
    peerChannelName: before?.peerChannelName ?? plainChannelName.peers,
    hoursFrom: answer.hoursFrom,
    hoursUntil: answer.hoursUntil,
    reminderHours: answer.reminderHours,
    goodbyeDays: answer.goodbyeDays,
    backupDays: answer.backupDays,
    textsMonths: answer.textsMonths,
    profilesMonths: answer.profilesMonths,
    auditMonths: answer.auditMonths,
    keptYears: answer.keptYears,
    privacyNoticeUrl: answer.privacyNoticeUrl?.trim() ?? null,
    setUpAt: before?.setUpAt ?? now,
    setUpBy: before?.setUpBy ?? by.id,
    changedAt: now,
    changedBy: by.id,
  });
  const isMoved = (["reminderHours", "hoursFrom", "hoursUntil"] as const).some(
    (name) => before?.[name] !== answer[name],
  );
  if (before && isMoved) {
    moveReminders(db, now, zone);
    movePeerReminders(db, now, zone);
  }
  const { lost: removed, gained } = changeRole(db, "coordinatorSince", facts.coordinators, now);
  const organising = changeRole(db, "peerOrganiserSince", facts.peerOrganisers, now);
  provideChannel(db, "coordinators", now);
  provideChannel(db, "peers", now);
  for (const personId of removed) enqueueTakeOut(db, personId, now);
  const tookOver = removed
    .map((personId) => handOverPairs(db, personId, now, by.id))
    .reduce((sum, count) => sum + count, 0);
  for (const id of new Set([...removed, ...gained, ...organising.lost, ...organising.gained]))
    redrawAround(db, id, now);
  // A person who has not chosen a language reads the workspace's.
  const isForAll = before?.language !== answer.language;
  if (before && isForAll)
    for (const reader of [...everybody(db), "coordinators", "peers"] as const) redrawAbout(db, { reader }, now);
  refreshHome(db, isForAll ? everybody(db) : [by.id, ...removed, ...staff(db)], now);
  return { tookOver };
}

/** Gives these people the role and takes it from all others. */
function changeRole(
  db: Db,
  role: "coordinatorSince" | "peerOrganiserSince",
  chosen: readonly Person[],
  now: number,
): { lost: PersonId[]; gained: PersonId[] } {
  const had = db.orm.select({ id: people.id }).from(people).where(isNotNull(people[role])).all();
  const ids = new Set(chosen.map(({ id }) => id));
  const lost = had.map(({ id }) => id).filter((id) => !ids.has(id));
  for (const { id } of had) ids.delete(id);
  if (ids.size > 0)
    db.orm
      .update(people)
      .set({ [role]: now })
      .where(inArray(people.id, [...ids]))
      .run();
  if (lost.length > 0)
    db.orm
      .update(people)
      .set({ [role]: null })
      .where(inArray(people.id, lost))
      .run();
  return { lost, gained: [...ids] };
}

const staff = (db: Db): PersonId[] => [...coordinators(db), ...peerOrganisers(db)].map(({ id }) => id);

const everybody = (db: Db): PersonId[] =>
  db.orm
    .select({ id: people.id })
    .from(people)
    .where(isNotNull(people.homeOpenedAt))
    .all()
    .map(({ id }) => id);

export const channelIdOf = (known: Settings | undefined, which: NetworkChannel): SlackChannelId | null =>
  (which === "coordinators" ? known?.coordinatorsChannelId : known?.peerChannelId) ?? null;

/** The name of a channel that is still to be made; undefined if it exists. */
export function channelToMake(db: Db, which: NetworkChannel): { name: string; isUnique: boolean } | undefined {
  const known = readSettings(db);
  if (!known || channelIdOf(known, which) !== null) return undefined;
  const name =
    (which === "coordinators" ? known.coordinatorsChannelName : known.peerChannelName) ?? plainChannelName[which];
  return { name, isUnique: !isPlainName(name) };
}

/** Stores another name for a channel that is still to be made, because the first one is taken. */
export function renameChannelToMake(db: Db, which: NetworkChannel, suffix: string): void {
  const name = `${plainChannelName[which]}-${suffix}`;
  db.orm
    .update(settings)
    .set(which === "coordinators" ? { coordinatorsChannelName: name } : { peerChannelName: name })
    .run();
}

/** Enqueues what a channel still needs: making it, or its introduction and invitations. Rows that exist are not written again. */
export function provideChannel(db: Db, which: NetworkChannel, now: number): void {
  const known = requireSettings(db);
  const channelId = channelIdOf(known, which);
  if (channelId === null) {
    const key = `setup:channel:${which}:${known.revision}`;
    enqueue(db, { key, kind: "setup:channel", ref: { which }, dueAt: now }, now);
    return;
  }
  for (const { id, since } of membersOfChannel(db, which)) {
    const key = `setup:invite:${channelId}:${id}:${since}`;
    enqueue(db, { key, kind: "setup:invite", ref: { which, channel: channelId, person: id }, dueAt: now }, now);
  }
  const key = `setup:welcome:${which}:${channelId}`;
  enqueue(db, { key, kind: "setup:welcome", ref: { which, channel: channelId }, dueAt: now }, now);
}

/** The people whom the bot invites: coordinators to both channels, organisers to the peers' channel. */
function membersOfChannel(db: Db, which: NetworkChannel): { id: PersonId; since: number }[] {
  const rows = db.orm
    .select({ id: people.id, coordinatorSince: people.coordinatorSince, peerOrganiserSince: people.peerOrganiserSince })
    .from(people)
    .where(inArray(people.id, staff(db)))
    .all();
  return rows.flatMap(({ id, coordinatorSince, peerOrganiserSince }) => {
    const since = coordinatorSince ?? (which === "peers" ? peerOrganiserSince : null);
    return since === null ? [] : [{ id, since }];
  });
}

/** Whether the bot invites this person to the channel. */
export const belongsTo = (db: Db, which: NetworkChannel, personId: PersonId): boolean =>
  membersOfChannel(db, which).some(({ id }) => id === personId);

/** Stores the channel that the bot made, and enqueues what it needs. */
export function noteNetworkChannel(db: Db, which: NetworkChannel, channelId: SlackChannelId, now: number): void {
  noteChannel(db, which === "coordinators" ? "coordinatorsChannelId" : "peerChannelId", channelId);
  provideChannel(db, which, now);
  refreshHome(db, staff(db), now);
}

/** Enqueues removing a former coordinator from the coordinators' channel. */
export function enqueueTakeOut(db: Db, personId: PersonId, now: number): void {
  const channel = readSettings(db)?.coordinatorsChannelId;
  if (!channel) return;
  const key = `setup:take-out:${channel}:${personId}:${now}`;
  enqueue(db, { key, kind: "setup:take-out", ref: { person: personId, channel }, dueAt: now }, now);
}

/** Tells the person who last changed the settings, once and by direct message, about trouble that needs a person's action. */
export function enqueueTroubleNotice(
  db: Db,
  trouble: {
    what: ChannelTrouble;
    which: NetworkChannel;
    channel?: SlackChannelId | "";
    person?: PersonId;
  },
  now: number,
): void {
  const known = requireSettings(db);
  const to = known.changedBy ?? known.setUpBy;
  const { what, which, channel = "", person = "" } = trouble;
  const key = ["setup:trouble", what, which, channel, person, known.revision].join(":");
  enqueue(db, { key, kind: "setup:trouble", ref: { to, what, which, channel, person }, dueAt: now }, now);
}

/**
 * After Slack refused a call in one of the network's channels: asks Slack about its state. People are told when the answer arrives. Where the bot
 * is in the channel and may not write, they are told at once, because no answer says so.
 * @param meaning what the refusal means, see src/slack/errors.ts
 */
export function recordRefusal(db: Db, which: NetworkChannel, meaning: string, now: number): void {
  const channel = channelIdOf(readSettings(db), which);
  if (channel === null) return;
  if (meaning === "place:no-posting") enqueueTroubleNotice(db, { what: "no-posting", which, channel }, now);
  // Slack was asked less than a minute ago, reported no trouble, and still refuses: tell the person that the bot cannot write there.
  else if (wasJustAsked(db, channel, now)) enqueueTroubleNotice(db, { what: "bot-removed", which, channel }, now);
  else enqueueChannelLook(db, channel, now);
}

/** Tells once that Slack does not let the bot change messages that it has sent: they show what was true then. */
export function noteNoEditing(db: Db, now: number): void {
  if (readSettings(db)) enqueueTroubleNotice(db, { what: "no-editing", which: "coordinators" }, now);
}

/** Tells once that the bot could not find out whether one of its messages arrived, and did not send it again. */
export function noteNotKnown(db: Db, now: number): void {
  if (readSettings(db)) enqueueTroubleNotice(db, { what: "not-known", which: "coordinators" }, now);
}

/**
 * Gives the pairs and groups of a former coordinator to another one who is not in them: the preferred, otherwise the longest-serving.
 * If there is none, the pair keeps its coordinator. @returns the number of pairs that the preferred coordinator got
 */
export function handOverPairs(db: Db, fromId: PersonId, now: number, preferredId?: PersonId): number {
  const known = coordinators(db).map(({ id }) => id);
  const order = preferredId !== undefined && known.includes(preferredId) ? [preferredId, ...known] : known;
  const left = db.orm
    .select()
    .from(pairs)
    .where(and(eq(pairs.coordinatorId, fromId), inArray(pairs.state, liveStates)))
    .all();
  let count = 0;
  for (const pair of left) {
    const to = order.find((id) => id !== fromId && id !== pair.mentorId && id !== pair.actorId);
    if (to === undefined) continue;
    db.orm.update(pairs).set({ coordinatorId: to }).where(eq(pairs.id, pair.id)).run();
    redrawAbout(db, { pair: pair.id }, now);
    if (to === preferredId) count++;
  }
  handOverGroups(db, fromId, order, now);
  return count;
}
