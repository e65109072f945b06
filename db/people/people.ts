import type { PersonId, SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import { hasChosen, languageOf } from "../../src/programme/people/language.ts";
import { cleanName, firstNameOf } from "../../src/programme/people/names.ts";
import type { Permit, Sealed } from "../../src/programme/privacy/sealed.ts";
import { erasedName } from "../../src/texts/erased.ts";
import { type Language, languages, type ProfileLanguage } from "../../src/texts/languages.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { sealIn } from "../privacy/privacy.ts";
import { erasures, groupMembers, pairs, people, profiles } from "../schema/index.ts";
import { and, eq, exists, isNotNull, isNull, or, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { readSettings } from "../store/settings.ts";
import { emailMark } from "./email-marks.ts";
import { findPersonRow, findPersonRowBySlackId } from "./person-rows.ts";
import { openCached } from "./unsealed-cache.ts";

/** A person of the workspace, or one who has no account in it: imported and not joined yet, or the actor of a light pair. */
export type Person = {
  id: PersonId;
  /** Undefined without an account. Who is written to, mentioned or invited must have one: `hasAccount`. */
  slackUserId: SlackUserId | undefined;
  name: string;
  /** How the person is called: src/programme/people/names.ts. */
  firstName: string;
  /** The language in which the bot speaks to the person: src/programme/people/language.ts. */
  language: Language;
  hasChosenLanguage: boolean;
  /** The person's own time zone in Slack, an IANA name. */
  timeZone: string | undefined;
  isAdmin: boolean;
  isGuest: boolean;
  isBot: boolean;
  isStranger: boolean;
  isCoordinator: boolean;
  isPeerOrganiser: boolean;
  isDeactivated: boolean;
  /** The person's data was erased. The name is a placeholder. */
  isErased: boolean;
  /** Was erased earlier and has not enrolled since. The name is a placeholder. */
  isWithheld: boolean;
  dmChannelId: SlackChannelId | undefined;
  noticeGivenAt: number | undefined;
  homeOpenedAt: number | undefined;
};

/** A person with an account in the workspace. Only such a person can be written to, mentioned, or invited to a channel. */
export type Member = Person & { readonly slackUserId: SlackUserId };

export const hasAccount = (person: Person): person is Member => person.slackUserId !== undefined;

/** The part of a Slack profile that the bot uses. */
export type SlackProfile = {
  slackUserId: SlackUserId;
  name: string;
  /** Slack's `first_name`; undefined where the profile has none. */
  firstName?: string | undefined;
  /** Null where the locale says nothing about the language; undefined where Slack gave no locale. */
  profileLanguage: ProfileLanguage | null | undefined;
  /** An IANA name; undefined where Slack does not say it. */
  timeZone?: string | undefined;
  isAdmin: boolean;
  isGuest: boolean;
  isBot: boolean;
  isStranger: boolean;
  isDeactivated: boolean;
  /** Needs the scope users:read.email. Slack omits it for bots and people of other workspaces. */
  email?: string | undefined;
  /** The profile of somebody who was erased, without name and address: db/own-data/forgotten.ts. */
  isWithheld?: boolean;
};

/** Names are visible to everybody in Slack's member list, so no viewer is needed. */
const namePermit = { kind: "name" } as Permit<"name">;

export const openName = (db: Db, id: PersonId, name: Sealed<"name">): string =>
  cleanName(openCached(db, namePermit, { column: "people.name", row: id }, name)) || id;

type NameColumns = Pick<typeof people.$inferSelect, "id" | "name" | "profileFirstName" | "calledName">;

const openColumn = (db: Db, column: "profile_first_name" | "called_name", id: PersonId, text: Sealed<"name"> | null) =>
  text === null ? null : openCached(db, namePermit, { column: `people.${column}`, row: id }, text);

const openCalledName = (db: Db, { id, calledName }: Pick<NameColumns, "id" | "calledName">): string | null =>
  openColumn(db, "called_name", id, calledName);

/** The names of one row sealed for another: names are sealed for the row they are in. */
export function sealedFor(db: Db, id: PersonId, row: NameColumns) {
  const seal = (column: string, text: string | null) =>
    sealIn<"name">(db, { column: `people.${column}`, row: id }, text);
  return {
    name: sealIn<"name">(db, { column: "people.name", row: id }, openName(db, row.id, row.name)),
    profileFirstName: seal("profile_first_name", openColumn(db, "profile_first_name", row.id, row.profileFirstName)),
    calledName: seal("called_name", openCalledName(db, row)),
  };
}

/** What the person has chosen to be called; null if nothing. */
export function calledNameOf(db: Db, { id }: Pick<Person, "id">): string | null {
  const row = findPersonRow(db, id);
  return row ? openCalledName(db, row) : null;
}

const openFirstName = (db: Db, row: NameColumns, whole: string): string =>
  firstNameOf({
    chosen: openCalledName(db, row),
    ofProfile: openColumn(db, "profile_first_name", row.id, row.profileFirstName),
    whole,
  });

function toPerson(db: Db, row: typeof people.$inferSelect): Person {
  let opened: string | undefined;
  let firstName: string | undefined;
  let language: Language | undefined;
  const isNamed = row.erasedAt === null && !row.isWithheld;
  const name = () => {
    opened ??= isNamed ? openName(db, row.id, row.name) : erasedName[readSettings(db)?.language ?? "fi"];
    return opened;
  };
  return {
    id: row.id,
    slackUserId: row.slackUserId ?? undefined,
    // Decrypted on first use: most reads of a pair do not need the names of its three people.
    get name() {
      return name();
    },
    get firstName() {
      firstName ??= isNamed ? openFirstName(db, row, name()) : name();
      return firstName;
    },
    // Decided on first use: most reads of a pair do not need the languages of its three people.
    get language() {
      language ??= languageOf({
        chosen: row.language,
        ofProfile: row.profileLanguage,
        imported: row.importedLanguage,
        ofWorkspace: readSettings(db)?.language ?? null,
        isActor: () => actorRow(db).get({ id: row.id }) !== undefined,
      });
      return language;
    },
    hasChosenLanguage: hasChosen({ chosen: row.language, ofProfile: row.profileLanguage }),
    timeZone: row.timeZone ?? undefined,
    isAdmin: row.isAdmin,
    isGuest: row.isGuest,
    isBot: row.isBot,
    isStranger: row.isStranger,
    isCoordinator: row.coordinatorSince !== null && row.deactivatedAt === null,
    isPeerOrganiser: row.peerOrganiserSince !== null && row.deactivatedAt === null,
    isDeactivated: row.deactivatedAt !== null,
    isErased: row.erasedAt !== null,
    isWithheld: row.isWithheld,
    dmChannelId: row.dmChannelId ?? undefined,
    noticeGivenAt: row.noticeGivenAt ?? undefined,
    homeOpenedAt: row.homeOpenedAt ?? undefined,
  };
}

/** The person, if enrolled as an actor, or in a pair or a group as actor. */
const actorRow = prepared((orm) => {
  const asActor = and(eq(profiles.personId, people.id), eq(profiles.role, "actor"));
  const asGroupActor = and(eq(groupMembers.personId, people.id), eq(groupMembers.role, "actor"));
  return orm
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.id, sql.placeholder("id")),
        or(
          exists(orm.select({ id: profiles.id }).from(profiles).where(asActor)),
          exists(orm.select({ id: pairs.id }).from(pairs).where(eq(pairs.actorId, people.id))),
          exists(orm.select({ id: groupMembers.groupId }).from(groupMembers).where(asGroupActor)),
        ),
      ),
    )
    .prepare();
});

