import { erasedHome } from "../../../blocks/privacy.ts";
import { botUserIds } from "../../../db/channels/bot-users.ts";
import { hasWaiting, type Ref } from "../../../db/outbox/outbox.ts";
import {
  deleteSaid,
  erase,
  findErasure,
  finishErasure,
  noteDmOf,
  noteWish,
  type Said,
  takeLeave,
} from "../../../db/own-data/erasing.ts";
import { findPersonBySlackId } from "../../../db/people/people.ts";
import { channelIdOf, tellOfTrouble } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { isClosedToUs, removeEffect } from "../../outbox/channel.ts";
import type { Desk, Effect } from "../../outbox/effects.ts";
import { pagesOf } from "../../outbox/pages.ts";
import { takeBack } from "../../outbox/taking-back.ts";
import { MINUTE } from "../../programme/calendar/calendar.ts";
import type { FileId, PersonId, SlackChannelId, SlackTs, SlackUserId } from "../../programme/ids.ts";
import type { Which } from "../../programme/setup/rules.ts";
import { SlackRefused } from "../../slack/door.ts";

/** How somebody who wished to be erased is taken out of the database and out of Slack, in this order. All of it may happen twice. */

const personOf = (ref: Ref) => ref.person as PersonId;
const whichOf = (ref: Ref): Which => (ref.which === "peers" ? "peers" : "coordinators");
const gone = { drop: "lost its point" };

/** Facts only: a line in the journal, then one transaction. */
const eraseFacts: Effect = {
  kind: "privacy:erase",
  withinHours: false,
  prepare: ({ db, now }, row) => ({
    async call() {
      noteWish(db, personOf(row.ref));
      return {};
    },
    settled: () => erase(db, personOf(row.ref), now),
  }),
};

/** A coordinator or mentor leaves the network's channels, as far as the workspace lets the bot do it. */
const takeOut = removeEffect({
  kind: "privacy:take-out",
  member(desk, ref) {
    const channelId = channelIdOf(readSettings(desk.db), whichOf(ref));
    const slackUserId = findErasure(desk.db, personOf(ref))?.slackUserId;
    return channelId && slackUserId && !isBack(desk, slackUserId) ? { channelId, slackUserId } : undefined;
  },
  refused(desk, ref, error) {
    const which = whichOf(ref);
    const channel = channelIdOf(readSettings(desk.db), which);
    if (which === "coordinators" && channel && !isClosedToUs(error))
      tellOfTrouble(desk.db, { what: "not-removed", which, channel, person: personOf(ref) }, desk.now);
    return "drop";
  },
});

/** There is no such conversation for us, or nobody to have it with. Whatever else Slack says no to is tried again. */
const NONE = new Set([
  "cannot_dm_bot",
  "channel_not_found",
  "not_in_channel",
  "user_disabled",
  "user_not_found",
  "user_not_visible",
]);

const orIfThereIsNone =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof SlackRefused && NONE.has(error.code)) return instead;
    throw error;
  };

/** She has come back as somebody new: what she has now is not taken away. */
const isBack = (desk: Desk, slackUserId: SlackUserId): boolean =>
  findPersonBySlackId(desk.db, slackUserId) !== undefined;

/** Her front page still shows her pairs until it is drawn anew. */
const clearHome: Effect = {
  kind: "privacy:clear-home",
  withinHours: false,
  prepare(desk, row) {
    const erasure = findErasure(desk.db, personOf(row.ref));
    const user = erasure?.slackUserId;
    if (!user || isBack(desk, user)) return gone;
    return {
      async call() {
        const view = erasedHome(desk.words(erasure.language ?? "fi"));
        await desk.door.call("views.publish", { user_id: user, view });
        return {};
      },
      refused: () => "drop",
    };
  },
};

const remove: Effect = {
  kind: "privacy:delete",
  withinHours: false,
  prepare: (desk, row) => takeBack(desk, { channel: row.ref.channel as SlackChannelId, ts: row.ref.ts as SlackTs }),
};

/** https://docs.slack.dev/reference/methods/files.delete */
const KEPT_FILE = new Set(["cant_delete_file", "delete_not_allowed", "file_deleting_disabled"]);

/** A message is gone without its file: that is deleted by itself, such as the copy of her own data. */
const removeFile: Effect = {
  kind: "privacy:delete-file",
  withinHours: false,
  prepare: (desk, row) => ({
    async call() {
      await desk.door.call("files.delete", { file: row.ref.file as FileId });
      return {};
    },
    refused(error) {
      if (error === "file_deleted" || error === "file_not_found") return "done";
      return KEPT_FILE.has(error) ? "drop" : undefined;
    },
  }),
};

/** Whatever else of the bot stands in her direct messages is found there. Then she is told. */
const sweep: Effect = {
  kind: "privacy:sweep",
  withinHours: false,
  async prepare(desk, row) {
    const personId = personOf(row.ref);
    const channel = await conversationWith(desk, personId);
    const said = channel === undefined ? [] : await saidIn(desk, channel).catch(orIfThereIsNone([]));
    return {
      call: async () => ({}),
      settled() {
        if (channel !== undefined) noteDmOf(desk.db, personId, channel);
        deleteSaid(desk.db, personId, said, desk.now);
        takeLeave(desk.db, personId, desk.now);
      },
    };
  },
};

async function conversationWith(desk: Desk, personId: PersonId): Promise<SlackChannelId | undefined> {
  const erasure = findErasure(desk.db, personId);
  if (erasure?.dmChannelId) return erasure.dmChannelId;
  if (!erasure?.slackUserId) return undefined;
  const opened = await desk.door
    .call("conversations.open", { users: erasure.slackUserId })
    .catch(orIfThereIsNone(undefined));
  return opened && (opened.channel as { id: SlackChannelId }).id;
}

type HistoryMessage = { ts: SlackTs; user?: string; files?: { id: FileId; user?: string }[] };

async function saidIn(desk: Desk, channel: SlackChannelId): Promise<Said[]> {
  const us: readonly string[] = botUserIds(desk.db);
  const isOurs = (user: string | undefined) => user !== undefined && us.includes(user);
  const found: Said[] = [];
  for await (const page of pagesOf(desk, "conversations.history", { channel, limit: 200 }))
    for (const { ts, user, files = [] } of (page.messages ?? []) as HistoryMessage[]) {
      if (!isOurs(user)) continue;
      found.push({ channel, ts });
      for (const file of files) if (isOurs(file.user)) found.push({ fileId: file.id });
    }
  return found;
}

/** The last step, once nothing in her lane waits any more. */
const finish: Effect = {
  kind: "privacy:erased",
  withinHours: false,
  prepare({ db, now }, row) {
    const personId = personOf(row.ref);
    if (hasWaiting(db, row.lane, row.id)) return { waitUntil: now + MINUTE };
    return {
      call: async () => ({}),
      settled: () => finishErasure(db, personId, row.id, now),
    };
  },
};

export const erasingEffects: readonly Effect[] = [eraseFacts, takeOut, clearHome, remove, removeFile, sweep, finish];
