import { refOf } from "../../db/outbox/kind.ts";
import { type KindName, kinds, type Ref } from "../../db/outbox/kinds.ts";
import { LOOKED_AT_ONCE, messagesAbout } from "../../db/outbox/redrawing.ts";
import type { OutboxRow } from "../../db/outbox/rows.ts";
import { outbox } from "../../db/schema/index.ts";
import { and, eq, inArray, isNotNull } from "../../db/store/drizzle.ts";
import type { Db } from "../../db/store/open.ts";
import { features } from "../../src/features/features.index.ts";
import { drawnNow } from "../../src/outbox/changed.ts";
import type { DeliveryContext, Effect } from "../../src/outbox/effects.ts";
import { saysTheSame } from "../../src/outbox/marks.ts";
import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { ZONE } from "./helsinki.ts";
import type { World } from "./world.ts";

const effects = new Map<string, Effect>(
  features
    .flatMap(({ effects: known = [] }) => (typeof known === "function" ? [] : known))
    .map((one) => [one.kind, one]),
);

/** The kinds whose messages can become untrue. */
const changingKinds = Object.values(kinds).flatMap(({ name, life }): KindName[] =>
  "changesWith" in life ? [name] : [],
);

/** So long after a change a redraw may come on purpose: `peer-support` merges the answers of an hour. */
const AWAITED_MS = HOUR_MS;

/**
 * The keys of messages in Slack that say something else than they would say now, without a look or an update of them being awaited. A drawing
 * depends only on the facts, so a message in Slack that is not drawn from them says, or offers, what is no longer true.
 */
export const untrueMessages = (world: World): string[] => untrueRows(world).map(({ key }) => key);

/** The rows of these messages, with what each would say now. */
export function untrueRows(world: World) {
  const { db } = world;
  const context: Pick<DeliveryContext, "db" | "now" | "zone" | "words"> = {
    db,
    now: world.now(),
    zone: ZONE,
    words: (language) => wordsIn(language, ZONE),
  };
  const sent = db.orm
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, "sent"), isNotNull(outbox.ts)))
    .all();
  const untrue = sent.flatMap((row) => {
    if (row.key.startsWith("erased:") || !(changingKinds as readonly string[]).includes(row.kind)) return [];
    const drawn = drawnNow(effects, context as DeliveryContext, row);
    return drawn && !saysTheSame(db, row.drawn, drawn) && isThere(world, row) ? [{ ...row, says: drawn }] : [];
  });
  if (untrue.length === 0) return [];
  const awaited = awaitedUpdates(world);
  return untrue.filter(({ key }) => !awaited.has(key));
}

/** Whether the message is still in the workspace: neither it nor its channel has been deleted. */
function isThere(world: World, { channel, ts }: OutboxRow): boolean {
  const { channels } = world.workspace.workspace.state;
  return channels[channel ?? ""]?.messages.some((one) => one.ts === ts) ?? false;
}

/** The keys of messages that are looked at or updated soon. */
function awaitedUpdates(world: World): Set<string> {
  const { db } = world;
  const awaited = db.orm
    .select()
    .from(outbox)
    .where(and(inArray(outbox.state, ["due", "calling"]), inArray(outbox.kind, ["outbox:changed", "outbox:update"])))
    .all()
    .filter(({ dueAt }) => dueAt <= world.now() + AWAITED_MS);
  return new Set(
    awaited.flatMap(({ kind, ref }) =>
      kind === "outbox:update"
        ? [refOf(kinds["outbox:update"], ref).message]
        : lookedAt(db, refOf(kinds["outbox:changed"], ref)).map(({ key }) => key),
    ),
  );
}

function lookedAt(db: Db, look: Ref<"outbox:changed">): OutboxRow[] {
  const found = messagesAbout(db, look);
  const last = found.at(-1);
  return last && found.length === LOOKED_AT_ONCE ? [...found, ...lookedAt(db, { ...look, after: last.number })] : found;
}