export function findPersonBySlackId(db: Db, slackUserId: SlackUserId | undefined): Person | undefined {
  const row = slackUserId && findPersonRowBySlackId(db, slackUserId);
  return row && toPerson(db, row);
}

export function findPerson(db: Db, personId: PersonId | undefined): Person | undefined {
  const row = personId && findPersonRow(db, personId);
  return row && toPerson(db, row);
}

/** @throws if there is no person with this id. For ids from rows that refer to a person. */
export function readPerson(db: Db, personId: PersonId): Person {
  const person = findPerson(db, personId);
  if (!person) throw new Error(`no person ${personId}`);
  return person;
}

/**
 * The languages in which something is said to a person. Before the setup the workspace has no language: who has not chosen one is told in
 * all of them.
 */
export const languagesFor = (db: Db, { language, hasChosenLanguage }: Person): readonly Language[] =>
  hasChosenLanguage || readSettings(db) ? [language] : languages;

/** Stores a Slack profile, as a new person if the account is unknown. @returns the person as stored now */
export function savePerson(db: Db, profile: SlackProfile, now: number): Person {
  const known = db.orm.select().from(people).where(eq(people.slackUserId, profile.slackUserId)).get();
  const id = known?.id ?? newId();
  const languageBefore = known && readPerson(db, id).language;
  const facts = {
    name: sealIn<"name">(db, { column: "people.name", row: id }, profile.name),
    profileFirstName:
      // Slack leaves it out of a closed account.
      profile.firstName === undefined && profile.isDeactivated
        ? (known?.profileFirstName ?? null)
        : sealIn<"name">(db, { column: "people.profile_first_name", row: id }, profile.firstName),
    profileLanguage: profile.profileLanguage === undefined ? (known?.profileLanguage ?? null) : profile.profileLanguage,
    timeZone: profile.timeZone ?? known?.timeZone ?? null,
    isAdmin: profile.isAdmin,
    isGuest: profile.isGuest,
    isBot: profile.isBot,
    isStranger: profile.isStranger,
    isWithheld: profile.isWithheld ?? false,
    deactivatedAt: profile.isDeactivated ? (known?.deactivatedAt ?? now) : null,
    emailMark: profile.email ? emailMark(db, profile.email) : (known?.emailMark ?? null),
  };
  if (known) db.orm.update(people).set(facts).where(eq(people.id, id)).run();
  else
    db.orm
      .insert(people)
      .values({ id, slackUserId: profile.slackUserId, createdAt: now, ...facts })
      .run();
  const person = readPerson(db, id);
  if (known && person.language !== languageBefore) redrawAbout(db, { reader: id }, now);
  return person;
}

