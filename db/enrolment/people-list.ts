import { isFound, wordsOf } from "../../src/programme/home/search.ts";
import type { PersonId, ProfileId } from "../../src/programme/ids.ts";
import { pageOf } from "../../src/programme/lists/paging.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import type { ListOfPeople, PairLine, PersonLine } from "../../src/programme/people/facts.ts";
import type { Filter, ListPosition } from "../../src/programme/people/rules.ts";
import type { Permit, Sealed } from "../../src/programme/privacy/sealed.ts";
import { readPair } from "../pairs/pairs.ts";
import { openName, readPerson } from "../people/people.ts";
import { openCached } from "../people/unsealed-cache.ts";
import { allow, type Coordinator } from "../privacy/acting.ts";
import { permit, profilePermits } from "../privacy/privacy.ts";
import { pairs, people, profiles } from "../schema/index.ts";
import { and, count, desc, eq, inArray, isNull, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import type { ProfileOf } from "./profiles.ts";

const ON_PAGE = 10;
const MOST_PAIRS = 8;

type Viewer = { personId: PersonId };

/** One page of the people whom the bot knows, by name. Undefined for a viewer who may not read profiles. */
export function peopleFor(db: Db, viewer: Viewer, { search, filter, page }: ListPosition): ListOfPeople | undefined {
  const permitFor = profilePermits(db, viewer);
  if (!permitFor) return undefined;
  const words = wordsOf(search);
  const order = new Intl.Collator("fi");
  const all = everybody(db)
    .filter((person) => belongs[filter](permitFor(person.id) ? person : withoutProfiles(person)))
    .filter(
      (person) =>
        words.length === 0 ||
        isFound(words, [openName(db, person.id, person.name), ...fieldsOf(db, permitFor(person.id), person)]),
    )
    .map((person) => ({ person, name: openName(db, person.id, person.name) }))
    .toSorted((one, other) => order.compare(one.name, other.name) || (one.person.id < other.person.id ? -1 : 1));
  const found = pageOf(all, page, ON_PAGE);
  return { ...found, items: found.items.map(({ person }) => toLine(db, permitFor(person.id), person)), filter, search };
}

/** The line of one person. */
export function personLineFor(db: Db, viewer: Viewer, personId: PersonId): PersonLine | undefined {
  const permitFor = profilePermits(db, viewer);
  const [person] = permitFor ? everybody(db, personId) : [];
  return permitFor && person && toLine(db, permitFor(personId), person);
}

/** Somebody's profile, for a coordinator who writes it for her; else why not. What the other of a pair of hers told is not hers to write. */
export function profileFor(
  db: Db,
  by: Coordinator,
  personId: PersonId | undefined,
): ProfileOf | { why: "gone" | "in-pair" } {
  const line = personId && personLineFor(db, { personId: by.id }, personId);
  if (!line || line.isDeactivated) return { why: "gone" };
  return line.isInPairWithViewer ? { why: "in-pair" } : allow(db, { person: readPerson(db, personId), by });
}

/** Her pairs as coordinators may see them, the newest first, and how many more there are. */
export function pairLinesOf(db: Db, viewer: Viewer, personId: PersonId): { pairs: PairLine[]; more: number } {
  if (!permit(db, viewer, "pair")) return { pairs: [], more: 0 };
  const rows = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(or(eq(pairs.mentorId, personId), eq(pairs.actorId, personId)))
    .orderBy(desc(pairs.createdAt))
    .all();
  const lines = rows.slice(0, MOST_PAIRS).map(({ id }) => {
    const { mentor, actor, state, pausedAt, finishedAt } = readPair(db, id);
    return {
      mentor: mentor.name,
      actor: actor.name,
      state,
      isPaused: state === "open" && pausedAt !== null,
      finishedAt: finishedAt ?? undefined,
    };
  });
  return { pairs: lines, more: rows.length - lines.length };
}

type Known = Pick<
  typeof people.$inferSelect,
  "id" | "name" | "slackUserId" | "coordinatorSince" | "peerOrganiserSince" | "deactivatedAt"
> & { mentor: Profile | undefined; actor: Profile | undefined; asMentor: number; asActor: number };
type Profile = { id: ProfileId; fields: Sealed<"profile">; pairsAtOnce: number | null; isWaiting: boolean };

/** Everybody whom the bot knows or an import awaits, without bots, people of other workspaces and erased people. Or the one with this id. */
function everybody(db: Db, personId?: PersonId): Known[] {
  const isHers = (column: typeof people.id | typeof profiles.personId) =>
    personId === undefined ? undefined : eq(column, personId);
  const told = new Map<string, Profile>();
  const { id, role, fields, pairsAtOnce, isWaiting } = profiles;
  for (const row of db.orm
    .select({ id, personId: profiles.personId, role, fields, pairsAtOnce, isWaiting })
    .from(profiles)
    .where(isHers(profiles.personId))
    .all())
    told.set(`${row.role} ${row.personId}`, row);
  const live = { mentor: liveBy(db, "mentorId"), actor: liveBy(db, "actorId") };
  return db.orm
    .select({
      id: people.id,
      name: people.name,
      slackUserId: people.slackUserId,
      coordinatorSince: people.coordinatorSince,
      peerOrganiserSince: people.peerOrganiserSince,
      deactivatedAt: people.deactivatedAt,
    })
    .from(people)
    .where(
      and(
        isHers(people.id),
        eq(people.isBot, false),
        eq(people.isStranger, false),
        eq(people.isWithheld, false),
        isNull(people.erasedAt),
      ),
    )
    .all()
    .map((person) => ({
      ...person,
      mentor: told.get(`mentor ${person.id}`),
      actor: told.get(`actor ${person.id}`),
      asMentor: live.mentor.get(person.id) ?? 0,
      asActor: live.actor.get(person.id) ?? 0,
    }));
}

function liveBy(db: Db, side: "mentorId" | "actorId"): Map<PersonId, number> {
  const rows = db.orm
    .select({ id: pairs[side], number: count() })
    .from(pairs)
    .where(inArray(pairs.state, liveStates))
    .groupBy(pairs[side])
    .all();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

const isHere = ({ deactivatedAt }: Known) => deactivatedAt === null;
/** The same rule as the count on Home (db/store/triggers.ts). */
const waits = ({ actor }: Known) => actor?.isWaiting === true;

const belongs: Record<Filter, (person: Known) => boolean> = {
  everybody: () => true,
  mentors: ({ mentor, asMentor }) => mentor !== undefined || asMentor > 0,
  actors: ({ actor, asActor }) => actor !== undefined || asActor > 0,
  waiting: waits,
  "not-joined": ({ slackUserId }) => slackUserId === null,
  coordinators: (person) => person.coordinatorSince !== null && isHere(person),
  organisers: (person) => person.peerOrganiserSince !== null && isHere(person),
};

/** A person's enrolment is not visible to the other person of a pair, also not through a filter of the list. */
const withoutProfiles = (person: Known): Known => ({ ...person, mentor: undefined, actor: undefined });

const openFields = (db: Db, permitted: Permit<"profile">, { id, fields }: Profile): string =>
  openCached(db, permitted, { column: "profiles.fields", row: id }, fields);

const fieldsOf = (db: Db, permitted: Permit<"profile"> | undefined, { mentor, actor }: Known): string[] =>
  [mentor, actor].flatMap((profile) => (profile && permitted ? [openFields(db, permitted, profile)] : []));

/** A person's line, without the profile if there is no permit. */
function toLine(db: Db, permitted: Permit<"profile"> | undefined, person: Known): PersonLine {
  const { id, slackUserId, mentor, actor, asMentor } = person;
  return {
    id,
    name: openName(db, person.id, person.name),
    slackUserId: slackUserId ?? undefined,
    isCoordinator: belongs.coordinators(person),
    isPeerOrganiser: belongs.organisers(person),
    isDeactivated: !isHere(person),
    isInPairWithViewer: permitted === undefined,
    mentor: permitted &&
      mentor && { fields: openFields(db, permitted, mentor), live: asMentor, most: mentor.pairsAtOnce ?? 1 },
    actor: permitted && actor && { fields: openFields(db, permitted, actor), waits: waits(person) },
  };
}
