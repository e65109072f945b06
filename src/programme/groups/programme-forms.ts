import { type Complaints, readAnswer, type State, trimmedText } from "../forms/reading.ts";
import { spanOf } from "../peer-support/rules.ts";
import type { ProgrammeContents } from "../programmes/contents.ts";
import { withThemes } from "../programmes/forms.ts";
import { groupCountForm, groupMeetingForm } from "./form.ts";

/** The forms of meetings, with the themes of one version of a programme. */

export const meetingFormIn = (contents: ProgrammeContents): typeof groupMeetingForm => ({
  ...groupMeetingForm,
  fields: { ...groupMeetingForm.fields, theme: withThemes(groupMeetingForm.fields.theme, contents) },
});

export const countFormIn = (contents: ProgrammeContents): typeof groupCountForm => ({
  ...groupCountForm,
  fields: { ...groupCountForm.fields, themes: withThemes(groupCountForm.fields.themes, contents) },
});

/**
 * A meeting as it is announced to a group or a programme, from a filled-in form.
 * @param zone IANA name, in which day and time are typed
 * @returns start and end in milliseconds since 1970 UTC, or what is wrong, by field
 */
export function readMeeting(contents: ProgrammeContents, state: State, now: number, zone: string) {
  const reading = readAnswer(meetingFormIn(contents), state);
  if (reading.complaints) return { complaints: reading.complaints as Complaints };
  const { title, place, description, theme, guest, ...given } = reading.answer;
  const span = spanOf(given, now, zone);
  if ("complaints" in span) return span;
  return { title: title.trim(), place: trimmedText(place), guest: trimmedText(guest), description, theme, ...span };
}
