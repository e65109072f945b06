import { cut } from "../../../blocks/kit.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { enqueue } from "../../../db/outbox/outbox.ts";
import { hasLeft, noteNotInvited, noteUnreachable } from "../../../db/pairs/channel.ts";
import { noteMember } from "../../../db/pairs/channel-changes.ts";
import { noteChannelMade, renewSuffix, welcomeKey } from "../../../db/pairs/new-pair.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairIn } from "../../outbox/addresses.ts";
import { createChannelEffect, inviteEffect, membershipIn } from "../../outbox/channel.ts";
import { canDoWithout, MAX_TOPIC_LENGTH, pinEffect, renameEffect, topicEffect } from "../../outbox/channel-steps.ts";
import type { DeliveryContext, Effect } from "../../outbox/effects.ts";
import { HOUR_MS } from "../../programme/calendar/calendar.ts";
import { channelName } from "../../programme/pairs/rules.ts";
import { isPlace } from "../../slack/errors.ts";

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
    return membershipIn(pair.channelId, person);
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

const topic = topicEffect({
  kind: kinds["pairs:topic"],
  wanted(context, ref) {
    const pair = pairIn(context, ref);
    if (pair.channelId === null) return { drop: "no channel" };
    const names = { mentor: pair.mentor.firstName, actor: pair.actor.firstName };
    const topic = cut(context.words(pair.language).t("pairs.topic", names), MAX_TOPIC_LENGTH);
    return { channel: pair.channelId, topic };
  },
  refused: (_context, _ref, error) => (canDoWithout(error) ? "drop" : undefined),
});

/** Gives the channel the names that the two have now, unless somebody has given it another name. */
const rename = renameEffect({
  kind: kinds["pairs:rename"],
  wanted(context, ref) {
    const pair = pairIn(context, ref);
    if (pair.channelId === null || pair.state !== "open") return { drop: "no open channel" };
    return {
      channel: pair.channelId,
      name: channelName(pair.mentor.firstName, pair.actor.firstName, pair.channelSuffix),
      isOurs: (name) => name.startsWith("pari-") && name.endsWith(`-${pair.channelSuffix}`),
    };
  },
  refused: (_context, _ref, error) => (canDoWithout(error) || error.meaning === "taken" ? "drop" : undefined),
});

const pin = pinEffect(kinds["pairs:pin"], ({ message }) => ({ key: message }));

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
