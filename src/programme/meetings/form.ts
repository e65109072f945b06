import { defineForm, SHORT_TEXT } from "../forms/fields.ts";

export const USUAL_MINUTES = 60;

/** A time and a place to meet: for a new meeting, for one that is moved, and for the first meeting's new time. PRODUCT.md section 3.4. */
export const meetingForm = defineForm("meetings", {
  pair: { kind: "pick", label: "meetings.form.pair" },
  day: { kind: "date", label: "meetings.form.day", required: true },
  time: { kind: "time", label: "meetings.form.time", required: true },
  minutes: { kind: "number", label: "meetings.form.minutes", least: 15, most: 480 },
  place: { kind: "text", label: "meetings.form.place", longest: SHORT_TEXT },
});
