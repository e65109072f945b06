import type { SearchResult } from "../../src/programme/home/facts.ts";
import type { Among } from "../../src/programme/home/form.ts";
import { isFound, wordsOf } from "../../src/programme/home/search.ts";
import type { PairId, PersonId, ProfileId, ProgrammeId } from "../../src/programme/ids.ts";
import { pageWithin } from "../../src/programme/lists/paging.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import type { Permit, Sealed } from "../../src/programme/privacy/sealed.ts";
import { openCached } from "../people/unsealed-cache.ts";
import { permit, profilePermits } from "../privacy/privacy.ts";
import { allProgrammes, hasSeveralProgrammes } from "../programmes/programmes.ts";
import { pairs } from "../schema/index.ts";
import { and, desc, eq, inArray, isNotNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { isNeitherOfPair, listedPair } from "./lists.ts";
import { updateNeeds } from "./pair-needs.ts";

/** A search reads only so many of the last finished pairs, so that it costs the same after years. */
export const MOST_FINISHED = 2_000;
/** Pairs that are read before other events are handled. */
const PAIRS_PER_STEP = 250;
const ON_PAGE = 8;

const conditions = {
  live: inArray(pairs.state, liveStates),
  open: eq(pairs.state, "open"),
  paused: and(eq(pairs.state, "open"), isNotNull(pairs.pausedAt)),
  invited: eq(pairs.state, "invited"),
  opening: eq(pairs.state, "opening"),
  finished: eq(pairs.state, "finished"),
} satisfies Record<Among, unknown>;

type Row = {
  pairId: PairId;
  mentorId: PersonId;
  mentorName: Sealed<"name">;
  actorId: PersonId;
  actorName: Sealed<"name">;
  mentorProfile: ProfileId | null;
  mentorFields: Sealed<"profile"> | null;
  actorProfile: ProfileId | null;
  actorFields: Sealed<"profile"> | null;
  programmeId: ProgrammeId;
};

const searchRows = (db: Db, ids: readonly PairId[]): Row[] =>
  db.orm.all<Row>(sql`
      select p.id as pairId, m.id as mentorId, m.name as mentorName, a.id as actorId, a.name as actorName,
        pm.id as mentorProfile, pm.fields as mentorFields, pa.id as actorProfile, pa.fields as actorFields,
        p.programme_id as programmeId
      from json_each(${JSON.stringify(ids)}) as wanted
      join pairs p on p.id = wanted.value
      join people m on m.id = p.mentor_id
      join people a on a.id = p.actor_id
      left join profiles pm on pm.person_id = m.id and pm.role = 'mentor'
      left join profiles pa on pa.person_id = a.id and pa.role = 'actor'`);

type Wanted = { text: string; among: Among };

/**
 * The pairs whose names, fields or programme contain all words, by name, without the person's own. Empty for a person who is not a coordinator. Names and
 * fields are sealed, so each is opened and compared. The search awaits `pause` after every `PAIRS_PER_STEP` pairs.
 */
export async function searchPairs(
  db: Db,
  viewer: { personId: PersonId },
  { text, among }: Wanted,
  pause: () => Promise<void>,
): Promise<{ ids: PairId[]; isCut: boolean }> {
  const names = permit(db, viewer, "name");
  const fields = profilePermits(db, viewer);
  const words = wordsOf(text);
  if (!names || !fields || words.length === 0) return { ids: [], isCut: false };
  const all = candidates(db, viewer.personId, among);
  // The only programme would be found by every search for it.
  const programmes = new Map(hasSeveralProgrammes(db) ? allProgrammes(db).map(({ id, name }) => [id, name]) : []);
  const found: { pairId: PairId; name: string }[] = [];
  for (let from = 0; from < all.length; from += PAIRS_PER_STEP) {
    if (from > 0) await pause();
    for (const row of searchRows(db, all.slice(from, from + PAIRS_PER_STEP))) {
      const programme = programmes.get(row.programmeId);
      const known = [...knownOf(db, names, fields, row), ...(programme === undefined ? [] : [programme])];
      if (isFound(words, known)) found.push({ pairId: row.pairId, name: known.join(" ") });
    }
  }
  const order = new Intl.Collator("fi");
  const ids = found.toSorted((one, other) => order.compare(one.name, other.name)).map(({ pairId }) => pairId);
  return { ids, isCut: among === "finished" && all.length === MOST_FINISHED };
}

const candidates = (db: Db, personId: PersonId, among: Among): PairId[] =>
  db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(conditions[among], isNeitherOfPair(personId)))
    .orderBy(desc(pairs.finishedAt))
    .limit(among === "finished" ? MOST_FINISHED : -1)
    .all()
    .map(({ id }) => id);

type ProfilePermits = NonNullable<ReturnType<typeof profilePermits>>;

function knownOf(db: Db, names: Permit<"name">, fields: ProfilePermits, row: Row): string[] {
  const name = (id: PersonId, sealed: Sealed<"name">) =>
    openCached(db, names, { column: "people.name", row: id }, sealed);
  const field = (ownerId: PersonId, id: ProfileId | null, sealed: Sealed<"profile"> | null) => {
    const permitted = fields(ownerId);
    if (id === null || sealed === null || !permitted) return [];
    return [openCached(db, permitted, { column: "profiles.fields", row: id }, sealed)];
  };
  return [
    name(row.mentorId, row.mentorName),
    name(row.actorId, row.actorName),
    ...field(row.mentorId, row.mentorProfile, row.mentorFields),
    ...field(row.actorId, row.actorProfile, row.actorFields),
  ];
}

type Ids = { ids: readonly PairId[]; isCut: boolean };

/** One page of the found pairs, as lines of a list. */
export function foundPage(
  db: Db,
  personId: PersonId,
  { ids, isCut }: Ids,
  wanted: number,
  now: number,
  zone: string,
): SearchResult {
  updateNeeds(db);
  const { page, pages } = pageWithin(wanted, ids.length, ON_PAGE);
  const items = ids.slice((page - 1) * ON_PAGE, page * ON_PAGE).map((id) => listedPair(db, personId, id, now, zone));
  return { items, page, pages, count: ids.length, isCut };
}
