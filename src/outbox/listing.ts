import type { Logger } from "pino";
import { channelInSlack, markDoubtful } from "../../db/channels/facts.ts";
import { recordAnswer, stateBy } from "../../db/channels/learning.ts";
import { channelsInUse, enqueueRound } from "../../db/channels/rounds.ts";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import type { Access } from "../health/access.ts";
import type { Line } from "../health/line.ts";
import type { Storage } from "../health/storage.ts";
import { microsAt } from "../programme/channels/facts.ts";
import { canWriteIn, KNOWN_FOR_MS } from "../programme/channels/rules.ts";
import type { SlackChannelId } from "../programme/ids.ts";
import { type Door, SlackBusy, SlackRefused, SlackUncertain } from "../slack/door.ts";
import { type Conversation, toldBy } from "./conversation.ts";
import { MAX_ON_PAGE, pagesOf } from "./pages.ts";

/**
 * Slack sends the bot no event when a channel is made public, and any event may be lost. So the bot asks every few minutes for the list of its
 * conversations, which says what each of them is: two calls for a thousand channels. The list does not say who is in a channel: that is asked
 * before a message that depends on it.
 * https://docs.slack.dev/reference/methods/users.conversations
 */
type Listing = {
  /** Asks for the list if the last one is too old. After a failure it is asked for again `RETRY_AFTER_MS` later. */
  refresh(door: Door): Promise<void>;
  /** When `refresh` asks next, in milliseconds since 1970 UTC. */
  nextAt(): number;
};

const RETRY_AFTER_MS = 60_000;

export function listChannels({ db, clock, line }: { db: Db; clock: Clock; line: Line }): Listing {
  let listed: { at: number; connection: number } | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  const isFresh = (): boolean =>
    listed !== undefined && listed.connection === line.changes && Math.abs(clock.now() - listed.at) < KNOWN_FOR_MS;

  async function list(door: Door): Promise<void> {
    const inUse = channelsInUse(db);
    const at = clock.now();
    const connection = line.changes;
    if (inUse.length === 0) {
      listed = { at, connection };
      return;
    }
    const found = new Map<SlackChannelId, Conversation>();
    const wanted = { types: "private_channel,public_channel", exclude_archived: false, limit: MAX_ON_PAGE };
    for await (const page of pagesOf({ door }, "users.conversations", wanted))
      for (const channel of page.channels as Conversation[]) found.set(channel.id, channel);
    db.transaction(() => {
      for (const channelId of inUse) compare(channelId, found.get(channelId), at);
    });
    listed = { at, connection };
  }

  function compare(channelId: SlackChannelId, channel: Conversation | undefined, at: number): void {
    const known = channelInSlack(db, channelId);
    if (channel !== undefined) {
      const told = { ...toldBy(channel), isBotInside: true };
      if (stateBy(told) !== known)
        recordAnswer(db, channelId, { channel: told }, { ts: microsAt(at), at: undefined }, clock.now());
    } else if (canWriteIn(known)) {
      // The channel is gone, the bot is not in it, or it has another id. A question about this channel alone finds out which.
      markDoubtful(db, channelId);
      enqueueRound(db, clock.now());
    }
  }

  return {
    nextAt: () => Math.max(triedAt + RETRY_AFTER_MS, isFresh() && listed ? listed.at + KNOWN_FOR_MS : clock.now()),
    async refresh(door) {
      const now = clock.now();
      if (underWay || isFresh() || Math.abs(now - triedAt) < RETRY_AFTER_MS) return underWay;
      triedAt = now;
      underWay = list(door).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}

/** Asks for the list of channels beside the deliveries: an error with it stops no message. */
export type List = { refresh(): Promise<void>; nextAt(): number; stop(): Promise<void> };

type Parts = { listing: Listing; door: Door; access: Access; storage: Storage; log: Logger };

export function watchList({ listing, door, access, storage, log }: Parts): List {
  let isStopping = false;
  let inHand: Promise<void> = Promise.resolve();

  function failed(error: unknown): void {
    if (error instanceof SlackRefused && error.meaning === "token") access.refused(error.code);
    else if (error instanceof SlackRefused && error.meaning === "scope") access.lacks(error.method);
    else if (!(error instanceof SlackBusy || error instanceof SlackUncertain || storage.failed(error)))
      log.error({ err: error }, "asking Slack for the list of channels failed");
  }

  return {
    refresh() {
      if (isStopping || access.isClosed()) return inHand;
      inHand = listing.refresh(door).catch(failed);
      return inHand;
    },
    nextAt: listing.nextAt,
    stop() {
      isStopping = true;
      return inHand;
    },
  };
}
