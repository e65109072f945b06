import type { PersonId } from "../../src/programme/ids.ts";
import { outbox } from "../schema/index.ts";
import { aboutColumn, isMessage } from "../schema/outbox.ts";
import { and, asc, eq, gt, gte, lte, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { kinds, type Ref } from "./kinds.ts";
import { laneOf } from "./lanes.ts";
import { enqueue } from "./outbox.ts";
import type { OutboxRow } from "./rows.ts";
import type { Change, InGroup } from "./subjects.ts";

/**
 * Keeps old messages true. An act that changes something says of what (`redrawAbout`), in its transaction, and does not have to know which
 * messages there are: src/outbox/changed.ts finds those about it, compares what they say with what they would say now, and redraws the others.
 */

/** How many messages are looked at in one turn, so that other work comes in between. */
export const LOOKED_AT_ONCE = 25;

function laneFor(who: string | InGroup): string {
  if (typeof who !== "string") return laneOf.group(who.group);
  return who === "coordinators" || who === "peers" ? laneOf[who] : laneOf.person(who as PersonId);
}

/**
 * Enqueues a look at all messages about what has changed. Calls before it is delivered are merged into one.
 * @param dueAt later than now, if only the time makes messages untrue. Milliseconds since 1970 UTC
 */
export function redrawAbout(db: Db, change: Change, now: number, dueAt = now): void {
  const { to, ...about } = change as { to?: readonly (string | InGroup)[] };
  const lanes = "reader" in change ? [laneFor(change.reader)] : to?.map(laneFor);
  for (const [subject, id] of Object.entries<string>(about)) {
    enqueueLook(db, { subject, id, to: lanes === undefined ? "" : JSON.stringify(lanes), after: 0 }, now, dueAt);
  }
}

type Look = Ref<"outbox:changed">;

export function enqueueLook(db: Db, look: Look, now: number, dueAt = now): void {
  // One that waits for another time does not do for this one.
  const from = dueAt > now ? dueAt : 0;
  if (lookWaiting(db).get({ lane: laneOf.subject(look.id), ref: JSON.stringify(look), from, dueAt })) return;
  const key = `outbox:changed:${look.id}:${newId()}`;
  enqueue(db, { key, kind: "outbox:changed", ref: look, dueAt }, now);
}

const lookWaiting = prepared((orm) =>
  orm
    .select({ number: outbox.number })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        eq(outbox.state, "due"),
        eq(outbox.kind, "outbox:changed"),
        gte(outbox.dueAt, sql.placeholder("from")),
        lte(outbox.dueAt, sql.placeholder("dueAt")),
        sql`${outbox.ref} = ${sql.placeholder("ref")}`,
      ),
    )
    .limit(1)
    .prepare(),
);

/** The kinds whose messages change with a subject. */
const kindsOf = (subject: string): string[] =>
  Object.values(kinds).flatMap(({ name, life }) =>
    "changesWith" in life && (life.changesWith as readonly string[]).includes(subject) ? [name] : [],
  );

/** The next messages that a look is for, in the order of writing. */
export function messagesAbout(db: Db, { subject, id, to, after }: Look): OutboxRow[] {
  if (subject === "reader")
    return toReader(db).all({ lane: JSON.parse(to)[0], kinds: JSON.stringify(changing), after });
  return about(db).all({ id, to, kinds: JSON.stringify(kindsOf(subject)), after });
}

const changing = Object.values(kinds).flatMap(({ name, life }) => ("changesWith" in life ? [name] : []));

const toReader = prepared((orm) =>
  orm
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        sql`${outbox.state} in ('calling', 'sent')`,
        isMessage,
        gt(outbox.number, sql.placeholder("after")),
        sql`${outbox.kind} in (select value from json_each(${sql.placeholder("kinds")}))`,
      ),
    )
    .orderBy(asc(outbox.number))
    .limit(LOOKED_AT_ONCE)
    .prepare(),
);

const about = prepared((orm) => {
  const ids = sql`(select ${sql.placeholder("id")} union all select id from meetings where pair_id = ${sql.placeholder("id")}
    union all select id from typed_replies where (settled_at is null or outcome = 'too-long')
      and 'person:' || person_id in (select value from json_each(iif(${sql.placeholder("to")} = '', '[]', ${sql.placeholder("to")})))
    union all select substr(value, 8) from json_each(iif(${sql.placeholder("to")} = '', '[]', ${sql.placeholder("to")})))`;
  return orm
    .select()
    .from(outbox)
    .where(
      and(
        sql`${aboutColumn} in ${ids}`,
        isMessage,
        // Without the account of an erased person a row cannot be drawn (db/own-data/erasing.ts).
        sql`${outbox.key} not like 'erased:%'`,
        gt(outbox.number, sql.placeholder("after")),
        sql`${outbox.kind} in (select value from json_each(${sql.placeholder("kinds")}))`,
        sql`(${sql.placeholder("to")} = '' or ${outbox.lane} in (select value from json_each(iif(${sql.placeholder("to")} = '', '[]', ${sql.placeholder("to")}))))`,
      ),
    )
    .orderBy(asc(outbox.number))
    .limit(LOOKED_AT_ONCE)
    .prepare();
});
