import { cleanChannel, noteChannelClosed, noteChannelTrouble } from "../../../db/closing/channel.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { findRow } from "../../../db/outbox/rows.ts";
import { type Pair, readPair } from "../../../db/pairs/pairs.ts";
import { type DeliveryContext, type Effect, effect, NO_LONGER_NEEDED } from "../../outbox/effects.ts";
import { takeBack } from "../../outbox/taking-back.ts";
import type { SlackChannelId } from "../../programme/ids.ts";
import type { SlackRefused } from "../../slack/door.ts";
import { isPlace } from "../../slack/errors.ts";

/** What is done with a pair's channel some days after the goodbye, in this order. An undo stops it before the next step. */

/** The reference of a row to one end of a pair. */
type End = Ref<"closing:rename">;

type Finished = { pair: Pair; channel: SlackChannelId };

/** The pair whose end a row follows from; undefined if that end was undone. */
function finishedPair(context: DeliveryContext, ref: End): Pair | undefined {
  const pair = readPair(context.db, ref.pair);
  return pair.state === "finished" && pair.closings === ref.closing ? pair : undefined;
}

function finishedWithChannel(context: DeliveryContext, ref: End): Finished | undefined {
  const pair = finishedPair(context, ref);
  return pair && pair.channelId !== null ? { pair, channel: pair.channelId } : undefined;
}

const undone = { drop: NO_LONGER_NEEDED };

/** Calls nothing itself. Writes a row for each step, so that each step happens once, at the pace that Slack allows. */
const clean = effect({
  kind: kinds["closing:clean"],
  withinHours: true,
  prepare(context, row) {
    const pair = finishedPair(context, row.ref);
    if (!pair) return undone;
    return {
      call: async () => ({}),
      settled: () => cleanChannel(context.db, pair, context.now),
    };
  },
});

const remove = effect({
  kind: kinds["closing:delete"],
  withinHours: false,
  prepare(context, row) {
    const message = findRow(context.db, { key: row.ref.message });
    if (!finishedWithChannel(context, row.ref) || !message?.channel || !message.ts) return undone;
    return takeBack(context, { channel: message.channel, ts: message.ts });
  },
});

/** A refusal that follows from a workspace's settings or a person's act. Any other refusal is a fault of the program. */
const isNotAllowed = ({ meaning }: SlackRefused): boolean =>
  isPlace(meaning) || meaning === "not-allowed" || meaning === "taken" || meaning === "person:guest";

/** Gives the channel a name without the names of the two. https://docs.slack.dev/reference/methods/conversations.rename */
const rename = effect({
  kind: kinds["closing:rename"],
  withinHours: false,
  prepare(context, row) {
    const found = finishedWithChannel(context, row.ref);
    if (!found) return undone;
    const { pair, channel } = found;
    const name = namelessName(pair);
    return {
      channel,
      async call() {
        await context.door.call("conversations.rename", { channel, name });
        return {};
      },
      // Slack posts a line in the channel for each renaming, so after an uncertain end the name is compared first.
      async find() {
        const { channel: now } = (await context.door.call("conversations.info", { channel })) as {
          channel?: { name?: string };
        };
        return now?.name === name ? {} : undefined;
      },
      refused(error) {
        if (!isNotAllowed(error)) return undefined;
        noteChannelTrouble(context.db, pair, "rename", context.now);
        return "drop";
      },
    };
  },
});

export const namelessName = ({ channelSuffix }: Pick<Pair, "channelSuffix">): string => `pari-${channelSuffix}`;

/** Empties the topic, which has the names of the two. https://docs.slack.dev/reference/methods/conversations.setTopic */
const emptyTopic = effect({
  kind: kinds["closing:topic"],
  withinHours: false,
  prepare(context, row) {
    const found = finishedWithChannel(context, row.ref);
    if (!found) return undone;
    const { channel } = found;
    return {
      channel,
      async call() {
        await context.door.call("conversations.setTopic", { channel, topic: "" });
        return {};
      },
      // Slack posts a line in the channel for each new topic, so after an uncertain end the topic is compared first.
      async find() {
        const { channel: now } = (await context.door.call("conversations.info", { channel })) as {
          channel?: { topic?: { value?: string } };
        };
        return now?.topic?.value === "" ? {} : undefined;
      },
      refused: (error) => (isNotAllowed(error) ? "drop" : undefined),
    };
  },
});

const archive = effect({
  kind: kinds["closing:archive"],
  withinHours: false,
  prepare(context, row) {
    const found = finishedWithChannel(context, row.ref);
    if (!found) return undone;
    const { pair, channel } = found;
    return {
      channel,
      async call() {
        await context.door.call("conversations.archive", { channel });
        return {};
      },
      // Read again: the end may have been undone meanwhile.
      settled: () =>
        noteChannelClosed(
          context.db,
          readPair(context.db, pair.id),
          finishedPair(context, row.ref) !== undefined,
          context.now,
        ),
      refused(error) {
        if (!isNotAllowed(error)) return undefined;
        noteChannelTrouble(context.db, pair, "archive", context.now);
        return "drop";
      },
    };
  },
});

export const channelEffects: readonly Effect[] = [clean, remove, rename, emptyTopic, archive];
