import { message } from "../../../blocks/kit.ts";
import { noteJoined, noteNotJoined, presentMentors } from "../../../db/peer-support/members.ts";
import { announceDirectly, findPeerMeeting, isPeer } from "../../../db/peer-support/peer-support.ts";
import { readPerson } from "../../../db/people/people.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import { inviteEffect, membersOf } from "../../outbox/channel.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { HOUR } from "../../programme/calendar/calendar.ts";
import type { PeerMeetingId, PersonId } from "../../programme/ids.ts";
import { stageOf } from "../../programme/peer-support/rules.ts";

const CLOSED_TO_US = new Set(["channel_not_found", "not_in_channel", "is_archived"]);

/** Looks once who is in the peers' channel; the mentors who are not get a row each, in the transaction that ends the look. */
const members: Effect = {
  kind: "peer-support:members",
  withinHours: false,
  prepare(desk, row) {
    const meeting = findPeerMeeting(desk.db, row.ref.meeting as PeerMeetingId);
    const channel = readSettings(desk.db)?.peerChannelId;
    if (!meeting || !channel || stageOf(meeting, desk.now) !== "open") return { drop: "lost its point" };
    let inside = new Set<string>();
    return {
      channel,
      async call() {
        inside = await membersOf(desk, channel);
        return {};
      },
      settled() {
        const outside = presentMentors(desk.db).filter(({ slackUserId }) => !inside.has(slackUserId));
        const ids = outside.map(({ id }) => id);
        announceDirectly(desk.db, meeting.id, ids, desk.now);
      },
      refused: (error) => (CLOSED_TO_US.has(error) ? desk.now + HOUR : undefined),
    };
  },
};

const invite = inviteEffect({
  kind: "peer-support:invite",
  invitee(desk, ref) {
    const person = readPerson(desk.db, ref.person as PersonId);
    const channelId = readSettings(desk.db)?.peerChannelId;
    if (!channelId || !isPeer(desk.db, person.id)) return undefined;
    return { channelId, slackUserId: person.slackUserId };
  },
  joined: (desk, ref) => noteJoined(desk.db, ref.person as PersonId, desk.now),
  refused(desk, ref, error) {
    noteNotJoined(desk.db, ref.person as PersonId, error, desk.now);
    return "drop";
  },
});

const GUEST = new Set(["user_is_restricted", "ura_max_channels", "user_is_ultra_restricted"]);

const notJoined = messageEffect({
  kind: "peer-support:not-joined",
  withinHours: false,
  to: toPersonIn,
  draw({ words }, ref) {
    const reason = GUEST.has(String(ref.error)) ? "guest" : "other";
    return message(words.md(`peerSupport.notJoined.${reason}`));
  },
});

export const membershipEffects: readonly Effect[] = [members, invite, notJoined];
