import { DAY_MS, monthsEarlier } from "../../src/programme/calendar/calendar.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import { keptAnnouncements } from "../announcements/own-data.ts";
import { keptGroupFeedback, keptWishes } from "../groups/own-data.ts";
import { forgetOldWishes } from "../mail/wished.ts";
import { newestSlackTime } from "../outbox/conversations.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { forgetOffers } from "../people/languages.ts";
import {
  announcementRecipients,
  announcements,
  auditLog,
  groupFeedback,
  groupMembers,
  groups,
  groupWishes,
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
import { keptRequests } from "../support/own-data.ts";
import { forgetWhole } from "./kept-years.ts";
import { deletePairTexts } from "./pair-texts.ts";
import { emptied } from "./part.ts";
import { deletePeerMeetingTexts } from "./peer-meeting-texts.ts";

/**
 * Deletes data after its retention time, at night and in small steps, so that no interaction waits for it. Each query reads only rows that are
 * still to be deleted, so that it costs the same after years.
 */

/** The most rows of each that one transaction deletes. */
const BATCH = { pairs: 20, profiles: 50, rows: 500 } as const;
/** Retention of uploaded lists and of settled typed replies. */
const IMPORTS_KEPT_MS = 7 * DAY_MS;
/** Retention of an address that a list gave and nobody confirmed. */
const WISHES_KEPT_MS = 60 * DAY_MS;
const TYPED_KEPT_MS = 30 * DAY_MS;
/** Retention of settled rows for Home and for updates. Nothing needs them; they are kept for finding faults. */
const PASSING_ROWS_KEPT_MS = 14 * DAY_MS;

/** Runs one step. Retention in months is counted in `zone`. @returns whether there is more to delete tonight */
export function forgetNightly(db: Db, now: number, zone: string): boolean {
  const settings = readSettings(db);
  if (!settings) return false;
  const before = (months: number) => monthsEarlier(now, months, zone);
  const textsBefore = before(settings.textsMonths);
  const steps = [
    forgetWhole(db, monthsEarlier(knownTime(db, now), settings.keptYears * 12, zone), now),
    forgetTexts(db, textsBefore, now),
    forgetGroupTexts(db, textsBefore, now),
    forgetRequests(db, textsBefore),
    forgetAnnouncements(db, textsBefore),
    forgetProfiles(db, before(settings.profilesMonths), now),
    forgetLooks(db, before(settings.auditMonths)),
    forgetTyped(db, now - TYPED_KEPT_MS),
    forgetImports(db, now - IMPORTS_KEPT_MS),
    forgetWishes(db, now - WISHES_KEPT_MS),
    deletePeerMeetingTexts(db, now, BATCH.rows) === BATCH.rows,
    forgetRows(db, { before: before(settings.auditMonths), passingBefore: now - PASSING_ROWS_KEPT_MS }),
  ];
  return steps.includes(true);
}

/** A clock that is years ahead must not delete what cannot be written again: the years are counted to the newest time that Slack has given. */
const knownTime = (db: Db, now: number): number => Math.min(now, newestSlackTime(db));

/** Deletes the texts of pairs that finished or were refused before `before`. */
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
  for (const { id } of found) deletePairTexts(db, id, now);
  return found.length === BATCH.pairs;
}

/** Deletes the texts of groups that ended before `before`: what people wished, learned and said at the end. */
function forgetGroupTexts(db: Db, before: number, now: number): boolean {
  const isOver = and(eq(groups.state, "ended"), isNull(groups.textsDeletedAt), lte(groups.endedAt, before));
  const found = db.orm.select({ id: groups.id }).from(groups).where(isOver).limit(BATCH.pairs).all();
  for (const { id } of found) {
    db.orm.update(groupWishes).set(emptied(keptWishes)).where(eq(groupWishes.groupId, id)).run();
    db.orm.update(groupFeedback).set(emptied(keptGroupFeedback)).where(eq(groupFeedback.groupId, id)).run();
    db.orm.update(groups).set({ textsDeletedAt: now }).where(eq(groups.id, id)).run();
  }
  return found.length === BATCH.pairs;
}

/** Deletes the texts of requests that were done before `before`. Needed for requests without a pair, or of a pair that has not ended. */
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

/** Deletes the texts of announcements and their recipients. */
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

/** That the person of a profile was in a group that has not ended before `before`. */
const inGroupSince = (db: Db, before: number) =>
  db.orm
    .select({ id: groupMembers.groupId })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(
      and(
        eq(groupMembers.personId, profiles.personId),
        isNull(groupMembers.leftAt),
        or(isNull(groups.endedAt), gt(groups.endedAt, before)),
      ),
    );

/** Deletes profiles that were not changed since `before` and whose people were in no pair and no group since. */
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
    .where(and(lte(profiles.changedAt, before), notExists(since), notExists(inGroupSince(db, before))))
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

/** Deletes rows of the audit log, the oldest first. Their ids rise with time. */
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

function forgetWishes(db: Db, before: number): boolean {
  forgetOldWishes(db, before);
  return false;
}

/** The conditions must be identical to those of the indexes (db/schema/outbox.ts); otherwise SQLite does not use the indexes. */
const isPassing = sql`${outbox.settledAt} is not null and ${outbox.kind} in ('home:publish', 'outbox:changed', 'outbox:update')`;
/** `pairs:notice` is sent once per person. Its row must stay, because it prevents a second one. */
const isKept = sql`${outbox.settledAt} is not null and ${outbox.lane} not in ('coordinators', 'peers') and ${outbox.kind} not in ('home:publish', 'outbox:changed', 'outbox:update', 'pairs:notice')`;

/** A pair with texts among those that a row may be about: by its lane, by its reference, or by its meeting. */
const ofPairWithTexts = sql`(select 1 from ${pairs} where ${pairs.textsDeletedAt} is null and ${pairs.id} in (
  substr(${outbox.lane}, 6), json_extract(${outbox.ref}, '$.pair'),
  (select ${meetings.pairId} from ${meetings} where ${meetings.id} = json_extract(${outbox.ref}, '$.meeting'))))`;

/** A group with texts among those that a row may be about: by its lane or by its reference. */
const ofGroupWithTexts = sql`(select 1 from ${groups} where ${groups.textsDeletedAt} is null and ${groups.id} in (
  substr(${outbox.lane}, 7), json_extract(${outbox.ref}, '$.group')))`;

/**
 * Deletes outbox rows that nothing needs. A row of a pair or group is needed while that has texts: its key prevents a second delivery, and its channel
 * and ts are needed for redrawing the message and cleaning the channel. Rows about the coordinators' and the peers' channels are kept, because
 * their messages name people who may ask to be erased.
 */
function forgetRows(db: Db, { before, passingBefore }: { before: number; passingBefore: number }): boolean {
  const passing = and(isPassing, lte(outbox.settledAt, passingBefore));
  const isNeeded = sql`(exists ${ofPairWithTexts} or exists ${ofGroupWithTexts})`;
  const old = and(isKept, lte(outbox.settledAt, before), sql`not ${isNeeded}`);
  const counts = [passing, old].map((condition) => {
    const { number, key } = outbox;
    const found = db.orm.select({ number, key }).from(outbox).where(condition).limit(BATCH.rows).all();
    const numbers = found.map((row) => row.number);
    if (numbers.length > 0) db.orm.delete(outbox).where(inArray(outbox.number, numbers)).run();
    forgetOffers(
      db,
      found.map((row) => row.key),
    );
    return numbers.length;
  });
  return counts.includes(BATCH.rows);
}
