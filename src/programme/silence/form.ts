import { defineForm } from "../forms/fields.ts";

const wishes = ["keep", "cancel"] as const;
const pause = { stays: "It is the day until which a pair rests; its reason is not asked." } as const;

/** A pause until a date, and whether a meeting planned before that date is kept. PRODUCT.md section 3.8. */
export const pauseForm = defineForm("silence", {
  until: { kind: "date", label: "silence.form.until", required: true, whose: pause },
  meeting: {
    kind: "choice",
    label: "silence.form.meeting",
    options: wishes,
    optionLabel: (wish: (typeof wishes)[number]) => `silence.meeting.${wish}`,
    look: "radio",
    whose: pause,
  },
});
