import type {
  AnnouncementId,
  GroupId,
  PairId,
  PersonId,
  ProgrammeId,
  SlackChannelId,
} from "../../src/programme/ids.ts";
import {
  belongsToGroup,
  belongsToPeers,
  belongsToProgramme,
  type Circumstances,
  type Kind,
  mayRead,
  type Role,
} from "../../src/programme/privacy/rules.ts";
import { type Permit, type Place, type Sealed, seal, unseal } from "../../src/programme/privacy/sealed.ts";
import type { NetworkChannel } from "../../src/programme/setup/rules.ts";
import { type Inside, readersInside } from "../channels/readers.ts";
import { findPersonRow } from "../people/person-rows.ts";
import { announcementRecipients, auditLog, pairs, people, profiles } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { remembered } from "../store/remembered.ts";
import { readSettings } from "../store/settings.ts";
import { type Reader, readersOfGroup } from "./group-readers.ts";
import { readersInProgramme } from "./programme-readers.ts";

/** Who reads: one person, or everybody who can read a channel. */
export type Viewer =
  | { personId: PersonId }
  | { channelOfPair: PairId }
  | { channelOfGroup: GroupId }
  | { channel: NetworkChannel };

/** What is read: data of a pair, a group or a programme, data that a person gave, or both; or an announcement. */
export type Subject = {
  pairId?: PairId | undefined;
  groupId?: GroupId | undefined;
  programmeId?: ProgrammeId | undefined;
  /** With `programmeId`: the time of the common meeting. */
  at?: number;
  ownerId?: PersonId | undefined;
  isShared?: boolean;
  announcementId?: AnnouncementId;
  isByStaff?: boolean;
};

type PairRow = typeof pairs.$inferSelect;

/**
 * A permit to open one kind of sealed data about one subject, or undefined if the table of src/programme/privacy/rules.ts refuses it.
 * For a channel, everybody in it must be allowed.
 */
export function permit<K extends Kind>(db: Db, viewer: Viewer, kind: K, subject: Subject = {}): Permit<K> | undefined {
  const pair = subject.pairId === undefined ? pairOfBoth(db, viewer, kind, subject) : findPairRow(db, subject.pairId);
  if (subject.pairId !== undefined && !pair) return undefined;
  const readers = allReaders(db, viewer, kind, pair, subject);
  if (readers.length === 0) return undefined;
  const allowed = readers.every(({ role, personId }) => {
    const circumstances: Circumstances = {
      isOwner: personId !== undefined && personId === subject.ownerId,
      isShared: subject.isShared ?? false,
      isFinished: pair?.state === "finished",
      isByStaff: subject.isByStaff ?? false,
      isPeerOrganiser: kind === "peer-contact" && personId !== undefined && isPeerOrganiser(db, personId),
      isAddressed: personId !== undefined && isAddressed(db, subject.announcementId, personId),
    };
    return mayRead(kind, role, circumstances);
  });
  return allowed ? ({ kind } as Permit<K>) : undefined;
}

function allReaders(db: Db, viewer: Viewer, kind: Kind, pair: PairRow | undefined, subject: Subject): Reader[] {
  const { groupId, programmeId, at = 0 } = subject;
  if (belongsToPeers(kind)) return readersAmongPeers(db, viewer);
  if (belongsToProgramme(kind)) {
    if (programmeId === undefined) return [];
    if ("channel" in viewer && viewer.channel === "coordinators") return readersOf(db, viewer, undefined);
    return readersInProgramme(db, viewer, { programmeId, at }, (id) => roleOf(db, id, undefined));
  }
  // The other of a pair of hers stays that also towards what she wrote in a group.
  if (!belongsToGroup(kind) || pair !== undefined) return readersOf(db, viewer, pair);
  if ("channel" in viewer) return viewer.channel === "peers" ? [ANYBODY] : readersOf(db, viewer, undefined);
  return groupId === undefined ? [] : readersOfGroup(db, viewer, groupId, (id) => roleOf(db, id, undefined));
}

/** A profile belongs to no pair. But for a coordinator who is in a pair with its owner, the role in that pair decides: this pair. */
function pairOfBoth(db: Db, viewer: Viewer, kind: Kind, { ownerId }: Subject): PairRow | undefined {
  if (!ofOnePerson.has(kind) || !("personId" in viewer) || ownerId === undefined) return undefined;
  const { personId } = viewer;
  const either = or(
    and(eq(pairs.mentorId, personId), eq(pairs.actorId, ownerId)),
    and(eq(pairs.actorId, personId), eq(pairs.mentorId, ownerId)),
  );
  return db.orm.select().from(pairs).where(and(either, begun)).get();
}

/** What one person gave, outside of any pair. */
const ofOnePerson: ReadonlySet<Kind> = new Set(["profile", "audit-own", "group-wish", "group-feedback"]);

/**
 * Permits to open many profiles: returns a function that gives the same answer as `permit` for each owner, with one query for all of them.
 * Undefined for a viewer who is not a coordinator.
 */
