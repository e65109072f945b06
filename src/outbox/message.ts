import { type Message, message } from "../../blocks/kit.ts";
import { withLanguageButtons } from "../../blocks/people.ts";
import { type SpokenMessage, spoken } from "../../blocks/spoken.ts";
import { channelInSlack } from "../../db/channels/facts.ts";
import { noteConsulted } from "../../db/channels/readers.ts";
import { noteGroupNoPosting, noteGroupUnreachable } from "../../db/groups/channel.ts";
import { readGroup } from "../../db/groups/groups.ts";
import { type AnyKind, type RefOf, refOf } from "../../db/outbox/kind.ts";
import type { OutboxRow } from "../../db/outbox/rows.ts";
import { noteNoPosting, noteUnreachable } from "../../db/pairs/channel.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { claimLanguageOffer, noteLanguageOffered, offersLanguages } from "../../db/people/languages.ts";
import { forgetDmChannel, hasAccount, noteDmChannel, readPerson } from "../../db/people/people.ts";
import { readsElsewhere } from "../../db/people/zones.ts";
import { hasStrangers } from "../../db/privacy/privacy.ts";
import type { Db } from "../../db/store/open.ts";
import { HOUR_MS } from "../programme/calendar/calendar.ts";
import { type ChannelOfPair, canWriteIn, isInSlack } from "../programme/channels/rules.ts";
import type { PersonId, SlackChannelId, SlackTs } from "../programme/ids.ts";
import { SlackRefused } from "../slack/door.ts";
import { isPerson, isPlace } from "../slack/errors.ts";
import {
  type Address,
  type Decision,
  type DeliveryContext,
  type DrawContext,
  effect,
  type MessageEffect,
  NO_LONGER_NEEDED,
  type RowOf,
  type Step,
  type Verdict,
  type WithinHours,
} from "./effects.ts";
import { markOf } from "./marks.ts";
import { drawnForKnown, knowingReaders } from "./readers.ts";
import { findMessage, stamp } from "./stamp.ts";

type MessageDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** True where the bot writes by itself: the row waits for the hours in which it may. False for an answer to a person's act. */
  readonly withinHours: WithinHours;
  /** Undefined where there is nobody to tell: the row is dropped. */
  readonly to: (context: DeliveryContext, ref: RefOf<K>) => Address | undefined;
  /** A later time than the row's own `due_at`, if the facts have changed since the row was written. Milliseconds since 1970 UTC. */
  readonly waitUntil?: (context: DeliveryContext, ref: RefOf<K>) => number | undefined;
  /** Undefined where the message is no longer needed; for a redraw, where it should not change. */
  readonly draw: (context: DrawContext, ref: RefOf<K>) => Message | undefined;
  /**
   * Until when the row waits while somebody reads the network's channel who may not know of the message.
   * Without it, the message is drawn for that reader too.
   */
  readonly whileStrangersRead?: (context: DeliveryContext) => { waitUntil: number };
  /** Writes the facts that follow from the sent message, in the transaction that settles the row. */
  readonly sent?: (context: DeliveryContext, ref: RefOf<K>) => void;
  /**
   * The place cannot be written to, or the person cannot be reached. Returns the instant to try again; undefined drops the row.
   * Not called for the channel of a pair or group, which notes that it is closed to the bot; the message waits.
   */
  readonly unreachable?: (context: DeliveryContext, ref: RefOf<K>, error: SlackRefused) => number | undefined;
};

/**
 * What an effect has to say besides, by the life of its kind (db/outbox/subjects.ts). A message that changes says what it becomes when `draw` draws
 * nothing for a redraw: without a button, and true. Undefined leaves it as it is.
 */
type EndOf<K extends AnyKind> = K["life"] extends { readonly changesWith: unknown }
  ? { readonly over: (context: DrawContext, ref: RefOf<K>) => Message | undefined }
  : K["life"] extends { readonly isWork: true }
    ? { readonly kind: "a kind of work sends no message"; readonly over?: undefined }
    : { readonly over?: undefined };

/** That a message is no longer needed, for messages that need no better word. */
export const noLongerNeeded = ({ words }: Pick<DrawContext, "words">): Message => message(words.md("general.over"));

/** How long a message waits for the channel of a pair or group that the bot cannot write to. An event that opens the channel ends the wait. */
const CLOSED_FOR_MS = 6 * HOUR_MS;

/** How long a direct message waits while the workspace does not let the bot write. */
const FORBIDDEN_FOR_MS = HOUR_MS;

/** The state of the channel of a pair or a group; undefined for other viewers. */
function stateOfOwnChannel({ db }: DeliveryContext, viewer: Address["viewer"]): ChannelOfPair | undefined {
  if ("channelOfPair" in viewer) return readPair(db, viewer.channelOfPair).channelState;
  return "channelOfGroup" in viewer ? readGroup(db, viewer.channelOfGroup).channelState : undefined;
}

