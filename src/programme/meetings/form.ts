import { defineForm, SHORT_TEXT } from "../forms/fields.ts";

const counted = { stays: "It is counted: when which pair meets." } as const;

const metAnswers = ["yes", "no"] as const;

/** Time and place: of a new meeting, of a moved one, and of the first meeting with a new time. PRODUCT.md section 3.4. */
export const meetingForm = defineForm("meetings", {
  /** Asked only if a meeting of the pair has ended of which the bot does not know whether it was held. */
  met: {
    kind: "choice",
    label: "meetings.form.met",
    options: metAnswers,
    optionLabel: (answer: (typeof metAnswers)[number]) => `meetings.form.metAnswer.${answer}`,
    look: "radio",
    whose: counted,
  },
  pair: { kind: "pick", label: "meetings.form.pair", whose: counted },
  day: { kind: "date", label: "meetings.form.day", required: true, whose: counted },
  time: { kind: "time", label: "meetings.form.time", required: true, whose: counted },
  minutes: { kind: "number", label: "meetings.form.minutes", least: 15, most: 480, whose: counted },
  // Without the names a place may still say where somebody lives, and not which of the two.
  place: { kind: "text", label: "meetings.form.place", longest: SHORT_TEXT, whose: "both" },
});
