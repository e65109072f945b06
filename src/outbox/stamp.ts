import { createHmac, type KeyObject } from "node:crypto";
import type { Db } from "../../db/open.ts";
import type { OutboxRow } from "../../db/outbox.ts";
import type { Desk, Made } from "./effects.ts";

/**
 * Message metadata is readable for every app and member, so a message carries an HMAC of its row's id: we know our own again, and it tells nobody anything.
 * https://docs.slack.dev/messaging/message-metadata
 */
const EVENT_TYPE = "auroras_outbox";

const hmac = (key: KeyObject, rowId: string) => createHmac("sha256", key).update(`outbox:${rowId}`).digest("base64url");

export function stamp(db: Db, row: OutboxRow) {
  const key = db.keys.keys.get(db.keys.current);
  if (!key) throw new Error("no current key");
  return { event_type: EVENT_TYPE, event_payload: { row: hmac(key, row.id) } };
}

type HistoryMessage = {
  ts: string;
  metadata?: { event_type?: string; event_payload?: Record<string, unknown> };
  files?: { id: string }[];
};

/** Pages a conversation back to the newest ts known before the call and looks for the message the call would have made. */
export async function findInHistory(
  desk: Desk,
  row: OutboxRow,
  channel: string,
  isIt: (message: HistoryMessage) => boolean,
): Promise<Made | undefined> {
  let cursor: string | undefined;
  do {
    const page = await desk.door.call("conversations.history", {
      channel,
      oldest: row.beforeTs ?? "0",
      include_all_metadata: true,
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const found = ((page.messages ?? []) as HistoryMessage[]).find(isIt);
    if (found) return { channel, ts: found.ts };
    cursor = (page.response_metadata as { next_cursor?: string } | undefined)?.next_cursor || undefined;
  } while (cursor !== undefined);
  return undefined;
}

export function findMessage(desk: Desk, row: OutboxRow, channel: string): Promise<Made | undefined> {
  const stamps = new Set([...desk.db.keys.keys.values()].map((key) => hmac(key, row.id)));
  return findInHistory(desk, row, channel, ({ metadata }) => {
    const mark = metadata?.event_payload?.row;
    return metadata?.event_type === EVENT_TYPE && typeof mark === "string" && stamps.has(mark);
  });
}
