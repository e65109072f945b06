import { DAY_MS, monthsEarlier } from "../../src/programme/calendar/calendar.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import {
  announcementRecipients,
  announcements,
  auditLog,
  imports,
  meetings,
  outbox,
  pairs,
  profiles,
  supportRequests,
  typedReplies,
} from "../schema/index.ts";
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, notExists, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";
import { emptied, keptAnnouncements, keptRequests } from "./kept-answers.ts";
import { deleteTexts } from "./pair-texts.ts";
import { deletePeerMeetingTexts } from "./peer-meeting-texts.ts";

/**
 * What has been kept for long enough is deleted, in the night and a little at a time: nobody who presses something waits for it. Each
 * question looks only at what is left to delete, so that it costs the same after years.
 */

/** So much of each in one transaction. */
const BATCH = { pairs: 20, profiles: 50, rows: 500 } as const;
/** A list that was uploaded and not taken in, and a reply that was typed and settled, are of no use for longer. */
const IMPORTS_LIVE = 7 * DAY_MS;
const TYPED_LIVE = 30 * DAY_MS;
/** Front pages and redrawn messages: these rows are done with as soon as they are settled, and are kept for whoever looks for a fault. */
const PASSING_LIVES = 14 * DAY_MS;

/** Takes one step. @returns whether there is more to delete tonight */
export function forget(db: Db, now: number, zone: string): boolean {
  const settings = readSettings(db);
  if (!settings) return false;
  const before = (months: number) => monthsEarlier(now, months, zone);
  const textsBefore = before(settings.textsMonths);
  const steps = [
    forgetTexts(db, textsBefore, now),
    forgetRequests(db, textsBefore),
    forgetAnnouncements(db, textsBefore),
    forgetProfiles(db, before(settings.profilesMonths), now),
    forgetLooks(db, before(settings.auditMonths)),
    forgetTyped(db, now - TYPED_LIVE),
    forgetImports(db, now - IMPORTS_LIVE),
    deletePeerMeetingTexts(db, now, BATCH.rows) === BATCH.rows,
    forgetRows(db, { before: before(settings.auditMonths), passingBefore: now - PASSING_LIVES }),
  ];
  return steps.includes(true);
}

/**
 * Empties the write-ahead log into the database, so that what was deleted is not to be read there either. Where a backup or a report is
 * being read it is left for another night: waiting for the reader would hold everybody up. Not in a transaction.
 */
export function emptyLog(db: Db): void {
  const { timeout } = db.orm.get<{ timeout: number }>(sql`pragma busy_timeout`);
  db.orm.get(sql`pragma busy_timeout = 0`);
  try {
    db.orm.get(sql`pragma wal_checkpoint(truncate)`);
  } finally {
    db.orm.get(sql.raw(`pragma busy_timeout = ${timeout}`));
  }
}

/** Pairs that ended, or were refused, long enough ago. */
function forgetTexts(db: Db, before: number, now: number): boolean {
  const isOver = and(inArray(pairs.state, ["finished", "refused"]), isNull(pairs.textsDeletedAt));
  const found = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(
      and(isOver, lte(pairs.createdAt, before), sql`coalesce(${pairs.finishedAt}, ${pairs.createdAt}) <= ${before}`),
    )
    .limit(BATCH.pairs)
    .all();
  for (const { id } of found) deleteTexts(db, id, now);
  return found.length === BATCH.pairs;
}

/** Requests that belong to no pair, or to one that goes on: done long enough ago. */
function forgetRequests(db: Db, before: number): boolean {
  const found = db.orm
    .select({ id: supportRequests.id })
    .from(supportRequests)
    .where(and(isNotNull(supportRequests.text), lte(supportRequests.doneAt, before)))
    .limit(BATCH.rows)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length > 0)
    db.orm.update(supportRequests).set(emptied(keptRequests)).where(inArray(supportRequests.id, ids)).run();
  return found.length === BATCH.rows;
}

/** The text of what was said to many, and who got it. */
function forgetAnnouncements(db: Db, before: number): boolean {
  const found = db.orm
    .select({ id: announcements.id })
    .from(announcements)
    .where(and(isNotNull(announcements.text), lte(announcements.createdAt, before)))
    .limit(BATCH.pairs)
    .all();
  for (const { id } of found) {
    db.orm.update(announcements).set(emptied(keptAnnouncements)).where(eq(announcements.id, id)).run();
    db.orm.delete(announcementRecipients).where(eq(announcementRecipients.announcementId, id)).run();
  }
  return found.length === BATCH.pairs;
}

