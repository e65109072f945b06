import type { PersonId } from "../../src/programme/ids.ts";
import { networkChannels } from "../../src/programme/setup/rules.ts";
import { membershipOf } from "../channels/facts.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { readPerson } from "../people/people.ts";
import { channelFacts, pairs, people, supportRequests } from "../schema/index.ts";
import { and, eq, isNotNull, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";

/**
 * A person has become, or is no longer, a coordinator or an organiser. What messages may say follows from it: those to the person, those in every
 * channel that the person reads along in, and those of requests that the person has taken.
 */
export function redrawAround(db: Db, personId: PersonId, now: number): void {
  redrawAbout(db, { reader: personId }, now);
  for (const reader of networkChannels) redrawAbout(db, { reader }, now);
  const taken = db.orm
    .select({ id: supportRequests.id })
    .from(supportRequests)
    .where(and(eq(supportRequests.takenBy, personId), eq(supportRequests.state, "taken")))
    .all();
  for (const { id } of taken) redrawAbout(db, { request: id }, now);
  for (const id of pairsAround(db, personId)) redrawAbout(db, { pair: id }, now);
}

/** An account was closed or opened again: who has none reads nothing. */
export function redrawAroundAccount(db: Db, personId: PersonId, now: number): void {
  const isOfStaff = or(isNotNull(people.coordinatorSince), isNotNull(people.peerOrganiserSince));
  const found = db.orm
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), isOfStaff))
    .get();
  if (found) redrawAround(db, personId, now);
  else redrawWhereInside(db, personId, now);
}

/** Who has no account, or is forgotten, no longer reads along in any channel. Called while the account is known. */
export function redrawWhereInside(db: Db, personId: PersonId, now: number): void {
  const { slackUserId } = readPerson(db, personId);
  const known = readSettings(db);
  for (const reader of networkChannels) {
    const channelId = reader === "coordinators" ? known?.coordinatorsChannelId : known?.peerChannelId;
    const isInside = channelId && slackUserId && membershipOf(db, channelId, slackUserId)?.isInside;
    if (isInside) redrawAbout(db, { reader }, now);
  }
  for (const id of pairsAround(db, personId)) redrawAbout(db, { pair: id }, now);
}

/** The pairs that the person answers for, or in whose channel the person is. */
function pairsAround(db: Db, personId: PersonId) {
  const { slackUserId } = readPerson(db, personId);
  const inside = sql`${pairs.channelId} in (select ${channelFacts.channelId} from ${channelFacts}
    where ${channelFacts.what} = 'member' and ${channelFacts.subject} = ${slackUserId ?? ""} and ${channelFacts.holds} = 1)`;
  return db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(or(eq(pairs.coordinatorId, personId), inside))
    .all()
    .map(({ id }) => id);
}
