import { kind } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";
import { work } from "../outbox/subjects.ts";

export const keepingKinds = {
  "backup:nightly": kind({}, () => laneOf.backup, work),
};
