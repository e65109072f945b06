import { message } from "../../../blocks/kit.ts";
import { requestMessage, requestTaken } from "../../../blocks/support.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { hasStrangers } from "../../../db/privacy/privacy.ts";
import { recordRefusal } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { enqueueDirectNotices, isOpenRequest, requestFor } from "../../../db/support/support.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";

/** One line in the coordinators' channel. The person's own text is behind a button. */
const asked = messageEffect({
  kind: kinds["support:asked"],
  withinHours: false,
  // Somebody reads along who may not know of it: what was said stays as it is, until its buttons no longer decide.
  over: (context, ref) => (isOpenRequest(context.db, ref.request) ? undefined : noLongerNeeded(context)),
  to(context) {
    const settings = readSettings(context.db);
    const channelId = settings?.coordinatorsChannelId;
    return channelId ? { channelId, language: settings.language, viewer: { channel: "coordinators" } } : undefined;
  },
  draw({ db, words, viewer, isRedraw }, ref) {
    const request = requestFor(db, viewer, ref.request);
    if (request) return requestMessage(words, request);
    return isRedraw ? undefined : message(words.md("support.toldDirectly"));
  },
  // Somebody reads the channel who may not know of it, so each coordinator is told in direct messages.
  sent({ db, now }, ref) {
    if (hasStrangers(db, "coordinators")) enqueueDirectNotices(db, ref.request, now);
  },
  unreachable(context, ref, { meaning }) {
    recordRefusal(context.db, "coordinators", meaning, context.now);
    enqueueDirectNotices(context.db, ref.request, context.now);
    return undefined;
  },
});

const askedDirectly = messageEffect({
  kind: kinds["support:asked-directly"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words, viewer }, ref) {
    const request = requestFor(db, viewer, ref.request);
    return request && requestMessage(words, request);
  },
});

/** Tells the person who asked which coordinator will be in touch. */
const taken = messageEffect({
  kind: kinds["support:taken"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words, viewer }, ref) {
    const request = requestFor(db, viewer, ref.request);
    return request?.takenBy && requestTaken(words, request.takenBy);
  },
});

export const effects: readonly Effect[] = [asked, askedDirectly, taken];
