import type { AnyKind, RefOf } from "../../db/outbox/kind.ts";
import { findRow, type Keyed } from "../../db/outbox/rows.ts";
import type { SlackChannelId } from "../programme/ids.ts";
import type { SlackRefused } from "../slack/door.ts";
import { isMessage, isPlace } from "../slack/errors.ts";
import { escaped } from "../texts/markup.ts";
import { type DeliveryContext, type Effect, effect, type Verdict } from "./effects.ts";

/** What is done with a channel beside messages and members: topic, name, pin, archiving. Each looks at what is so already. */

type Drop = { drop: string };
type Refused<K extends AnyKind> = (context: DeliveryContext, ref: RefOf<K>, error: SlackRefused) => Verdict;

type Definition<K extends AnyKind, Wanted> = {
  readonly kind: K;
  /** What the channel is to have now, or why nothing is to be done. */
  readonly wanted: (context: DeliveryContext, ref: RefOf<K>) => ({ channel: SlackChannelId } & Wanted) | Drop;
  readonly refused: Refused<K>;
};

/** The channel can be used without a topic, with an old name, and without a pin. */
export const canDoWithout = ({ meaning }: SlackRefused): boolean =>
  isPlace(meaning) || isMessage(meaning) || meaning === "not-allowed" || meaning === "person:guest";

/** A refusal that follows from a workspace's settings or a person's act. Any other refusal is a fault of the program. */
export const isNotAllowed = ({ meaning }: SlackRefused): boolean =>
  isPlace(meaning) || meaning === "not-allowed" || meaning === "taken" || meaning === "person:guest";

type Info = { channel?: { name?: string; topic?: { value?: string } } };

const infoOf = async ({ door }: DeliveryContext, channel: SlackChannelId): Promise<Info> =>
  (await door.call("conversations.info", { channel })) as Info;

/** https://docs.slack.dev/reference/methods/conversations.setTopic */
export const MAX_TOPIC_LENGTH = 250;

/**
 * Sets the topic. Slack posts a line in the channel for each new one, so after an uncertain end the topic is compared first.
 */
export const topicEffect = <K extends AnyKind>(definition: Definition<K, { topic: string }>): Effect =>
  effect({
    kind: definition.kind,
    withinHours: false,
    prepare(context, { ref }) {
      const wanted = definition.wanted(context, ref);
      if ("drop" in wanted) return wanted;
      const { channel, topic } = wanted;
      return {
        channel,
        async call() {
          await context.door.call("conversations.setTopic", { channel, topic });
          return {};
        },
        async find() {
          const value = (await infoOf(context, channel)).channel?.topic?.value;
          // Slack returns texts with & < > escaped.
          return value === topic || value === escaped(topic) ? {} : undefined;
        },
        refused: (error) => definition.refused(context, ref, error),
      };
    },
  });

/**
 * Renames the channel. `isOurs`: whether a name is one that the bot gave; a name that people gave is kept. Without it any name is replaced.
 * Slack posts a line in the channel for each renaming, so the name is compared first where that can matter.
 * https://docs.slack.dev/reference/methods/conversations.rename
 */
export const renameEffect = <K extends AnyKind>(
  definition: Definition<K, { name: string; isOurs?: (name: string) => boolean }>,
): Effect =>
  effect({
    kind: definition.kind,
    withinHours: false,
    prepare(context, { ref }) {
      const wanted = definition.wanted(context, ref);
      if ("drop" in wanted) return wanted;
      const { channel, name, isOurs } = wanted;
      const nameNow = async () => (await infoOf(context, channel)).channel?.name ?? "";
      return {
        channel,
        async call() {
          const before = isOurs ? await nameNow() : undefined;
          const isDue = before === undefined || (isOurs?.(before) && before !== name);
          if (isDue) await context.door.call("conversations.rename", { channel, name });
          return {};
        },
        find: async () => ((await nameNow()) === name ? {} : undefined),
        refused: (error) => definition.refused(context, ref, error),
      };
    },
  });

/** Pins a message that was sent. @param messageOf the key of its row */
export const pinEffect = <K extends AnyKind>(kind: K, messageOf: (ref: RefOf<K>) => Keyed): Effect =>
  effect({
    kind,
    withinHours: false,
    prepare(context, { ref }) {
      const message = findRow(context.db, messageOf(ref));
      if (!message?.channel || !message.ts) return { drop: "nothing to pin" };
      const { channel, ts } = message;
      return {
        channel,
        async call() {
          await context.door.call("pins.add", { channel, timestamp: ts });
          return {};
        },
        refused: (error) => (canDoWithout(error) ? "drop" : undefined),
      };
    },
  });

/** Archives the channel. @param archived writes what follows, in the transaction that settles the row */
export const archiveEffect = <K extends AnyKind>(
  definition: Definition<K, unknown> & { readonly archived: (context: DeliveryContext, ref: RefOf<K>) => void },
): Effect =>
  effect({
    kind: definition.kind,
    withinHours: false,
    prepare(context, { ref }) {
      const wanted = definition.wanted(context, ref);
      if ("drop" in wanted) return wanted;
      const { channel } = wanted;
      return {
        channel,
        async call() {
          await context.door.call("conversations.archive", { channel });
          return {};
        },
        settled: () => definition.archived(context, ref),
        refused: (error) => definition.refused(context, ref, error),
      };
    },
  });
