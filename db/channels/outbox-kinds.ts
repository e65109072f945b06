import { field, kind } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

export const channelKinds = {
  "channels:look": kind({ channel: field.channel }, ({ channel }) => laneOf.channel(channel)),
};