export function profilePermits(db: Db, viewer: { personId: PersonId }) {
  const permitted = permit(db, viewer, "profile");
  if (!permitted) return undefined;
  const others = new Set(othersOf(db, viewer.personId));
  return (ownerId: PersonId): Permit<"profile"> | undefined => (others.has(ownerId) ? undefined : permitted);
}

/** The other people of all pairs of a person that have begun, finished ones included. */
export const othersOf = (db: Db, personId: PersonId): PersonId[] =>
  db.orm
    .select({ mentorId: pairs.mentorId, actorId: pairs.actorId })
    .from(pairs)
    .where(and(isOneOf(personId), begun))
    .all()
    .map(({ mentorId, actorId }) => (mentorId === personId ? actorId : mentorId));

/** All pairs in which a person is mentor or actor, in any state. */
export const pairIdsOf = (db: Db, personId: PersonId): PairId[] =>
  db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(isOneOf(personId))
    .all()
    .map(({ id }) => id);

const isOneOf = (personId: PersonId) => or(eq(pairs.mentorId, personId), eq(pairs.actorId, personId));

function readersOf(db: Db, viewer: Viewer, pair: PairRow | undefined): Reader[] {
  if ("personId" in viewer) return [{ role: roleOf(db, viewer.personId, pair), personId: viewer.personId }];
  if ("channelOfPair" in viewer) return pair ? readersOfPairChannel(db, pair) : [];
  if ("channelOfGroup" in viewer) return [ANYBODY];
  // Membership of the peers' channel gives no access to any pair.
  if (viewer.channel === "peers") return [ANYBODY];
  const inBoth = pair === undefined ? [] : coordinatorsInside(db, pair);
  return [COORDINATOR, ...inBoth, ...strangersIn(db, "coordinators")];
}

/** The readers' roles for data of peer support, which belongs to no pair. */
function readersAmongPeers(db: Db, viewer: Viewer): Reader[] {
  if ("personId" in viewer) return [{ role: roleAmongPeers(db, viewer.personId), personId: viewer.personId }];
  if ("channelOfPair" in viewer || "channelOfGroup" in viewer) return [ANYBODY];
  const belonging: Reader = { role: viewer.channel === "peers" ? "mentor" : "coordinator", personId: undefined };
  return [belonging, ...strangersIn(db, viewer.channel)];
}

/** Coordinator; mentor (of any pair, finished ones included, or enrolled as mentor, or an organiser); or other. */
function roleAmongPeers(db: Db, personId: PersonId): Role {
  const role = roleOf(db, personId, undefined);
  if (role === "coordinator") return role;
  return isMentor(db, personId) || isPeerOrganiser(db, personId) ? "mentor" : "other";
}

/** Pairs that have begun, finished ones included. An open or refused invitation is not enough. */
const begun = inArray(pairs.state, ["opening", "open", "finished"]);

/** Whether a person is or was mentor of a pair or has enrolled as one, and has access to the bot at all. */
export function isMentor(db: Db, personId: PersonId): boolean {
  const person = findPersonRow(db, personId);
  if (!person || person.deactivatedAt !== null || person.isStranger || person.isBot) return false;
  return mentoredPair(db).get({ personId }) !== undefined || mentorProfile(db).get({ personId }) !== undefined;
}

const mentoredPair = prepared((orm) =>
  orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.mentorId, sql.placeholder("personId")), begun))
    .limit(1)
    .prepare(),
);

const mentorProfile = prepared((orm) =>
  orm
    .select({ id: profiles.id })
    .from(profiles)
    .where(and(eq(profiles.personId, sql.placeholder("personId")), eq(profiles.role, "mentor")))
    .limit(1)
    .prepare(),
);

function isPeerOrganiser(db: Db, personId: PersonId): boolean {
  const person = findPersonRow(db, personId);
  return person !== undefined && person.peerOrganiserSince !== null && person.deactivatedAt === null;
}

/** Recipients may read an announcement, but only as a person and not as a channel. */
function isAddressed(db: Db, announcementId: AnnouncementId | undefined, personId: PersonId): boolean {
  return announcementId !== undefined && recipient(db).get({ announcementId, personId }) !== undefined;
}

const recipient = prepared((orm) =>
  orm
    .select({ personId: announcementRecipients.personId })
    .from(announcementRecipients)
    .where(
      and(
        eq(announcementRecipients.announcementId, sql.placeholder("announcementId")),
        eq(announcementRecipients.personId, sql.placeholder("personId")),
      ),
    )
    .prepare(),
);

/** Coordinators who are mentor or actor of this pair. They read the coordinators' channel too. */
function coordinatorsInside(db: Db, pair: PairRow): Reader[] {
  const inside = coordinatorsAmong(db).all({ mentor: pair.mentorId, actor: pair.actorId });
  return inside.map(({ id }) => ({ role: id === pair.mentorId ? "mentor" : "actor", personId: id }));
}

const coordinatorsAmong = prepared((orm) =>
  orm
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        isNotNull(people.coordinatorSince),
        or(eq(people.id, sql.placeholder("mentor")), eq(people.id, sql.placeholder("actor"))),
      ),
    )
    .prepare(),
);

