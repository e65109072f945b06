import type { PairId, PersonId, SlackChannelId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { type LiveState, liveStates } from "../../src/programme/pairs/states.ts";
import { mayRead, type Role } from "../../src/programme/privacy/rules.ts";
import type { Language } from "../../src/texts/languages.ts";
import { hasAccount, type Person, readPerson } from "../people/people.ts";
import { findPairRow, findPairRowOfChannel, roleOf, type Viewer } from "../privacy/privacy.ts";
import { pairs } from "../schema/index.ts";
import { and, desc, eq, inArray, ne, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

type Row = typeof pairs.$inferSelect;

/** A pair with its people, state and numbers. Who may see it: `pair` in the table of src/programme/privacy/rules.ts. */
export type Pair = Omit<Row, "mentorId" | "actorId" | "coordinatorId"> & {
  mentor: Person;
  actor: Person;
  coordinator: Person;
};

function toPair(db: Db, row: Row): Pair {
  const { mentorId, actorId, coordinatorId, ...rest } = row;
  return {
    ...rest,
    mentor: readPerson(db, mentorId),
    actor: readPerson(db, actorId),
    coordinator: readPerson(db, coordinatorId),
  };
}

/** A person's role in a pair, or undefined if there is no such pair. */
export function roleInPair(db: Db, personId: PersonId, pairId: PairId | undefined): Role | undefined {
  const row = findPairRow(db, pairId);
  return row && roleOf(db, personId, row);
}

/** The pair; undefined for a viewer without a permit, as if it did not exist. */
export function pairFor(
  db: Db,
  viewer: { personId: PersonId },
  pairId: PairId | undefined,
): (Pair & { role: Role }) | undefined {
  const row = findPairRow(db, pairId);
  if (!row) return undefined;
  const role = roleOf(db, viewer.personId, row);
  const sees = mayRead("pair", role, { isOwner: false, isShared: false, isFinished: row.state === "finished" });
  return sees ? { ...toPair(db, row), role } : undefined;
}

/**
 * The pair, without a permit, for what the bot does on its own. The result may reach only the people of the pair, or a viewer through permits.
 * @throws if there is no such pair
 */
export function readPair(db: Db, pairId: PairId): Pair {
  const row = findPairRow(db, pairId);
  if (!row) throw new Error(`no pair ${pairId}`);
  return toPair(db, row);
}

/** The pair of a channel, in any state of either. */
export function pairOfChannel(db: Db, channelId: SlackChannelId): Pair | undefined {
  const row = findPairRowOfChannel(db, channelId);
  return row && toPair(db, row);
}

/** A person's pairs that have not ended, newest first; as mentor, as actor, or either. */
export function livePairsOf(db: Db, personId: PersonId, as: PairRole | "either" = "either"): Pair[] {
  return livePairRows(db)
    [as].all({ personId })
    .map((row) => toPair(db, row));
}

const livePairRows = prepared((orm) => {
  const asMentor = and(eq(pairs.mentorId, sql.placeholder("personId")), inArray(pairs.state, liveStates));
  const asActor = and(eq(pairs.actorId, sql.placeholder("personId")), inArray(pairs.state, liveStates));
  const rows = (condition: typeof asMentor) =>
    orm.select().from(pairs).where(condition).orderBy(desc(pairs.createdAt)).prepare();
  return { mentor: rows(asMentor), actor: rows(asActor), either: rows(or(asMentor, asActor)) };
});

export const openPairsOf = (db: Db, personId: PersonId, as: PairRole | "either" = "either"): Pair[] =>
  livePairsOf(db, personId, as).filter((pair) => pair.state === "open");

/** Open pairs for a coordinator, at most `limit`: those the coordinator is responsible for first, then the newest. Without the person's own. */
export function openPairsWith(db: Db, coordinator: Person, limit: number): Pair[] {
  return db.orm
    .select()
    .from(pairs)
    .where(and(eq(pairs.state, "open"), ne(pairs.mentorId, coordinator.id), ne(pairs.actorId, coordinator.id)))
    .orderBy(desc(eq(pairs.coordinatorId, coordinator.id)), desc(pairs.createdAt))
    .limit(limit)
    .all()
    .map((row) => toPair(db, row));
}

/** The pair of these two people that has not ended, if any. */
export function livePairOf(db: Db, mentorId: PersonId, actorId: PersonId): (Pair & { state: LiveState }) | undefined {
  const row = db.orm
    .select()
    .from(pairs)
    .where(and(eq(pairs.mentorId, mentorId), eq(pairs.actorId, actorId), inArray(pairs.state, liveStates)))
    .get();
  return row && { ...toPair(db, row), state: row.state as LiveState };
}

/** Whether a person is or was in any pair. With the first pair the person gets the privacy notice. */
export const hasPair = (db: Db, personId: PersonId): boolean =>
  db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(or(eq(pairs.mentorId, personId), eq(pairs.actorId, personId)))
    .get() !== undefined;

/** Whether a person has or had this role in any pair. */
export const hasPairAs = (db: Db, personId: PersonId, role: PairRole): boolean =>
  db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(eq(role === "mentor" ? pairs.mentorId : pairs.actorId, personId))
    .get() !== undefined;

export function changePair(db: Db, pairId: PairId, change: Partial<Row>): void {
  db.orm.update(pairs).set(change).where(eq(pairs.id, pairId)).run();
}

/** Mentor and actor of a pair, with their roles. */
export const twoOf = (pair: Pair): { person: Person; role: PairRole }[] => [
  { person: pair.mentor, role: "mentor" },
  { person: pair.actor, role: "actor" },
];

/**
 * Whether the actor has no account in the workspace ("kevyt pari"): what would go to her is given to the mentor. An erased person has none
 * either, but nobody can be told anything.
 */
export const isLight = ({ actor }: Pick<Pair, "actor">): boolean => !hasAccount(actor) && !actor.isErased;

export const otherOf = (pair: Pair, personId: PersonId): Person =>
  pair.mentor.id === personId ? pair.actor : pair.mentor;

/** Where the bot writes to a pair; undefined if the channel cannot be written to and this will not change. */
export function channelAddress(
  pair: Pair,
): { channelId: SlackChannelId; language: Language; viewer: Viewer } | undefined {
  if (pair.channelId === null || pair.channelState === "none" || pair.channelState === "archived") return undefined;
  return { channelId: pair.channelId, language: pair.language, viewer: { channelOfPair: pair.id } };
}
