import type { Lanes } from "../support/lanes.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  import: ["import:look-up"],
  "import:joined": ["import:joined"],
  "import:keeping": ["import:forget", "import:give-up"],
  "person:<person>": ["import:no-addresses"],
};