/** Mentor and actor, who can always come back; the coordinator until leaving; and everybody else who is inside. */
function readersOfPairChannel(db: Db, pair: PairRow): Reader[] {
  const readers: Reader[] = [
    { role: "mentor", personId: pair.mentorId },
    { role: "actor", personId: pair.actorId },
  ];
  if (pair.coordinatorLeftAt === null) readers.push({ role: "coordinator", personId: pair.coordinatorId });
  if (pair.channelId === null) return readers;
  const inside = readersInside(db, pair.channelId);
  if (inside.anybody) return [...readers, ANYBODY];
  const others = inside.people.filter(({ personId }) => personId !== pair.mentorId && personId !== pair.actorId);
  return [...readers, ...others.map(({ isCoordinator }) => (isCoordinator ? COORDINATOR : ANYBODY))];
}

/** The roles of a pair's channel's readers as a string. If it changes, messages in the channel may have to be redrawn. */
export function readersOfPair(db: Db, pairId: PairId): string {
  const pair = findPairRow(db, pairId);
  const roles = pair ? readersOfPairChannel(db, pair).map(({ role }) => role) : [];
  return [...new Set(roles)].sort().join(" ");
}

const ANYBODY: Reader = { role: "other", personId: undefined };
const COORDINATOR: Reader = { role: "coordinator", personId: undefined };

/** Readers of one of the network's channels who do not belong there. */
function strangersIn(db: Db, which: NetworkChannel): Reader[] {
  const settings = readSettings(db);
  const channelId = which === "coordinators" ? settings?.coordinatorsChannelId : settings?.peerChannelId;
  if (!channelId) return [];
  const { people: inside, anybody } = readersInside(db, channelId);
  const belongs = ({ personId, isCoordinator }: Inside) =>
    isCoordinator || (which === "peers" && personId !== undefined && roleAmongPeers(db, personId) !== "other");
  return anybody || !inside.every(belongs) ? [ANYBODY] : [];
}

/** Whether somebody who does not belong there can read one of the network's channels. */
export const hasStrangers = (db: Db, which: NetworkChannel): boolean => strangersIn(db, which).length > 0;

/** A person's role in a pair. A coordinator who is in the pair is only its mentor or actor. */
export function roleOf(db: Db, personId: PersonId, pair: Pick<PairRow, "mentorId" | "actorId"> | undefined): Role {
  if (pair?.mentorId === personId) return "mentor";
  if (pair?.actorId === personId) return "actor";
  const person = findPersonRow(db, personId);
  return person?.coordinatorSince && !person.deactivatedAt ? "coordinator" : "other";
}

const preparedPair = prepared((orm) =>
  orm
    .select()
    .from(pairs)
    .where(eq(pairs.id, sql.placeholder("id")))
    .prepare(),
);
const pairRowOfChannel = prepared((orm) =>
  orm
    .select()
    .from(pairs)
    .where(eq(pairs.channelId, sql.placeholder("channelId")))
    .prepare(),
);

export const findPairRow = (db: Db, pairId: PairId | undefined): PairRow | undefined =>
  pairId === undefined ? undefined : pairRow(db, pairId);

const pairRow = remembered("pairs", (db, id: PairId) => preparedPair(db).get({ id }));

export const findPairRowOfChannel = (db: Db, channelId: SlackChannelId): PairRow | undefined =>
  pairRowOfChannel(db).get({ channelId });

/** Encrypts a text for its place. Null and undefined become null. */
export function sealIn<K extends Kind>(db: Db, place: Place, text: string): Sealed<K>;
export function sealIn<K extends Kind>(db: Db, place: Place, text: string | null | undefined): Sealed<K> | null;
export function sealIn<K extends Kind>(db: Db, place: Place, text: string | null | undefined): Sealed<K> | null {
  return text === null || text === undefined ? null : seal<K>(db.keys, place, text);
}

/** Decrypts a text with a permit of its kind. @throws if its key is missing, or the text was altered or moved from another place */
export function open<K extends Kind>(db: Db, permitted: Permit<K>, place: Place, sealed: Sealed<NoInfer<K>>): string {
  return unseal(db.keys, permitted, place, sealed);
}

/** `authorIds`: the authors of what was read, at most two. Empty for what a pair made together. */
type Look = {
  at: number;
  personId: PersonId;
  action: string;
  pairId?: PairId | undefined;
  authorIds?: readonly PersonId[];
};

/** Writes a read or an export to the audit log, with the reader's role at that time, without contents. */
export function recordLook(db: Db, { at, personId, action, pairId, authorIds = [] }: Look): void {
  const role = roleOf(db, personId, pairId === undefined ? undefined : findPairRow(db, pairId));
  const [aboutId = null, alsoAboutId = null] = authorIds;
  db.orm
    .insert(auditLog)
    .values({ at, personId, role, action, pairId: pairId ?? null, aboutId, alsoAboutId })
    .run();
}
