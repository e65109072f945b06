import type { Fields } from "../json.ts";
import { historyMessage } from "../messages.ts";
import { SlackError } from "../slack-error.ts";
import type { Channel, Message } from "../state.ts";
import { type Call, cursor, cursorOf, flag, limitOf, type Method, text, visibleChannel } from "./call.ts";

/** The timestamps between `oldest` and `latest`. */
type TsRange = { isAfter(ts: string): boolean; isBefore(ts: string): boolean };

function readableChannel(call: Call): Channel {
  const channel = visibleChannel(call);
  if (!call.workspace.isMember(channel, call.workspace.bot)) throw new SlackError("not_in_channel");
  return channel;
}

const tsPattern = /^\d+(\.\d+)?$/;

/** The timestamp with ten digits, a dot and six digits: two of this form compare as texts. */
function comparable(ts: string): string {
  const [seconds = "", micros = ""] = ts.split(".");
  return `${seconds.padStart(10, "0")}.${micros.padEnd(6, "0")}`;
}

function rangeOf(call: Call): TsRange {
  const oldest = text(call, "oldest");
  const latest = text(call, "latest");
  if (oldest !== "" && !tsPattern.test(oldest)) throw new SlackError("invalid_ts_oldest");
  if (latest !== "" && latest !== "now" && !tsPattern.test(latest)) throw new SlackError("invalid_ts_latest");
  const inclusive = flag(call, "inclusive");
  const from = comparable(oldest);
  const until = comparable(latest);
  return {
    isAfter: (ts) => oldest === "" || ts > from || (inclusive && ts === from),
    isBefore: (ts) => latest === "" || latest === "now" || ts < until || (inclusive && ts === until),
  };
}

const HIDDEN_AFTER_S = 90 * 24 * 3600;
const SHORT_PAGE = 15;

/** Whether the free plan hides it. */
const isHiddenByAge = ({ workspace }: Call, { ts }: Message): boolean =>
  workspace.state.policies.hidesOldHistory && Number(ts) < workspace.seconds() - HIDDEN_AFTER_S;

const pageLimit = (call: Call, standard: number, most: number): number => {
  const limit = limitOf(call, standard, most);
  return call.workspace.state.policies.hasShortHistoryPages ? Math.min(SHORT_PAGE, limit) : limit;
};

/** Newest first, without thread replies that were not broadcast. */
const history: Method = (call) => {
  const channel = readableChannel(call);
  const range = rangeOf(call);
  const limit = pageLimit(call, 100, 999);
  const start = cursorOf(call, "next_ts");
  const found: Message[] = [];
  let next = "";
  for (let index = channel.messages.length - 1; index >= 0; index -= 1) {
    const message = channel.messages[index] as Message;
    if (!range.isAfter(message.ts) || isHiddenByAge(call, message)) break;
    if (!range.isBefore(message.ts) || (start !== undefined && message.ts > start) || isHiddenReply(message)) continue;
    if (found.length === limit) {
      next = message.ts;
      break;
    }
    found.push(message);
  }
  return {
    messages: found.map((message) => messageObject(call, channel, message)),
    has_more: next !== "",
    pin_count: channel.pins.length,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...(next === "" ? {} : { response_metadata: { next_cursor: cursor("next_ts", next) } }),
  };
};

/** The parent, which is on every page, then its replies, oldest first. */
const replies: Method = (call) => {
  const channel = readableChannel(call);
  const range = rangeOf(call);
  const limit = pageLimit(call, 1000, 1000);
  const asked = call.workspace.message(channel, text(call, "ts"));
  if (!asked) throw new SlackError("thread_not_found");
  const parent = call.workspace.message(channel, asked.thread_ts ?? asked.ts) ?? asked;
  const start = cursorOf(call, "next_ts");
  const after = call.workspace
    .replies(channel, parent.ts)
    .filter(({ ts }) => range.isAfter(ts) && range.isBefore(ts) && (start === undefined || ts >= start));
  const found = after.slice(0, limit);
  const next = after[limit]?.ts;
  return {
    messages: [parent, ...found].map((message) => messageObject(call, channel, message)),
    has_more: next !== undefined,
    ...(next === undefined ? {} : { response_metadata: { next_cursor: cursor("next_ts", next) } }),
  };
};

function isHiddenReply({ thread_ts, ts, subtype }: Message): boolean {
  return thread_ts !== undefined && thread_ts !== ts && subtype !== "thread_broadcast";
}

function messageObject(call: Call, channel: Channel, message: Message): Fields {
  const wire = historyMessage(call.workspace, channel, message, flag(call, "include_all_metadata"));
  return channel.pins.includes(message.ts) ? { ...wire, pinned_to: [channel.id] } : wire;
}

export const histories: Readonly<Record<string, Method>> = {
  "conversations.history": history,
  "conversations.replies": replies,
};
