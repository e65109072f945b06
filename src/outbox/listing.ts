import type { Logger } from "pino";
import { channelInSlack, noteDoubtful } from "../../db/channels/facts.ts";
import { learnAnswer, stateBy } from "../../db/channels/learning.ts";
import { askDoubtful, channelsInUse } from "../../db/channels/rounds.ts";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import type { Access } from "../health/access.ts";
import type { Line } from "../health/line.ts";
import type { Storage } from "../health/storage.ts";
import { microsAt } from "../programme/channels/facts.ts";
import { canWriteIn, KNOWN_FOR_MS } from "../programme/channels/rules.ts";
import type { SlackChannelId } from "../programme/ids.ts";
import { type Door, SlackBusy, SlackRefused, SlackUncertain } from "../slack/door.ts";
import { isAboutToken } from "../slack/tokens.ts";
import { type Conversation, toldBy } from "./conversation.ts";
import { MOST_ON_PAGE, pagesOf } from "./pages.ts";

/**
 * Of a channel that is turned public Slack tells no event that the bot may hear, and any event may be lost. One list of the bot's own
 * conversations says of all of them what they are, so it is asked for every few minutes: a thousand channels cost two calls. Who is inside
 * it does not say: that is asked before something is said that depends on it.
 * https://docs.slack.dev/reference/methods/users.conversations
 */
type Listing = {
  /** Asks for the list where it is time to. What cannot be asked now is asked soon after. */
  refresh(door: Door): Promise<void>;
};

/** Where it could not be asked. */
const AGAIN_AFTER = 60_000;

export function listChannels({ db, clock, line }: { db: Db; clock: Clock; line: Line }): Listing {
  let listed: { at: number; connection: number } | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  const isFresh = (): boolean =>
    listed !== undefined && listed.connection === line.changes && Math.abs(clock.now() - listed.at) < KNOWN_FOR_MS;

  async function list(door: Door): Promise<void> {
    const inUse = channelsInUse(db);
    if (inUse.length === 0) return;
    const at = clock.now();
    const connection = line.changes;
    const found = new Map<SlackChannelId, Conversation>();
    const wanted = { types: "private_channel,public_channel", exclude_archived: false, limit: MOST_ON_PAGE };
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
        learnAnswer(db, channelId, { channel: told }, { ts: microsAt(at), at: undefined }, clock.now());
    } else if (canWriteIn(known)) {
      // It is gone, or the bot is out of it, or it has another id: which of these is asked of it alone.
      noteDoubtful(db, channelId);
      askDoubtful(db, clock.now());
    }
  }

  return {
    async refresh(door) {
      const now = clock.now();
      if (underWay || isFresh() || Math.abs(now - triedAt) < AGAIN_AFTER) return underWay;
      triedAt = now;
      underWay = list(door).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}

/** The list, asked for beside what is delivered: what goes wrong with it keeps nothing from going out. */
export type List = { refresh(): Promise<void>; stop(): Promise<void> };

type Parts = { listing: Listing; door: Door; access: Access; storage: Storage; log: Logger };

export function watchList({ listing, door, access, storage, log }: Parts): List {
  let isStopping = false;
  let inHand: Promise<void> = Promise.resolve();

  function failed(error: unknown): void {
    if (error instanceof SlackRefused && isAboutToken(error.code)) access.refused(error.code);
    else if (!(error instanceof SlackBusy || error instanceof SlackUncertain || storage.failed(error)))
      log.error({ err: error }, "the list of channels could not be asked for");
  }

  return {
    refresh() {
      if (isStopping || access.isClosed()) return inHand;
      inHand = listing.refresh(door).catch(failed);
      return inHand;
    },
    stop() {
      isStopping = true;
      return inHand;
    },
  };
}
