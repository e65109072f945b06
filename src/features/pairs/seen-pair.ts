import { pairFor } from "../../../db/pairs/pairs.ts";
import type { PairId } from "../../programme/ids.ts";
import type { Visit } from "../../slack/listening.ts";

/** The pair, if the person may see it. Otherwise tells the person so and returns undefined. */
export async function pairOrAnswer(visit: Visit, pairId: PairId | undefined) {
  const pair = pairFor(visit.db, { personId: visit.person.id }, pairId);
  if (!pair) await visit.say("pairs.notYours");
  return pair;
}
