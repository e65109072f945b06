import { botUserIds } from "../../db/channels/bot-users.ts";
import type { Ref } from "../../db/outbox/outbox.ts";
import type { SlackChannelId, SlackUserId } from "../programme/ids.ts";
import { SlackRefused } from "../slack/door.ts";
import type { Desk, Effect, Made } from "./effects.ts";
import { findOwnChannel } from "./own-channels.ts";
import { membersIn } from "./pages.ts";

/** What follows from Slack's no, after noting it in the facts: give up, or try again at that instant. Undefined: the program's fault. */
type Verdict = "drop" | number | undefined;

type ChannelDefinition = {
  kind: string;
  /** Undefined where no channel is wanted (any more): the row is dropped. The name has to follow from stored facts alone. */
  name(desk: Desk, ref: Ref): ChannelName | undefined;
  /** The channel is there, made by us: note it, write what follows. In the transaction that settles the row. */
  made(desk: Desk, ref: Ref, channelId: SlackChannelId): void;
  /** The name is taken: store a new random suffix, from which `name` gives another one. In a transaction. */
  nameTaken(desk: Desk, ref: Ref): void;
  /** Slack does not let us make it. In a transaction. */
  refused(desk: Desk, ref: Ref, error: string): Verdict;
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
export function createChannelEffect(definition: ChannelDefinition): Effect {
  return {
    kind: definition.kind,
    withinHours: false,
    prepare(desk, row) {
      const wanted = definition.name(desk, row.ref);
      if (!wanted || (wanted.isLate && row.state !== "calling")) return { drop: "lost its point" };
      const { name } = wanted;
      const find = async (): Promise<Made | undefined> => {
        const channel = await findOwnChannel({ door: desk.door, us: await ownUsers(desk) }, wanted);
        return channel === undefined ? undefined : { channel };
      };
      return {
        async call() {
          const made = await desk.door.call("conversations.create", { name, is_private: true }).catch(async (error) => {
            // Nobody else hits on a suffix of ours: after a restored backup the channel is there already.
            const isOurs = wanted.isUnique && error instanceof SlackRefused && error.code === "name_taken";
            const ours = isOurs ? await find() : undefined;
            if (ours) return { channel: { id: ours.channel } };
            throw error;
          });
          return { channel: (made.channel as { id: SlackChannelId }).id };
        },
        find,
        settled: (made) => definition.made(desk, row.ref, requireChannel(made)),
        refused(error) {
          if (error !== "name_taken") return definition.refused(desk, row.ref, error);
          definition.nameTaken(desk, row.ref);
          return wanted.isUnique ? desk.now + AFTER_STRANGE_NAME : desk.now;
        },
      };
    },
  };
}

/** As whom the bot may have made it: installed again it may be another user. */
const ownUsers = async (desk: Desk): Promise<string[]> => [await desk.door.botUserId(), ...botUserIds(desk.db)];

function requireChannel({ channel }: Made): SlackChannelId {
  if (channel === undefined) throw new Error("a channel without an id was made");
  return channel;
}

type Member = { channelId: SlackChannelId; slackUserId: SlackUserId };

type InviteDefinition = {
  kind: string;
  /** Undefined where nobody is to be invited (any more): the row is dropped. */
  invitee(desk: Desk, ref: Ref): Member | undefined;
  /** She has been in the channel since the row was written, and left it: she is not dragged back. */
  hasLeft?(desk: Desk, ref: Ref): boolean;
  /** She is in the channel. In the transaction that settles the row. */
  joined?(desk: Desk, ref: Ref): void;
  /** She cannot be invited (a guest), or we cannot invite into this channel. In a transaction. */
  refused(desk: Desk, ref: Ref, error: string): Verdict;
};

/**
 * Somebody is brought into a channel, once. One person a row, because one guest makes Slack refuse everybody in the same call.
 * https://docs.slack.dev/reference/methods/conversations.invite
 */
export function inviteEffect(definition: InviteDefinition): Effect {
  return {
    kind: definition.kind,
    withinHours: false,
    async prepare(desk, row) {
      const wanted = definition.invitee(desk, row.ref);
      if (!wanted) return { drop: "lost its point" };
      if (definition.hasLeft?.(desk, row.ref)) return { drop: "left again" };
      const { channelId, slackUserId } = wanted;
      const isInside = await insideOrNo(desk, wanted);
      return {
        channel: channelId,
        async call() {
          if (!isInside()) await desk.door.call("conversations.invite", { channel: channelId, users: slackUserId });
          return {};
        },
        settled: () => definition.joined?.(desk, row.ref),
        refused: (error) => (error === "already_in_channel" ? "done" : definition.refused(desk, row.ref, error)),
      };
    },
  };
}

type RemoveDefinition = {
  kind: string;
  /** Undefined where nobody is to be taken out (any more): the row is dropped. */
  member(desk: Desk, ref: Ref): Member | { waitUntil: number } | undefined;
  /** She is not in the channel. In the transaction that settles the row. */
  out?(desk: Desk, ref: Ref): void;
  /** The channel is closed to us, or we may not take anybody out of it. In a transaction. */
  refused(desk: Desk, ref: Ref, error: string): Verdict;
};

/**
 * Somebody is taken out of a channel. Repeating it is harmless: who is out stays out.
 * https://docs.slack.dev/reference/methods/conversations.kick
 */
export function removeEffect(definition: RemoveDefinition): Effect {
  return {
    kind: definition.kind,
    withinHours: false,
    async prepare(desk, row) {
      const wanted = definition.member(desk, row.ref);
      if (!wanted) return { drop: "lost its point" };
      if ("waitUntil" in wanted) return wanted;
      const isInside = await insideOrNo(desk, wanted);
      return {
        channel: wanted.channelId,
        async call() {
          const { channelId, slackUserId } = wanted;
          if (isInside()) await desk.door.call("conversations.kick", { channel: channelId, user: slackUserId });
          return {};
        },
        settled: () => definition.out?.(desk, row.ref),
        refused: (error) =>
          error === "not_in_channel" || error === "user_not_found" ? "done" : definition.refused(desk, row.ref, error),
      };
    },
  };
}

/** Whether she is in the channel. Slack's no is thrown only where this is asked: in a call, where a refusal is settled with its facts. */
async function insideOrNo(desk: Desk, { channelId, slackUserId }: Member): Promise<() => boolean> {
  const members = await membersIn(desk, channelId).catch((error: unknown) => {
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