/** When the account was deactivated; undefined while it is active. */
export const deactivatedAtOf = (db: Db, personId: PersonId): number | undefined =>
  findPersonRow(db, personId)?.deactivatedAt ?? undefined;

export function coordinators(db: Db): Person[] {
  return staffRows(db)
    .coordinators.all()
    .map((row) => toPerson(db, row));
}

const staffRows = prepared((orm) => {
  const since = (column: typeof people.coordinatorSince | typeof people.peerOrganiserSince) =>
    orm
      .select()
      .from(people)
      .where(and(isNotNull(column), isNull(people.deactivatedAt)))
      .prepare();
  return { coordinators: since(people.coordinatorSince), peerOrganisers: since(people.peerOrganiserSince) };
});

/** Coordinators without those who have asked to be erased: they lose the role soon. */
export function coordinatorsWhoStay(db: Db): Person[] {
  const going = new Set(
    db.orm
      .select({ id: erasures.personId })
      .from(erasures)
      .all()
      .map(({ id }) => id),
  );
  return coordinators(db).filter(({ id }) => !going.has(id));
}

export function peerOrganisers(db: Db): Person[] {
  return staffRows(db)
    .peerOrganisers.all()
    .map((row) => toPerson(db, row));
}

export function noteDmChannel(db: Db, personId: PersonId, dmChannelId: SlackChannelId): void {
  db.orm.update(people).set({ dmChannelId }).where(eq(people.id, personId)).run();
}

/** Forgets the id of a direct message that Slack does not know. The next message opens the conversation again. */
export function forgetDmChannel(db: Db, personId: PersonId): void {
  db.orm.update(people).set({ dmChannelId: null }).where(eq(people.id, personId)).run();
}

/** Stores when the person got the privacy notice. Only the first time counts. */
export function noteNoticeGiven(db: Db, personId: PersonId, now: number): void {
  db.orm
    .update(people)
    .set({ noticeGivenAt: now })
    .where(and(eq(people.id, personId), isNull(people.noticeGivenAt)))
    .run();
}

export function noteHomeOpened(db: Db, personId: PersonId, now: number): void {
  db.orm.update(people).set({ homeOpenedAt: now }).where(eq(people.id, personId)).run();
}
