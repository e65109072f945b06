import type { Lanes } from "../support/lanes.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "home:<person>": ["home:publish"],
};
