import type { PersonId } from "../../src/programme/ids.ts";
import { inviteBackToGroups } from "../groups/leaving.ts";
import { noteLightJoin } from "../light-pairs/joining.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { withheldIfForgotten } from "../own-data/forgotten.ts";
import { noteMemberBack, noteMemberGone } from "../pairs/channel.ts";
import { livePairsOf, otherOf } from "../pairs/pairs.ts";
import { followAnswersOf } from "../peer-support/peer-support.ts";
import {
  coordinators,
  deactivatedAtOf,
  findPersonBySlackId,
  type Person,
  readPerson,
  type SlackProfile,
  savePerson,
} from "../people/people.ts";
import { redrawAroundAccount } from "../setup/following-roles.ts";
import { handOverPairs } from "../setup/setup.ts";
import type { Db } from "../store/open.ts";
import { linkWaiting } from "./awaited-people.ts";
import { followNewName } from "./new-names.ts";
import { noteSamePerson } from "./same-person.ts";

/** Stores a person's Slack profile, and what follows if the account was deactivated or reactivated. Of an erased person it stores no name. */
export function keepPerson(db: Db, told: SlackProfile, now: number): Person {
  return db.transaction(() => {
    const before = findPersonBySlackId(db, told.slackUserId);
    const profile = before && !before.isWithheld ? told : withheldIfForgotten(db, told);
    linkWaiting(db, profile, before?.id, now);
    const closedAt = before && deactivatedAtOf(db, before.id);
    const after = savePerson(db, before ? withoutGaps(profile, before) : profile, now);
    noteSamePerson(db, after, profile.email, now);
    noteLightJoin(db, after, profile.email, now);
    if (!before) return after;
    if (before.firstName !== after.firstName) followNewName(db, after.id, now);
    if (after.isDeactivated && !before.isDeactivated) personDeactivated(db, after.id, now);
    else if (before.isDeactivated && !after.isDeactivated) personReturned(db, after.id, closedAt ?? now, now);
    else if (isOther(before, after)) refreshHome(db, [after.id, ...around(db, after.id)], now);
    return after;
  });
}

/** Slack omits fields of a deactivated account: the known values are kept. https://docs.slack.dev/reference/events/user_change */
const withoutGaps = (profile: SlackProfile, known: Person): SlackProfile =>
  profile.isDeactivated
    ? { ...profile, name: known.name, isAdmin: known.isAdmin, isGuest: known.isGuest, isStranger: known.isStranger }
    : profile;

const isOther = (one: Person, other: Person): boolean =>
  one.name !== other.name || one.language !== other.language || one.isAdmin !== other.isAdmin;

/** A deactivated account: tells the others in the person's pairs neutrally, and gives a coordinator's pairs to another coordinator. */
export function personDeactivated(db: Db, personId: PersonId, now: number): void {
  const person = readPerson(db, personId);
  handOverPairs(db, personId, now);
  noteMemberGone(db, person, now);
  redrawAroundAccount(db, personId, now);
  followAnswersOf(db, personId, now);
  refreshHome(db, around(db, personId), now);
}

/** A reactivated account: brings it back into the channels of the open pairs and groups, tells the others, and refreshes Home for the person and the people around. */
export function personReturned(db: Db, personId: PersonId, closedAt: number, now: number): void {
  noteMemberBack(db, readPerson(db, personId), closedAt, now);
  inviteBackToGroups(db, readPerson(db, personId), now);
  redrawAroundAccount(db, personId, now);
  followAnswersOf(db, personId, now);
  refreshHome(db, [personId, ...around(db, personId)], now);
}

const around = (db: Db, personId: PersonId): PersonId[] => [
  ...livePairsOf(db, personId).map((pair) => otherOf(pair, personId).id),
  ...coordinators(db).map(({ id }) => id),
];
