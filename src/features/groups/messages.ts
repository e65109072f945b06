import { kinds } from "../../../db/outbox/kinds.ts";
import { findPeerMeeting } from "../../../db/peer-support/peer-support.ts";
import { type Effect, effect, NO_LONGER_NEEDED } from "../../outbox/effects.ts";
import { channelEffects } from "./channel.ts";

/** One time of a group's meeting is over. */
const meetingOver = effect({
  kind: kinds["groups:meeting-over"],
  withinHours: false,
  prepare(context, { ref }) {
    const meeting = findPeerMeeting(context.db, ref.meeting);
    if (!meeting || meeting.revision !== ref.revision || meeting.state === "cancelled")
      return { drop: NO_LONGER_NEEDED };
    return { drop: NO_LONGER_NEEDED };
  },
});

export const effects: readonly Effect[] = [...channelEffects, meetingOver];
