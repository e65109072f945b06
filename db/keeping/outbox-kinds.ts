import { kind } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

export const keepingKinds = {
  "backup:nightly": kind({}, () => laneOf.backup),
};