/** Why the bot cannot write in the channel of a pair or group; undefined for other addresses, and where it can write or that is unknown. */
function closedBecause(context: DeliveryContext, { viewer }: Address): string | undefined {
  const channelState = stateOfOwnChannel(context, viewer);
  if (channelState === undefined) return undefined;
  return isInSlack(channelState) && !canWriteIn(channelState) ? channelState : undefined;
}

/**
 * Whether no message of a channel can be changed: the bot cannot write there. Until its last moment all were true; when the channel is open to the
 * bot again, all are looked at (db/pairs/channel-changes.ts, db/groups/channel.ts, db/setup/network-channels.ts). Before the bot archives a channel at the end, it deletes its messages.
 */
function staysAsItIs(context: DeliveryContext, address: Address): boolean {
  if ("channelId" in address && "channel" in address.viewer)
    return !canWriteIn(channelInSlack(context.db, address.channelId));
  return stateOfOwnChannel(context, address.viewer) === "archived" || closedBecause(context, address) !== undefined;
}

/** Sends a message exactly once. After a call with an unknown end, the message is found by its stamp. */
export function messageEffect<K extends AnyKind>(definition: MessageDefinition<K> & EndOf<K>): MessageEffect {
  const { kind, withinHours } = definition;

  const drawFor = (context: DeliveryContext, address: Address, ref: RefOf<K>, isRedraw: boolean) =>
    definition.draw(drawContext(context, address, isRedraw), ref);

  const drawOver = (context: DeliveryContext, address: Address, ref: RefOf<K>) =>
    definition.over?.(drawContext(context, address, true), ref);

  const prepare = async (context: DeliveryContext, { ref, state }: RowOf<K>): Promise<Decision> => {
    const isUncertain = state === "calling";
    const first = definition.to(context, ref);
    if (!first) return { drop: "nobody to tell" };
    const waitUntil = isUncertain ? undefined : definition.waitUntil?.(context, ref);
    if (waitUntil !== undefined && waitUntil > context.now) return { waitUntil };
    // Drawn before Slack is asked anything, so that a message that is no longer needed costs no call.
    const drawn = await (isUncertain ? { address: first, message: undefined } : drawnOnce(context, ref));
    if (!drawn) return { drop: "nobody to tell" };
    const { address } = drawn;
    const { viewer } = address;
    if (
      !isUncertain &&
      definition.whileStrangersRead &&
      "channel" in viewer &&
      hasStrangers(context.db, viewer.channel)
    )
      return { ...definition.whileStrangersRead(context), because: "others read along" };
    if (!isUncertain && !drawn.message) return { drop: NO_LONGER_NEEDED };
    const closed = isUncertain ? undefined : closedBecause(context, address);
    if (closed !== undefined) return { waitUntil: context.now + CLOSED_FOR_MS, because: closed };
    const channel = await channelOf(context, address);
    if (channel === undefined) return { drop: "person is deactivated" };
    const isRefused = channel instanceof SlackRefused;
    return {
      ...(isRefused
        ? refusing(channel)
        : posting(context, channel, address, () => drawFor(context, address, ref, false))),
      settled: () => definition.sent?.(context, ref),
      refused: (error) => unreachable(context, address, error, () => definition.unreachable?.(context, ref, error)),
    };
  };

  const drawnOnce = (context: DeliveryContext, ref: RefOf<K>) =>
    knowingReaders(context, () => {
      const address = definition.to(context, ref);
      // Notes the channel as asked about, so that Slack is asked whether it is open again.
      if (address && "channelId" in address && closedBecause(context, address) !== undefined)
        noteConsulted(context.db, address.channelId);
      if (address && "channel" in address.viewer) hasStrangers(context.db, address.viewer.channel);
      return address && { address, message: drawFor(context, address, ref, false) };
    });

  return {
    ...effect({ kind, withinHours, prepare }),
    drawAgain(context, row) {
      const ref = refOf(kind, row.ref);
      const address = definition.to(context, ref);
      // A message in a channel that the pair no longer uses: other people may read it there.
      if (address && "channelId" in address && row.channel !== address.channelId) return undefined;
      if (address && staysAsItIs(context, address)) return undefined;
      const message = address && (drawFor(context, address, ref, true) ?? drawOver(context, address, ref));
      return message && drawnAgain(context, address, row, message);
    },
  };
}

export const drawContext = (
  { db, now, zone, words }: DeliveryContext,
  { language, viewer }: Address,
  isRedraw: boolean,
): DrawContext => ({
  db,
  now,
  zone,
  words: words(language, readsElsewhere(db, viewer, now, zone)),
  viewer,
  isRedraw,
});

/** Whom a direct message at this address reaches; undefined for a channel. */
const recipientOf = (address: Address): PersonId | undefined => ("person" in address ? address.person.id : undefined);

