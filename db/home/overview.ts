import { dateOf } from "../../src/programme/calendar/calendar.ts";
import type { FinishedPair, Overview } from "../../src/programme/home/facts.ts";
import { type Filter, filterIn } from "../../src/programme/home/filters.ts";
import type { PairId, PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import { whyNoUndo } from "../closing/closing.ts";
import { programmesWithMeetings } from "../common-meetings/common-meetings.ts";
import { samePersonQuestions } from "../enrolment/same-person.ts";
import { readPair } from "../pairs/pairs.ts";
import type { Person } from "../people/people.ts";
import { openProgrammes } from "../programmes/programmes.ts";
import { people } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { countListed, countsOf, lastFinishedIds, listedPair, listFor, waitingRequests } from "./lists.ts";
import { countNeeds, hasKickoffAhead, updateNeeds } from "./pair-needs.ts";

const MOST_REQUESTS = 3;
const MOST_FINISHED = 3;
const MOST_SAME_PEOPLE = 3;

/** A coordinator's overview of all pairs except the coordinator's own: numbers, states and what is missing, without any contents. */
export function overviewFor(db: Db, person: Person, pages: Pages, now: number, zone: string): Overview {
  updateNeeds(db);
  const { filter, programme } = chosenPairs(db, person.id, pages, now, zone);
  const programmes = openProgrammes(db);
  const page = filter === "needs" ? pages.list : (pages.list ?? 1);
  const counts = countsOf(db);
  const { requests, count: requestCount } = waitingRequests(db, person.id, { limit: MOST_REQUESTS });
  const { ids, ...list } = listFor(db, person.id, { filter, programme, page }, counts, now);
  const isOfAll = programme === undefined;
  return {
    counts,
    samePeople: samePersonQuestions(db, { personId: person.id }).slice(0, MOST_SAME_PEOPLE),
    requests,
    requestCount,
    needCount: filter === "needs" && isOfAll ? list.count : countNeeds(db, person.id, now),
    filter,
    programmes: programmes.length > 1 ? programmes.map(({ id, name }) => ({ id, name })) : [],
    programme,
    hidden: isOfAll ? 0 : countListed(db, filter, person.id, counts, now) - list.count,
    isBrief: page === undefined,
    list: { ...list, items: ids.map((id) => listedPair(db, person.id, id, now, zone)) },
    finished: isOfAll ? lastFinishedIds(db, person.id, MOST_FINISHED).map((id) => finishedPair(db, id)) : [],
    hasKickoffsAhead: hasKickoffAhead(db, person.id, now),
    hasCommonMeetings: programmesWithMeetings(db).length > 0,
  };
}

type Pages = Record<string, number>;

/** Which pairs a coordinator's Home lists. `programme`: undefined for those of all. */
export type ChosenPairs = { filter: Filter; programme: ProgrammeId | undefined };

/**
 * Chosen today, or all those in need: a choice of another day would hide what waits. `chooseFilter` notes when it was made. Of a single open
 * programme nothing can be chosen.
 */
export function chosenPairs(db: Db, personId: PersonId, { filteredAt }: Pages, now: number, zone: string): ChosenPairs {
  if (filteredAt === undefined || dateOf(filteredAt, zone) !== dateOf(now, zone))
    return { filter: "needs", programme: undefined };
  const chosen = keptChoice(db).get({ personId });
  const offered = openProgrammes(db);
  const programme = offered.length > 1 ? offered.find(({ id }) => id === chosen?.programme)?.id : undefined;
  return { filter: filterIn(chosen?.filter), programme };
}

const keptChoice = prepared((orm) =>
  orm
    .select({ filter: people.homeFilter, programme: people.homeProgramme })
    .from(people)
    .where(eq(people.id, sql.placeholder("personId")))
    .prepare(),
);

function finishedPair(db: Db, id: PairId): FinishedPair {
  const pair = readPair(db, id);
  const { mentor, actor, finishedAt } = pair;
  return { pairId: id, mentor, actor, finishedAt: finishedAt ?? 0, mayUndo: whyNoUndo(db, pair) === undefined };
}
