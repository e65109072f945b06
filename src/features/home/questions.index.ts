// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import { openQuestions as followUpOpenQuestions } from "../follow-up/messages.ts";
import { openQuestions as kickoffOpenQuestions } from "../kickoff/messages.ts";
import { openQuestions as meetingLogOpenQuestions } from "../meeting-log/messages.ts";
import { openQuestions as midWayOpenQuestions } from "../mid-way/messages.ts";
import { openQuestions as silenceOpenQuestions } from "../silence/messages.ts";
import type { OpenQuestions } from "./question.ts";

/** What of each feature waits for a person in a pair. */
export const openQuestions: readonly OpenQuestions[] = [
  followUpOpenQuestions,
  kickoffOpenQuestions,
  meetingLogOpenQuestions,
  midWayOpenQuestions,
  silenceOpenQuestions,
];
