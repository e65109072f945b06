import { randomBytes } from "node:crypto";
import { channelWelcome, setupTrouble, troubleText } from "../../../blocks/setup.ts";
import type { Ref } from "../../../db/outbox/outbox.ts";
import { findPerson, readPerson } from "../../../db/people/people.ts";
import {
  belongsTo,
  channelIdOf,
  channelToMake,
  noteClosed,
  noteNetworkChannel,
  renameChannelToMake,
  tellOfTrouble,
} from "../../../db/setup/setup.ts";
import { readSettings, requireSettings } from "../../../db/store/settings.ts";
import { toPerson } from "../../outbox/addresses.ts";
import { createChannelEffect, inviteEffect, isClosedToUs, removeEffect } from "../../outbox/channel.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import type { PersonId, SlackChannelId } from "../../programme/ids.ts";
import type { Which } from "../../programme/setup/rules.ts";
import { outsider } from "./outsiders.ts";

const whichOf = (ref: Ref): Which => (ref.which === "peers" ? "peers" : "coordinators");
const channelOf = (ref: Ref) => ref.channel as SlackChannelId;
const personOf = (ref: Ref) => ref.person as PersonId;

const channel = createChannelEffect({
  kind: "setup:channel",
  name: (desk, ref) => channelToMake(desk.db, whichOf(ref)),
  made: (desk, ref, channelId) => noteNetworkChannel(desk.db, whichOf(ref), channelId, desk.now),
  nameTaken: (desk, ref) => renameChannelToMake(desk.db, whichOf(ref), randomBytes(3).toString("hex")),
  refused(desk, ref) {
    tellOfTrouble(desk.db, { what: "no-channel", which: whichOf(ref) }, desk.now);
    return "drop";
  },
});

const invite = inviteEffect({
  kind: "setup:invite",
  invitee(desk, ref) {
    const isCurrent = channelIdOf(readSettings(desk.db), whichOf(ref)) === channelOf(ref);
    if (!isCurrent || !belongsTo(desk.db, whichOf(ref), personOf(ref))) return undefined;
    return { channelId: channelOf(ref), slackUserId: readPerson(desk.db, personOf(ref)).slackUserId };
  },
  refused(desk, ref, error) {
    const parts = { which: whichOf(ref), channel: channelOf(ref) };
    if (isClosedToUs(error) || error === "not_in_channel") noteClosed(desk.db, whichOf(ref), desk.now);
    else tellOfTrouble(desk.db, { what: "not-invited", ...parts, person: personOf(ref) }, desk.now);
    return "drop";
  },
});

/** Somebody who is no coordinator any more leaves their channel. */
const takeOut = removeEffect({
  kind: "setup:take-out",
  member(desk, ref) {
    const { isCoordinator, isDeactivated, slackUserId } = readPerson(desk.db, personOf(ref));
    return isCoordinator || isDeactivated ? undefined : { channelId: channelOf(ref), slackUserId };
  },
  refused(desk, ref, error) {
    const facts = { which: "coordinators", channel: channelOf(ref), person: personOf(ref) } as const;
    if (!isClosedToUs(error)) tellOfTrouble(desk.db, { what: "not-removed", ...facts }, desk.now);
    return "drop";
  },
});

const welcome = messageEffect({
  kind: "setup:welcome",
  withinHours: false,
  to(desk, ref) {
    const settings = requireSettings(desk.db);
    if (channelIdOf(settings, whichOf(ref)) !== channelOf(ref)) return undefined;
    return { channelId: channelOf(ref), language: settings.language, viewer: { channel: whichOf(ref) } };
  },
  draw: ({ words }, ref) => channelWelcome(words, whichOf(ref)),
  unreachable(desk, ref) {
    noteClosed(desk.db, whichOf(ref), desk.now);
    return undefined;
  },
});

const troubles = Object.keys(troubleText) as (keyof typeof troubleText)[];

const trouble = messageEffect({
  kind: "setup:trouble",
  withinHours: false,
  to: ({ db }, ref) => toPerson(readPerson(db, ref.to as PersonId)),
  draw({ db, words }, ref) {
    // Rows of former versions named it so.
    const named = ref.what === "bot-not-in" ? "bot-removed" : ref.what;
    const what = troubles.find((candidate) => candidate === named);
    const name = findPerson(db, personOf(ref))?.firstName ?? "";
    return what && setupTrouble(words, { what, which: whichOf(ref), channel: channelOf(ref), name });
  },
});

export const effects: readonly Effect[] = [channel, invite, takeOut, welcome, trouble, outsider];
