import * as blocks from "../../../blocks/privacy.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { findErasure } from "../../../db/own-data/erasing.ts";
import { ownData } from "../../../db/own-data/own-data.ts";
import { readPair } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairIn, toPairChannel, toPersonIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { fileEffect } from "../../outbox/file.ts";
import { messageEffect } from "../../outbox/message.ts";
import { dateOf } from "../../programme/calendar/calendar.ts";
import { erasingEffects } from "./erasing.ts";
import { nightly, overwrite } from "./nightly.ts";

/** Everything that is stored about a person, to that person alone. Made when it is sent, so that no copy is stored. */
const file = fileEffect({
  kind: kinds["privacy:file"],
  to: toPersonIn,
  draw({ db, words, now, zone }, ref) {
    const person = readPerson(db, ref.person);
    if (person.isErased) return undefined;
    return {
      name: `auroras-${dateOf(now, zone)}.json`,
      title: words.t("privacy.file.title"),
      bytes: Buffer.from(`${JSON.stringify(ownData(db, person, words, now), undefined, 2)}\n`),
      comment: words.md("privacy.file.comment"),
    };
  },
});

/** To the other one of a pair, after one of the two has left by an erasure. */
const pairEnded = messageEffect({
  kind: kinds["privacy:pair-ended"],
  withinHours: false,
  to: toPersonIn,
  draw({ db, words, isRedraw }, ref) {
    const pair = readPair(db, ref.pair);
    return isRedraw ? undefined : blocks.pairEnded(words, pair.id, pair.openedAt !== null);
  },
});

const pairOver = messageEffect({
  kind: kinds["privacy:pair-over"],
  withinHours: false,
  to: toPersonIn,
  draw: ({ db, words }, ref) => blocks.pairOver(words, readPair(db, ref.pair)),
});

/** The last message in a channel that is closed at once. */
const goodbye = messageEffect({
  kind: kinds["privacy:goodbye"],
  withinHours: false,
  to: toPairChannel,
  draw: (context, ref) => (pairIn(context, ref).archivedAt === null ? blocks.erasedGoodbye(context.words) : undefined),
});

/** The only message that stays with the erased person. Its address comes from what the wish keeps until the erasure is done. */
const farewell = messageEffect({
  kind: kinds["privacy:farewell"],
  withinHours: false,
  to({ db }, ref) {
    const personId = ref.person;
    const { dmChannelId, language } = findErasure(db, personId) ?? {};
    return dmChannelId ? { channelId: dmChannelId, language: language ?? "fi", viewer: { personId } } : undefined;
  },
  draw: ({ words }) => blocks.farewell(words),
});

/** What the bot sends and does by itself for people's privacy. */
export const effects: readonly Effect[] = [
  file,
  pairEnded,
  pairOver,
  goodbye,
  farewell,
  ...erasingEffects,
  nightly,
  overwrite,
];