/** A message drawn for an update, with the offer of the languages if it has that. */
export function drawnAgain(
  { db, words }: DeliveryContext,
  address: Address,
  row: Pick<OutboxRow, "key">,
  message: Message,
): SpokenMessage {
  const personId = recipientOf(address);
  const offers = personId !== undefined && offersLanguages(db, personId, row);
  const inLanguage = words(address.language);
  return spoken(inLanguage, offers ? withLanguageButtons(inLanguage, message) : message);
}

/**
 * A step that posts a message and finds it by its stamp. `draw` is called right before the post; if it returns undefined, nothing is posted.
 * `channel`: the conversation at `address`.
 */
export const posting = (
  context: DeliveryContext,
  channel: SlackChannelId,
  address: Address,
  draw: () => Message | undefined,
): Step => ({
  channel,
  async call(row) {
    const drawn = drawnForKnown(context, draw);
    if (!drawn) return undefined;
    const personId = recipientOf(address);
    const offers = personId !== undefined && claimLanguageOffer(context.db, personId, row);
    const words = context.words(address.language);
    const message = spoken(words, offers ? withLanguageButtons(words, drawn) : drawn);
    const posted = await context.door.call("chat.postMessage", {
      channel,
      ...message,
      metadata: stamp(context.db, row),
      unfurl_links: false,
      unfurl_media: false,
    });
    return { channel, ts: posted.ts as SlackTs, drawn: markOf(context.db, message) };
  },
  async find(row) {
    const found = await findMessage(context, row, channel);
    const personId = recipientOf(address);
    if (found && personId !== undefined) noteLanguageOffered(context.db, personId, row);
    return found;
  },
});

/**
 * What follows where a conversation cannot be written to; undefined for any other refusal. Writes what follows for the channel of a pair or group.
 * @param otherwise for all other conversations: when to try again
 */
export function unreachable(
  context: DeliveryContext,
  address: Address,
  error: SlackRefused,
  otherwise?: () => number | undefined,
): Verdict {
  const { db, now } = context;
  const { meaning } = error;
  if (!isPlace(meaning) && !isPerson(meaning)) return undefined;
  if ("channelOfPair" in address.viewer) {
    if (meaning === "place:no-posting") noteNoPosting(db, address.viewer.channelOfPair, now);
    return noteUnreachable(db, address.viewer.channelOfPair, now);
  }
  if ("channelOfGroup" in address.viewer) {
    if (meaning === "place:no-posting") noteGroupNoPosting(db, address.viewer.channelOfGroup, now);
    return noteGroupUnreachable(db, address.viewer.channelOfGroup, now);
  }
  if ("person" in address && forgetDm(context, address.person.id, error)) return now;
  const isForbidden = "person" in address && meaning === "place:no-posting";
  return otherwise?.() ?? (isForbidden ? now + FORBIDDEN_FOR_MS : "drop");
}

/** A step without a call, for a row that Slack has refused while it was prepared: a refusal is settled together with its facts. */
export const refusing = (error: SlackRefused): Step => ({
  call: () => Promise.reject(error),
  find: () => Promise.reject(error),
});

/**
 * Forgets the id of a direct message that Slack does not know, so that the next attempt opens it again.
 * False where it was opened a moment ago, or the error is another one.
 */
function forgetDm({ db, now }: DeliveryContext, personId: PersonId, { meaning }: SlackRefused): boolean {
  if (meaning !== "place:unseen" || (openedAt.get(db)?.get(personId) ?? 0) > now - HOUR_MS) return false;
  forgetDmChannel(db, personId);
  return true;
}

/** When the direct messages of people were opened by this process. */
const openedAt = new WeakMap<Db, Map<PersonId, number>>();

/**
 * The conversation to write to. Opens the direct message with a person first if its D… id is not known.
 * Undefined where the account is known to be deactivated; Slack's refusal where the person cannot be reached.
 * @throws SlackBusy, SlackUncertain, SlackRefused for any other reason
 */
export async function channelOf(
  context: DeliveryContext,
  address: Address,
): Promise<SlackChannelId | SlackRefused | undefined> {
  if ("channelId" in address) return address.channelId;
  const person = readPerson(context.db, address.person.id);
  if (person.isDeactivated || !hasAccount(person)) return undefined;
  if (person.dmChannelId) return person.dmChannelId;
  const opened = await context.door
    .call("conversations.open", { users: person.slackUserId })
    .catch((error: unknown) => {
      if (error instanceof SlackRefused && (isPerson(error.meaning) || isPlace(error.meaning))) return error;
      throw error;
    });
  if (opened instanceof SlackRefused) return opened;
  const channelId = (opened.channel as { id: SlackChannelId }).id;
  noteDmChannel(context.db, person.id, channelId);
  openedAt.set(context.db, (openedAt.get(context.db) ?? new Map<PersonId, number>()).set(person.id, context.now));
  return channelId;
}
