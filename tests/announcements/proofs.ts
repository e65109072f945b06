import { saveDraft } from "../../db/announcements/announcements.ts";
import { newId } from "../../db/store/open.ts";
import type { AnnouncementId } from "../../src/programme/ids.ts";
import { coordinatorOf } from "../support/acting.ts";
import type { Lanes } from "../support/lanes.ts";
import type { MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "announcement:<announcement>": ["announcements:watch"],
  "many:<announcement>:<to>": ["announcements:deliver"],
  "person:<person>": ["announcements:progress"],
};

/** A draft. No erasure deletes it, so nothing is returned to look for; kept-answers.test.ts refuses a column in which nobody wrote. */
export const marksInDatabase: MarksInDatabase = {
  "half-way": ({ db, coordinator, mark }) => {
    const draft = { id: newId<AnnouncementId>(), to: { audience: "mentors" }, text: mark("announcement") } as const;
    saveDraft(db, coordinatorOf(db, coordinator), draft, NOW);
    return [];
  },
};
