import type { Lanes } from "../support/lanes.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "person:<person>": ["light-pairs:ask", "light-pairs:joined", "light-pairs:look-up"],
};
