import { type Audience, minutesFor, type Progress, type Reach } from "../../src/programme/announcements/rules.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { AnnouncementId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { PairState } from "../../src/programme/pairs/states.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { findPerson } from "../people/people.ts";
import { type Acting, type Allowed, allow, type Coordinator, type PairAs } from "../privacy/acting.ts";
import { findPairRow, open, permit, roleOf, sealIn, type Viewer } from "../privacy/privacy.ts";
import { announcements, announcementRecipients as recipients } from "../schema/index.ts";
import { and, count, eq, isNotNull, isNull, lt, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { type Addressed, addresseesOf } from "./audience.ts";
import { advance, enqueueProgress, keys } from "./sending.ts";

export type Announcement = typeof announcements.$inferSelect;

export const findAnnouncement = (db: Db, id: AnnouncementId | undefined): Announcement | undefined =>
  id === undefined ? undefined : db.orm.select().from(announcements).where(eq(announcements.id, id)).get();

/** Those it is for: many, or the two of a pair. */
export type To =
  | { audience: Exclude<Audience, "pair">; pair?: undefined }
  | { audience: "pair"; pair: PairAs<"coordinator", Exclude<PairState, "refused">> };
type Draft = { id: AnnouncementId; to: To; text: string };

/**
 * Stores a draft for the preview, and deletes the author's unsent drafts of earlier days.
 * @returns false if the announcement belongs to somebody else, or has been sent
 */
export function saveDraft(db: Db, by: Coordinator, { id, to, text }: Draft, now: number): boolean {
  const draft = { id, audience: to.audience, pairId: to.pair?.id ?? null, createdBy: by.id };
  const known = findAnnouncement(db, draft.id);
  if (known && (known.createdBy !== draft.createdBy || known.sentAt !== null)) return false;
  const isForgotten = and(isNull(announcements.sentAt), lt(announcements.createdAt, now - DAY_MS));
  db.orm
    .delete(announcements)
    .where(and(eq(announcements.createdBy, draft.createdBy), isForgotten))
    .run();
  const facts = {
    ...draft,
    text: sealIn<"announcement">(db, { column: "announcements.text", row: draft.id }, text),
    createdAt: now,
  };
  db.orm.insert(announcements).values(facts).onConflictDoUpdate({ target: announcements.id, set: facts }).run();
  return true;
}

type Sendable = Allowed<"send", Announcement>;

/** What a coordinator has begun and may still send. */
export function draftOf(db: Db, by: Coordinator, id: AnnouncementId | undefined): Sendable | undefined {
  const draft = findAnnouncement(db, id);
  if (draft?.createdBy !== by.id || draft.sentAt !== null) return undefined;
  return draft.pairId === null || mayWriteToPair(db, by.id, draft.pairId) ? allow(db, draft) : undefined;
}

/** Whether a person may write to this pair: a coordinator who is not in it. Not for a pair whose invitation was refused. */
export function mayWriteToPair(db: Db, personId: PersonId, pairId: PairId | undefined): boolean {
  const pair = findPairRow(db, pairId);
  return pair !== undefined && pair.state !== "refused" && roleOf(db, personId, pair) === "coordinator";
}

/** The text, for recipients and coordinators; undefined for others. */
export function announcementTextFor(db: Db, viewer: Viewer, id: AnnouncementId): string | undefined {
  const row = findAnnouncement(db, id);
  if (!row || row.text === null) return undefined;
  const permitted = permit(db, viewer, "announcement", { announcementId: id, pairId: row.pairId ?? undefined });
  return permitted && open(db, permitted, { column: "announcements.text", row: id }, row.text);
}

/** The number of people who will get the announcement and of those who cannot, and the duration of sending in minutes. */
export function reachOf(db: Db, addressed: Addressed, now: number): Reach & { unreachable: number; minutes: number } {
  const all = addresseesOf(db, addressed, now);
  const reachable = all.filter(({ reason }) => reason === null);
  const reach = { all: reachable.length, fresh: reachable.filter(({ isNew }) => isNew).length };
  return { ...reach, unreachable: all.length - reachable.length, minutes: minutesFor(reach) };
}

const INSERTED_AT_ONCE = 500;

/** Sends what she has begun: from now on it is for these people, each once. Says no where there is nobody who could get it. */
export function sendAnnouncement(db: Db, draft: Sendable, now: number): boolean {
  const to = addresseesOf(db, draft, now);
  if (!to.some(({ reason }) => reason === null)) return false;
  const rows = to.map(({ personId, isNew, reason }) => ({
    announcementId: draft.id,
    personId,
    isNew,
    ...(reason === null ? {} : { state: "failed" as const, reason, at: now }),
  }));
  for (let from = 0; from < rows.length; from += INSERTED_AT_ONCE)
    db.orm
      .insert(recipients)
      .values(rows.slice(from, from + INSERTED_AT_ONCE))
      .run();
  db.orm.update(announcements).set({ sentAt: now }).where(eq(announcements.id, draft.id)).run();
  const ref = { announcement: draft.id, person: draft.createdBy };
  enqueue(db, { key: keys.progress(draft.id), kind: "announcements:progress", ref, dueAt: now }, now);
  enqueueProgress(db, draft.id, 0, now, now);
  advance(db, draft.id, now);
  return true;
}

type Stoppable = Allowed<"stop", Announcement>;

/** Undefined where another sent it, or the sender is a coordinator no longer. */
export function sentBy(db: Db, by: Acting, id: AnnouncementId | undefined): Stoppable | undefined {
  const announcement = findAnnouncement(db, id);
  return announcement && isSender(db, { personId: by.id }, id) ? allow(db, announcement) : undefined;
}

/** Nobody else gets it who has not got it yet. Says whether that is news. */
export function stopAnnouncement(db: Db, { id, finishedAt }: Stoppable, now: number): boolean {
  if (finishedAt !== null) return false;
  db.orm.update(announcements).set({ stoppedAt: now, finishedAt: now }).where(eq(announcements.id, id)).run();
  redrawAbout(db, { announcement: id }, now);
  return true;
}

/** The progress of sending; undefined for a draft. */
export function progressOf(db: Db, id: AnnouncementId): Progress | undefined {
  const row = findAnnouncement(db, id);
  if (!row || row.sentAt === null) return undefined;
  const counted = db.orm
    .select({ state: recipients.state, reason: recipients.reason, isNew: recipients.isNew, number: count() })
    .from(recipients)
    .where(eq(recipients.announcementId, id))
    .groupBy(recipients.state, recipients.reason, recipients.isNew)
    .all();
  const sum = (rows: typeof counted) => rows.reduce((all, { number }) => all + number, 0);
  const waiting = counted.filter(({ state }) => state === "waiting" || state === "going");
  const reasons = [...new Set(counted.filter(({ state }) => state === "failed").map(({ reason }) => reason))];
  return {
    id,
    audience: row.audience,
    state: row.stoppedAt !== null ? "stopped" : row.finishedAt !== null ? "sent" : "sending",
    delivered: sum(counted.filter(({ state }) => state === "delivered")),
    waiting: sum(waiting),
    failed: reasons.map((reason) => ({
      reason,
      number: sum(counted.filter((one) => one.state === "failed" && one.reason === reason)),
    })),
    minutesLeft: minutesFor({ all: sum(waiting), fresh: sum(waiting.filter(({ isNew }) => isNew)) }),
  };
}

/** Whether she sent it, and is still a coordinator: she alone stops it and sees who did not get it. */
function isSender(db: Db, { personId }: { personId: PersonId }, id: AnnouncementId | undefined): boolean {
  const announcement = findAnnouncement(db, id);
  const isHers = announcement?.createdBy === personId && announcement.sentAt !== null;
  return isHers && findPerson(db, personId)?.isCoordinator === true;
}

/** People who did not get the announcement, with the reason: at most `limit`, and the total. Undefined for anybody but the sender. */
export function undeliveredTo(db: Db, viewer: { personId: PersonId }, id: AnnouncementId | undefined, limit: number) {
  if (id === undefined || !isSender(db, viewer, id)) return undefined;
  const isFailed = and(eq(recipients.announcementId, id), eq(recipients.state, "failed"));
  return {
    count: db.orm.select({ number: count() }).from(recipients).where(isFailed).get()?.number ?? 0,
    people: db.orm
      .select({ personId: recipients.personId, reason: recipients.reason })
      .from(recipients)
      .where(and(isFailed, isNotNull(recipients.at)))
      .orderBy(sql`${recipients.reason}`, recipients.personId)
      .limit(limit)
      .all(),
  };
}
