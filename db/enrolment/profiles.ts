import type { StoredAnswer } from "../../src/programme/forms/fields.ts";
import type { PersonId, ProfileId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { actorForm, mentorForm } from "../../src/programme/people/form.ts";
import type { Permit } from "../../src/programme/privacy/sealed.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { followProfiles } from "../pairs/invitation-messages.ts";
import { coordinators, hasAccount, type Person } from "../people/people.ts";
import { type Acting, type Allowed, allow } from "../privacy/acting.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { profiles } from "../schema/index.ts";
import { and, eq, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { readSettings } from "../store/settings.ts";
import { askWhoJoined } from "./awaited-people.ts";

export type MentorProfile = StoredAnswer<(typeof mentorForm)["fields"]>;
/** With the day of the training, `YYYY-MM-DD`; null without one. */
export type TrainedProfile = MentorProfile & { trainedOn: string | null };
export type ActorProfile = StoredAnswer<(typeof actorForm)["fields"]>;

export type ProfileRow = typeof profiles.$inferSelect;
type Row = ProfileRow;
type Column = "fields" | "languages" | "town" | "experience" | "groupAttended";

const place = (column: Column, row: string) =>
  ({ column: `profiles.${column === "groupAttended" ? "group_attended" : column}`, row }) as const;

const rowOf = (db: Db, personId: PersonId, role: PairRole): Row | undefined =>
  db.orm
    .select()
    .from(profiles)
    .where(and(eq(profiles.personId, personId), eq(profiles.role, role)))
    .get();

/** The roles in which a person has enrolled. */
export const enrolledAs = (db: Db, personId: PersonId): PairRole[] =>
  enrolledRoles(db)
    .all({ personId })
    .map(({ role }) => role);

const enrolledRoles = prepared((orm) =>
  orm
    .select({ role: profiles.role })
    .from(profiles)
    .where(eq(profiles.personId, sql.placeholder("personId")))
    .prepare(),
);

/** Whether an enrolled mentor takes no new pairs now, which the mentor's own Home says. Undefined without an enrolment. */
export function isResting(db: Db, personId: PersonId): boolean | undefined {
  const row = placesOf(db).get({ personId });
  return row && row.pairsAtOnce === 0;
}

const placesOf = prepared((orm) =>
  orm
    .select({ pairsAtOnce: profiles.pairsAtOnce })
    .from(profiles)
    .where(and(eq(profiles.personId, sql.placeholder("personId")), eq(profiles.role, "mentor")))
    .prepare(),
);

/** Whether a mentor's training is done. */
export const isTrained = (db: Db, personId: PersonId): boolean =>
  typeof rowOf(db, personId, "mentor")?.trainedOn === "string";

/** Who wrote the profile last, and when. The person, if no other writer is stored. */
export function lastWritten(db: Db, personId: PersonId, role: PairRole): { by: PersonId; at: number } | undefined {
  const row = rowOf(db, personId, role);
  return row && { by: row.writtenBy ?? personId, at: row.changedAt };
}

/** A person's mentor profile, for the person and for coordinators; undefined for others. */
export function mentorProfileFor(db: Db, viewer: Viewer, personId: PersonId): TrainedProfile | undefined {
  const row = rowOf(db, personId, "mentor");
  const permitted = permit(db, viewer, "profile", { ownerId: personId });
  return (
    row && permitted && { ...opened(db, permitted, row), pairsAtOnce: row.pairsAtOnce ?? 1, trainedOn: row.trainedOn }
  );
}

/** A person's actor profile, for the person and for coordinators; undefined for others. */
export function actorProfileFor(db: Db, viewer: Viewer, personId: PersonId): ActorProfile | undefined {
  const row = rowOf(db, personId, "actor");
  const permitted = permit(db, viewer, "profile", { ownerId: personId });
  if (!row || !permitted) return undefined;
  return {
    ...opened(db, permitted, row),
    groupAttended: openColumn(db, permitted, row, "groupAttended"),
    wantsMentoring: row.wantsMentoring ? "yes" : "no",
  };
}

const opened = (db: Db, permitted: Permit<"profile">, row: Row) => ({
  fields: openColumn(db, permitted, row, "fields") ?? "",
  languages: openColumn(db, permitted, row, "languages") ?? "",
  town: openColumn(db, permitted, row, "town"),
  experience: openColumn(db, permitted, row, "experience"),
});

function openColumn(db: Db, permitted: Permit<"profile">, row: Row, column: Column): string | null {
  const sealed = row[column];
  return sealed === null ? null : open(db, permitted, place(column, row.id), sealed);
}

/** Whose profile is written, and by whom. */
export type ProfileOf = Allowed<"write a profile", { readonly person: Person; readonly by: Acting }>;

/** Her own, for anybody of the workspace once it has been set up. */
export const ownProfile = (db: Db, by: Acting): ProfileOf | undefined =>
  by.isStranger || !readSettings(db) ? undefined : allow(db, { person: by, by });

/** Keeps what was told about her as a mentor, by herself or by a coordinator for her. Without `trainedOn` her training stays as it is. */
export function saveMentorProfile(
  db: Db,
  of: ProfileOf,
  profile: MentorProfile & Partial<TrainedProfile>,
  now: number,
): void {
  const { trainedOn = rowOf(db, of.person.id, "mentor")?.trainedOn ?? null } = profile;
  save(db, of, "mentor", { ...profile, trainedOn, groupAttended: null, wantsMentoring: null }, now);
}

/** The same as an actor. */
export const saveActorProfile = (db: Db, of: ProfileOf, profile: ActorProfile, now: number): void =>
  save(
    db,
    of,
    "actor",
    { ...profile, pairsAtOnce: null, trainedOn: null, wantsMentoring: profile.wantsMentoring === "yes" },
    now,
  );

type Told = Record<Column, string | null> & { fields: string; languages: string } & Pick<
    Row,
    "pairsAtOnce" | "wantsMentoring" | "trainedOn"
  >;

/** The opened contents of a profile row of either role. */
export const toldIn = (db: Db, permitted: Permit<"profile">, row: Row): Told => ({
  ...opened(db, permitted, row),
  groupAttended: openColumn(db, permitted, row, "groupAttended"),
  pairsAtOnce: row.pairsAtOnce,
  wantsMentoring: row.wantsMentoring,
  trainedOn: row.trainedOn,
});

export type SealedProfile = ReturnType<typeof sealedProfile>;

/** The sealed columns for the profile row with this id. */
export const sealedProfile = (db: Db, id: ProfileId, told: Told) => ({
  fields: sealIn<"profile">(db, place("fields", id), told.fields),
  languages: sealIn<"profile">(db, place("languages", id), told.languages),
  town: sealIn<"profile">(db, place("town", id), told.town),
  experience: sealIn<"profile">(db, place("experience", id), told.experience),
  groupAttended: sealIn<"profile">(db, place("groupAttended", id), told.groupAttended),
  pairsAtOnce: told.pairsAtOnce,
  wantsMentoring: told.wantsMentoring,
  trainedOn: told.trainedOn,
});

function save(db: Db, { person, by }: ProfileOf, role: PairRole, profile: Told, now: number): void {
  const whose = { personId: person.id, role };
  const before = waitingNow(db, whose);
  const known = rowOf(db, person.id, role);
  const id = known?.id ?? newId();
  const facts = { ...sealedProfile(db, id, profile), writtenBy: by.id, changedAt: now };
  if (known) db.orm.update(profiles).set(facts).where(eq(profiles.id, id)).run();
  else
    db.orm
      .insert(profiles)
      .values({ id, ...whose, enrolledAt: now, ...facts })
      .run();
  followProfiles(db, new Set([whose.personId]), now);
  // Who was erased and enrols again is known by name from then on. The answer to this question takes the marks away.
  if (person.isWithheld && by.id === person.id && hasAccount(person)) askWhoJoined(db, person.slackUserId, now);
  // Refresh coordinators' Home only if the count of waiting people changes: another update would show a coordinator in the pair that it was edited.
  const isCounted = waitingNow(db, whose) !== before;
  refreshHome(db, [whose.personId, ...(isCounted ? coordinators(db).map(({ id: one }) => one) : [])], now);
}

const waitingNow = (db: Db, { personId, role }: Pick<Row, "personId" | "role">): boolean =>
  rowOf(db, personId, role)?.isWaiting ?? false;
