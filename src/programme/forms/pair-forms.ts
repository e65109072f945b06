import { kickoffForm } from "../kickoff/form.ts";
import { meetingLogForm } from "../meeting-log/form.ts";
import type { KeptForm } from "./fields.ts";

/** The forms of a pair that are stored as one document each. A type of their own, so that tests can add fields. */
export type PairForms = {
  readonly kickoff: KeptForm<typeof kickoffForm.fields>;
  readonly meetingLog: KeptForm<typeof meetingLogForm.fields>;
};

/** Liite 1 and Liite 2 of the guide. */
export const pairForms: PairForms = { kickoff: kickoffForm, meetingLog: meetingLogForm };
