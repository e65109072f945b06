import { cut } from "../../../blocks/kit.ts";
import { enqueue, findRow, laneOf, type Ref } from "../../../db/outbox/outbox.ts";
import { hasLeft, noteInChannel, noteNotInvited, noteUnreachable } from "../../../db/pairs/channel.ts";
import { noteChannelMade, renewSuffix, welcomeKey } from "../../../db/pairs/new-pair.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairIn } from "../../outbox/addresses.ts";
import { createChannelEffect, inviteEffect } from "../../outbox/channel.ts";
import type { Desk, Effect } from "../../outbox/effects.ts";
import { HOUR } from "../../programme/calendar/calendar.ts";
import type { PairId, PersonId } from "../../programme/ids.ts";
import { channelName } from "../../programme/pairs/rules.ts";
import { escaped } from "../../texts/markup.ts";

const create = createChannelEffect({
  kind: "pairs:channel",
  name(desk, ref) {
    const pair = pairIn(desk, ref);
    if (pair.channelId !== null) return undefined;
    const suffix = pair.channelSuffix;
    const name = channelName(pair.mentor.firstName, pair.actor.firstName, suffix);
    return { name, suffix, isUnique: true, isLate: pair.state !== "opening" && pair.state !== "open" };
  },
  made: (desk, ref, channelId) => noteChannelMade(desk.db, pairIn(desk, ref), channelId, desk.now),
  nameTaken: (desk, ref) => renewSuffix(desk.db, pairIn(desk, ref)),
  // The workspace may forbid it today and allow it tomorrow: the pair stays "opening" on the coordinator's Home meanwhile.
  refused: (desk) => desk.now + HOUR,
});

const invite = inviteEffect({
  kind: "pairs:invite",
  invitee(desk, ref) {
    const pair = pairIn(desk, ref);
    const person = readPerson(desk.db, ref.person as PersonId);
    const belongs = [pair.mentor.id, pair.actor.id, pair.coordinator.id].includes(person.id);
    if (pair.channelId === null || pair.state !== "open" || !belongs) return undefined;
    return { channelId: pair.channelId, slackUserId: person.slackUserId };
  },
  hasLeft(desk, ref) {
    const change = hasLeft(desk.db, ref.pair as PairId, readPerson(desk.db, ref.person as PersonId).slackUserId);
    return change !== undefined && change.at > Number(ref.at);
  },
  joined: (desk, ref) =>
    noteInChannel(desk.db, pairIn(desk, ref), readPerson(desk.db, ref.person as PersonId), desk.now),
  refused(desk, ref, error) {
    const pair = pairIn(desk, ref);
    if (error === "not_in_channel" || error === "channel_not_found" || error === "is_archived")
      return noteUnreachable(desk.db, pair.id, error, desk.now);
    noteNotInvited(desk.db, pair, readPerson(desk.db, ref.person as PersonId), error, desk.now);
    return "drop";
  },
});

const CLOSED = new Set([
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "message_not_found",
  "user_is_restricted",
  "restricted_action",
  "too_many_pins",
]);

/** https://docs.slack.dev/reference/methods/conversations.setTopic */
const LONGEST_TOPIC = 250;

const topic: Effect = {
  kind: "pairs:topic",
  withinHours: false,
  async prepare(desk, row) {
    const pair = pairIn(desk, row.ref);
    const channel = pair.channelId;
    if (channel === null) return { drop: "no channel" };
    const names = { mentor: pair.mentor.firstName, actor: pair.actor.firstName };
    const wanted = cut(desk.words(pair.language).t("pairs.topic", names), LONGEST_TOPIC);
    // Setting a topic says so in the channel, so after an uncertain end it is compared first.
    const isSet = async () => {
      const { channel: found } = (await desk.door.call("conversations.info", { channel })) as {
        channel?: { topic?: { value?: string } };
      };
      // Slack gives texts back with & < > escaped.
      return found?.topic?.value === wanted || found?.topic?.value === escaped(wanted);
    };
    return {
      channel,
      async call() {
        await desk.door.call("conversations.setTopic", { channel, topic: wanted });
        return {};
      },
      find: async () => ((await isSet()) ? {} : undefined),
      refused: (error) => (CLOSED.has(error) ? "drop" : undefined),
    };
  },
};

const pin: Effect = {
  kind: "pairs:pin",
  withinHours: false,
  prepare(desk, row) {
    const welcome = findRow(desk.db, String(row.ref.message));
    if (!welcome?.channel || !welcome.ts) return { drop: "nothing to pin" };
    const { channel, ts } = welcome;
    return {
      channel,
      async call() {
        await desk.door.call("pins.add", { channel, timestamp: ts });
        return {};
      },
      refused: (error) => (error === "already_pinned" ? "done" : CLOSED.has(error) ? "drop" : undefined),
    };
  },
};

/** What is done with a pair's channel itself, in the order in which it happens. */
export const channelEffects = {
  all: [create, invite, topic, pin] as readonly Effect[],
  /** The welcome is pinned once it is there. */
  pinAfter(desk: Desk, ref: Ref): void {
    const key = welcomeKey(ref.pair as PairId, String(ref.suffix));
    enqueue(
      desk.db,
      {
        key: `pairs:pin:${key}`,
        kind: "pairs:pin",
        ref: { message: key },
        lane: laneOf.pair(ref.pair as PairId),
        dueAt: desk.now,
      },
      desk.now,
    );
  },
};
