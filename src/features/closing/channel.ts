import { cleanChannel, noteChannelClosed, noteChannelTrouble } from "../../../db/closing/channel.ts";
import { findRow, type Ref } from "../../../db/outbox/outbox.ts";
import { type Pair, readPair } from "../../../db/pairs/pairs.ts";
import type { Desk, Effect } from "../../outbox/effects.ts";
import { takeBack } from "../../outbox/taking-back.ts";
import type { PairId, SlackChannelId } from "../../programme/ids.ts";

/** What is done with a pair's channel some days after the goodbye, in this order. An undo stops it before each step. */

type Standing = { pair: Pair; channel: SlackChannelId };

/** The pair whose end a row follows from, as long as that has not been undone. */
function finishedPair(desk: Desk, ref: Ref): Pair | undefined {
  const pair = readPair(desk.db, ref.pair as PairId);
  return pair.state === "finished" && pair.closings === ref.closing ? pair : undefined;
}

function standing(desk: Desk, ref: Ref): Standing | undefined {
  const pair = finishedPair(desk, ref);
  return pair && pair.channelId !== null ? { pair, channel: pair.channelId } : undefined;
}

const undone = { drop: "lost its point" };

/** Calls nothing by itself: it writes a row for each step, so that each happens once, at the pace Slack allows. */
const clean: Effect = {
  kind: "closing:clean",
  withinHours: true,
  prepare(desk, row) {
    const pair = finishedPair(desk, row.ref);
    if (!pair) return undone;
    return {
      call: async () => ({}),
      settled: () => cleanChannel(desk.db, pair, desk.now),
    };
  },
};

const remove: Effect = {
  kind: "closing:delete",
  withinHours: false,
  prepare(desk, row) {
    const message = findRow(desk.db, String(row.ref.message));
    if (!standing(desk, row.ref) || !message?.channel || !message.ts) return undone;
    return takeBack(desk, { channel: message.channel, ts: message.ts });
  },
};

/** What a workspace or a person may have decided; anything else is the program's fault. */
const NOT_ALLOWED = new Set([
  "cant_archive_general",
  "cant_archive_required",
  "channel_not_found",
  "is_archived",
  "method_not_supported_for_channel_type",
  "name_taken",
  "no_permission",
  "not_authorized",
  "not_in_channel",
  "restricted_action",
  "user_is_restricted",
]);

/** Without the two's names. https://docs.slack.dev/reference/methods/conversations.rename */
const rename: Effect = {
  kind: "closing:rename",
  withinHours: false,
  prepare(desk, row) {
    const found = standing(desk, row.ref);
    if (!found) return undone;
    const { pair, channel } = found;
    const name = namelessName(pair);
    return {
      channel,
      async call() {
        await desk.door.call("conversations.rename", { channel, name });
        return {};
      },
      // Renaming says so in the channel, so after an uncertain end the name is compared first.
      async find() {
        const { channel: now } = (await desk.door.call("conversations.info", { channel })) as {
          channel?: { name?: string };
        };
        return now?.name === name ? {} : undefined;
      },
      refused(error) {
        if (!NOT_ALLOWED.has(error)) return undefined;
        noteChannelTrouble(desk.db, pair, "rename", desk.now);
        return "drop";
      },
    };
  },
};

export const namelessName = ({ channelSuffix }: Pick<Pair, "channelSuffix">): string => `pari-${channelSuffix}`;

const archive: Effect = {
  kind: "closing:archive",
  withinHours: false,
  prepare(desk, row) {
    const found = standing(desk, row.ref);
    if (!found) return undone;
    const { pair, channel } = found;
    return {
      channel,
      async call() {
        await desk.door.call("conversations.archive", { channel });
        return {};
      },
      // Whether it was undone meanwhile is read anew.
      settled: () =>
        noteChannelClosed(desk.db, readPair(desk.db, pair.id), finishedPair(desk, row.ref) !== undefined, desk.now),
      refused(error) {
        if (error === "already_archived" || error === "is_archived") return "done";
        if (!NOT_ALLOWED.has(error)) return undefined;
        noteChannelTrouble(desk.db, pair, "archive", desk.now);
        return "drop";
      },
    };
  },
};

export const channelEffects: readonly Effect[] = [clean, remove, rename, archive];