/** What people told about themselves, who neither changed it nor were in a pair since. */
function forgetProfiles(db: Db, before: number, now: number): boolean {
  const isHers = or(eq(pairs.mentorId, profiles.personId), eq(pairs.actorId, profiles.personId));
  const isLive = inArray(pairs.state, liveStates);
  const since = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(isHers, or(isLive, gt(pairs.finishedAt, before))));
  const found = db.orm
    .select({ id: profiles.id, personId: profiles.personId })
    .from(profiles)
    .where(and(lte(profiles.changedAt, before), notExists(since)))
    .limit(BATCH.profiles)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length > 0) db.orm.delete(profiles).where(inArray(profiles.id, ids)).run();
  refreshHome(
    db,
    found.map(({ personId }) => personId),
    now,
  );
  return found.length === BATCH.profiles;
}

/** Rows of the audit log, the oldest first: their numbers rise with time. */
function forgetLooks(db: Db, before: number): boolean {
  const oldest = db.orm
    .select({ id: auditLog.id, at: auditLog.at })
    .from(auditLog)
    .orderBy(asc(auditLog.id))
    .limit(BATCH.rows)
    .all();
  const ids = oldest.filter(({ at }) => at <= before).map(({ id }) => id);
  if (ids.length > 0) db.orm.delete(auditLog).where(inArray(auditLog.id, ids)).run();
  return ids.length === BATCH.rows;
}

function forgetTyped(db: Db, before: number): boolean {
  const found = db.orm
    .select({ id: typedReplies.id })
    .from(typedReplies)
    .where(lte(typedReplies.settledAt, before))
    .limit(BATCH.rows)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length > 0) db.orm.delete(typedReplies).where(inArray(typedReplies.id, ids)).run();
  return found.length === BATCH.rows;
}

function forgetImports(db: Db, before: number): boolean {
  db.orm.delete(imports).where(lte(imports.createdAt, before)).run();
  return false;
}

/** The conditions stand word for word as in the indexes (db/schema/outbox.ts), so that SQLite takes them. */
const isPassing = sql`${outbox.settledAt} is not null and ${outbox.kind} in ('home:publish', 'outbox:update')`;
/** `pairs:notice` is said once in a person's life, and its row is what keeps it from being said again. */
const isKept = sql`${outbox.settledAt} is not null and ${outbox.lane} not in ('coordinators', 'peers') and ${outbox.kind} not in ('home:publish', 'outbox:update', 'pairs:notice')`;

/** A pair whose texts are still there, among those of which a row may speak: its lane's, the one it names, its meeting's. */
const ofPairWithTexts = sql`(select 1 from ${pairs} where ${pairs.textsDeletedAt} is null and ${pairs.id} in (
  substr(${outbox.lane}, 6), json_extract(${outbox.ref}, '$.pair'),
  (select ${meetings.pairId} from ${meetings} where ${meetings.id} = json_extract(${outbox.ref}, '$.meeting'))))`;

/**
 * Rows of the outbox that nothing needs any more. A row of a pair is needed as long as the pair has texts: its key keeps things from being
 * said again, its place lets the message be drawn anew and the channel be cleaned. What stands in the coordinators' and the peers' channels
 * stays known, because it names people who may wish to be erased.
 */
function forgetRows(db: Db, { before, passingBefore }: { before: number; passingBefore: number }): boolean {
  const passing = and(isPassing, lte(outbox.settledAt, passingBefore));
  const old = and(isKept, lte(outbox.settledAt, before), sql`not exists ${ofPairWithTexts}`);
  const counts = [passing, old].map((condition) => {
    const found = db.orm.select({ number: outbox.number }).from(outbox).where(condition).limit(BATCH.rows).all();
    const numbers = found.map(({ number }) => number);
    if (numbers.length > 0) db.orm.delete(outbox).where(inArray(outbox.number, numbers)).run();
    return numbers.length;
  });
  return counts.includes(BATCH.rows);
}
