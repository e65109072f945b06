import { defineForm, SHORT_TEXT } from "../forms/fields.ts";

/** The length of a meeting if no other is given. */
export const USUAL_MINUTES = 60;

const counted = { stays: "It is counted: when which pair meets." } as const;

/** Time and place: of a new meeting, of a moved one, and of the first meeting with a new time. PRODUCT.md section 3.4. */
export const meetingForm = defineForm("meetings", {
  pair: { kind: "pick", label: "meetings.form.pair", whose: counted },
  day: { kind: "date", label: "meetings.form.day", required: true, whose: counted },
  time: { kind: "time", label: "meetings.form.time", required: true, whose: counted },
  minutes: { kind: "number", label: "meetings.form.minutes", least: 15, most: 480, whose: counted },
  // Without the names a place may still say where somebody lives, and not which of the two.
  place: { kind: "text", label: "meetings.form.place", longest: SHORT_TEXT, whose: "both" },
});
