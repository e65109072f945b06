import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { ImportId, PersonId, SlackUserId } from "../../src/programme/ids.ts";
import type { Sealed } from "../../src/programme/privacy/sealed.ts";
import { forgetWish, moveWish } from "../mail/wished.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { followProfiles } from "../pairs/invitation-messages.ts";
import { emailMarks } from "../people/email-marks.ts";
import { coordinators, type SlackProfile } from "../people/people.ts";
import { open, permit } from "../privacy/privacy.ts";
import { auditLog, imports, lightActors, people, profiles } from "../schema/index.ts";
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * Imported people without a known account in the workspace are stored without a Slack id and with a sealed e-mail address. They are linked as
 * soon as Slack reports an account with this address: when the person joins, when Slack is asked, or when the person uses the bot. Then the
 * address is deleted except for its mark, and the person is told what is stored. After this time without an account they are deleted.
 */
export const WAITS_AT_MOST_MS = 60 * DAY_MS;

/** Not those whom a coordinator has put into a light pair: db/light-pairs/joining.ts. */
const waits = and(
  isNull(people.slackUserId),
  isNotNull(people.importedAt),
  isNull(people.erasedAt),
  sql`not exists (select 1 from ${lightActors} where ${lightActors.personId} = ${people.id})`,
);

export const hasWaiting = (db: Db): boolean =>
  db.orm.select({ id: people.id }).from(people).where(waits).limit(1).get() !== undefined;

function waitingWith(db: Db, email: string) {
  return db.orm
    .select()
    .from(people)
    .where(and(waits, inArray(people.emailMark, emailMarks(db, email))))
    .get();
}

/** Whether an imported person with this address has not joined yet. */
export const isAwaited = (db: Db, email: string): boolean => waitingWith(db, email) !== undefined;

/**
 * Links an account to the imported person with the same address: moves the imported profile to the account and tells the person.
 * A profile that the person wrote in the meantime is kept.
 * @param knownId the person's id, if the bot already knew the account
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
    moveWish(db, waiting.id, knownId);
    db.orm.update(auditLog).set({ aboutId: knownId }).where(eq(auditLog.aboutId, waiting.id)).run();
    db.orm.delete(people).where(eq(people.id, waiting.id)).run();
    db.orm
      .update(people)
      .set({
        importedAt: waiting.importedAt,
        importId: waiting.importId,
        ...(waiting.importedLanguage === null ? {} : { importedLanguage: waiting.importedLanguage }),
      })
      .where(eq(people.id, knownId))
      .run();
  }
  for (const by of writers) enqueueProfileNotice(db, id, by, now);
  followProfiles(db, new Set([id]), now);
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

/** Who wrote the profiles that are moved: those in roles for which the person has no own profile. */
function writersOf(db: Db, waitingId: PersonId, knownId: PersonId | undefined): PersonId[] {
  const told = (personId: PersonId) => db.orm.select().from(profiles).where(eq(profiles.personId, personId)).all();
  const own = knownId === undefined ? [] : told(knownId).map(({ role }) => role);
  const written = told(waitingId).filter(({ role }) => !own.includes(role));
  return [...new Set(written.flatMap(({ writtenBy }) => writtenBy ?? []))];
}

/** Tells a person who has written a profile about them, and where to see it. */
export function enqueueProfileNotice(db: Db, personId: PersonId, by: PersonId, now: number): void {
  const key = `people:told:${personId}:${by}:${now}`;
  enqueue(db, { key, kind: "people:told", ref: { person: personId, by }, dueAt: now }, now);
}

type Awaited = { id: PersonId; email: string };

/** The next person of this import who has not joined yet, in the order of ids. */
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

/** The address of a person who has not joined yet, for coordinators and for the person. */
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

/** Enqueues the look-up of the person after `afterId`. One at a time, because of Slack's rate limit. */
export function enqueueNextLookUp(db: Db, importId: ImportId, afterId: PersonId, now: number): void {
  const key = `import:look-up:${importId}:${afterId}`;
  enqueue(db, { key, kind: "import:look-up", ref: { import: importId, after: afterId }, dueAt: now }, now);
}

/** Tells the coordinator who imported a list, once, that Slack shows the app no addresses. */
export function enqueueNoAddresses(db: Db, importId: ImportId, now: number): void {
  const list = db.orm.select({ person: imports.personId }).from(imports).where(eq(imports.id, importId)).get();
  if (!list) return;
  const key = `import:no-addresses:${importId}`;
  enqueue(db, { key, kind: "import:no-addresses", ref: { import: importId, person: list.person }, dueAt: now }, now);
}

/** Deletes imported people who have not joined in time, with their profiles. @returns their number */
export function forgetWaiting(db: Db, now: number): number {
  const gone = db.orm
    .select({ id: people.id })
    .from(people)
    .where(and(waits, lte(people.importedAt, now - WAITS_AT_MOST_MS)))
    .all();
  for (const { id } of gone) {
    db.orm.delete(profiles).where(eq(profiles.personId, id)).run();
    forgetWish(db, [id]);
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

/** Enqueues the look-up of a new account that may belong to an imported person. */
export function askWhoJoined(db: Db, slackUserId: SlackUserId, now: number): void {
  const key = `import:joined:${slackUserId}:${now}`;
  const ref = { slackUser: slackUserId };
  enqueue(db, { key, kind: "import:joined", ref, dueAt: now }, now);
}
