import { defineForm, LONG_TEXT } from "../forms/fields.ts";

/** "Tarvitsen tukea". A person with several pairs can say which one it is about. */
export const supportForm = defineForm("support", {
  pair: { kind: "pick", label: "support.form.pair", hint: "support.form.pairHint" },
  text: { kind: "long-text", label: "support.form.text", hint: "forms.noSensitive", longest: LONG_TEXT },
});
