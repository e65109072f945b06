import { createHmac, type KeyObject } from "node:crypto";
import type { OutboxRow, RowIn } from "../../db/outbox/rows.ts";
import { noteFile } from "../../db/outbox/states.ts";
import type { Db } from "../../db/store/open.ts";
import type { FileId, SlackChannelId, SlackTs } from "../programme/ids.ts";
import type { CallResult, DeliveryContext } from "./effects.ts";
import { pagesOf } from "./pages.ts";

/**
 * Every app and member can read message metadata, so a message carries an HMAC of its row's key: the bot recognises it, and it says nothing to
 * others. The key and not the id, because a row that is written again after a restored backup has another id.
 * https://docs.slack.dev/messaging/message-metadata
 */
const EVENT_TYPE = "auroras_outbox";

type KeyedRow = Pick<OutboxRow, "key">;

const hmac = (key: KeyObject, row: KeyedRow) => createHmac("sha256", key).update(`outbox:${row.key}`);

/** The key that new stamps are made with. */
export function currentKey({ keys }: Db): KeyObject {
  const key = keys.keys.get(keys.current);
  if (!key) throw new Error("the keyring has no current key");
  return key;
}

/** The marks made with each key that the bot holds, because the key may have been rotated since the message was sent. */
const marksOf = (db: Db, markWith: (key: KeyObject) => string): ReadonlySet<string> =>
  new Set([...db.keys.keys.values()].map(markWith));

const stampWith = (key: KeyObject, row: KeyedRow) => hmac(key, row).digest("base64url");

export const stamp = (db: Db, row: KeyedRow) => ({
  event_type: EVENT_TYPE,
  event_payload: { row: stampWith(currentKey(db), row) },
});

const MARK_LENGTH = 8;

/** A file's message takes no metadata, so the file's name carries the mark: `meeting.ics` becomes `meeting-3f9c01ab.ics`. */
function nameWith(key: KeyObject, row: KeyedRow, name: string): string {
  const dot = name.lastIndexOf(".");
  const end = dot < 0 ? name.length : dot;
  return `${name.slice(0, end)}-${hmac(key, row).digest("hex").slice(0, MARK_LENGTH)}${name.slice(end)}`;
}

export const stampedName = (db: Db, row: KeyedRow, name: string): string => nameWith(currentKey(db), row, name);

type HistoryMessage = {
  ts: SlackTs;
  metadata?: { event_type?: string; event_payload?: Record<string, unknown> };
  files?: { id: FileId; name?: string | null }[];
};

/** Reads a conversation back to the newest ts known before the call, and looks for the message that the call would have made. */
async function findInHistory(
  context: DeliveryContext,
  row: RowIn<"calling">,
  channel: SlackChannelId,
  isIt: (message: HistoryMessage) => boolean,
): Promise<CallResult | undefined> {
  const wanted = { channel, oldest: row.beforeTs ?? "0", include_all_metadata: true, limit: 200 };
  for await (const page of pagesOf(context, "conversations.history", wanted)) {
    const found = ((page.messages ?? []) as HistoryMessage[]).find(isIt);
    if (found) return { channel, ts: found.ts };
  }
  return undefined;
}

export function findMessage(
  context: DeliveryContext,
  row: RowIn<"calling">,
  channel: SlackChannelId,
): Promise<CallResult | undefined> {
  const stamps = marksOf(context.db, (key) => stampWith(key, row));
  return findInHistory(context, row, channel, ({ metadata }) => {
    const mark = metadata?.event_payload?.row;
    return metadata?.event_type === EVENT_TYPE && typeof mark === "string" && stamps.has(mark);
  });
}

/** Recognises the file only by the mark in its name: the rest of the name depends on today's language. */
export function findFile(
  context: DeliveryContext,
  row: RowIn<"calling">,
  channel: SlackChannelId,
): Promise<CallResult | undefined> {
  const marks = marksOf(context.db, (key) => nameWith(key, row, ""));
  return findInHistory(context, row, channel, ({ files = [] }) => {
    const ours = files.find(({ name }) => marks.has(/-[0-9a-f]{8}(?=(\.[^.]*)?$)/.exec(name ?? "")?.[0] ?? ""));
    if (ours) noteFile(context.db, row, ours.id);
    return ours !== undefined;
  });
}
