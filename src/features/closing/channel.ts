import { cleanChannel, noteChannelClosed, noteChannelTrouble } from "../../../db/closing/channel.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { findRow } from "../../../db/outbox/rows.ts";
import { type Pair, readPair } from "../../../db/pairs/pairs.ts";
import { archiveEffect, isNotAllowed, renameEffect, topicEffect } from "../../outbox/channel-steps.ts";
import { type DeliveryContext, type Effect, effect, NO_LONGER_NEEDED } from "../../outbox/effects.ts";
import { takeBack } from "../../outbox/taking-back.ts";
import type { ChannelStep } from "../../programme/closing/rules.ts";
import type { SlackChannelId } from "../../programme/ids.ts";
import type { SlackRefused } from "../../slack/door.ts";

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

/** The channel of a finished pair, or why nothing is to be done with it. */
function wantedOf<Wanted>(context: DeliveryContext, ref: End, wanted: (pair: Pair) => Wanted) {
  const found = finishedWithChannel(context, ref);
  return found ? { channel: found.channel, ...wanted(found.pair) } : undone;
}

/** Tells the coordinator of a refusal that somebody can do something about. */
const tellOfRefusal = (step: ChannelStep) => (context: DeliveryContext, ref: End, error: SlackRefused) => {
  if (!isNotAllowed(error)) return undefined;
  noteChannelTrouble(context.db, readPair(context.db, ref.pair), step, context.now);
  return "drop" as const;
};

/** Gives the channel a name without the names of the two. */
const rename = renameEffect({
  kind: kinds["closing:rename"],
  wanted: (context, ref) => wantedOf(context, ref, (pair) => ({ name: namelessName(pair) })),
  refused: tellOfRefusal("rename"),
});

export const namelessName = ({ channelSuffix }: Pick<Pair, "channelSuffix">): string => `pari-${channelSuffix}`;

/** Empties the topic, which has the names of the two. */
const emptyTopic = topicEffect({
  kind: kinds["closing:topic"],
  wanted: (context, ref) => wantedOf(context, ref, () => ({ topic: "" })),
  refused: (_context, _ref, error) => (isNotAllowed(error) ? "drop" : undefined),
});

const archive = archiveEffect({
  kind: kinds["closing:archive"],
  wanted: (context, ref) => wantedOf(context, ref, () => ({})),
  archived(context, ref) {
    // Read again: the end may have been undone meanwhile.
    const isStillFinished = finishedPair(context, ref) !== undefined;
    noteChannelClosed(context.db, readPair(context.db, ref.pair), isStillFinished, context.now);
  },
  refused: tellOfRefusal("archive"),
});

export const channelEffects: readonly Effect[] = [clean, remove, rename, emptyTopic, archive];
