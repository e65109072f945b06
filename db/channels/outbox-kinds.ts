import { field, kind } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";
import { work } from "../outbox/subjects.ts";

export const channelKinds = {
  "channels:look": kind({ channel: field.channel }, ({ channel }) => laneOf.channel(channel), work),
  "channels:round": kind({}, () => laneOf.toMany("channels", "round"), work),
  "channels:take-back": kind(
    { channel: field.channel, message: field.row },
    ({ channel }) => laneOf.channel(channel),
    work,
  ),
};
