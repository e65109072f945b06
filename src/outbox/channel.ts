import { botUserIds } from "../../db/channels/bot-users.ts";
import type { AnyKind, RefOf } from "../../db/outbox/kind.ts";
import type { SlackChannelId, SlackUserId } from "../programme/ids.ts";
import { SlackRefused } from "../slack/door.ts";
import { type CallResult, type DeliveryContext, type Effect, effect, NO_LONGER_NEEDED } from "./effects.ts";
import { findOwnChannel } from "./own-channels.ts";
import { membersIn } from "./pages.ts";

/** What follows from Slack's no, after noting it in the facts: give up, or try again at that instant. Undefined: the program's fault. */
type Verdict = "drop" | number | undefined;

type ChannelDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Undefined where no channel is wanted (any more): the row is dropped. The name has to follow from stored facts alone. */
  readonly name: (context: DeliveryContext, ref: RefOf<K>) => ChannelName | undefined;
  /** The channel is there, made by us: note it, write what follows. In the transaction that settles the row. */
  readonly made: (context: DeliveryContext, ref: RefOf<K>, channelId: SlackChannelId) => void;
  /** The name is taken: store a new random suffix, from which `name` gives another one. In a transaction. */
  readonly nameTaken: (context: DeliveryContext, ref: RefOf<K>) => void;
  /** Slack does not let us make it. In a transaction. */
  readonly refused: (context: DeliveryContext, ref: RefOf<K>, error: string) => Verdict;
};

/**
 * `isUnique`: it carries a random suffix of ours, so a channel of ours that has this name is the one that this row was to make.
 * `suffix`: by this alone it is known again, whatever the people were called when it was made.
 * `isLate`: none is to be made any more; one that may have been made is still looked for, so that it does not stay behind.
 */
export type ChannelName = { name: string; isUnique: boolean; suffix?: string; isLate?: boolean };

/** A random suffix that is taken is so strange that the next one is not tried at once, for ever. */
const AFTER_STRANGE_NAME = 60_000;

/**
 * A private channel that is made exactly once. It is known again by its name among the bot's own conversations, with us as its creator:
 * never a channel of somebody else's. https://docs.slack.dev/reference/methods/conversations.create
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
              // Nobody else hits on a suffix of ours: after a restored backup the channel is there already.
              const isOurs = wanted.isUnique && error instanceof SlackRefused && error.code === "name_taken";
              const ours = isOurs ? await find() : undefined;
              if (ours) return { channel: { id: ours.channel } };
              throw error;
            });
          return { channel: (made.channel as { id: SlackChannelId }).id };
        },
        find,
        settled: (made) => definition.made(context, row.ref, requireChannel(made)),
        refused(error) {
          if (error !== "name_taken") return definition.refused(context, row.ref, error);
          definition.nameTaken(context, row.ref);
          return wanted.isUnique ? context.now + AFTER_STRANGE_NAME : context.now;
        },
      };
    },
  });
}

/** As whom the bot may have made it: installed again it may be another user. */
const ownUsers = async ({ door, db }: DeliveryContext): Promise<string[]> => [
  await door.botUserId(),
  ...botUserIds(db),
];

function requireChannel({ channel }: CallResult): SlackChannelId {
  if (channel === undefined) throw new Error("a channel without an id was made");
  return channel;
}

type Member = { channelId: SlackChannelId; slackUserId: SlackUserId };

type InviteDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Undefined where nobody is to be invited (any more): the row is dropped. */
  readonly invitee: (context: DeliveryContext, ref: RefOf<K>) => Member | undefined;
  /** She has been in the channel since the row was written, and left it: she is not dragged back. */
  readonly hasLeft?: (context: DeliveryContext, ref: RefOf<K>) => boolean;
  /** She is in the channel. In the transaction that settles the row. */
  readonly joined?: (context: DeliveryContext, ref: RefOf<K>) => void;
  /** She cannot be invited (a guest), or we cannot invite into this channel. In a transaction. */
  readonly refused: (context: DeliveryContext, ref: RefOf<K>, error: string) => Verdict;
};

/**
 * Somebody is brought into a channel, once. One person a row, because one guest makes Slack refuse everybody in the same call.
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
        refused: (error) => (error === "already_in_channel" ? "done" : definition.refused(context, row.ref, error)),
      };
    },
  });
}

type RemoveDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Undefined where nobody is to be taken out (any more): the row is dropped. */
  readonly member: (context: DeliveryContext, ref: RefOf<K>) => Member | { waitUntil: number } | undefined;
  /** She is not in the channel. In the transaction that settles the row. */
  readonly out?: (context: DeliveryContext, ref: RefOf<K>) => void;
  /** The channel is closed to us, or we may not take anybody out of it. In a transaction. */
  readonly refused: (context: DeliveryContext, ref: RefOf<K>, error: string) => Verdict;
};

/**
 * Somebody is taken out of a channel. Repeating it is harmless: who is out stays out.
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
        refused: (error) =>
          error === "not_in_channel" || error === "user_not_found"
            ? "done"
            : definition.refused(context, row.ref, error),
      };
    },
  });
}

/** Whether she is in the channel. Slack's no is thrown only where this is asked: in a call, where a refusal is settled with its facts. */
async function insideOrNo(context: DeliveryContext, { channelId, slackUserId }: Member): Promise<() => boolean> {
  const members = await membersIn(context, channelId).catch((error: unknown) => {
    if (error instanceof SlackRefused) return error;
    throw error;
  });
  return () => {
    if (members instanceof SlackRefused) throw members;
    return members.has(slackUserId);
  };
}

/** There is no such channel for us: the bot is not in it, or it is archived. */
export const isClosedToUs = (error: string): boolean => error === "channel_not_found" || error === "is_archived";

const FORBIDDEN = new Set([
  "restricted_action",
  "not_supported",
  "cant_kick_from_general",
  "no_permission",
  "missing_scope",
  "not_allowed_token_type",
]);

/** The workspace does not let the bot take somebody out of a channel. https://docs.slack.dev/reference/methods/conversations.kick */
export const mayNotRemove = (error: string): boolean => FORBIDDEN.has(error);
