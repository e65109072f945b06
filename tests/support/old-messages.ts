import { type KindName, kinds } from "../../db/outbox/kinds.ts";
import { outbox } from "../../db/schema/index.ts";
import { and, eq, isNotNull } from "../../db/store/drizzle.ts";
import { features } from "../../src/features/features.index.ts";
import { drawnNow } from "../../src/outbox/changed.ts";
import type { DeliveryContext, Effect } from "../../src/outbox/effects.ts";
import { saysTheSame } from "../../src/outbox/marks.ts";
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

/**
 * The keys of messages in Slack that say something else than they would say now. A drawing depends only on the facts, so a message in Slack that
 * is not drawn from them says, or offers, what is no longer true.
 */
export function untrueMessages(world: World): string[] {
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
  return sent.flatMap((row) => {
    if (row.key.startsWith("erased:") || !(changingKinds as readonly string[]).includes(row.kind)) return [];
    const drawn = drawnNow(effects, context as DeliveryContext, row);
    return drawn && !saysTheSame(db, row.drawn, drawn) ? [row.key] : [];
  });
}
