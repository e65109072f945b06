import type { PersonId } from "../../src/programme/ids.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import { type StaffChange, staffColumn } from "../../src/programme/people/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { coordinators, coordinatorsWhoStay, type Person, peerOrganisers, readPerson } from "../people/people.ts";
import type { Coordinator } from "../privacy/acting.ts";
import { pairs, people } from "../schema/index.ts";
import { redrawAround } from "../setup/following-roles.ts";
import { enqueueTakeOut, handOverPairs, provideChannel } from "../setup/setup.ts";
import { and, count, eq, inArray } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { requireSettings, saveSettings } from "../store/settings.ts";

/**
 * Changes the roles of coordinators and peer organisers one person at a time. The settings form changes them all at once (db/setup/setup.ts).
 * Each change raises the settings' revision, so that an open settings form is refused as out of date.
 */
export type StaffResult = { done: true; tookOver: number } | { refused: WhyNeeded };

type Wanted = { person: Person; change: StaffChange };

/** Gives somebody a role or takes it from her. Repeating it changes nothing. Gives how many pairs the one who does it has taken over. */
export function changeStaff(db: Db, by: Coordinator, { person, change }: Wanted, now: number): StaffResult {
  if (hasAlready(person, change)) return { done: true, tookOver: 0 };
  const refused = change === "not-coordinator" ? whyNeeded(db, person.id) : undefined;
  if (refused) return { refused };
  const { id: _, revision: __, ...settings } = requireSettings(db);
  saveSettings(db, { ...settings, changedAt: now, changedBy: by.id });
  const since = change === "coordinator" || change === "organiser" ? now : null;
  db.orm
    .update(people)
    .set({ [staffColumn[change]]: since })
    .where(eq(people.id, person.id))
    .run();
  const tookOver = change === "not-coordinator" ? leave(db, person, by, now) : 0;
  if (change === "coordinator") provideChannel(db, "coordinators", now);
  if (since !== null) provideChannel(db, "peers", now);
  redrawAround(db, person.id, now);
  if (person.id !== by.id) tell(db, by, { person, change }, now);
  refreshHome(db, [person.id, ...[...coordinators(db), ...peerOrganisers(db)].map(({ id }) => id)], now);
  return { done: true, tookOver };
}

const hasAlready = ({ isCoordinator, isPeerOrganiser }: Person, change: StaffChange): boolean =>
  ({
    coordinator: isCoordinator,
    "not-coordinator": !isCoordinator,
    organiser: isPeerOrganiser,
    "not-organiser": !isPeerOrganiser,
  })[change];

const live = inArray(pairs.state, liveStates);

/** `last`: the only coordinator; `needed`: responsible for a pair whose mentor or actor is the only other coordinator. */
type WhyNeeded = "last" | "needed";

/** Why a coordinator cannot give up the role, lose it or be erased; undefined if possible. */
export function whyNeeded(db: Db, coordinatorId: PersonId): WhyNeeded | undefined {
  const others = coordinatorsWhoStay(db).filter(({ id }) => id !== coordinatorId);
  if (others.length === 0) return "last";
  const left = db.orm
    .select({ mentorId: pairs.mentorId, actorId: pairs.actorId })
    .from(pairs)
    .where(and(eq(pairs.coordinatorId, coordinatorId), live))
    .all();
  const hasHeir = left.every(({ mentorId, actorId }) => others.some(({ id }) => id !== mentorId && id !== actorId));
  return hasHeir ? undefined : "needed";
}

/** Removes a coordinator from the channel and gives the pairs to others. Each of them is told how many. */
function leave(db: Db, person: Person, by: Person, now: number): number {
  const before = pairsByCoordinator(db);
  enqueueTakeOut(db, person.id, now);
  const tookOver = handOverPairs(db, person.id, now, by.id === person.id ? undefined : by.id);
  for (const [id, number] of pairsByCoordinator(db)) {
    const gained = number - (before.get(id) ?? 0);
    if (gained <= 0 || id === by.id) continue;
    const key = `people:took-over:${id}:${person.id}:${now}`;
    const ref = { person: id, from: person.id, count: gained };
    enqueue(db, { key, kind: "people:took-over", ref, dueAt: now }, now);
  }
  return tookOver;
}

function pairsByCoordinator(db: Db): Map<PersonId, number> {
  const rows = db.orm
    .select({ id: pairs.coordinatorId, number: count() })
    .from(pairs)
    .where(live)
    .groupBy(pairs.coordinatorId)
    .all();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

function tell(db: Db, by: Coordinator, { person, change }: Wanted, now: number): void {
  const key = `people:role-told:${person.id}:${change}:${now}`;
  const ref = { person: person.id, by: by.id, change };
  enqueue(db, { key, kind: "people:role-told", ref, dueAt: now }, now);
}

/** Whether the change that a message announces is still in effect. */
export const isInEffect = (db: Db, personId: PersonId, change: StaffChange): boolean =>
  hasAlready(readPerson(db, personId), change);
