import type { Answer } from "../forms/fields.ts";
import type { Complaints } from "../forms/reading.ts";
import type { kickoffForm } from "./form.ts";

type KickoffAnswer = Answer<typeof kickoffForm.fields>;
type FieldName = keyof KickoffAnswer;

/** The form may be prepared for an agreed first meeting, but not dated beyond it. */
export function complaintsAboutKickoff(
  answer: KickoffAnswer,
  days: { today: string; meetingOn: string | undefined },
): Complaints {
  const last = days.meetingOn !== undefined && days.meetingOn > days.today ? days.meetingOn : days.today;
  return answer.on > last ? { on: { key: "kickoff.wrong.future" } } : {};
}

/** The fields in which two answers differ, in the form's order. */
export function changedFields(form: typeof kickoffForm, before: KickoffAnswer, after: KickoffAnswer): FieldName[] {
  return (Object.keys(form.fields) as FieldName[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}
