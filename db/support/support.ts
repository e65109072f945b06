import type { PersonId, SupportRequestId } from "../../src/programme/ids.ts";
import type { SupportKind } from "../../src/programme/support/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { livePairsOf, type Pair, readPair } from "../pairs/pairs.ts";
import { coordinators, type Person, readPerson } from "../people/people.ts";
import { type Acting, type Allowed, allow, type Coordinator, type PairAs } from "../privacy/acting.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { supportRequests } from "../schema/index.ts";
import { and, desc, eq, ne, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { readSettings } from "../store/settings.ts";

type Row = typeof supportRequests.$inferSelect;

/** `pair`: the one of hers that it is about, if she says so. */
export type SupportAsked = { pair?: PairAs | undefined; kind: SupportKind; text: string | null };

/** A request without its text, for a viewer with a permit. `supportTextFor` opens the text. */
export type Request = Omit<Row, "text" | "personId" | "pairId" | "takenBy"> & {
  person: Person;
  pair: Pair | undefined;
  takenBy: Person | undefined;
  hasText: boolean;
};

/** Notes a request that only coordinators see, and has them told. Gives its id. */
export function askSupport(db: Db, by: Acting, { pair, kind, text }: SupportAsked, now: number): SupportRequestId {
  const id = newId<SupportRequestId>();
  db.orm
    .insert(supportRequests)
    .values({
      id,
      personId: by.id,
      pairId: pair?.id ?? null,
      kind,
      text: sealIn<"support">(db, { column: "support_requests.text", row: id }, text),
      createdAt: now,
    })
    .run();
  if (mayBeSaidInChannel(db, id)) {
    enqueue(db, { key: channelKey(id), kind: "support:asked", ref: { request: id }, dueAt: now }, now);
  } else enqueueDirectNotices(db, id, now);
  refresh(db, id, by.id, now);
  return id;
}

/** A request that nobody has to answer. Who had taken it has not helped, so no message may say so. */
export const overUnhelped = (now: number) => ({ state: "done", doneAt: now, takenBy: null, takenAt: null }) as const;

/** The wishes of a pair to the coordinators wait no longer: the form says something else, or the pair has ended. */
export function settleWishes(db: Db, pair: Pick<Pair, "id">, now: number): void {
  const waiting = db.orm
    .select()
    .from(supportRequests)
    .where(
      and(eq(supportRequests.pairId, pair.id), eq(supportRequests.kind, "wish"), ne(supportRequests.state, "done")),
    )
    .all();
  for (const row of waiting) {
    db.orm.update(supportRequests).set(overUnhelped(now)).where(eq(supportRequests.id, row.id)).run();
    drawAnew(db, row, now);
  }
}

export const whenPairEnded = (db: Db, pair: Pair, now: number): void => settleWishes(db, pair, now);

const channelKey = (id: SupportRequestId): RowKey => `support:asked:${id}`;
const directKey = (id: SupportRequestId, personId: PersonId): RowKey => `support:asked-directly:${id}:${personId}`;

/** Whether the coordinators' channel may be told. Not if a coordinator is in a pair with the person who asked: then the others are told directly. */
function mayBeSaidInChannel(db: Db, id: SupportRequestId): boolean {
  const all = coordinators(db);
  const hasChannel = typeof readSettings(db)?.coordinatorsChannelId === "string";
  return (
    hasChannel &&
    requestFor(db, { channel: "coordinators" }, id) !== undefined &&
    readersOf(db, id).length === all.length
  );
}

/** The coordinators who may know of a request. */
const readersOf = (db: Db, id: SupportRequestId): Person[] =>
  coordinators(db).filter((person) => requestFor(db, { personId: person.id }, id) !== undefined);

/** Whether a coordinator other than the person who asked may see the request. */
export const hasReader = (db: Db, id: SupportRequestId): boolean =>
  readersOf(db, id).some((person) => person.id !== rowOf(db, id)?.personId);

/** Tells every coordinator who may know by direct message, if the channel is missing, cannot be written to, or has a reader who may not know. */
export function enqueueDirectNotices(db: Db, id: SupportRequestId, now: number): void {
  for (const { id: personId } of readersOf(db, id)) {
    if (personId === rowOf(db, id)?.personId) continue;
    const ref = { request: id, person: personId };
    enqueue(db, { key: directKey(id, personId), kind: "support:asked-directly", ref, dueAt: now }, now);
  }
}

const rowOf = (db: Db, id: SupportRequestId | undefined): Row | undefined => id && rowById(db).get({ id });

const rowById = prepared((orm) =>
  orm
    .select()
    .from(supportRequests)
    .where(eq(supportRequests.id, sql.placeholder("id")))
    .prepare(),
);

/** A permit for a request. A request without a pair is hidden from a coordinator who is in a pair with the person who asked. */
function permitFor(db: Db, viewer: Viewer, row: Row) {
  const isAbout = row.pairId === null && "personId" in viewer && viewer.personId !== row.personId;
  if (
    isAbout &&
    livePairsOf(db, row.personId).some(({ mentor, actor }) => [mentor.id, actor.id].includes(viewer.personId))
  )
    return undefined;
  return permit(db, viewer, "support", { pairId: row.pairId ?? undefined, ownerId: row.personId });
}

function toRequest(db: Db, { text, personId, pairId, takenBy, state, ...rest }: Row): Request {
  const taker = takenBy === null ? undefined : readPerson(db, takenBy);
  const isLeft = state === "taken" && !taker?.isCoordinator;
  return {
    ...rest,
    // Another coordinator can take what one who has left had taken.
    state: isLeft ? "open" : state,
    person: readPerson(db, personId),
    pair: pairId === null ? undefined : readPair(db, pairId),
    takenBy: isLeft ? undefined : taker,
    hasText: text !== null,
  };
}

export function requestFor(db: Db, viewer: Viewer, id: SupportRequestId | undefined): Request | undefined {
  const row = rowOf(db, id);
  return row && permitFor(db, viewer, row) && toRequest(db, row);
}

/** Whether a request waits for a coordinator. */
export function isOpenRequest(db: Db, id: SupportRequestId): boolean {
  const row = rowOf(db, id);
  return row !== undefined && toRequest(db, row).state === "open";
}

/** The text of a request, for its author and for coordinators; undefined for others. */
export function supportTextFor(db: Db, viewer: Viewer, id: SupportRequestId): string | undefined {
  const row = rowOf(db, id);
  const permitted = row && permitFor(db, viewer, row);
  if (!permitted || row.text === null) return undefined;
  return open(db, permitted, { column: "support_requests.text", row: id }, row.text);
}

/** A person's own requests that are not done, newest first. */
export const ownRequests = (db: Db, personId: PersonId): Request[] =>
  ownRows(db)
    .all({ personId })
    .map((row) => toRequest(db, row));

const ownRows = prepared((orm) =>
  orm
    .select()
    .from(supportRequests)
    .where(
      and(
        eq(supportRequests.personId, sql.placeholder("personId")),
        ne(supportRequests.state, "done"),
        ne(supportRequests.kind, "wish"),
      ),
    )
    .orderBy(desc(supportRequests.createdAt))
    .prepare(),
);

type InHand = Allowed<"answer a request", Request & { readonly by: Coordinator }>;

/** A request that a coordinator may see to. */
export function requestInHand(db: Db, by: Coordinator, id: SupportRequestId | undefined): InHand | undefined {
  const request = requestFor(db, { personId: by.id }, id);
  return request && allow(db, { ...request, by });
}

/** A coordinator takes a request; the first one does. She who asked is told by whom. Says whether it was free. */
export function takeRequest(db: Db, { id, by }: InHand, now: number): boolean {
  const row = rowOf(db, id);
  if (!row || toRequest(db, row).state !== "open") return false;
  db.orm
    .update(supportRequests)
    .set({ state: "taken", takenBy: by.id, takenAt: now })
    .where(eq(supportRequests.id, id))
    .run();
  if (row.kind !== "wish") {
    const ref = { request: id, person: row.personId };
    const isFirst = row.takenBy === null;
    const key = isFirst ? `support:taken:${id}` : `support:taken:${id}:${by.id}`;
    enqueue(db, { key, kind: "support:taken", ref, dueAt: now }, now);
  }
  drawAnew(db, row, now);
  return true;
}

/** It has been seen to. Says whether that is news. */
export function finishRequest(db: Db, { id, by }: InHand, now: number): boolean {
  const row = rowOf(db, id);
  if (!row || row.state === "done") return false;
  const taken = toRequest(db, row).takenBy === undefined ? { takenBy: by.id, takenAt: now } : {};
  db.orm
    .update(supportRequests)
    .set({ state: "done", doneAt: now, ...taken })
    .where(eq(supportRequests.id, id))
    .run();
  drawAnew(db, row, now);
  return true;
}

function drawAnew(db: Db, row: Row, now: number): void {
  redrawAbout(db, { request: row.id }, now);
  refresh(db, row.id, row.personId, now);
}

/** Refreshes Home of the person and of coordinators who may know of the request. A refresh would tell the others that there is one. */
function refresh(db: Db, id: SupportRequestId, personId: PersonId, now: number): void {
  refreshHome(db, [personId, ...readersOf(db, id).map((reader) => reader.id)], now);
}
