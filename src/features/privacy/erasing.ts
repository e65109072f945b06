import { erasedHome } from "../../../blocks/privacy.ts";
import { botUserIds } from "../../../db/channels/bot-users.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { hasWaiting } from "../../../db/outbox/rows.ts";
import {
  enqueueDeletions,
  erase,
  findErasure,
  finishErasure,
  noteDmOf,
  type Said,
  takeLeave,
  writeErasureToJournal,
} from "../../../db/own-data/erasing.ts";
import { findPersonBySlackId } from "../../../db/people/people.ts";
import { channelIdOf, enqueueTroubleNotice } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { isClosedToUs, removeEffect } from "../../outbox/channel.ts";
import { type DeliveryContext, type Effect, effect, NO_LONGER_NEEDED } from "../../outbox/effects.ts";
import { pagesOf } from "../../outbox/pages.ts";
import { takeBack } from "../../outbox/taking-back.ts";
import { MINUTE_MS } from "../../programme/calendar/calendar.ts";
import type { FileId, PersonId, SlackChannelId, SlackTs, SlackUserId } from "../../programme/ids.ts";
import { SlackRefused } from "../../slack/door.ts";
import { isMessage, isPerson, isPlace } from "../../slack/errors.ts";

/** How a person's data is erased from the database and from Slack, in this order. Each step may run twice. */

const gone = { drop: NO_LONGER_NEEDED };

/** Calls nothing in Slack: writes a line in the journal, then erases the facts in one transaction. */
const eraseFacts = effect({
  kind: kinds["privacy:erase"],
  withinHours: false,
  prepare: ({ db, now }, row) => ({
    async call() {
      writeErasureToJournal(db, row.ref.person);
      return {};
    },
    settled: () => erase(db, row.ref.person, now),
  }),
});

/** Removes a coordinator or mentor from the network's channels, if the workspace lets the bot do it. */
const takeOut = removeEffect({
  kind: kinds["privacy:take-out"],
  member(context, ref) {
    const channelId = channelIdOf(readSettings(context.db), ref.which);
    const slackUserId = findErasure(context.db, ref.person)?.slackUserId;
    return channelId && slackUserId && !isBack(context, slackUserId) ? { channelId, slackUserId } : undefined;
  },
  refused(context, ref, error) {
    const which = ref.which;
    const channel = channelIdOf(readSettings(context.db), which);
    if (which === "coordinators" && channel && !isClosedToUs(error))
      enqueueTroubleNotice(context.db, { what: "not-removed", which, channel, person: ref.person }, context.now);
    return "drop";
  },
});

/** The bot cannot see the conversation, or the person cannot be written to. Other refusals are retried. */
const orIfThereIsNone =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof SlackRefused && (isPlace(error.meaning) || isPerson(error.meaning))) return instead;
    throw error;
  };

/** True where the erased person has come back as a new person: what that person has now is not deleted. */
const isBack = (context: DeliveryContext, slackUserId: SlackUserId): boolean =>
  findPersonBySlackId(context.db, slackUserId) !== undefined;

/** Empties the Home tab, which shows the person's pairs until it is redrawn. */
const clearHome = effect({
  kind: kinds["privacy:clear-home"],
  withinHours: false,
  prepare(context, row) {
    const erasure = findErasure(context.db, row.ref.person);
    const user = erasure?.slackUserId;
    if (!user || isBack(context, user)) return gone;
    return {
      async call() {
        const view = erasedHome(context.words(erasure.language ?? "fi"));
        await context.door.call("views.publish", { user_id: user, view });
        return {};
      },
      refused: ({ meaning }) => (isPerson(meaning) ? "drop" : undefined),
    };
  },
});

const remove = effect({
  kind: kinds["privacy:delete"],
  withinHours: false,
  prepare: (context, row) => takeBack(context, { channel: row.ref.channel, ts: row.ref.ts }),
});

/** Deletes a file, such as a person's copy of the own data. Slack keeps it when its message is deleted. */
const removeFile = effect({
  kind: kinds["privacy:delete-file"],
  withinHours: false,
  prepare: (context, row) => ({
    async call() {
      await context.door.call("files.delete", { file: row.ref.file });
      return {};
    },
    refused: ({ meaning }) => (isMessage(meaning) || meaning === "not-allowed" ? "drop" : undefined),
  }),
});

/** Finds the bot's other messages and files in the direct messages and writes a row to delete each. Then writes the farewell. */
const sweep = effect({
  kind: kinds["privacy:sweep"],
  withinHours: false,
  async prepare(context, row) {
    const personId = row.ref.person;
    const channel = await conversationWith(context, personId);
    const said = channel === undefined ? [] : await saidIn(context, channel).catch(orIfThereIsNone([]));
    return {
      call: async () => ({}),
      settled() {
        if (channel !== undefined) noteDmOf(context.db, personId, channel);
        enqueueDeletions(context.db, personId, said, context.now);
        takeLeave(context.db, personId, context.now);
      },
    };
  },
});

async function conversationWith(context: DeliveryContext, personId: PersonId): Promise<SlackChannelId | undefined> {
  const erasure = findErasure(context.db, personId);
  if (erasure?.dmChannelId) return erasure.dmChannelId;
  if (!erasure?.slackUserId) return undefined;
  const opened = await context.door
    .call("conversations.open", { users: erasure.slackUserId })
    .catch(orIfThereIsNone(undefined));
  return opened && (opened.channel as { id: SlackChannelId }).id;
}

type HistoryMessage = { ts: SlackTs; user?: string; files?: { id: FileId; user?: string }[] };

async function saidIn(context: DeliveryContext, channel: SlackChannelId): Promise<Said[]> {
  const us: readonly string[] = botUserIds(context.db);
  const isOurs = (user: string | undefined) => user !== undefined && us.includes(user);
  const found: Said[] = [];
  for await (const page of pagesOf(context, "conversations.history", { channel, limit: 200 }))
    for (const { ts, user, files = [] } of (page.messages ?? []) as HistoryMessage[]) {
      if (!isOurs(user)) continue;
      found.push({ channel, ts });
      for (const file of files) if (isOurs(file.user)) found.push({ fileId: file.id });
    }
  return found;
}

/** The last step, after no other row in the lane waits. */
const finish = effect({
  kind: kinds["privacy:erased"],
  withinHours: false,
  prepare({ db, now }, row) {
    const personId = row.ref.person;
    if (hasWaiting(db, row.lane, row.id)) return { waitUntil: now + MINUTE_MS };
    return {
      call: async () => ({}),
      settled: () => finishErasure(db, personId, row.id, now),
    };
  },
});

export const erasingEffects: readonly Effect[] = [eraseFacts, takeOut, clearHome, remove, removeFile, sweep, finish];
