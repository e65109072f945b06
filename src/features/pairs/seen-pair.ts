import { pairFor } from "../../../db/pairs/pairs.ts";
import type { PairId } from "../../programme/ids.ts";
import type { Visit } from "../../slack/listening.ts";

/** The pair, for somebody who may see it; everybody else is told that it is not hers. */
export async function pairOrAnswer(visit: Visit, pairId: PairId | undefined) {
  const pair = pairFor(visit.db, { personId: visit.person.id }, pairId);
  if (!pair) await visit.say("pairs.notYours");
  return pair;
}
