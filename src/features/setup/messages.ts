import { randomBytes } from "node:crypto";
import { message } from "../../../blocks/kit.ts";
import { channelWelcome, setupTrouble } from "../../../blocks/setup.ts";
import { isAnotherCopyThere } from "../../../db/channels/rounds.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { findPerson, readPerson } from "../../../db/people/people.ts";
import {
  belongsTo,
  channelIdOf,
  channelToMake,
  enqueueTroubleNotice,
  noteNetworkChannel,
  recordRefusal,
  renameChannelToMake,
} from "../../../db/setup/setup.ts";
import { readSettings, requireSettings } from "../../../db/store/settings.ts";
import { toPerson } from "../../outbox/addresses.ts";
import { createChannelEffect, inviteEffect, isClosedToUs, membershipIn, removeEffect } from "../../outbox/channel.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { outsider } from "./outsiders.ts";

const channel = createChannelEffect({
  kind: kinds["setup:channel"],
  name: (context, ref) => channelToMake(context.db, ref.which),
  made: (context, ref, channelId) => noteNetworkChannel(context.db, ref.which, channelId, context.now),
  nameTaken: (context, ref) => renameChannelToMake(context.db, ref.which, randomBytes(3).toString("hex")),
  refused(context, ref) {
    enqueueTroubleNotice(context.db, { what: "no-channel", which: ref.which }, context.now);
    return "drop";
  },
});

const invite = inviteEffect({
  kind: kinds["setup:invite"],
  invitee(context, ref) {
    const isCurrent = channelIdOf(readSettings(context.db), ref.which) === ref.channel;
    if (!isCurrent || !belongsTo(context.db, ref.which, ref.person)) return undefined;
    return membershipIn(ref.channel, readPerson(context.db, ref.person));
  },
  refused(context, ref, error) {
    const parts = { which: ref.which, channel: ref.channel };
    if (isClosedToUs(error)) recordRefusal(context.db, ref.which, error.meaning, context.now);
    else enqueueTroubleNotice(context.db, { what: "not-invited", ...parts, person: ref.person }, context.now);
    return "drop";
  },
});

/** Removes a former coordinator from the coordinators' channel. */
const takeOut = removeEffect({
  kind: kinds["setup:take-out"],
  member(context, ref) {
    const person = readPerson(context.db, ref.person);
    return person.isCoordinator || person.isDeactivated ? undefined : membershipIn(ref.channel, person);
  },
  refused(context, ref, error) {
    const facts = { which: "coordinators", channel: ref.channel, person: ref.person } as const;
    if (!isClosedToUs(error)) enqueueTroubleNotice(context.db, { what: "not-removed", ...facts }, context.now);
    return "drop";
  },
});

const welcome = messageEffect({
  kind: kinds["setup:welcome"],
  withinHours: false,
  to(context, ref) {
    const settings = requireSettings(context.db);
    if (channelIdOf(settings, ref.which) !== ref.channel) return undefined;
    return { channelId: ref.channel, language: settings.language, viewer: { channel: ref.which } };
  },
  draw: ({ words }, ref) => channelWelcome(words, ref.which),
  unreachable(context, ref, { meaning }) {
    recordRefusal(context.db, ref.which, meaning, context.now);
    return undefined;
  },
});

const anotherCopy = messageEffect({
  kind: kinds["setup:another-copy"],
  withinHours: false,
  to(context, ref) {
    const settings = readSettings(context.db);
    const channelId = channelIdOf(settings ?? undefined, ref.which);
    if (!settings || channelId === null) return undefined;
    return { channelId, language: settings.language, viewer: { channel: ref.which } };
  },
  draw: ({ db, words }, ref) =>
    isAnotherCopyThere(db, ref.times) ? message(words.md("setup.anotherCopy")) : undefined,
  unreachable(context, ref, { meaning }) {
    recordRefusal(context.db, ref.which, meaning, context.now);
    return undefined;
  },
});

const trouble = messageEffect({
  kind: kinds["setup:trouble"],
  withinHours: false,
  to: ({ db }, ref) => toPerson(readPerson(db, ref.to)),
  draw({ db, words }, ref) {
    const { what, which, channel } = ref;
    const person = ref.person === "" ? undefined : findPerson(db, ref.person);
    return setupTrouble(words, { what, which, channel, name: person?.firstName ?? "" });
  },
});

export const effects: readonly Effect[] = [channel, invite, takeOut, welcome, anotherCopy, trouble, outsider];
