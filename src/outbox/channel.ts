import { botUserIds } from "../../db/channels/bot-users.ts";
import type { AnyKind, RefOf } from "../../db/outbox/kind.ts";
import type { Person } from "../../db/people/people.ts";
import type { SlackChannelId, SlackUserId } from "../programme/ids.ts";
import { SlackRefused } from "../slack/door.ts";
import { isPlace } from "../slack/errors.ts";
import {
  type CallResult,
  type DeliveryContext,
  type Effect,
  effect,
  NO_LONGER_NEEDED,
  type Verdict,
} from "./effects.ts";
import { findOwnChannel } from "./own-channels.ts";
import { membersIn } from "./pages.ts";

type ChannelDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Undefined where no channel is needed: the row is dropped. The name must follow from stored facts alone, so that a retry gives the same. */
  readonly name: (context: DeliveryContext, ref: RefOf<K>) => ChannelName | undefined;
  /** Writes the new channel's id and what follows from it, in the transaction that settles the row. */
  readonly made: (context: DeliveryContext, ref: RefOf<K>, channelId: SlackChannelId) => void;
  /** The name is taken: stores a new random suffix, so that `name` returns another name. In a transaction. */
  readonly nameTaken: (context: DeliveryContext, ref: RefOf<K>) => void;
  /** Slack refuses to make the channel. Runs in a transaction. */
  readonly refused: (context: DeliveryContext, ref: RefOf<K>, error: SlackRefused) => Verdict;
};

/**
 * `isUnique`: the name has a random suffix, so a channel with this name that the bot made is the one that this row was to make.
 * `suffix`: recognises the channel by this alone, because the people's names may have been others when it was made.
 * `isLate`: no channel is to be made now. One that may have been made already is still looked for, so that none is left behind.
 */
export type ChannelName = { name: string; isUnique: boolean; suffix?: string; isLate?: boolean };

/** Wait after a random name was taken. That should not happen, so the next name is not tried at once: it could become an endless loop. */
const AFTER_UNIQUE_NAME_TAKEN_MS = 60_000;

/**
 * Makes a private channel exactly once. After a call with an unknown end it is found by its name among the bot's own conversations, with the
 * bot as its creator, so that another user's channel is never taken. https://docs.slack.dev/reference/methods/conversations.create
 */
export function createChannelEffect<K extends AnyKind>(definition: ChannelDefinition<K>): Effect {
  return effect({
    kind: definition.kind,
    withinHours: false,
    prepare(context, row) {
      const wanted = definition.name(context, row.ref);
      if (!wanted || (wanted.isLate && row.state !== "calling")) return { drop: NO_LONGER_NEEDED };
      const { name } = wanted;
      const find = async (): Promise<CallResult | undefined> => {
        const channel = await findOwnChannel({ door: context.door, us: await ownUsers(context) }, wanted);
        return channel === undefined ? undefined : { channel };
      };
      return {
        async call() {
          const made = await context.door
            .call("conversations.create", { name, is_private: true })
            .catch(async (error) => {
              // A random suffix is not taken by chance: after a restored backup the channel exists already.
              const isOurs = wanted.isUnique && error instanceof SlackRefused && error.meaning === "taken";
              const ours = isOurs ? await find() : undefined;
              if (ours) return { channel: { id: ours.channel } };
              throw error;
            });
          return { channel: (made.channel as { id: SlackChannelId }).id };
        },
        find,
        settled: (made) => definition.made(context, row.ref, requireChannel(made)),
        refused(error) {
          if (error.meaning === "scope" || isOurFault(error)) return undefined;
          if (error.meaning !== "taken") return definition.refused(context, row.ref, error);
          definition.nameTaken(context, row.ref);
          return wanted.isUnique ? context.now + AFTER_UNIQUE_NAME_TAKEN_MS : context.now;
        },
      };
    },
  });
}

/** All user ids that the bot has had: after a new installation it may be another user. */
const ownUsers = async ({ door, db }: DeliveryContext): Promise<string[]> => [
  await door.botUserId(),
  ...botUserIds(db),
];

function requireChannel({ channel }: CallResult): SlackChannelId {
  if (channel === undefined) throw new Error("Slack made a channel and gave no id");
  return channel;
}

/** Nobody without an account can be a member. */
type Membership = { channelId: SlackChannelId; slackUserId: SlackUserId };

export const membershipIn = (channelId: SlackChannelId, { slackUserId }: Person): Membership | undefined =>
  slackUserId === undefined ? undefined : { channelId, slackUserId };

type InviteDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Undefined where nobody is to be invited: the row is dropped. */
  readonly invitee: (context: DeliveryContext, ref: RefOf<K>) => Membership | undefined;
  /** The person has been in the channel since the row was written and has left it. Then no invitation is sent. */
  readonly hasLeft?: (context: DeliveryContext, ref: RefOf<K>) => boolean;
  /** Writes that the person is in the channel, in the transaction that settles the row. */
  readonly joined?: (context: DeliveryContext, ref: RefOf<K>) => void;
  /** The person cannot be invited (a guest), or the bot cannot invite into this channel. Runs in a transaction. */
  readonly refused: (context: DeliveryContext, ref: RefOf<K>, error: SlackRefused) => Verdict;
};

/**
 * Invites a person into a channel, once. One person a row, because Slack refuses a whole call if one of its people is a guest.
 * https://docs.slack.dev/reference/methods/conversations.invite
 */
export function inviteEffect<K extends AnyKind>(definition: InviteDefinition<K>): Effect {
  return effect({
    kind: definition.kind,
    withinHours: false,
    async prepare(context, row) {
      const wanted = definition.invitee(context, row.ref);
      if (!wanted) return { drop: NO_LONGER_NEEDED };
      if (definition.hasLeft?.(context, row.ref)) return { drop: "left again" };
      const { channelId, slackUserId } = wanted;
      const isInside = await insideOrNo(context, wanted);
      return {
        channel: channelId,
        async call() {
          if (!isInside()) await context.door.call("conversations.invite", { channel: channelId, users: slackUserId });
          return {};
        },
        settled: () => definition.joined?.(context, row.ref),
        refused: (error) => (isOurFault(error) ? undefined : definition.refused(context, row.ref, error)),
      };
    },
  });
}

type RemoveDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Undefined where nobody is to be removed: the row is dropped. */
  readonly member: (context: DeliveryContext, ref: RefOf<K>) => Membership | { waitUntil: number } | undefined;
  /** Writes that the person is not in the channel, in the transaction that settles the row. */
  readonly out?: (context: DeliveryContext, ref: RefOf<K>) => void;
  /** The channel is closed to the bot, or the bot may not remove anybody from it. Runs in a transaction. */
  readonly refused: (context: DeliveryContext, ref: RefOf<K>, error: SlackRefused) => Verdict;
};

/**
 * Removes a person from a channel. Repeating it is harmless.
 * https://docs.slack.dev/reference/methods/conversations.kick
 */
export function removeEffect<K extends AnyKind>(definition: RemoveDefinition<K>): Effect {
  return effect({
    kind: definition.kind,
    withinHours: false,
    async prepare(context, row) {
      const wanted = definition.member(context, row.ref);
      if (!wanted) return { drop: NO_LONGER_NEEDED };
      if ("waitUntil" in wanted) return wanted;
      const isInside = await insideOrNo(context, wanted);
      return {
        channel: wanted.channelId,
        async call() {
          const { channelId, slackUserId } = wanted;
          if (isInside()) await context.door.call("conversations.kick", { channel: channelId, user: slackUserId });
          return {};
        },
        settled: () => definition.out?.(context, row.ref),
        refused: (error) => (isOurFault(error) ? undefined : definition.refused(context, row.ref, error)),
      };
    },
  });
}

/**
 * Whether the person is in the channel. A refusal by Slack is thrown only when the returned function is called, which is in the step's `call`:
 * there a refusal is settled together with its facts.
 */
async function insideOrNo(context: DeliveryContext, { channelId, slackUserId }: Membership): Promise<() => boolean> {
  const members = await membersIn(context, channelId).catch((error: unknown) => {
    if (error instanceof SlackRefused) return error;
    throw error;
  });
  return () => {
    if (members instanceof SlackRefused) throw members;
    return members.has(slackUserId);
  };
}

/** A person could do nothing about it. */
const isOurFault = ({ meaning }: SlackRefused): boolean => meaning === "contents";

/** The bot is not in the channel, or the channel is archived. */
export const isClosedToUs = ({ meaning }: SlackRefused): boolean => isPlace(meaning);

/** The workspace does not let the bot remove people from a channel. https://docs.slack.dev/reference/methods/conversations.kick */
export const mayNotRemove = ({ meaning }: SlackRefused): boolean => meaning === "not-allowed" || meaning === "scope";
