import type { AnnouncementId, PersonId } from "../../src/programme/ids.ts";
import { writeAnnouncementLetter } from "../mail/letters.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { hasWaiting, type RowKey } from "../outbox/rows.ts";
import { announcements, announcementRecipients as recipients } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import type { Slot } from "./outbox-kinds.ts";

export const keys = {
  deliver: (id: AnnouncementId, personId: PersonId): RowKey => `announcements:deliver:${id}:${personId}`,
  progress: (id: AnnouncementId): RowKey => `announcements:progress:${id}`,
};

/**
 * The lanes of one announcement, and the recipients of each. Recipients whose direct message channel must be opened first have their own lane:
 * Slack's rate limit for opening is lower than for messages, and the other recipients do not wait for it.
 */
const slots = [
  { name: "new", isNew: true },
  { name: "1", isNew: false },
  { name: "2", isNew: false },
  { name: "3", isNew: false },
] as const satisfies { name: Slot; isNew: boolean }[];

const nextWaiting = prepared((orm) =>
  orm
    .select({ personId: recipients.personId })
    .from(recipients)
    .where(
      and(
        eq(recipients.announcementId, sql.placeholder("id")),
        eq(recipients.state, "waiting"),
        eq(recipients.isNew, sql.placeholder("isNew")),
      ),
    )
    .limit(1)
    .prepare(),
);

const anyLeft = prepared((orm) =>
  orm
    .select({ personId: recipients.personId })
    .from(recipients)
    .where(and(eq(recipients.announcementId, sql.placeholder("id")), inArray(recipients.state, ["waiting", "going"])))
    .limit(1)
    .prepare(),
);

const isUnderWay = prepared((orm) =>
  orm
    .select({ id: announcements.id })
    .from(announcements)
    .where(
      and(
        eq(announcements.id, sql.placeholder("id")),
        isNotNull(announcements.sentAt),
        isNull(announcements.finishedAt),
      ),
    )
    .prepare(),
);

export const isBeingSent = (db: Db, id: AnnouncementId): boolean => isUnderWay(db).get({ id }) !== undefined;

/**
 * Enqueues the next recipient in each lane that has no row, so that the outbox has at most one row of an announcement per lane. When no
 * recipient is left, marks the announcement as finished. Once the sending has ended, only redraws the progress. Runs in the transaction that
 * settled the row before.
 */
export function advance(db: Db, id: AnnouncementId, now: number): void {
  if (!isBeingSent(db, id)) {
    redrawAbout(db, { announcement: id }, now);
    return;
  }
  for (const { name, isNew } of slots) {
    if (hasWaiting(db, laneOf.toMany(id, name))) continue;
    // SQLite has no booleans, and a placeholder does not convert them as a column does.
    const next = nextWaiting(db).get({ id, isNew: Number(isNew) });
    if (!next) continue;
    note(db, id, next.personId, { state: "going" });
    const ref = { announcement: id, person: next.personId };
    const key = keys.deliver(id, next.personId);
    enqueue(db, { key, kind: "announcements:deliver", ref, to: name, dueAt: now }, now);
    writeAnnouncementLetter(db, id, next.personId, now);
  }
  if (anyLeft(db).get({ id })) return;
  db.orm.update(announcements).set({ finishedAt: now }).where(eq(announcements.id, id)).run();
  redrawAbout(db, { announcement: id }, now);
}

type Facts = Partial<Pick<typeof recipients.$inferInsert, "state" | "reason" | "at">>;

function note(db: Db, id: AnnouncementId, personId: PersonId, facts: Facts): void {
  db.orm
    .update(recipients)
    .set(facts)
    .where(and(eq(recipients.announcementId, id), eq(recipients.personId, personId)))
    .run();
}

/** Marks a recipient as delivered and enqueues the next. */
export function noteDelivered(db: Db, id: AnnouncementId, personId: PersonId, now: number): void {
  note(db, id, personId, { state: "delivered", reason: null, at: now });
  advance(db, id, now);
}

/** Marks a recipient as failed, with the reason, and enqueues the next. */
export function noteUndelivered(db: Db, id: AnnouncementId, personId: PersonId, reason: string, now: number): void {
  note(db, id, personId, { state: "failed", reason, at: now });
  advance(db, id, now);
}

const WATCHED_EVERY_MS = 10_000;

/** Updates the progress that the sender sees, and enqueues the next update. Does nothing once the sending has ended. */
export function updateProgress(db: Db, id: AnnouncementId, number: number, now: number): void {
  if (!isBeingSent(db, id)) return;
  advance(db, id, now);
  if (number > 0) redrawAbout(db, { announcement: id }, now);
  enqueueProgress(db, id, number + 1, now + WATCHED_EVERY_MS, now);
}

/** Enqueues an update of the progress. @param number the count of earlier updates */
export function enqueueProgress(db: Db, id: AnnouncementId, number: number, dueAt: number, now: number): void {
  const ref = { announcement: id, number };
  enqueue(db, { key: `announcements:watch:${id}:${number}`, kind: "announcements:watch", ref, dueAt }, now);
}
