import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { ImportId, PersonId, SlackUserId } from "../../src/programme/ids.ts";
import type { Sealed } from "../../src/programme/privacy/sealed.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { emailMarks } from "../people/email-marks.ts";
import { coordinators, type SlackProfile } from "../people/people.ts";
import { open, permit } from "../privacy/privacy.ts";
import { auditLog, people, profiles } from "../schema/index.ts";
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * People of a list who are not in the workspace, as far as the bot knows, wait: a row without a Slack id, with her address sealed. They are linked
 * as soon as Slack says that an account has this address: when she joins, when Slack is asked for her, or when the bot meets her. Then the
 * address is forgotten, but for its mark, and she is told what is stored about her.
 */
export const WAITS_AT_MOST = 60 * DAY_MS;

const waits = and(isNull(people.slackUserId), isNotNull(people.importedAt), isNull(people.erasedAt));

export const hasWaiting = (db: Db): boolean =>
  db.orm.select({ id: people.id }).from(people).where(waits).limit(1).get() !== undefined;

function waitingWith(db: Db, email: string) {
  return db.orm
    .select()
    .from(people)
    .where(and(waits, inArray(people.emailMark, emailMarks(db, email))))
    .get();
}

/** Whether somebody with this address waits to join. */
export const isAwaited = (db: Db, email: string): boolean => waitingWith(db, email) !== undefined;

/**
 * Slack has said who has this account and which address. If she has been waited for, what was written about her becomes hers, and she is told.
 * What she has told about herself meanwhile stays as she wrote it.
 * @param knownId her id, if the bot knew her account already
 */
export function linkWaiting(db: Db, profile: SlackProfile, knownId: PersonId | undefined, now: number): void {
  if (!profile.email || profile.isBot || profile.isStranger || profile.isDeactivated) return;
  const waiting = waitingWith(db, profile.email);
  if (!waiting) return;
  const id = knownId ?? waiting.id;
  const writers = writersOf(db, waiting.id, knownId);
  if (knownId === undefined) {
    const { slackUserId } = profile;
    db.orm.update(people).set({ slackUserId, email: null }).where(eq(people.id, id)).run();
  } else {
    moveProfiles(db, waiting.id, knownId);
    db.orm.update(auditLog).set({ aboutId: knownId }).where(eq(auditLog.aboutId, waiting.id)).run();
    db.orm.delete(people).where(eq(people.id, waiting.id)).run();
    db.orm
      .update(people)
      .set({ importedAt: waiting.importedAt, importId: waiting.importId })
      .where(eq(people.id, knownId))
      .run();
  }
  for (const by of writers) tellOfProfile(db, id, by, now);
  refreshHome(db, [id, ...coordinators(db).map((person) => person.id)], now);
}

function moveProfiles(db: Db, fromId: PersonId, toId: PersonId): void {
  const rolesOf = (personId: PersonId) =>
    db.orm.select({ role: profiles.role }).from(profiles).where(eq(profiles.personId, personId)).all();
  const own = rolesOf(toId).map(({ role }) => role);
  for (const { role } of rolesOf(fromId)) {
    const row = and(eq(profiles.personId, fromId), eq(profiles.role, role));
    if (own.includes(role)) db.orm.delete(profiles).where(row).run();
    else db.orm.update(profiles).set({ personId: toId }).where(row).run();
  }
}

/** Who wrote what becomes hers: all of it, or what she has not told about herself meanwhile. */
function writersOf(db: Db, waitingId: PersonId, knownId: PersonId | undefined): PersonId[] {
  const told = (personId: PersonId) => db.orm.select().from(profiles).where(eq(profiles.personId, personId)).all();
  const own = knownId === undefined ? [] : told(knownId).map(({ role }) => role);
  const written = told(waitingId).filter(({ role }) => !own.includes(role));
  return [...new Set(written.flatMap(({ writtenBy }) => writtenBy ?? []))];
}

/** Somebody else has written about her: she is told who, and where she sees it. */
export function tellOfProfile(db: Db, personId: PersonId, by: PersonId, now: number): void {
  const key = `people:told:${personId}:${by}:${now}`;
  enqueue(db, { key, kind: "people:told", ref: { person: personId, by }, dueAt: now }, now);
}

type Awaited = { id: PersonId; email: string };

/** The next of those who came with this import and still wait, in the order of their ids. */
export function nextAwaited(db: Db, importId: ImportId, afterId: PersonId): Awaited | undefined {
  const row = db.orm
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(and(waits, eq(people.importId, importId), gt(people.id, afterId)))
    .orderBy(asc(people.id))
    .limit(1)
    .get();
  return row && { id: row.id, email: openEmail(db, row.id, { personId: row.id }, row.email) ?? "" };
}

/** The address of somebody who waits, for coordinators and for her. */
export function emailFor(db: Db, viewer: { personId: PersonId }, personId: PersonId): string | undefined {
  const row = db.orm.select({ email: people.email }).from(people).where(eq(people.id, personId)).get();
  return row && openEmail(db, personId, viewer, row.email);
}

function openEmail(
  db: Db,
  personId: PersonId,
  viewer: { personId: PersonId },
  email: Sealed<"profile"> | null,
): string | undefined {
  const permitted = permit(db, viewer, "profile", { ownerId: personId });
  return permitted && email !== null
    ? open(db, permitted, { column: "people.email", row: personId }, email)
    : undefined;
}

/** Asks Slack for the next of them, one after the other, at Slack's pace. */
export function lookUpNext(db: Db, importId: ImportId, afterId: PersonId, now: number): void {
  const key = `import:look-up:${importId}:${afterId}`;
  enqueue(db, { key, kind: "import:look-up", ref: { import: importId, after: afterId }, dueAt: now }, now);
}

/** Who has not joined in time is forgotten, with all that was written about her. Gives how many. */
export function forgetWaiting(db: Db, now: number): number {
  const gone = db.orm
    .select({ id: people.id })
    .from(people)
    .where(and(waits, lte(people.importedAt, now - WAITS_AT_MOST)))
    .all();
  for (const { id } of gone) {
    db.orm.delete(profiles).where(eq(profiles.personId, id)).run();
    db.orm.delete(people).where(eq(people.id, id)).run();
  }
  if (gone.length > 0)
    refreshHome(
      db,
      coordinators(db).map(({ id }) => id),
      now,
    );
  return gone.length;
}

/** Somebody is in the workspace who may be one of those who wait: Slack is asked who she is. */
export function askWhoJoined(db: Db, slackUserId: SlackUserId, now: number): void {
  const key = `import:joined:${slackUserId}:${now}`;
  const ref = { slackUser: slackUserId };
  enqueue(db, { key, kind: "import:joined", ref, dueAt: now }, now);
}
