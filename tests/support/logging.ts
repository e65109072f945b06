import { answerWith } from "../../src/programme/forms/fields.ts";
import { type MeetingLog, meetingLogForm } from "../../src/programme/meeting-log/form.ts";

/** A log with only what it must have. */
export const emptyLog: MeetingLog = answerWith(meetingLogForm, { on: "2026-01-12", themes: ["jobs"] });
