import type { Message } from "../../blocks/kit.ts";
import { noteConsulted } from "../../db/channels/readers.ts";
import type { OutboxRow, Ref } from "../../db/outbox/outbox.ts";
import { noteUnreachable } from "../../db/pairs/channel.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { noteDmChannel, readPerson } from "../../db/people/people.ts";
import { hasStrangers } from "../../db/privacy/privacy.ts";
import { HOUR } from "../programme/calendar/calendar.ts";
import { canWriteIn, isInSlack } from "../programme/channels/rules.ts";
import type { SlackChannelId, SlackTs } from "../programme/ids.ts";
import { SlackRefused } from "../slack/door.ts";
import type { Address, Desk, Easel, Made, MessageEffect, Preparation, Step } from "./effects.ts";
import { drawnForKnown, knowingReaders } from "./readers.ts";
import { findMessage, stamp } from "./stamp.ts";

type MessageDefinition = {
  kind: string;
  /** The bot starts it by itself, so it waits for the hours in which it may speak. False for what answers somebody's act. */
  withinHours: boolean;
  /** Undefined where it has lost its point: the row is dropped. */
  to(desk: Desk, ref: Ref): Address | undefined;
  /** When its time has come, if that has changed since the row was written. */
  waitUntil?(desk: Desk, ref: Ref): number | undefined;
  /** Undefined where it has lost its point. For a redraw: where the message should stay as it is. */
  draw(easel: Easel, ref: Ref): Message | undefined;
  /** What it waits for while somebody reads one of the network's channels who may not know of it. Undefined: it is drawn for her too. */
  whileStrangersRead?(desk: Desk): { waitUntil: number };
  /** Facts that follow from the message being there. */
  sent?(desk: Desk, ref: Ref, made: Made): void;
  /**
   * The conversation cannot be written to. Gives the instant to try again; without it the row is dropped.
   * A pair's channel needs none: that it is closed to us is noted with the pair, and the message waits.
   */
  unreachable?(desk: Desk, ref: Ref): number | undefined;
};

const GONE = new Set([
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "user_disabled",
  "user_not_found",
  "messages_tab_disabled",
]);

/** So long a message waits for a pair's channel that cannot be written to, if nothing happens before. */
const CLOSED_FOR = 6 * HOUR;

/** Why nothing can be written in a pair's channel, where that is known. */
function closedBecause(desk: Desk, { viewer }: Address): string | undefined {
  if (!("channelOfPair" in viewer)) return undefined;
  const { channelState } = readPair(desk.db, viewer.channelOfPair);
  return isInSlack(channelState) && !canWriteIn(channelState) ? channelState : undefined;
}

/** A message that exists exactly once: found again by its stamp where the end of a call is uncertain. */
export function messageEffect(definition: MessageDefinition): MessageEffect {
  const drawFor = (desk: Desk, address: Address, ref: Ref, isRedraw: boolean) =>
    definition.draw(
      {
        db: desk.db,
        now: desk.now,
        zone: desk.zone,
        words: desk.words(address.language),
        viewer: address.viewer,
        isRedraw,
      },
      ref,
    );

  const unreachable = (desk: Desk, address: Address, ref: Ref): number | undefined =>
    "channelOfPair" in address.viewer
      ? noteUnreachable(desk.db, address.viewer.channelOfPair, desk.now)
      : definition.unreachable?.(desk, ref);

  const prepare = async (desk: Desk, row: OutboxRow): Promise<Preparation> => {
    const isUncertain = row.state === "calling";
    const first = definition.to(desk, row.ref);
    if (!first) return { drop: "nobody to tell" };
    const waitUntil = isUncertain ? undefined : definition.waitUntil?.(desk, row.ref);
    if (waitUntil !== undefined && waitUntil > desk.now) return { waitUntil };
    // Drawn before anything is asked of Slack, so that what has lost its point costs no call.
    const drawn = await (isUncertain ? { address: first, message: undefined } : drawnOnce(desk, row.ref));
    if (!drawn) return { drop: "nobody to tell" };
    const { address } = drawn;
    const { viewer } = address;
    if (!isUncertain && definition.whileStrangersRead && "channel" in viewer && hasStrangers(desk.db, viewer.channel))
      return { ...definition.whileStrangersRead(desk), because: "others read along" };
    if (!isUncertain && !drawn.message) return { drop: "lost its point" };
    const closed = isUncertain ? undefined : closedBecause(desk, address);
    if (closed !== undefined) return { waitUntil: desk.now + CLOSED_FOR, because: closed };
    const channel = await channelOf(desk, address);
    if (channel === undefined) return { drop: "person is deactivated" };
    return {
      ...posting(desk, channel, () => drawFor(desk, address, row.ref, false)),
      settled: (made) => definition.sent?.(desk, row.ref, made),
      refused: (error) => (GONE.has(error) ? (unreachable(desk, address, row.ref) ?? "drop") : undefined),
    };
  };

  const drawnOnce = (desk: Desk, ref: Ref) =>
    knowingReaders(desk, () => {
      const address = definition.to(desk, ref);
      // What is closed to the bot may be open again.
      if (address && "channelId" in address && closedBecause(desk, address) !== undefined)
        noteConsulted(desk.db, address.channelId);
      if (address && "channel" in address.viewer) hasStrangers(desk.db, address.viewer.channel);
      return address && { address, message: drawFor(desk, address, ref, false) };
    });

  return {
    kind: definition.kind,
    withinHours: definition.withinHours,
    prepare,
    drawAgain(desk, ref) {
      const address = definition.to(desk, ref);
      return address && drawFor(desk, address, ref, true);
    },
  };
}

/** A message is posted, and found again by its stamp. It is drawn at the last moment: where nothing is drawn, nothing is posted. */
export const posting = (desk: Desk, channel: SlackChannelId, draw: () => Message | undefined): Step => ({
  channel,
  async call(row) {
    const message = drawnForKnown(desk, draw);
    if (!message) return undefined;
    const made = await desk.door.call("chat.postMessage", {
      channel,
      ...message,
      metadata: stamp(desk.db, row),
      unfurl_links: false,
      unfurl_media: false,
    });
    return { channel, ts: made.ts as SlackTs };
  },
  find: (row) => findMessage(desk, row, channel),
});

/** Nobody can be written to by this id (any more). https://docs.slack.dev/reference/methods/conversations.open */
const NOBODY = new Set(["user_disabled", "user_not_found", "user_not_visible", "cannot_dm_bot"]);

/** The conversation to write to; a direct message is opened first, so that a D… id is known. Undefined for somebody deactivated. */
export async function channelOf(desk: Desk, address: Address): Promise<SlackChannelId | undefined> {
  if ("channelId" in address) return address.channelId;
  const person = readPerson(desk.db, address.personId);
  if (person.isDeactivated || person.slackUserId === "") return undefined;
  if (person.dmChannelId) return person.dmChannelId;
  const opened = await desk.door.call("conversations.open", { users: person.slackUserId }).catch((error: unknown) => {
    if (error instanceof SlackRefused && NOBODY.has(error.code)) return undefined;
    throw error;
  });
  if (!opened) return undefined;
  const channelId = (opened.channel as { id: SlackChannelId }).id;
  noteDmChannel(desk.db, person.id, channelId);
  return channelId;
}
