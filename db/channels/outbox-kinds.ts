import { field, kind } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

export const channelKinds = {
  "channels:look": kind({ channel: field.channel }, ({ channel }) => laneOf.channel(channel)),
  "channels:round": kind({}, () => laneOf.toMany("channels", "round")),
  "channels:take-back": kind({ channel: field.channel, message: field.row }, ({ channel }) => laneOf.channel(channel)),
};
