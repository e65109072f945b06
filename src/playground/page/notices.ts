import type { ShownMessage } from "../workspace/screen.ts";
import { nameOf } from "./session.ts";
import { words } from "./words.ts";

const noticeKinds = [
  "channel_join",
  "channel_leave",
  "channel_topic",
  "channel_name",
  "channel_archive",
  "channel_unarchive",
  "channel_purpose",
] as const;

type NoticeKind = (typeof noticeKinds)[number] | "tombstone";

/** The kind of Slack's own lines in a conversation; undefined for what somebody has written. */
export const noticeKindOf = ({ subtype }: ShownMessage): NoticeKind | undefined =>
  subtype === "tombstone" ? subtype : noticeKinds.find((kind) => kind === subtype);

/** The line in the page's language, without the new topic or name. */
export const noticeText = (kind: NoticeKind, message: ShownMessage): string =>
  kind === "tombstone" ? words().deletedMessage.replace(/\.$/, "") : words().notices[kind](nameOf(message.user));

/** The new topic, as mrkdwn, or the new name of the channel. */
export function noticeDetail(kind: NoticeKind, { text }: ShownMessage): string | undefined {
  if (kind === "channel_topic") return text.split("topic: ")[1];
  return kind === "channel_name" ? /to "(.*)"$/.exec(text)?.[1] : undefined;
}
