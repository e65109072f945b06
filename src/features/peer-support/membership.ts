import { message } from "../../../blocks/kit.ts";
import { channelInSlack, membersKnown } from "../../../db/channels/facts.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { noteJoined, noteNotJoined, presentMentors } from "../../../db/peer-support/members.ts";
import { announceDirectly, findPeerMeeting, isPeer } from "../../../db/peer-support/peer-support.ts";
import { readPerson } from "../../../db/people/people.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import { inviteEffect, membershipIn } from "../../outbox/channel.ts";
import { type Effect, effect, NO_LONGER_NEEDED, Postponed } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { HOUR_MS } from "../../programme/calendar/calendar.ts";
import { canWriteIn } from "../../programme/channels/rules.ts";
import { stageOf } from "../../programme/peer-support/rules.ts";
import { meaningOf } from "../../slack/errors.ts";

/** Asks once who is in the peers' channel, and writes a row for each mentor who is not, in the transaction that settles this row. */
const members = effect({
  kind: kinds["peer-support:members"],
  withinHours: false,
  prepare(context, row) {
    const meeting = findPeerMeeting(context.db, row.ref.meeting);
    const channel = readSettings(context.db)?.peerChannelId;
    if (!meeting || !channel || stageOf(meeting, context.now) !== "open") return { drop: NO_LONGER_NEEDED };
    return {
      channel,
      async call() {
        if (context.channels.mustAsk(channel)) await context.channels.ask(channel, context.door);
        if (!canWriteIn(channelInSlack(context.db, channel)))
          throw new Postponed(context.now + HOUR_MS, "closed to the bot");
        return {};
      },
      settled() {
        const inside = membersKnown(context.db, channel);
        const outside = presentMentors(context.db).filter(({ slackUserId }) => !inside.includes(slackUserId));
        const ids = outside.map(({ id }) => id);
        announceDirectly(context.db, meeting.id, ids, context.now);
      },
    };
  },
});

const invite = inviteEffect({
  kind: kinds["peer-support:invite"],
  invitee(context, ref) {
    const person = readPerson(context.db, ref.person);
    const channelId = readSettings(context.db)?.peerChannelId;
    if (!channelId || !isPeer(context.db, person.id)) return undefined;
    return membershipIn(channelId, person);
  },
  joined: (context, ref) => noteJoined(context.db, ref.person, context.now),
  refused(context, ref, error) {
    noteNotJoined(context.db, ref.person, error.code, context.now);
    return "drop";
  },
});

const notJoined = messageEffect({
  kind: kinds["peer-support:not-joined"],
  withinHours: false,
  to: toPersonIn,
  draw({ words }, ref) {
    const reason = meaningOf("conversations.invite", ref.error) === "person:guest" ? "guest" : "other";
    return message(words.md(`peerSupport.notJoined.${reason}`));
  },
});

export const membershipEffects: readonly Effect[] = [members, invite, notJoined];
