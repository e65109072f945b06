import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { type Fact, type FactKind, type KnownFact, microsAt, weigh } from "../../src/programme/channels/facts.ts";
import { type ChannelInSlack, type Holding, stateOf } from "../../src/programme/channels/rules.ts";
import type { SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import { channelFacts, channels, people } from "../schema/index.ts";
import { and, eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { remembered } from "../store/remembered.ts";
import { enqueueLook } from "./looks.ts";

/** Facts about channels that Slack reported. Only this file writes them, and an older fact never replaces a newer one. */

type Row = typeof channelFacts.$inferSelect;

/** A changed fact. `was` is undefined if nothing was known before. `ts` is Slack's time, in microseconds. */
export type Change = Fact & { was: boolean | undefined; ts: number };

const rowsOf = prepared((orm) =>
  orm
    .select()
    .from(channelFacts)
    .where(eq(channelFacts.channelId, sql.placeholder("channelId")))
    .prepare(),
);
const rowOf = prepared((orm) =>
  orm
    .select()
    .from(channelFacts)
    .where(
      and(
        eq(channelFacts.channelId, sql.placeholder("channelId")),
        eq(channelFacts.what, sql.placeholder("what")),
        eq(channelFacts.subject, sql.placeholder("subject")),
      ),
    )
    .prepare(),
);
const askedOf = prepared((orm) =>
  orm
    .select()
    .from(channels)
    .where(eq(channels.channelId, sql.placeholder("channelId")))
    .prepare(),
);
const inside = prepared((orm) =>
  orm
    .select({ slackUserId: channelFacts.subject })
    .from(channelFacts)
    .where(
      and(
        eq(channelFacts.channelId, sql.placeholder("channelId")),
        eq(channelFacts.what, "member"),
        eq(channelFacts.holds, true),
      ),
    )
    .prepare(),
);

const rowsNow = remembered("channel_facts", (db, channelId: SlackChannelId) => rowsOf(db).all({ channelId }));
const insideNow = remembered("channel_facts", (db, channelId: SlackChannelId) => inside(db).all({ channelId }));

/** The Slack ids of the known members of a channel. */
export const membersKnown = (db: Db, channelId: SlackChannelId): SlackUserId[] =>
  insideNow(db, channelId).map(({ slackUserId }) => slackUserId);

/** Whether a person is in a channel and since when it is known (our clock). Undefined if nothing is known about the person. */
export function membershipOf(
  db: Db,
  channelId: SlackChannelId,
  slackUserId: SlackUserId,
): { isInside: boolean; since: number } | undefined {
  const row = rowOf(db).get({ channelId, what: "member", subject: slackUserId });
  return row && { isInside: row.holds, since: row.since };
}

/** The known state of a channel in Slack. */
export function channelInSlack(db: Db, channelId: SlackChannelId): ChannelInSlack {
  return stateFrom(rowsNow(db, channelId));
}

export function stateFrom(facts: readonly Pick<Fact, "what" | "holds">[]): ChannelInSlack {
  const holding = facts.flatMap(({ what, holds }) => {
    if (what === "member") return [];
    if (what === "bot") return holds ? [] : ["bot-outside" as const];
    return holds ? [what] : [];
  });
  return stateOf(new Set(holding) satisfies Holding);
}

/** When Slack was last asked for the full state, by our clock. Null while the facts are in doubt, undefined if it was never asked. */
export const askedAt = (db: Db, channelId: SlackChannelId): number | null | undefined =>
  askedOf(db).get({ channelId })?.askedAt;

export function wasJustAsked(db: Db, channelId: SlackChannelId, now: number): boolean {
  const at = askedAt(db, channelId);
  return typeof at === "number" && Math.abs(now - at) < MINUTE_MS;
}

/** Marks the facts about a channel as in doubt and enqueues a look. Messages that depend on the facts wait for the answer. */
export function enqueueChannelLook(db: Db, channelId: SlackChannelId, now: number): void {
  enqueueLook(db, channelId, now);
  markDoubtful(db, channelId);
}

/** As `enqueueChannelLook`, without enqueueing the look. The caller makes sure that Slack is asked. */
export function markDoubtful(db: Db, channelId: SlackChannelId): void {
  db.orm
    .insert(channels)
    .values({ channelId, askedAt: null })
    .onConflictDoUpdate({ target: channels.channelId, set: { askedAt: null } })
    .run();
}

function write(db: Db, channelId: SlackChannelId, { what, subject, holds }: Fact, ts: number, since: number): void {
  db.orm
    .insert(channelFacts)
    .values({ channelId, what, subject, holds, ts, since })
    .onConflictDoUpdate({
      target: [channelFacts.channelId, channelFacts.what, channelFacts.subject],
      set: { holds, ts, since },
    })
    .run();
}

/**
 * Stores a fact from an event or from an action of the bot. @param ts Slack's time, in microseconds
 * @returns the change; undefined if the fact is not news
 */
export function recordFact(db: Db, channelId: SlackChannelId, fact: Fact, ts: number, now: number): Change | undefined {
  const known: Row | undefined = rowOf(db).get({ channelId, what: fact.what, subject: fact.subject });
  const answered = askedOf(db).get({ channelId });
  const askedTs = answered?.askedTs ?? undefined;
  const verdict = weigh(known, { askedTs, forgottenTs: answered?.forgottenTs ?? undefined }, { holds: fact.holds, ts });
  if (verdict === "doubtful") enqueueChannelLook(db, channelId, now);
  if (known === undefined && !isWorthKeeping(db, fact)) {
    noteForgotten(db, channelId, ts);
    return undefined;
  }
  if (verdict === "news") {
    write(db, channelId, fact, ts, now);
    return { ...fact, was: known?.holds ?? (askedTs === undefined ? undefined : false), ts };
  }
  // The same fact with a later time: events before that time must not change it.
  const isLater = ts > Math.max(known?.ts ?? 0, askedTs ?? 0);
  if (verdict === "known" && isLater) write(db, channelId, fact, ts, known?.since ?? now);
  return undefined;
}

/** The time in Slack's microseconds for an answer that is requested now. Not earlier than any known fact, even if our clock is behind. */
export function askingTs(db: Db, channelId: SlackChannelId, now: number): number {
  const known = rowsOf(db)
    .all({ channelId })
    .map(({ ts }) => ts);
  return Math.max(microsAt(now), askedOf(db).get({ channelId })?.askedTs ?? 0, ...known);
}

/** Slack's answer. A fact of a covered kind that is missing in the answer is false. */
export type Answer = { facts: readonly Fact[]; covers: readonly FactKind[] };

/**
 * Stores an answer. `asked.ts` is when the request began, by Slack's time in microseconds; `asked.at` the same by our clock, given only if the
 * answer is complete. Facts from later events are kept.
 * @returns the changes; none if a later answer is known
 */
export function recordAnsweredFacts(
  db: Db,
  channelId: SlackChannelId,
  { facts, covers }: Answer,
  asked: { ts: number; at: number | undefined },
  now: number,
): Change[] {
  const askedTs = askedOf(db).get({ channelId })?.askedTs ?? undefined;
  if ((askedTs ?? 0) > asked.ts) return [];
  const rows: ReadonlyMap<string, Row> = new Map(
    rowsOf(db)
      .all({ channelId })
      .map((row) => [keyOf(row), row]),
  );
  const told = new Map(facts.map((fact) => [keyOf(fact), fact]));
  for (const [key, { what, subject }] of rows)
    if (covers.includes(what) && !told.has(key)) told.set(key, { what, subject, holds: false });
  const changes: Change[] = [];
  for (const [key, fact] of told) {
    const known: KnownFact | undefined = rows.get(key);
    const was = known?.holds ?? (askedTs === undefined ? undefined : false);
    if ((known?.ts ?? 0) > asked.ts || was === fact.holds) continue;
    if (isWorthKeeping(db, fact)) write(db, channelId, fact, asked.ts, now);
    else forgetFact(db, channelId, fact);
    changes.push({ ...fact, was, ts: asked.ts });
  }
  // Only an answer with members tells who is outside, so only then `askedTs` moves.
  const set = {
    ...(asked.at === undefined ? {} : { askedAt: asked.at }),
    ...(covers.includes("member") ? { askedTs: asked.ts } : {}),
  };
  if (Object.keys(set).length === 0) return changes;
  db.orm
    .insert(channels)
    .values({ channelId, ...set })
    .onConflictDoUpdate({ target: channels.channelId, set })
    .run();
  return changes;
}

const keyOf = ({ what, subject }: Pick<Fact, "what" | "subject">) => `${what}:${subject}`;

/** Deletes everything known about a channel. */
export function forgetChannel(db: Db, channelId: SlackChannelId): void {
  db.orm.delete(channelFacts).where(eq(channelFacts.channelId, channelId)).run();
  db.orm.delete(channels).where(eq(channels.channelId, channelId)).run();
}

/** False for the fact that an unknown or erased person is outside: it is not stored. `forgottenTs` records that it may have been reported. */
const isWorthKeeping = (db: Db, { what, subject, holds }: Fact): boolean =>
  holds ||
  what !== "member" ||
  db.orm.select({ id: people.id }).from(people).where(eq(people.slackUserId, subject)).get() !== undefined;

function forgetFact(db: Db, channelId: SlackChannelId, { what, subject }: Fact): void {
  db.orm
    .delete(channelFacts)
    .where(and(eq(channelFacts.channelId, channelId), eq(channelFacts.what, what), eq(channelFacts.subject, subject)))
    .run();
}

function noteForgotten(db: Db, channelId: SlackChannelId, ts: number): void {
  const before = askedOf(db).get({ channelId });
  const forgottenTs = Math.max(ts, before?.forgottenTs ?? 0);
  db.orm
    .insert(channels)
    .values({ channelId, forgottenTs })
    .onConflictDoUpdate({ target: channels.channelId, set: { forgottenTs } })
    .run();
}

/** Deletes everything known about a person's memberships. */
export function forgetMember(db: Db, slackUserId: SlackUserId): void {
  const hers = and(eq(channelFacts.what, "member"), eq(channelFacts.subject, slackUserId));
  for (const { channelId, ts } of db.orm.select().from(channelFacts).where(hers).all())
    noteForgotten(db, channelId, ts);
  db.orm.delete(channelFacts).where(hers).run();
}
