import { cut } from "../../../blocks/kit.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { enqueue } from "../../../db/outbox/outbox.ts";
import { findRow } from "../../../db/outbox/rows.ts";
import { hasLeft, noteNotInvited, noteUnreachable } from "../../../db/pairs/channel.ts";
import { noteMember } from "../../../db/pairs/channel-changes.ts";
import { noteChannelMade, renewSuffix, welcomeKey } from "../../../db/pairs/new-pair.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairIn } from "../../outbox/addresses.ts";
import { createChannelEffect, inviteEffect } from "../../outbox/channel.ts";
import { type DeliveryContext, type Effect, effect } from "../../outbox/effects.ts";
import { HOUR_MS } from "../../programme/calendar/calendar.ts";
import { channelName } from "../../programme/pairs/rules.ts";
import type { SlackRefused } from "../../slack/door.ts";
import { isMessage, isPlace } from "../../slack/errors.ts";
import { escaped } from "../../texts/markup.ts";

const create = createChannelEffect({
  kind: kinds["pairs:channel"],
  name(context, ref) {
    const pair = pairIn(context, ref);
    if (pair.channelId !== null) return undefined;
    const suffix = pair.channelSuffix;
    const name = channelName(pair.mentor.firstName, pair.actor.firstName, suffix);
    return { name, suffix, isUnique: true, isLate: pair.state !== "opening" && pair.state !== "open" };
  },
  made: (context, ref, channelId) => noteChannelMade(context.db, pairIn(context, ref), channelId, context.now),
  nameTaken: (context, ref) => renewSuffix(context.db, pairIn(context, ref).id),
  // The workspace may allow it later. Until then the coordinator's Home tab shows the pair as "opening".
  refused: (context, _ref, { meaning }) => (meaning === "unknown" ? undefined : context.now + HOUR_MS),
});

const invite = inviteEffect({
  kind: kinds["pairs:invite"],
  invitee(context, ref) {
    const pair = pairIn(context, ref);
    const person = readPerson(context.db, ref.person);
    const belongs = [pair.mentor.id, pair.actor.id, pair.coordinator.id].includes(person.id);
    if (pair.channelId === null || pair.state !== "open" || !belongs) return undefined;
    return { channelId: pair.channelId, slackUserId: person.slackUserId };
  },
  hasLeft(context, ref) {
    const change = hasLeft(context.db, pairIn(context, ref), readPerson(context.db, ref.person).slackUserId);
    return change !== undefined && change.at > ref.at;
  },
  joined: (context, ref) =>
    noteMember(context.db, pairIn(context, ref), readPerson(context.db, ref.person), true, context.now),
  refused(context, ref, error) {
    const pair = pairIn(context, ref);
    if (isPlace(error.meaning)) return noteUnreachable(context.db, pair.id, context.now);
    noteNotInvited(context.db, pair, readPerson(context.db, ref.person), error.code, context.now);
    return "drop";
  },
});

/** The channel can be used without a topic, with an old name, and without a pin. */
const canDoWithout = ({ meaning }: SlackRefused): boolean =>
  isPlace(meaning) || isMessage(meaning) || meaning === "not-allowed" || meaning === "person:guest";

/** https://docs.slack.dev/reference/methods/conversations.setTopic */
const MAX_TOPIC_LENGTH = 250;

const topic = effect({
  kind: kinds["pairs:topic"],
  withinHours: false,
  async prepare(context, row) {
    const pair = pairIn(context, row.ref);
    const channel = pair.channelId;
    if (channel === null) return { drop: "no channel" };
    const names = { mentor: pair.mentor.firstName, actor: pair.actor.firstName };
    const wanted = cut(context.words(pair.language).t("pairs.topic", names), MAX_TOPIC_LENGTH);
    // Slack posts a line in the channel for each new topic, so after an uncertain end the topic is compared first.
    const isSet = async () => {
      const { channel: found } = (await context.door.call("conversations.info", { channel })) as {
        channel?: { topic?: { value?: string } };
      };
      // Slack returns texts with & < > escaped.
      return found?.topic?.value === wanted || found?.topic?.value === escaped(wanted);
    };
    return {
      channel,
      async call() {
        await context.door.call("conversations.setTopic", { channel, topic: wanted });
        return {};
      },
      find: async () => ((await isSet()) ? {} : undefined),
      refused: (error) => (canDoWithout(error) ? "drop" : undefined),
    };
  },
});

/**
 * Gives the channel the names that the two have now, unless somebody has given it another name.
 * https://docs.slack.dev/reference/methods/conversations.rename
 */
const rename = effect({
  kind: kinds["pairs:rename"],
  withinHours: false,
  prepare(context, row) {
    const pair = pairIn(context, row.ref);
    const channel = pair.channelId;
    if (channel === null || pair.state !== "open") return { drop: "no open channel" };
    const name = channelName(pair.mentor.firstName, pair.actor.firstName, pair.channelSuffix);
    const nameNow = async () => {
      const { channel: found } = (await context.door.call("conversations.info", { channel })) as {
        channel?: { name?: string };
      };
      return found?.name ?? "";
    };
    return {
      channel,
      // Slack posts a line in the channel for each renaming, so the name is compared first.
      async call() {
        const before = await nameNow();
        const isOurs = before.startsWith("pari-") && before.endsWith(`-${pair.channelSuffix}`);
        if (isOurs && before !== name) await context.door.call("conversations.rename", { channel, name });
        return {};
      },
      find: async () => ((await nameNow()) === name ? {} : undefined),
      refused: (error) => (canDoWithout(error) || error.meaning === "taken" ? "drop" : undefined),
    };
  },
});

const pin = effect({
  kind: kinds["pairs:pin"],
  withinHours: false,
  prepare(context, row) {
    const welcome = findRow(context.db, { key: row.ref.message });
    if (!welcome?.channel || !welcome.ts) return { drop: "nothing to pin" };
    const { channel, ts } = welcome;
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

/** What is done with a pair's channel, in the order in which it happens. */
export const channelEffects = {
  all: [create, invite, topic, rename, pin] as readonly Effect[],
  /** Writes the row that pins the welcome, after the welcome was sent. */
  pinAfter(context: DeliveryContext, ref: Ref<"pairs:welcome">): void {
    const key = welcomeKey(ref.pair, ref.suffix);
    enqueue(
      context.db,
      {
        key: `pairs:pin:${key}`,
        kind: "pairs:pin",
        ref: { message: key },
        to: ref.pair,
        dueAt: context.now,
      },
      context.now,
    );
  },
};
