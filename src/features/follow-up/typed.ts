import { actions, button, message } from "../../../blocks/kit.ts";
import { findAnswerable } from "../../../db/follow-up/follow-up.ts";
import {
  correctLine,
  deleteLine,
  discardOwnTyped,
  keepTyped,
  type Line,
  ownTyped,
  takeLine,
} from "../../../db/follow-up/typed.ts";
import { isWritten, typedText, type WhyUnanswerable } from "../../programme/follow-up/rules.ts";
import {
  meetingIdFrom,
  type PersonId,
  type SlackChannelId,
  type SlackTs,
  type SlackUserId,
  typedReplyIdFrom,
} from "../../programme/ids.ts";
import type { Deps, Listening } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

export const cannot: Record<WhyUnanswerable, TextKey> = {
  "not-yours": "followUp.no.notYours",
  over: "followUp.no.over",
  "not-asked": "followUp.no.notAsked",
};

/** What people type to the bot in their direct messages with it. Messages in channels are not read. */
export function listenToTyped(listening: Listening, deps: Deps): void {
  listening.event<MessageEvent>("message", async (event) => {
    if (event.channel_type !== "im") return;
    const { channel, subtype, message: changed, previous_message: before } = event;
    const deletedTs = deletedIn(event);
    if (deletedTs) {
      const line = { channelId: channel, ts: deletedTs };
      await by(before, (personId, now) => deleteLine(deps.db, personId, line, now));
    } else if (subtype === "message_changed") {
      if (changed) await by(changed, (personId, now) => correctLine(deps.db, personId, lineOf(channel, changed), now));
    } else {
      await by(event, (personId, now) => takeLine(deps.db, personId, lineOf(channel, event), now));
    }
  });

  /** Does this in a transaction if a person wrote the message, and not Slack, the bot or a stranger. */
  async function by(written: Written | undefined, work: (personId: PersonId, now: number) => void): Promise<void> {
    if (!written?.user || written.bot_id || !isWritten(written.subtype)) return;
    const person = await listening.personOf(written.user);
    if (!person || person.isBot || person.isStranger) return;
    deps.db.transaction(() => work(person.id, deps.clock.now()));
  }

  listening.press("follow-up:keep", async (visit, { value }) => {
    const { db, person, now } = visit;
    const [typedId, meetingId] = value.split(" ");
    const outcome = db.transaction(() => {
      const typed = ownTyped(db, person, typedReplyIdFrom(typedId));
      if (!typed) return "settled";
      const may = findAnswerable(db, person, meetingIdFrom(meetingId));
      if (!("why" in may)) return keepTyped(db, typed, may, now);
      discardOwnTyped(db, typed, now);
      return may.why;
    });
    if (outcome === "settled") return visit.say("followUp.no.settled");
    if (outcome === "full") {
      const write = button("follow-up:tell", visit.words.t("followUp.tell"), { value: meetingId ?? "" });
      return visit.answer(message(visit.words.md("followUp.typed.full"), ...actions(write)));
    }
    if (outcome !== "kept") return visit.say(cannot[outcome]);
  });

  listening.press("follow-up:forget", async (visit, { value }) => {
    const { db, person, now } = visit;
    const isDone = db.transaction(() => {
      const typed = ownTyped(db, person, typedReplyIdFrom(value));
      return typed && discardOwnTyped(db, typed, now);
    });
    if (!isDone) return visit.say("followUp.no.settled");
  });
}

/** The fields of a message that are read here. https://docs.slack.dev/reference/events/message */
type Written = {
  ts: SlackTs;
  user?: SlackUserId;
  text?: string;
  bot_id?: string;
  subtype?: string;
  files?: readonly unknown[];
  edited?: { ts?: SlackTs };
};

/** A message event: of a message, of a change to one, or of one that was deleted. */
type MessageEvent = Written & {
  channel: SlackChannelId;
  channel_type?: string;
  message?: Written;
  previous_message?: Written;
  deleted_ts?: SlackTs;
};

/** Which message was deleted. One below which there is a thread is changed into a tombstone. */
function deletedIn({ subtype, deleted_ts, message }: MessageEvent): SlackTs | undefined {
  if (subtype === "message_deleted") return deleted_ts;
  return subtype === "message_changed" && message?.subtype === "tombstone" ? message.ts : undefined;
}

const lineOf = (channelId: SlackChannelId, { ts, text = "", files = [], edited }: Written): Line => ({
  channelId,
  ts,
  text: typedText(text),
  hasFiles: files.length > 0,
  editedTs: edited?.ts,
});
