import { consulting } from "../../db/channels/readers.ts";
import { kinds } from "../../db/outbox/kinds.ts";
import { redraw } from "../../db/outbox/outbox.ts";
import { enqueueLook, LOOKED_AT_ONCE, messagesAbout } from "../../db/outbox/redrawing.ts";
import type { OutboxRow } from "../../db/outbox/rows.ts";
import { type DeliveryContext, type Effect, effect, type MessageEffect } from "./effects.ts";
import { saysTheSame } from "./marks.ts";
import { wordsAbout } from "./words-about.ts";

/** How long a look waits for the updates that its last turn has found, so that new messages to the same people come in between. */
const BETWEEN_TURNS_MS = 10_000;
/** Up to so many updates at once delay nobody. */
const FEW = 10;

/** The message of a row as it would be drawn now; undefined where it stays as it is. */
export function drawnNow(
  effects: ReadonlyMap<string, Effect>,
  context: DeliveryContext,
  message: Pick<OutboxRow, "key" | "kind" | "ref" | "lane" | "channel">,
) {
  const found = effects.get(message.kind);
  const about = { ...context, words: wordsAbout(context.db, context.zone, message) };
  return found && "drawAgain" in found ? (found as MessageEffect).drawAgain(about, message) : undefined;
}

/**
 * Something has changed: looks at the messages about it, and enqueues an update of each that says something else now. Calls nothing in Slack
 * itself, so a change that nobody sees in a message is seen nowhere, not even by the time of an update.
 */
export function changedEffect(effects: ReadonlyMap<string, Effect>): Effect {
  const isOutdated = (context: DeliveryContext, message: OutboxRow): boolean => {
    if (message.state === "calling") return true;
    try {
      const now = consulting(context.db, () => drawnNow(effects, context, message)).result;
      return now !== undefined && !saysTheSame(context.db, message.drawn, now);
    } catch {
      // The update of this message fails in the same way, and logs it. The other messages do not wait for that.
      return true;
    }
  };

  return effect({
    kind: kinds["outbox:changed"],
    withinHours: false,
    prepare(context, { ref }) {
      const { db, now } = context;
      const messages = messagesAbout(db, ref);
      const outdated = messages.filter((message) => isOutdated(context, message));
      const last = messages.at(-1);
      return {
        call: async () => ({}),
        settled() {
          for (const message of outdated) redraw(db, message, now);
          if (last === undefined || messages.length < LOOKED_AT_ONCE) return;
          const dueAt = outdated.length > FEW ? now + BETWEEN_TURNS_MS : now;
          enqueueLook(db, { ...ref, after: last.number }, now, dueAt);
        },
      };
    },
  });
}
