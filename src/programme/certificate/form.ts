import { type Language, languages } from "../../texts/languages.ts";
import { defineForm, defineImpersonalForm, type StoredAnswer } from "../forms/fields.ts";

export const THEMES = "themes";
const MOST_LETTERS = 80;

/** What the person decides about her certificate. */
export const certificateForm = defineForm("certificate", {
  name: { kind: "text", longest: MOST_LETTERS, label: "certificate.form.name", required: true, whose: "writer" },
  language: {
    kind: "choice",
    label: "certificate.form.language",
    required: true,
    options: languages,
    optionLabel: (language: Language) => `people.language.${language}` as const,
    look: "select",
    whose: { stays: "It says in which language a text of ours was." },
  },
  themes: {
    kind: "choices",
    label: "certificate.form.themes",
    options: [THEMES],
    optionLabel: () => "certificate.form.themesTick",
    look: "ticks",
    whose: { stays: "It says whether a list of ours was shown." },
  },
});

export type CertificateAnswer = StoredAnswer<typeof certificateForm.fields>;

/** "Tarkista todistus". */
export const checkForm = defineImpersonalForm("certificate:check", {
  number: {
    kind: "text",
    longest: 40,
    label: "certificate.check.number",
    hint: "certificate.check.numberHint",
    required: true,
  },
});
