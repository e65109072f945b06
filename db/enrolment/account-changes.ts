import type { PersonId } from "../../src/programme/ids.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { noteMemberGone } from "../pairs/channel.ts";
import { livePairsOf, otherOf } from "../pairs/pairs.ts";
import {
  coordinators,
  findPersonBySlackId,
  type Person,
  readPerson,
  type SlackProfile,
  savePerson,
} from "../people/people.ts";
import { handOver } from "../setup/setup.ts";
import type { Db } from "../store/open.ts";
import { linkWaiting } from "./awaited-people.ts";

/** Keeps what Slack says of somebody today, and what follows where her account has been closed or opened again. */
export function keepPerson(db: Db, profile: SlackProfile, now: number): Person {
  return db.transaction(() => {
    const before = findPersonBySlackId(db, profile.slackUserId);
    linkWaiting(db, profile, before?.id, now);
    const after = savePerson(db, before ? withoutGaps(profile, before) : profile, now);
    if (!before) return after;
    if (after.isDeactivated && !before.isDeactivated) personDeactivated(db, after.id, now);
    else if (before.isDeactivated && !after.isDeactivated) personReturned(db, after.id, now);
    else if (isOther(before, after)) refreshHome(db, [after.id], now);
    return after;
  });
}

/** Of a closed account Slack leaves out much: what we knew of her stays. https://docs.slack.dev/reference/events/user_change */
const withoutGaps = (profile: SlackProfile, known: Person): SlackProfile =>
  profile.isDeactivated
    ? { ...profile, name: known.name, isAdmin: known.isAdmin, isGuest: known.isGuest, isStranger: known.isStranger }
    : profile;

const isOther = (one: Person, other: Person): boolean =>
  one.name !== other.name || one.language !== other.language || one.isAdmin !== other.isAdmin;

/** Her account is closed: the others of her pairs are told neutrally, and another coordinator answers for the pairs that were hers to look after. */
export function personDeactivated(db: Db, personId: PersonId, now: number): void {
  const person = readPerson(db, personId);
  handOver(db, personId);
  noteMemberGone(db, person, now);
  refreshHome(db, around(db, personId), now);
}

/** Her account is open again. */
export function personReturned(db: Db, personId: PersonId, now: number): void {
  refreshHome(db, [personId, ...around(db, personId)], now);
}

const around = (db: Db, personId: PersonId): PersonId[] => [
  ...livePairsOf(db, personId).map((pair) => otherOf(pair, personId).id),
  ...coordinators(db).map(({ id }) => id),
];
