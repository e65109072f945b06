import { botUserIds } from "../../db/channels/bot-users.ts";
import { askedAt, askingTs, channelInSlack } from "../../db/channels/facts.ts";
import { type ChannelAnswer, markOfUnseen, recordAnswer } from "../../db/channels/learning.ts";
import { moveChannel } from "../../db/channels/moving.ts";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import type { Line } from "../health/line.ts";
import { KNOWN_FOR_MS } from "../programme/channels/rules.ts";
import type { SlackChannelId } from "../programme/ids.ts";
import { type Door, SlackRefused } from "../slack/door.ts";
import { isPlace } from "../slack/errors.ts";
import { type Conversation, toldBy } from "./conversation.ts";
import { findOwnChannel } from "./own-channels.ts";
import { membersIn } from "./pages.ts";

/** Keeps up to date what channels are in Slack today and who is in them. */
export type Lookout = {
  /** True where what is known about a channel is too old or in doubt, or events about it may have been lost since. */
  mustAsk(channelId: SlackChannelId): boolean;
  /** Asks Slack and stores the answer with what follows from it. @throws SlackBusy, SlackUncertain, SlackRefused */
  ask(channelId: SlackChannelId, door: Door): Promise<void>;
};

export function watchChannels({ db, clock, line }: { db: Db; clock: Clock; line: Line }): Lookout {
  /** During which connection (`line.changes`) each channel was last asked about: between two connections events may be lost. */
  const askedOn = new Map<string, number>();
  const underWay = new Map<string, Promise<void>>();

  async function ask(channelId: SlackChannelId, door: Door): Promise<void> {
    const at = clock.now();
    const ts = askingTs(db, channelId, at);
    const connection = line.changes;
    const answer = await answerAbout(channelId, door);
    const moved = answer === "unseen" ? await movedTo(channelId, door) : undefined;
    if (moved) {
      db.transaction(() => moveChannel(db, channelId, moved));
      return ask(moved, door);
    }
    db.transaction(() => recordAnswer(db, channelId, answer, { ts, at }, clock.now()));
    askedOn.set(channelId, connection);
  }

  /** The new id of a pair's channel that Slack does not find under its old id: the event about the change may have been lost. */
  async function movedTo(channelId: SlackChannelId, door: Door): Promise<SlackChannelId | undefined> {
    const mark = markOfUnseen(db, channelId);
    if (!mark) return undefined;
    const found = await findOwnChannel({ door, us: botUserIds(db) }, mark);
    return found === channelId ? undefined : found;
  }

  return {
    mustAsk(channelId) {
      // A deleted channel does not come back.
      if (channelInSlack(db, channelId) === "deleted") return false;
      const at = askedAt(db, channelId);
      if (typeof at !== "number" || askedOn.get(channelId) !== line.changes) return true;
      return Math.abs(clock.now() - at) >= KNOWN_FOR_MS;
    },
    async ask(channelId, door) {
      const known = underWay.get(channelId);
      if (known) return known;
      const asking = ask(channelId, door).finally(() => underWay.delete(channelId));
      underWay.set(channelId, asking);
      return asking;
    },
  };
}

/** Asks in parallel what the channel is and who is in it, so that a message waits for one round trip only. */
async function answerAbout(channelId: SlackChannelId, door: Door): Promise<ChannelAnswer> {
  // Throws before either call if one of them would have to wait.
  for (const method of ["conversations.info", "conversations.members"]) door.expect(method, channelId);
  const [info, members] = await Promise.all([
    visible(door.call("conversations.info", { channel: channelId })),
    visible(membersIn({ door }, channelId)),
  ]);
  if (info === undefined) return "unseen";
  const channel = toldBy((info.channel ?? {}) as Conversation);
  return members ? { channel, members: [...members] } : { channel };
}

async function visible<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    // The channel does not exist, or the bot may not see it.
    if (error instanceof SlackRefused && isPlace(error.meaning)) return undefined;
    throw error;
  }
}
