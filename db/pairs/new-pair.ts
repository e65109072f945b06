import { randomInt } from "node:crypto";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { UNANSWERED_MS } from "../../src/programme/home/rules.ts";
import type { PairId, PersonId, ProgrammeId, SlackChannelId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { InvitationAnswer } from "../../src/programme/pairs/states.ts";
import type { Language } from "../../src/texts/languages.ts";
import { closingKey, finishPair } from "../closing/closing.ts";
import { writeInvitationLetter } from "../mail/letters.ts";
import { planKickoff } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { findRow, type RowKey } from "../outbox/rows.ts";
import { bringForward } from "../outbox/states.ts";
import { coordinators, hasAccount, readPerson } from "../people/people.ts";
import type { Coordinator, PairAs } from "../privacy/acting.ts";
import { open, permit } from "../privacy/privacy.ts";
import { plannedNumberIn, readProgramme } from "../programmes/programmes.ts";
import { type Doubt, FIRST_PROGRAMME, invitations, pairs, profiles, submissions } from "../schema/index.ts";
import { and, eq, gte, lt, ne } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { noteSubmission } from "../store/submissions.ts";
import { tellInvitationOver } from "./invitation-messages.ts";
import { followers } from "./moments.index.ts";
import { changePair, hasPair, otherOf, type Pair, readPair, twoOf } from "./pairs.ts";
import { putOffPastKickoff } from "./past-kickoff.ts";

export type NewPair = {
  mentorId: PersonId;
  actorId: PersonId;
  coordinatorId: PersonId;
  kickoffAt: number;
  place: string | null;
  language: Language;
  /** True if both have agreed already: the channel is made at once. */
  hasConsent: boolean;
  replacesId?: PairId;
  /** The first programme if none is given. */
  programmeId?: ProgrammeId;
};

/** Letters and digits without those that look alike. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
export const newSuffix = (): string => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** Slack has a channel of this name already. */
export const renewSuffix = (db: Db, pairId: PairId): void => changePair(db, pairId, { channelSuffix: newSuffix() });

/** Writes a pair and its first meeting. With consent its channel is opened, without it both are asked. */
export function createPair(db: Db, by: Coordinator, pair: NewPair, now: number, zone: string): Pair {
  const id = newId<PairId>();
  const programme = readProgramme(db, pair.programmeId ?? FIRST_PROGRAMME);
  const firstTimers = [pair.mentorId, pair.actorId].filter(
    (personId) => hasAccount(readPerson(db, personId)) && !hasPair(db, personId),
  );
  db.orm
    .insert(pairs)
    .values({
      id,
      mentorId: pair.mentorId,
      actorId: pair.actorId,
      coordinatorId: pair.coordinatorId,
      state: pair.hasConsent ? "opening" : "invited",
      language: pair.language,
      plannedNumber: plannedNumberIn(db, programme),
      programmeId: programme.id,
      consentBy: pair.hasConsent ? by.id : null,
      consentAt: pair.hasConsent ? now : null,
      channelSuffix: newSuffix(),
      createdBy: by.id,
      createdAt: now,
      replacesId: pair.replacesId ?? null,
    })
    .run();
  for (const personId of firstTimers) {
    const ref = { person: personId, pair: id };
    enqueue(db, { key: `pairs:notice:${personId}`, kind: "pairs:notice", ref, dueAt: now }, now);
  }
  const time = {
    startsAt: pair.kickoffAt,
    durationMinutes: programme.version.contents.meetingMinutes,
    place: pair.place,
  };
  planKickoff(db, by, id, time, now, zone);
  if (pair.hasConsent) enqueueChannel(db, readPair(db, id), now);
  else invite(db, readPair(db, id), now);
  refreshHomes(db, readPair(db, id), now);
  return readPair(db, id);
}

type Replacement = { mentorId: PersonId; kickoffAt: number; place: string | null; hasConsent: boolean };

/**
 * Makes a new pair for the same actor and ends the old one. The new pair comes first, so that the old one cannot be reopened.
 * The new pair gets none of the texts of the old one.
 */
export function replaceMentor(
  db: Db,
  old: PairAs<"coordinator", "open">,
  facts: Replacement,
  now: number,
  zone: string,
): Pair {
  const { language, programmeId } = old;
  const same = { actorId: old.actor.id, coordinatorId: old.by.id, language, programmeId, replacesId: old.id };
  const fresh = createPair(db, old.by, { ...facts, ...same }, now, zone);
  const answer = { outcome: "early" as const, rating: null, text: null, goesOn: [] };
  finishPair(db, old, { answer, meetings: { asked: [], held: [] } }, now, zone);
  return fresh;
}

function invite(db: Db, pair: Pair, now: number): void {
  for (const { person } of twoOf(pair)) {
    // Who has no account has consented already: db/light-pairs/light-pairs.ts.
    const given = hasAccount(person) ? {} : { answer: "yes" as const, answeredAt: now };
    db.orm
      .insert(invitations)
      .values({ pairId: pair.id, personId: person.id, ...given })
      .run();
    if (!hasAccount(person)) continue;
    const ref = { pair: pair.id, person: person.id };
    enqueue(db, { key: invitationKey(pair.id, person.id), kind: "pairs:invitation", ref, dueAt: now }, now);
    writeInvitationLetter(db, pair.id, person, now);
    enqueueInvitationReminder(db, { pairId: pair.id, personId: person.id, round: 1, dueAt: now + 3 * DAY_MS }, now);
  }
  const key = `pairs:unanswered-since:${pair.id}`;
  const dueAt = pair.createdAt + UNANSWERED_MS;
  enqueue(db, { key, kind: "pairs:unanswered-since", ref: { pair: pair.id }, dueAt }, now);
}

export const invitationKey = (pairId: PairId, personId: PersonId): RowKey => `pairs:invitation:${pairId}:${personId}`;

type Reminder = { pairId: PairId; personId: PersonId; round: number; dueAt: number };

export function enqueueInvitationReminder(db: Db, { pairId, personId, round, dueAt }: Reminder, now: number): void {
  const key = `pairs:invitation-reminder:${pairId}:${personId}:${round}`;
  const ref = { pair: pairId, person: personId, round };
  enqueue(db, { key, kind: "pairs:invitation-reminder", ref, dueAt }, now);
}

const channelKey = ({ id, channelSuffix }: Pair): string => `pairs:channel:${id}:${channelSuffix}`;

/** Enqueues making the pair's channel. The suffix is part of the key, so a new suffix makes a new channel. */
export function enqueueChannel(db: Db, pair: Pair, now: number): void {
  const key = channelKey(pair);
  enqueue(db, { key, kind: "pairs:channel", ref: { pair: pair.id, suffix: pair.channelSuffix }, dueAt: now }, now);
}

type Told = { doubt: Doubt; sentAs: string };

/** Whether the person saw this warning before. Then submitting again means yes. A repeated delivery of the same submission does not. */
export const wasTold = (db: Db, { doubt, sentAs }: Told): boolean =>
  db.orm
    .select({ told: submissions.viewId })
    .from(submissions)
    .where(
      and(
        gte(submissions.viewId, `${doubt}:`),
        lt(submissions.viewId, `${doubt}:~`),
        ne(submissions.viewId, `${doubt}:${sentAs}`),
      ),
    )
    .get() !== undefined;

export const noteTold = (db: Db, { doubt, sentAs }: Told, now: number): void =>
  noteSubmission(db, `${doubt}:${sentAs}`, now);

/** A person's field of work, or the wanted one, which the coordinator may tell the other person when introducing them. */
export function introducedField(db: Db, pair: Pair, personId: PersonId): string | undefined {
  const role = pair.mentor.id === personId ? "mentor" : "actor";
  const profile = db.orm
    .select()
    .from(profiles)
    .where(and(eq(profiles.personId, personId), eq(profiles.role, role)))
    .get();
  const permitted = permit(db, { personId: pair.coordinator.id }, "profile", { ownerId: personId });
  if (!profile || !permitted) return undefined;
  return open(db, permitted, { column: "profiles.fields", row: profile.id }, profile.fields);
}

export type Invitation = typeof invitations.$inferSelect;

export const invitationOf = (db: Db, pairId: PairId, personId: PersonId): Invitation | undefined =>
  db.orm
    .select()
    .from(invitations)
    .where(and(eq(invitations.pairId, pairId), eq(invitations.personId, personId)))
    .get();

/**
 * Stores a person's answer to the invitation. Only the first answer counts. When both have said yes, the channel is made. A no ends the pair,
 * and only the coordinator is told. @returns false if the person had answered before
 */
export function answerInvitation(db: Db, pair: PairAs<PairRole>, answer: InvitationAnswer, now: number): boolean {
  const { id: personId } = pair.by;
  const known = invitationOf(db, pair.id, personId);
  if (!known || known.answer !== null || pair.state !== "invited") return false;
  db.orm
    .update(invitations)
    .set({ answer, answeredAt: now })
    .where(and(eq(invitations.pairId, pair.id), eq(invitations.personId, personId)))
    .run();
  if (answer === "no") {
    changePair(db, pair.id, { state: "refused" });
    const key = `pairs:refused:${pair.id}`;
    const ref = { pair: pair.id, person: personId };
    enqueue(db, { key, kind: "pairs:refused", ref, to: pair.coordinator.id, dueAt: now }, now);
    tellInvitationOver(db, pair, [otherOf(pair, personId)], now);
  } else if (twoOf(pair).every(({ person }) => invitationOf(db, pair.id, person.id)?.answer === "yes")) {
    changePair(db, pair.id, { state: "opening" });
    putOffPastKickoff(db, readPair(db, pair.id), now);
    enqueueChannel(db, readPair(db, pair.id), now);
  }
  // A yes is visible to the person and the coordinators only. A refresh of the other person's Home would tell of it.
  const isDecided = readPair(db, pair.id).state !== "invited";
  const told = twoOf(pair).flatMap(({ person }) => (isDecided || person.id === personId ? [person.id] : []));
  const untold = twoOf(pair).flatMap(({ person }) => (told.includes(person.id) ? [] : [person.id]));
  if (isDecided) redrawAbout(db, { pair: pair.id }, now);
  else redrawAbout(db, { invitation: pair.id, to: told }, now);
  const beside = coordinators(db).flatMap(({ id }) => (untold.includes(id) ? [] : [id]));
  refreshHome(db, [...told, ...beside], now);
  return true;
}

/**
 * Whether a person can still take back the yes: until Slack is asked to make the channel. Before its row is delivered nothing of it is in Slack.
 */
function mayTakeBack(db: Db, pair: Pair, personId: PersonId): boolean {
  if (invitationOf(db, pair.id, personId)?.answer !== "yes") return false;
  return (
    pair.state === "invited" || (pair.state === "opening" && findRow(db, { key: channelKey(pair) })?.state === "due")
  );
}

/** Turns the person's yes into a no, which ends the pair. Only the coordinator is told. @returns false if it is too late */
export function takeBackYes(db: Db, pair: PairAs<PairRole>, now: number): boolean {
  const { id: personId } = pair.by;
  if (!mayTakeBack(db, pair, personId)) return false;
  db.orm
    .update(invitations)
    .set({ answer: "no", answeredAt: now })
    .where(and(eq(invitations.pairId, pair.id), eq(invitations.personId, personId)))
    .run();
  changePair(db, pair.id, { state: "refused" });
  const ref = { pair: pair.id, person: personId };
  enqueue(
    db,
    { key: `pairs:taken-back:${pair.id}`, kind: "pairs:taken-back", ref, to: pair.coordinator.id, dueAt: now },
    now,
  );
  tellInvitationOver(db, pair, [otherOf(pair, personId)], now);
  redrawAbout(db, { pair: pair.id }, now);
  refreshHomes(db, pair, now);
  return true;
}

/** Notes that the channel was made and opens the pair. Enqueues the invitations, the welcome and its pin. */
export function noteChannelMade(db: Db, pair: Pair, channelId: SlackChannelId, now: number): void {
  if (pair.state === "finished") {
    closeAgain(db, pair, channelId, now);
    return;
  }
  const isFirst = pair.openedAt === null;
  changePair(db, pair.id, {
    channelId,
    channelState: "ready",
    ...(pair.state === "opening" ? { state: "open" as const } : {}),
    ...(isFirst ? { openedAt: now } : {}),
  });
  redrawAbout(db, { pair: pair.id }, now);
  const mark = pair.channelSuffix;
  const invited = [pair.mentor, pair.actor, ...(pair.coordinatorLeftAt === null ? [pair.coordinator] : [])];
  for (const person of invited.filter(hasAccount)) {
    const key = `pairs:invite:${pair.id}:${person.id}:${mark}`;
    enqueue(db, { key, kind: "pairs:invite", ref: { pair: pair.id, person: person.id, at: now }, dueAt: now }, now);
  }
  const ref = { pair: pair.id };
  enqueue(db, { key: `pairs:topic:${pair.id}:${mark}`, kind: "pairs:topic", ref, dueAt: now }, now);
  const welcome = { key: welcomeKey(pair.id, mark), ref: { ...ref, suffix: mark } };
  enqueue(db, { ...welcome, kind: "pairs:welcome", dueAt: now }, now);
  bringForward(db, laneOf.pair(pair.id), now);
  if (isFirst) for (const follow of followers.whenPairOpened) follow(db, pair, now);
  refreshHomes(db, pair, now);
}

/** Closes a channel at once if a person of the pair was erased while Slack made it. */
function closeAgain(db: Db, pair: Pair, channelId: SlackChannelId, now: number): void {
  changePair(db, pair.id, { channelId, channelState: "ready" });
  const key = closingKey.clean(pair);
  const ref = { pair: pair.id, closing: pair.closings };
  enqueue(db, { key, kind: "closing:clean", ref, dueAt: now }, now);
}

export const welcomeKey = (pairId: PairId, suffix: string): string => `pairs:welcome:${pairId}:${suffix}`;

/** Refreshes Home of mentor, actor and all coordinators. */
export function refreshHomes(db: Db, pair: Pair, now: number): void {
  refreshHome(db, [pair.mentor.id, pair.actor.id, ...coordinators(db).map(({ id }) => id)], now);
}
