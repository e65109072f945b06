import { defineForm, LONG_TEXT } from "../forms/fields.ts";

const aboutPair = { stays: "It is counted: that support was asked for in a pair." } as const;

/** "Tarvitsen tukea". A person with several pairs can say which one it is about. */
export const supportForm = defineForm("support", {
  pair: { kind: "pick", label: "support.form.pair", hint: "support.form.pairHint", whose: aboutPair },
  text: {
    kind: "long-text",
    label: "support.form.text",
    hint: "forms.noSensitive",
    longest: LONG_TEXT,
    whose: "writer",
  },
});
