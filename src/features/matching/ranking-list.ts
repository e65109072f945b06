import type { KnownBlock } from "@slack/types";
import { rankingBlocks } from "../../../blocks/matching.ts";
import { readPerson } from "../../../db/people/people.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import type { PersonId, SlackUserId } from "../../programme/ids.ts";
import type { Press, Visit } from "../../slack/listening.ts";
import { rankingFor } from "./gathering.ts";
import { rankingShown } from "./pages.ts";

export type OpenedModal = NonNullable<Press["view"]>;

/** What is drawn when a choice was made: the mentor whom a press in the list has put into the field, and the list. */
export type Choice = { mentor: SlackUserId | undefined; mentorRound: number; list: KnownBlock[] };

/** The mentors for an actor, ranked, with reasons and free places; recorded as a look. Empty for a viewer who may not see profiles. */
export async function rankingList(
  { db, person, words, now }: Visit,
  actorId: PersonId,
  chosenId?: PersonId,
): Promise<KnownBlock[]> {
  const ranking = await rankingFor(db, person, actorId);
  if (!ranking) return [];
  if (ranking.isActorKnown || ranking.mentors.length > 0)
    recordLook(db, { at: now, personId: person.id, action: "matching:rank" });
  return rankingBlocks(
    words,
    rankingShown(ranking, (id) => readPerson(db, id), { actorId, chosenId }, now),
  );
}
