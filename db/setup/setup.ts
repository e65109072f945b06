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
import { channelInSlack, doubt, wasJustAsked } from "../channels/facts.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { coordinators, findPerson, type Person, peerOrganisers, readPerson } from "../people/people.ts";
import { type Acting, type Allowed, allow } from "../privacy/acting.ts";
import { pairs, people, settings } from "../schema/index.ts";
import { and, eq, inArray, isNotNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { noteChannel, readSettings, requireSettings, type Settings, saveSettings } from "../store/settings.ts";

/** A coordinator; before there is any, an admin of the workspace. */
export function maySetUp(db: Db, person: Pick<Person, "isAdmin" | "isCoordinator" | "isStranger">): boolean {
  if (person.isStranger) return false;
  return person.isCoordinator || (person.isAdmin && coordinators(db).length === 0);
}

/** The revision that a form shows: 0 before anything has been set up. */
export const settingsRevision = (db: Db): number => readSettings(db)?.revision ?? 0;

/** What the form shows: the settings as they are, or undefined before there are any. */
export function setupAnswer(db: Db): SetupAnswer | undefined {
  const known = readSettings(db);
  if (!known) return undefined;
  return {
    coordinators: coordinators(db).map(({ slackUserId }) => slackUserId),
    coordinatorsChannel: usable(db, known.coordinatorsChannelId),
    peerChannel: usable(db, known.peerChannelId),
    peerOrganisers: peerOrganisers(db).map(({ slackUserId }) => slackUserId),
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
    privacyNoticeUrl: known.privacyNoticeUrl,
  };
}

/** A channel that is gone, or that others read, is shown as none: where nothing else is chosen the bot makes a new one. */
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
 * Saves the settings and what follows: channels are made or chosen, people invited and taken out, pairs of a removed coordinator handed over.
 * A channel that is left empty stays as it is, or is made where there is none that can be used.
 * @returns how many pairs the one who saves has taken over
 */
export function saveSetup(db: Db, by: SettingUp, facts: SetupFacts, now: number): { tookOver: number } {
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
    privacyNoticeUrl: answer.privacyNoticeUrl?.trim() ?? null,
    setUpAt: before?.setUpAt ?? now,
    setUpBy: before?.setUpBy ?? by.id,
    changedAt: now,
    changedBy: by.id,
  });
  const removed = changeRole(db, "coordinatorSince", facts.coordinators, now);
  changeRole(db, "peerOrganiserSince", facts.peerOrganisers, now);
  provideChannel(db, "coordinators", now);
  provideChannel(db, "peers", now);
  for (const personId of removed) takeOut(db, personId, now);
  const tookOver = removed.map((personId) => handOver(db, personId, by.id)).reduce((sum, count) => sum + count, 0);
  refreshHome(db, before ? [by.id, ...removed, ...staff(db)] : everybody(db), now);
  return { tookOver };
}

/** Gives these people the role and takes it from all others. Gives the ids of those who lost it. */
function changeRole(
  db: Db,
  role: "coordinatorSince" | "peerOrganiserSince",
  chosen: readonly Person[],
  now: number,
): PersonId[] {
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
  return lost;
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

/** The name under which a channel is to be made, while there is none. */
export function channelToMake(db: Db, which: NetworkChannel): { name: string; isUnique: boolean } | undefined {
  const known = readSettings(db);
  if (!known || channelIdOf(known, which) !== null) return undefined;
  const name =
    (which === "coordinators" ? known.coordinatorsChannelName : known.peerChannelName) ?? plainChannelName[which];
  return { name, isUnique: !isPlainName(name) };
}

/** Another name, because the one before is taken. */
export function renameChannelToMake(db: Db, which: NetworkChannel, suffix: string): void {
  const name = `${plainChannelName[which]}-${suffix}`;
  db.orm
    .update(settings)
    .set(which === "coordinators" ? { coordinatorsChannelName: name } : { peerChannelName: name })
    .run();
}

/** Writes what the channel still needs: to be made, or to be introduced and filled. What has been written before is not written again. */
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

/** Coordinators belong to both channels, peer organisers to the peers'. */
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

/** Whether somebody (still) belongs to the channel. */
export const belongsTo = (db: Db, which: NetworkChannel, personId: PersonId): boolean =>
  membersOfChannel(db, which).some(({ id }) => id === personId);

/** The channel is there, made by the bot. */
export function noteNetworkChannel(db: Db, which: NetworkChannel, channelId: SlackChannelId, now: number): void {
  noteChannel(db, which === "coordinators" ? "coordinatorsChannelId" : "peerChannelId", channelId);
  provideChannel(db, which, now);
  refreshHome(db, staff(db), now);
}

/** Who is no coordinator any more does not read their channel. */
export function takeOut(db: Db, personId: PersonId, now: number): void {
  const channel = readSettings(db)?.coordinatorsChannelId;
  if (!channel) return;
  const key = `setup:take-out:${channel}:${personId}:${now}`;
  enqueue(db, { key, kind: "setup:take-out", ref: { person: personId, channel }, dueAt: now }, now);
}

/** Something about a channel needs a person's hands: whoever changed the settings last is told once, by direct message. */
export function tellOfTrouble(
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

/** One of the network's channels is closed to the bot: what it is now is asked, and told with what helps. */
export function noteClosed(db: Db, which: NetworkChannel, now: number): void {
  const channel = channelIdOf(readSettings(db), which);
  if (channel === null) return;
  // Where Slack says that all is well and still refuses, whoever looks after the settings learns that the bot cannot write there.
  if (wasJustAsked(db, channel, now)) tellOfTrouble(db, { what: "bot-removed", which, channel }, now);
  else doubt(db, channel, now);
}

/**
 * The pairs of somebody who is no coordinator any more get another one who is in none of them: the preferred, else whoever has been one longest.
 * Where there is none the pair keeps its coordinator. Gives how many the preferred one got.
 */
export function handOver(db: Db, fromId: PersonId, preferredId?: PersonId): number {
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
    if (to === preferredId) count++;
  }
  return count;
}
