import type { PersonId } from "../../programme/ids.ts";
import { pageOf } from "../../programme/lists/paging.ts";
import { weeksSince } from "../../programme/matching/facts.ts";
import type { LeftShown, RankingShown, RoundShown } from "../../programme/matching/shown.ts";
import type { RankingResult, RoundResult } from "./gathering.ts";

/** A proposal takes three blocks, a person without one takes one. A longer page would be hard to read on a phone; a modal holds 100 blocks. */
const BLOCKS_ON_PAGE = 24;
const BLOCKS = { proposal: 3, left: 1 };
const MENTORS_IN_RANKING = 5;

type NameOf = (personId: PersonId) => { name: string; firstName: string };

type Part = { proposal: RoundResult["proposals"][number] } | { left: { personId: PersonId; why: LeftShown["why"] } };

/** One page of a round, the wanted one or the nearest to it. Sorted by how long the actor has waited, then by the score of the proposal. */
export function roundShown(round: RoundResult, nameOf: NameOf, wanted: number, now: number): RoundShown {
  const { enrolled, told } = round;
  const left = [
    ...round.left.map(({ actorId, why }) => ({ personId: actorId, why })),
    ...enrolled.actors.filter(({ isHere }) => !isHere).map(({ personId }) => ({ personId, why: "not-here" as const })),
    ...enrolled.over.map(({ personId }) => ({ personId, why: "over" as const })),
  ];
  const weeksOf = (actorId: PersonId) => weeksSince(told.get(`actor ${actorId}`)?.waitingSince ?? now, now);
  const proposals = round.proposals.toSorted(
    (one, other) => weeksOf(other.actorId) - weeksOf(one.actorId) || other.fit.score - one.fit.score,
  );
  const all: Part[] = [...proposals.map((proposal) => ({ proposal })), ...left.map((one) => ({ left: one }))];
  const { items, page, pages } = pageOf(inPages(all), wanted, 1);
  const parts = items.flat();
  return {
    waiting: round.proposals.length + round.left.length,
    proposed: round.proposals.length,
    leftCount: left.length,
    resting: enrolled.mentors.filter(({ free }) => free === 0).map(({ personId }) => nameOf(personId).name),
    page,
    pages,
    left: parts.flatMap((part) =>
      "left" in part ? [{ name: nameOf(part.left.personId).name, why: part.left.why }] : [],
    ),
    proposals: parts.flatMap((part) => {
      if ("left" in part) return [];
      const { actorId, mentorId, fit } = part.proposal;
      const actor = told.get(`actor ${actorId}`);
      const mentor = told.get(`mentor ${mentorId}`);
      return {
        ...fit,
        actor: { id: actorId, name: nameOf(actorId).name, field: actor?.fields ?? "" },
        mentor: { id: mentorId, name: nameOf(mentorId).name, field: mentor?.fields ?? "", free: mentor?.free ?? 0 },
        weeks: weeksOf(actorId),
      };
    }),
  };
}

function inPages(all: readonly Part[]): Part[][] {
  const pages: Part[][] = [];
  let room = 0;
  for (const part of all) {
    const blocks = "left" in part ? BLOCKS.left : BLOCKS.proposal;
    if (room < blocks) {
      pages.push([]);
      room = BLOCKS_ON_PAGE;
    }
    pages.at(-1)?.push(part);
    room -= blocks;
  }
  return pages;
}

type Chosen = { actorId: PersonId; chosenId: string | undefined };

/** The best few mentors for an actor. Mentors who were refused before are listed separately. */
export function rankingShown(
  ranking: RankingResult,
  nameOf: NameOf,
  { actorId, chosenId }: Chosen,
  now: number,
): RankingShown {
  return {
    actor: nameOf(actorId),
    isActorKnown: ranking.isActorKnown,
    chosenId,
    refused: ranking.refused.map((id) => nameOf(id).name),
    resting: ranking.resting.map((id) => nameOf(id).name),
    mentors: ranking.mentors.slice(0, MENTORS_IN_RANKING).map(({ mentorId, fit }) => {
      const told = ranking.told.get(mentorId);
      return {
        ...fit,
        id: mentorId,
        name: nameOf(mentorId).name,
        field: told?.fields ?? "",
        free: told?.free ?? 0,
        weeks: weeksSince(told?.waitingSince ?? now, now),
      };
    }),
  };
}
