import { announcementMessage, progressMessage } from "../../../blocks/announcements.ts";
import { announcementTextFor, findAnnouncement, progressOf } from "../../../db/announcements/announcements.ts";
import { isBeingSent, noteDelivered, noteUndelivered, updateProgress } from "../../../db/announcements/sending.ts";
import { refOf } from "../../../db/outbox/kind.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { type Person, readPerson } from "../../../db/people/people.ts";
import { toPerson, toPersonIn } from "../../outbox/addresses.ts";
import {
  type Decision,
  type DeliveryContext,
  type Effect,
  effect,
  type MessageEffect,
  type Step,
} from "../../outbox/effects.ts";
import { channelOf, drawnAgain, messageEffect, noLongerNeeded, posting, unreachable } from "../../outbox/message.ts";
import { whyNotReachable } from "../../programme/announcements/rules.ts";
import type { AnnouncementId } from "../../programme/ids.ts";
import { SlackRefused } from "../../slack/door.ts";

/** How many have got it so far, in the sender's direct messages. Drawn again while it is being sent. */
const progress = messageEffect({
  kind: kinds["announcements:progress"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words }, ref) {
    const found = progressOf(db, ref.announcement);
    return found && progressMessage(words, found);
  },
});

/** One person's copy. A refusal is noted for that person and does not stop the copies of others. */
const delivery = effect({
  kind: kinds["announcements:deliver"],
  withinHours: false,
  async prepare(context, row): Promise<Decision> {
    const id = row.ref.announcement;
    const person = readPerson(context.db, row.ref.person);
    const isUncertain = row.state === "calling";
    if (!isUncertain && !isBeingSent(context.db, id)) return { drop: "stopped" };
    const notReachable = whyNotReachable(person);
    if (notReachable !== undefined && !isUncertain) return undelivered(context, id, person, notReachable);
    const address = toPerson(person);
    if (!address) return undelivered(context, id, person, "no-account");
    const channel = await channelOf(context, address).catch((error: unknown) => {
      if (error instanceof SlackRefused && isAboutPerson(error)) return error;
      throw error;
    });
    if (channel === undefined) return undelivered(context, id, person, "deactivated");
    if (channel instanceof SlackRefused) return undelivered(context, id, person, reasonOf(person, channel.code));
    // Throws SlackBusy here, before the row becomes `calling`, if the pace does not allow a message now.
    if (!isUncertain) context.door.expect("chat.postMessage", channel);
    return {
      ...posting(context, channel, address, () =>
        isBeingSent(context.db, id) ? drawnFor(context, id, person) : undefined,
      ),
      settled: () => noteDelivered(context.db, id, person.id, context.now),
      refused(error) {
        if (!isAboutPerson(error)) return undefined;
        const verdict = unreachable(context, address, error);
        // The sender sees who did not get it, so the others do not wait for this one.
        if (typeof verdict === "number" && error.meaning !== "place:no-posting") return verdict;
        noteUndelivered(context.db, id, person.id, reasonOf(person, error.code), context.now);
        return "drop";
      },
    };
  },
});

/** False where everybody's copy would be refused: then none is given up, and all wait. */
const isAboutPerson = ({ meaning }: SlackRefused): boolean => !["contents", "scope", "token"].includes(meaning);
const deliver: MessageEffect = {
  ...delivery,
  drawAgain(context, row) {
    const ref = refOf(kinds["announcements:deliver"], row.ref);
    const person = readPerson(context.db, ref.person);
    const address = toPerson(person);
    const drawn = address && drawnFor(context, ref.announcement, person);
    return drawn && drawnAgain(context, address, row, drawn);
  },
};

const undelivered = ({ db, now }: DeliveryContext, id: AnnouncementId, person: Person, reason: string): Step => ({
  call: async () => ({}),
  settled: () => noteUndelivered(db, id, person.id, reason, now),
});

/** That a person is a guest explains more than Slack's error code. */
const reasonOf = (person: Person, code: string): string => (person.isGuest ? "guest" : code);

function drawnFor({ db, words }: DeliveryContext, id: AnnouncementId, person: Person) {
  const announcement = findAnnouncement(db, id);
  const text = announcementTextFor(db, { personId: person.id }, id);
  if (!announcement || text === undefined) return undefined;
  return announcementMessage(words(person.language), readPerson(db, announcement.createdBy), text);
}

/** Redraws the sender's progress message, and starts the outbox again if the lane has stopped. */
const watching = effect({
  kind: kinds["announcements:watch"],
  withinHours: false,
  prepare({ db, now }, { ref }) {
    return {
      call: async () => ({}),
      settled: () => updateProgress(db, ref.announcement, ref.number, now),
    };
  },
});

export const effects: readonly Effect[] = [progress, deliver, watching];
