import type { AnnouncementId, PairId, PersonId, SlackChannelId } from "../../src/programme/ids.ts";
import {
  belongsToPeers,
  type Circumstances,
  type Kind,
  mayRead,
  type Role,
} from "../../src/programme/privacy/rules.ts";
import { type Permit, type Place, type Sealed, seal, unseal } from "../../src/programme/privacy/sealed.ts";
import type { NetworkChannel } from "../../src/programme/setup/rules.ts";
import { type Inside, readersInside } from "../channels/readers.ts";
import { announcementRecipients, auditLog, pairs, people, profiles } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { readSettings } from "../store/settings.ts";

/** Who looks: one person, or everybody who can read a channel. */
export type Viewer = { personId: PersonId } | { channelOfPair: PairId } | { channel: NetworkChannel };

/** What is looked at: a pair's data, something a person gave, or both; or something written to people. */
export type Subject = {
  pairId?: PairId | undefined;
  ownerId?: PersonId | undefined;
  isShared?: boolean;
  announcementId?: AnnouncementId;
  isByStaff?: boolean;
};

type PairRow = typeof pairs.$inferSelect;

/**
 * A permit to open one kind of sealed data about one subject, or undefined where the table of src/programme/privacy/rules.ts says no.
 * For a channel everybody in it has to be allowed.
 */
export function permit<K extends Kind>(db: Db, viewer: Viewer, kind: K, subject: Subject = {}): Permit<K> | undefined {
  const pair = subject.pairId === undefined ? pairOfBoth(db, viewer, kind, subject) : findPairRow(db, subject.pairId);
  if (subject.pairId !== undefined && !pair) return undefined;
  const readers = belongsToPeers(kind) ? readersAmongPeers(db, viewer) : readersOf(db, viewer, pair);
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

/** What somebody told of herself belongs to no pair, but a coordinator who is in a pair with her is only the other of that pair to her. */
function pairOfBoth(db: Db, viewer: Viewer, kind: Kind, { ownerId }: Subject): PairRow | undefined {
  if ((kind !== "profile" && kind !== "audit-own") || !("personId" in viewer) || ownerId === undefined)
    return undefined;
  const { personId } = viewer;
  const either = or(
    and(eq(pairs.mentorId, personId), eq(pairs.actorId, ownerId)),
    and(eq(pairs.actorId, personId), eq(pairs.mentorId, ownerId)),
  );
  return db.orm.select().from(pairs).where(and(either, begun)).get();
}

/**
 * Permits to open the profiles of many: what this gives says of each owner what `permit` would, with one question to the database for all.
 * Undefined for somebody who is no coordinator.
 */
export function profilePermits(db: Db, viewer: { personId: PersonId }) {
  const permitted = permit(db, viewer, "profile");
  if (!permitted) return undefined;
  const others = new Set(othersOf(db, viewer.personId));
  return (ownerId: PersonId): Permit<"profile"> | undefined => (others.has(ownerId) ? undefined : permitted);
}

/** With whom somebody is or has been in a pair that has begun. */
export const othersOf = (db: Db, personId: PersonId): PersonId[] =>
  db.orm
    .select({ mentorId: pairs.mentorId, actorId: pairs.actorId })
    .from(pairs)
    .where(and(isOneOf(personId), begun))
    .all()
    .map(({ mentorId, actorId }) => (mentorId === personId ? actorId : mentorId));

/** The pairs in which somebody is mentor or actor, in whatever state. */
export const pairIdsOf = (db: Db, personId: PersonId): PairId[] =>
  db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(isOneOf(personId))
    .all()
    .map(({ id }) => id);

const isOneOf = (personId: PersonId) => or(eq(pairs.mentorId, personId), eq(pairs.actorId, personId));

type Reader = { role: Role; personId: PersonId | undefined };

function readersOf(db: Db, viewer: Viewer, pair: PairRow | undefined): Reader[] {
  if ("personId" in viewer) return [{ role: roleOf(db, viewer.personId, pair), personId: viewer.personId }];
  if ("channelOfPair" in viewer) return pair ? readersOfPairChannel(db, pair) : [];
  // Whoever sits there knows nothing of a pair by sitting there.
  if (viewer.channel === "peers") return [ANYBODY];
  const inBoth = pair === undefined ? [] : coordinatorsInside(db, pair);
  return [COORDINATOR, ...inBoth, ...strangersIn(db, "coordinators")];
}

/** How somebody stands to what belongs to no pair but to the mentors among themselves. */
function readersAmongPeers(db: Db, viewer: Viewer): Reader[] {
  if ("personId" in viewer) return [{ role: roleAmongPeers(db, viewer.personId), personId: viewer.personId }];
  if ("channelOfPair" in viewer) return [ANYBODY];
  const belonging: Reader = { role: viewer.channel === "peers" ? "mentor" : "coordinator", personId: undefined };
  return [belonging, ...strangersIn(db, viewer.channel)];
}

/** A coordinator, a mentor (in any pair, finished ones too, or enrolled as one, or organising for them), or somebody else. */
function roleAmongPeers(db: Db, personId: PersonId): Role {
  const role = roleOf(db, personId, undefined);
  if (role === "coordinator") return role;
  return isMentor(db, personId) || isPeerOrganiser(db, personId) ? "mentor" : "other";
}

/** Those who have begun as a mentor, whatever became of it: an invitation is not enough. */
const begun = inArray(pairs.state, ["opening", "open", "finished"]);

/** Whether she is or has been mentor in a pair, or has enrolled as one, and may be let in at all. */
export function isMentor(db: Db, personId: PersonId): boolean {
  const person = personRow(db).get({ personId });
  if (!person || person.deactivatedAt !== null || person.isStranger || person.isBot) return false;
  return mentoredPair(db).get({ personId }) !== undefined || mentorProfile(db).get({ personId }) !== undefined;
}

const personRow = prepared((orm) =>
  orm
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder("personId")))
    .prepare(),
);

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
  const person = personRow(db).get({ personId });
  return person !== undefined && person.peerOrganiserSince !== null && person.deactivatedAt === null;
}

