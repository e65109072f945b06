import type { KeptForm, StoredAnswer } from "../forms/fields.ts";
import type { Complaint, Complaints } from "../forms/reading.ts";
import { complaintAboutGoals } from "../goals/rules.ts";
import { isTooFar } from "../meetings/rules.ts";
import type { kickoffForm } from "./form.ts";

type KickoffAnswer = StoredAnswer<typeof kickoffForm.fields>;
type FieldName = keyof KickoffAnswer;

/**
 * What is wrong with the goals and the date. The date may be up to that of the agreed first meeting, or today; a date more than a year ago is a
 * typing mistake.
 */
export function complaintsAboutKickoff(
  answer: KickoffAnswer,
  days: { today: string; meetingOn: string | undefined },
): Complaints {
  const goals = complaintAboutGoals(answer.goals);
  const on = complaintAboutDay(answer.on, days);
  return { ...(goals ? { goals } : {}), ...(on ? { on } : {}) };
}

function complaintAboutDay(on: string, days: { today: string; meetingOn: string | undefined }): Complaint | undefined {
  const last = days.meetingOn !== undefined && days.meetingOn > days.today ? days.meetingOn : days.today;
  if (on > last) return { key: "kickoff.wrong.future" };
  return isTooFar(days.today, on) ? { key: "kickoff.wrong.longAgo" } : undefined;
}

/** The fields in which two answers differ, in the form's order. */
export function changedFields(
  form: KeptForm<typeof kickoffForm.fields>,
  before: KickoffAnswer,
  after: KickoffAnswer,
): FieldName[] {
  return (Object.keys(form.fields) as FieldName[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}
