import { outbox } from "../schema/index.ts";
import { and, eq, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { beginningOf, lastRestore } from "./after-restore.ts";
import type { ToOf } from "./kind.ts";
import { type KindName, type Kinds, kinds, type Ref } from "./kinds.ts";
import { findRow, type Keyed, type RowKey } from "./rows.ts";
import { movedTo, neededAt, waiting } from "./states.ts";

/** Writes rows, in the transaction of the facts they follow from. For the states of a row see states.ts, for references kinds.ts. */

/** Exactly the wanted fields: an additional field does not compile either. */
type Exactly<R, Wanted> = R & { readonly [N in Exclude<keyof R, keyof Wanted>]: never };

export type Entry<N extends KindName, R extends Ref<N>> = {
  /** Unique. A second row with the same key is not written. */
  key: string;
  kind: N;
  /** References only, never texts: the message is drawn on delivery. */
  ref: Exactly<R, Ref<N>>;
  dueAt: number;
} & ([ToOf<Kinds[N]>] extends [never] ? { to?: never } : { to: ToOf<Kinds[N]> });

/** Writes a row. @returns false if a row with this key exists */
export function enqueue<N extends KindName, R extends Ref<N>>(db: Db, entry: Entry<N, R>, now: number): boolean {
  return insertion(db).once.run(rowOf(db, entry, now)).changes > 0;
}

function rowOf<N extends KindName, R extends Ref<N>>(db: Db, { key, kind, ref, dueAt, to }: Entry<N, R>, now: number) {
  const lane = kinds[kind].lane(ref as never, to as never);
  return { id: newId(), createdAt: now, ...beginningOf(lastRestore(db), dueAt), key, kind, ref, lane, dueAt };
}

const insertion = prepared((orm) => {
  const insert = () =>
    orm.insert(outbox).values({
      id: sql.placeholder("id"),
      key: sql.placeholder("key"),
      kind: sql.placeholder("kind"),
      ref: sql.placeholder("ref"),
      lane: sql.placeholder("lane"),
      dueAt: sql.placeholder("dueAt"),
      state: sql.placeholder("state"),
      beforeTs: sql.placeholder("beforeTs"),
      createdAt: sql.placeholder("createdAt"),
    });
  const known = { target: outbox.key };
  return {
    once: insert().onConflictDoNothing(known).prepare(),
    orMove: insert()
      .onConflictDoUpdate({ ...known, set: movedTo, setWhere: waiting("moved") })
      .prepare(),
    again: insert()
      .onConflictDoUpdate({ ...known, set: neededAt, setWhere: waiting("neededAgain") })
      .prepare(),
  };
});

/** Writes a row, or changes `due_at` of the waiting row with this key. A row that was sent is not changed. */
export function enqueueOrMove<N extends KindName, R extends Ref<N>>(
  db: Db,
  entry: Entry<N, R> & { key: RowKey },
  now: number,
): void {
  insertion(db).orMove.run(rowOf(db, entry, now));
}

/** As `enqueueOrMove`, and a dropped row with this key becomes due again. */
export function enqueueAgain<N extends KindName, R extends Ref<N>>(db: Db, entry: Entry<N, R>, now: number): void {
  insertion(db).again.run(rowOf(db, entry, now));
}

/** Enqueues an update of a message that is sent or being sent, from the facts at delivery. Calls before the delivery are merged into one. */
export function redraw(db: Db, row: Keyed, now: number): void {
  const message = findRow(db, row);
  // A row that is still due is drawn on delivery anyway.
  if (!message || message.state === "due" || message.state === "dropped") return;
  const { key, lane } = message;
  const ref = { message: key };
  if (updateWaiting(db).get({ lane, ref: JSON.stringify(ref) })) return;
  enqueue(db, { key: `update:${key}:${newId()}`, kind: "outbox:update", ref, to: lane, dueAt: now }, now);
}

const updateWaiting = prepared((orm) =>
  orm
    .select({ number: outbox.number })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        eq(outbox.state, "due"),
        eq(outbox.kind, "outbox:update"),
        sql`${outbox.ref} = ${sql.placeholder("ref")}`,
      ),
    )
    .limit(1)
    .prepare(),
);