/** That she stands among the recipients is what permits her to read an announcement, in her own conversation only. */
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

/** In the coordinators' channel sits perhaps one who is the mentor or actor of this very pair. */
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

/** The two, who may always come back; the coordinator, until the channel is the two's own; and whoever else is inside. */
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

/** Who reads a pair's channel today, as a mark that differs where what is drawn there may differ. */
export function readersOfPair(db: Db, pairId: PairId): string {
  const pair = findPairRow(db, pairId);
  const roles = pair ? readersOfPairChannel(db, pair).map(({ role }) => role) : [];
  return [...new Set(roles)].sort().join(" ");
}

const ANYBODY: Reader = { role: "other", personId: undefined };
const COORDINATOR: Reader = { role: "coordinator", personId: undefined };

/** Whoever reads one of the network's channels without belonging there. */
function strangersIn(db: Db, which: NetworkChannel): Reader[] {
  const settings = readSettings(db);
  const channelId = which === "coordinators" ? settings?.coordinatorsChannelId : settings?.peerChannelId;
  if (!channelId) return [];
  const { people: inside, anybody } = readersInside(db, channelId);
  const belongs = ({ personId, isCoordinator }: Inside) =>
    isCoordinator || (which === "peers" && personId !== undefined && roleAmongPeers(db, personId) !== "other");
  return anybody || !inside.every(belongs) ? [ANYBODY] : [];
}

/** Whether one of the network's channels is read by somebody who does not belong there. */
export const hasStrangers = (db: Db, which: NetworkChannel): boolean => strangersIn(db, which).length > 0;

/** How a person stands to a pair. A coordinator who is in the pair is only its mentor or actor in it. */
export function roleOf(db: Db, personId: PersonId, pair: Pick<PairRow, "mentorId" | "actorId"> | undefined): Role {
  if (pair?.mentorId === personId) return "mentor";
  if (pair?.actorId === personId) return "actor";
  const person = personRow(db).get({ personId });
  return person?.coordinatorSince && !person.deactivatedAt ? "coordinator" : "other";
}

const pairRow = prepared((orm) =>
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
  pairId === undefined ? undefined : pairRow(db).get({ id: pairId });

export const findPairRowOfChannel = (db: Db, channelId: SlackChannelId): PairRow | undefined =>
  pairRowOfChannel(db).get({ channelId });

/** Seals a text for its place; null stays null, so that an empty answer costs nothing. */
export function sealIn<K extends Kind>(db: Db, place: Place, text: string): Sealed<K>;
export function sealIn<K extends Kind>(db: Db, place: Place, text: string | null | undefined): Sealed<K> | null;
export function sealIn<K extends Kind>(db: Db, place: Place, text: string | null | undefined): Sealed<K> | null {
  return text === null || text === undefined ? null : seal<K>(db.keys, place, text);
}

/** Opens a sealed text with a permit of its kind. */
export function open<K extends Kind>(db: Db, permitted: Permit<K>, place: Place, sealed: Sealed<NoInfer<K>>): string {
  return unseal(db.keys, permitted, place, sealed);
}

/** `authorIds`: whose words it was at, at most two, where it was not at what a pair has made together. */
type Look = {
  at: number;
  personId: PersonId;
  action: string;
  pairId?: PairId | undefined;
  authorIds?: readonly PersonId[];
};

/** Notes a look or an export, without contents, and how she stood to what she looked at. */
export function recordLook(db: Db, { at, personId, action, pairId, authorIds = [] }: Look): void {
  const role = roleOf(db, personId, pairId === undefined ? undefined : findPairRow(db, pairId));
  const [aboutId = null, alsoAboutId = null] = authorIds;
  db.orm
    .insert(auditLog)
    .values({ at, personId, role, action, pairId: pairId ?? null, aboutId, alsoAboutId })
    .run();
}
