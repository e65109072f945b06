import { kickoffForm } from "../kickoff/form.ts";
import { meetingLogForm } from "../meeting-log/form.ts";
import type { KeptForm } from "./fields.ts";

/** The forms of a pair that are kept as one document each: today's fields, and perhaps others. */
export type PairForms = {
  readonly kickoff: KeptForm<typeof kickoffForm.fields>;
  readonly meetingLog: KeptForm<typeof meetingLogForm.fields>;
};

/** Liite 1 and Liite 2 of the guide. */
export const pairForms: PairForms = { kickoff: kickoffForm, meetingLog: meetingLogForm };
