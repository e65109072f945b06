import { message } from "../../../blocks/kit.ts";
import { requestMessage, requestTaken } from "../../../blocks/support.ts";
import type { Ref } from "../../../db/outbox/outbox.ts";
import { hasStrangers } from "../../../db/privacy/privacy.ts";
import { noteClosed } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { requestFor, tellDirectly } from "../../../db/support/support.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import type { SupportRequestId } from "../../programme/ids.ts";

const requestOf = (ref: Ref): SupportRequestId => ref.request as SupportRequestId;

/** One line in the coordinators' channel. What she wrote is behind a button. */
const asked = messageEffect({
  kind: "support:asked",
  withinHours: false,
  to(desk) {
    const settings = readSettings(desk.db);
    const channelId = settings?.coordinatorsChannelId;
    return channelId ? { channelId, language: settings.language, viewer: { channel: "coordinators" } } : undefined;
  },
  draw({ db, words, viewer }, ref) {
    const request = requestFor(db, viewer, requestOf(ref));
    return request ? requestMessage(words, request) : message(words.md("support.toldDirectly"));
  },
  // Somebody reads along who may not know of it: each of the coordinators is told by herself.
  sent({ db, now }, ref) {
    if (hasStrangers(db, "coordinators")) tellDirectly(db, requestOf(ref), now);
  },
  unreachable(desk, ref) {
    noteClosed(desk.db, "coordinators", desk.now);
    tellDirectly(desk.db, requestOf(ref), desk.now);
    return undefined;
  },
});

const askedDirectly = messageEffect({
  kind: "support:asked-directly",
  withinHours: false,
  to: toPersonIn,
  draw({ db, words, viewer }, ref) {
    const request = requestFor(db, viewer, requestOf(ref));
    return request && requestMessage(words, request);
  },
});

/** She who asked learns who is going to be in touch. */
const taken = messageEffect({
  kind: "support:taken",
  withinHours: false,
  to: toPersonIn,
  draw({ db, words, viewer }, ref) {
    const request = requestFor(db, viewer, requestOf(ref));
    return request?.takenBy && requestTaken(words, request.takenBy);
  },
});

export const effects: readonly Effect[] = [asked, askedDirectly, taken];
