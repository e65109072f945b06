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
