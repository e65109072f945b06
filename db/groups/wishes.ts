import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { StoredAnswer } from "../../src/programme/forms/fields.ts";
import type { Wishes } from "../../src/programme/groups/facts.ts";
import type { groupWishForm } from "../../src/programme/groups/form.ts";
import type { GroupId, GroupWishId, PersonId } from "../../src/programme/ids.ts";
import { actorProfileFor, ownProfile, saveActorProfile } from "../enrolment/profiles.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { type Person, readPerson } from "../people/people.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { groupWishes } from "../schema/index.ts";
import { and, asc, desc, eq, isNotNull, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { changeGroup, type Group, type GroupAs, membersOf, refreshHomesOf } from "./groups.ts";

/** Near the end each actor is asked once whether she wishes for a mentor of her own, and what she has learned. */

type Row = typeof groupWishes.$inferSelect;
/** The columns of what she wrote. */
type WishText = "field" | "learned";
export type WishAnswer = StoredAnswer<(typeof groupWishForm)["fields"]>;

/** Asks all actors of the group now. Asking again changes nothing. @returns whether it is news */
export function askWishes(db: Db, group: Group, now: number): boolean {
  if (group.wishesAskedAt !== null) return false;
  changeGroup(db, group.id, { wishesAskedAt: now });
  for (const { person, role } of membersOf(db, group.id)) if (role === "actor") askWish(db, group.id, person.id, now);
  refreshHomesOf(db, group.id, now);
  return true;
}

/** Asks one actor; also one who comes after the others were asked. */
export function askWish(db: Db, groupId: GroupId, personId: PersonId, now: number): void {
  const id = newId<GroupWishId>();
  db.orm.insert(groupWishes).values({ id, groupId, personId, askedAt: now }).onConflictDoNothing().run();
  const ref = { group: groupId, person: personId };
  enqueue(db, { key: wishKeys.ask(groupId, personId), kind: "groups:wish-ask", ref, dueAt: now }, now);
}

const wishKeys = {
  ask: (groupId: GroupId, personId: PersonId) => `groups:wish-ask:${groupId}:${personId}`,
  remind: (groupId: GroupId, personId: PersonId) => `groups:wish-remind:${groupId}:${personId}`,
} satisfies Record<string, (groupId: GroupId, personId: PersonId) => RowKey>;

const REMINDED_AFTER_MS = 7 * DAY_MS;

/** The one reminder, a week after the question was sent. */
export function remindOfWish(db: Db, groupId: GroupId, personId: PersonId, now: number): void {
  const ref = { group: groupId, person: personId };
  const row = { key: wishKeys.remind(groupId, personId), kind: "groups:wish-remind", ref } as const;
  enqueue(db, { ...row, dueAt: now + REMINDED_AFTER_MS }, now);
}

const rowOf = (db: Db, groupId: GroupId, personId: PersonId): Row | undefined =>
  db.orm
    .select()
    .from(groupWishes)
    .where(and(eq(groupWishes.personId, personId), eq(groupWishes.groupId, groupId)))
    .get();

/** Whether she was asked, and has answered. Undefined if she was not. */
export function wishState(
  db: Db,
  groupId: GroupId,
  personId: PersonId,
): { askedAt: number; hasAnswered: boolean } | undefined {
  const row = rowOf(db, groupId, personId);
  return row && { askedAt: row.askedAt, hasAnswered: row.answeredAt !== null };
}

/** Her answer, for her and for coordinators; undefined for others, and until she has answered. */
export function wishFor(db: Db, viewer: Viewer, groupId: GroupId, personId: PersonId): WishAnswer | undefined {
  const row = rowOf(db, groupId, personId);
  return row && answerIn(db, viewer, row);
}

function answerIn(db: Db, viewer: Viewer, row: Row): WishAnswer | undefined {
  const permitted = permit(db, viewer, "group-wish", { groupId: row.groupId, ownerId: row.personId });
  if (!permitted || row.wishes === null) return undefined;
  const text = (name: WishText) => {
    const sealed = row[name];
    return sealed === null ? null : open(db, permitted, { column: `group_wishes.${name}`, row: row.id }, sealed);
  };
  return { wishes: row.wishes ? "yes" : "no", field: text("field"), learned: text("learned") };
}

/** What an actor learned in her newest group, for whom may read it: it fills the field of that name in a blank Liite 1. */
export function learnedFor(db: Db, viewer: Viewer, personId: PersonId): string | undefined {
  const row = db.orm
    .select()
    .from(groupWishes)
    .where(and(eq(groupWishes.personId, personId), isNotNull(groupWishes.learned)))
    .orderBy(desc(groupWishes.answeredAt))
    .get();
  return (row && answerIn(db, viewer, row)?.learned) ?? undefined;
}

/**
 * Keeps her answer. A yes puts her among those who wait for a mentor, by her profile; a no takes her out. Of her profile only the wish and the
 * hoped-for field change, and the languages where it has none.
 * @returns whether the bot does not know her languages yet, which matching needs
 */
export function saveWish(
  db: Db,
  group: GroupAs<"actor">,
  answer: WishAnswer,
  spoken: string | undefined,
  now: number,
): { lacksLanguages: boolean } {
  const { by } = group;
  const row = rowOf(db, group.id, by.id);
  if (!row) return { lacksLanguages: false };
  const sealed = (name: WishText) =>
    sealIn<"group-wish">(db, { column: `group_wishes.${name}`, row: row.id }, answer[name]);
  db.orm
    .update(groupWishes)
    .set({
      wishes: answer.wishes === "yes",
      field: sealed("field"),
      learned: sealed("learned"),
      answeredAt: now,
      revision: row.revision + 1,
    })
    .where(eq(groupWishes.id, row.id))
    .run();
  redrawAbout(db, { group: group.id, to: [by.id, "coordinators"] }, now);
  refreshHome(db, [by.id], now);
  return followInProfile(db, group, answer, spoken, now);
}

function followInProfile(
  db: Db,
  group: GroupAs<"actor">,
  answer: WishAnswer,
  spoken: string | undefined,
  now: number,
): { lacksLanguages: boolean } {
  const { by } = group;
  const known = actorProfileFor(db, { personId: by.id }, by.id);
  const own = ownProfile(db, by);
  const isYes = answer.wishes === "yes";
  if (!own || (!known && !isYes)) return { lacksLanguages: false };
  const profile = known ?? { fields: "", languages: "", town: null, experience: null, groupAttended: null };
  const changed = {
    ...profile,
    fields: answer.field ?? profile.fields,
    languages: profile.languages || (spoken ?? ""),
    groupAttended: profile.groupAttended ?? group.name,
    wantsMentoring: answer.wishes,
  };
  saveActorProfile(db, own, changed, now);
  return { lacksLanguages: isYes && changed.languages === "" };
}

/** What the actors of a group have answered, in numbers. */
export function wishesOf(db: Db, groupId: GroupId): Wishes {
  const row = db.orm
    .select({
      asked: sql<number>`count(*)`,
      yes: sql<number>`count(*) filter (where ${groupWishes.wishes} = 1)`,
      no: sql<number>`count(*) filter (where ${groupWishes.wishes} = 0)`,
    })
    .from(groupWishes)
    .where(eq(groupWishes.groupId, groupId))
    .get();
  return row ?? { asked: 0, yes: 0, no: 0 };
}

export type GivenWish = { person: Person; answer: WishAnswer };

/** The answers of the actors of a group, for a coordinator, in the order of answering. */
export const wishesFor = (db: Db, viewer: { personId: PersonId }, groupId: GroupId): GivenWish[] =>
  db.orm
    .select()
    .from(groupWishes)
    .where(and(eq(groupWishes.groupId, groupId), isNotNull(groupWishes.answeredAt)))
    .orderBy(asc(groupWishes.answeredAt))
    .all()
    .flatMap((row) => {
      const answer = row.personId === viewer.personId ? undefined : answerIn(db, viewer, row);
      return answer ? [{ person: readPerson(db, row.personId), answer }] : [];
    });
