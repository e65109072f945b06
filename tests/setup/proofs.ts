import type { Lanes } from "../support/lanes.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  coordinators: [
    "setup:another-copy",
    "setup:channel",
    "setup:invite",
    "setup:outsider",
    "setup:take-out",
    "setup:welcome",
  ],
  "person:<to>": ["setup:trouble"],
};
