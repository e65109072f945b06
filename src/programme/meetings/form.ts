import { defineForm, SHORT_TEXT } from "../forms/fields.ts";

/** The length of a meeting if no other is given. */
export const USUAL_MINUTES = 60;

/** Time and place: of a new meeting, of a moved one, and of the first meeting with a new time. PRODUCT.md section 3.4. */
export const meetingForm = defineForm("meetings", {
  pair: { kind: "pick", label: "meetings.form.pair" },
  day: { kind: "date", label: "meetings.form.day", required: true },
  time: { kind: "time", label: "meetings.form.time", required: true },
  minutes: { kind: "number", label: "meetings.form.minutes", least: 15, most: 480 },
  place: { kind: "text", label: "meetings.form.place", longest: SHORT_TEXT },
});
