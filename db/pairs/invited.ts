import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { InvitedKickoff } from "../../src/programme/home/facts.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { meetsAsGuideSays } from "../../src/programme/programmes/rules.ts";
import { kickoffOf, meetingFor } from "../meetings/meetings.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { Person } from "../people/people.ts";
import { type Allowed, allow, type PairAs } from "../privacy/acting.ts";
import { programmeOfPair } from "../programmes/programmes.ts";
import { invitations } from "../schema/index.ts";
import { and, eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { tellInvitationOver } from "./invitation-messages.ts";
import { enqueueChannel, invitationOf, refreshHomes } from "./new-pair.ts";
import { changePair, type Pair, readPair, twoOf } from "./pairs.ts";
import { putOffPastKickoff } from "./past-kickoff.ts";

/** What a coordinator does about an invitation that is not answered. */

export type InvitationSeen = {
  /** Who of the two has said yes. Only coordinators and the person may know. */
  hasAnswered: Record<PairRole, boolean>;
  /** When one of the two was last reminded. */
  remindedAt: number | undefined;
};

/** The answers to an invitation so far. Only for a coordinator's view of the pair. */
export function answersTo(db: Db, pair: Pair): InvitationSeen {
  const mentor = invitationOf(db, pair.id, pair.mentor.id);
  const actor = invitationOf(db, pair.id, pair.actor.id);
  const reminders = [mentor?.remindedAt ?? 0, actor?.remindedAt ?? 0];
  return {
    hasAnswered: { mentor: mentor?.answer === "yes", actor: actor?.answer === "yes" },
    remindedAt: Math.max(...reminders) || undefined,
  };
}

/** Whether one of the two has said no, so that the pair did not begin. */
export const hasRefused = (db: Db, pair: Pair): boolean =>
  twoOf(pair).some(({ person }) => invitationOf(db, pair.id, person.id)?.answer === "no");

/** "Peru kutsu": the pair does not begin. Both are told, the mentor's place is free, and the same two can be invited again. */
export function cancelInvitation(db: Db, pair: PairAs<"coordinator", "invited">, now: number): void {
  changePair(db, pair.id, { state: "refused" });
  const two = twoOf(pair).map(({ person }) => person);
  redrawAbout(db, { pair: pair.id }, now);
  tellInvitationOver(db, pair, two, now);
  refreshHomes(db, pair, now);
}

/** The invitation has waited for so long that it is among the needs of the pair: Home shows it, and the responsible coordinator is told. */
export function noteUnanswered(db: Db, pair: Pair, now: number): void {
  refreshHomes(db, pair, now);
  const told = { key: `pairs:unanswered:${pair.id}`, ref: { pair: pair.id }, to: pair.coordinator.id };
  enqueue(db, { ...told, kind: "pairs:unanswered", dueAt: now }, now);
}

/** A coordinator reminds at most so often. */
const REMINDED_EVERY_MS = DAY_MS;

type Remindable = Allowed<"remind", { readonly pair: PairAs<"coordinator", "invited">; readonly who: Person[] }>;

/** Those who have not answered; or when somebody was reminded, where that is less than a day ago. */
export function findRemindable(
  db: Db,
  pair: PairAs<"coordinator", "invited">,
  now: number,
): Remindable | { remindedAt: number } {
  const { remindedAt } = answersTo(db, pair);
  if (remindedAt !== undefined && remindedAt > now - REMINDED_EVERY_MS) return { remindedAt };
  const who = twoOf(pair).flatMap(({ person }) =>
    invitationOf(db, pair.id, person.id)?.answer === null && !person.isDeactivated ? [person] : [],
  );
  return allow(db, { pair, who });
}

/** The round of a reminder that a coordinator asks for: after those that the bot sends by itself. */
const ASKED_FOR = 3;

/** "Muistuta": one reminder to each of the two who has not answered. */
export function remindInvited(db: Db, { pair, who }: Remindable, now: number): void {
  for (const { id } of who) {
    const before = invitationOf(db, pair.id, id)?.remindedAt ?? 0;
    const key = `pairs:invitation-reminder:${pair.id}:${id}:${ASKED_FOR}:${before}`;
    const ref = { pair: pair.id, person: id, round: ASKED_FOR };
    enqueue(db, { key, kind: "pairs:invitation-reminder", ref, dueAt: now }, now);
    noteReminded(db, pair.id, id, now);
  }
}

export function noteReminded(db: Db, pairId: PairId, personId: PersonId, now: number): void {
  db.orm
    .update(invitations)
    .set({ remindedAt: now })
    .where(and(eq(invitations.pairId, pairId), eq(invitations.personId, personId)))
    .run();
}

/** "Molemmat suostuivat": a coordinator has heard it from both. Who said so, and when, is stored, and the channel opens. */
export function recordConsent(db: Db, pair: PairAs<"coordinator", "invited">, now: number): void {
  changePair(db, pair.id, { state: "opening", consentBy: pair.by.id, consentAt: now });
  const opening = readPair(db, pair.id);
  putOffPastKickoff(db, opening, now);
  enqueueChannel(db, opening, now);
  redrawAbout(db, { pair: opening.id }, now);
  refreshHomes(db, opening, now);
}

/** What an invitation says about the first meeting: when and where it is, or that its time has passed. */
export function invitedKickoff(
  db: Db,
  viewer: { personId: PersonId },
  pairId: PairId,
  now: number,
): InvitedKickoff | undefined {
  const kickoff = kickoffOf(db, pairId);
  const seen = kickoff && meetingFor(db, viewer, kickoff.id);
  if (!seen) return undefined;
  return seen.cancelledBy !== null || seen.endsAt <= now ? "passed" : { at: seen.startsAt, place: seen.place };
}

/** How many meetings an invitation promises. Undefined: as many, and in as many months, as the guide says. */
export const invitedMeetings = (db: Db, pair: Pair): number | undefined =>
  meetsAsGuideSays(programmeOfPair(db, pair).version.contents, pair.plannedNumber) ? undefined : pair.plannedNumber;
