import { defineForm, LONG_TEXT, SHORT_TEXT } from "../forms/fields.ts";
import { type Language, languages } from "../texts/languages.ts";

const aboutHer = {
  languages: { kind: "text", label: "people.form.languages", longest: SHORT_TEXT, required: true },
  town: { kind: "text", label: "people.form.town", hint: "people.form.townHint", longest: SHORT_TEXT },
} as const;

const experience = {
  kind: "long-text",
  label: "people.form.experience",
  hint: "forms.noSensitive",
  longest: LONG_TEXT,
} as const;

/** "Ilmoittaudu mentoriksi". */
export const mentorForm = defineForm("people:enrol-mentor", {
  fields: {
    kind: "text",
    label: "people.form.fields",
    hint: "people.form.fieldsHint",
    longest: SHORT_TEXT,
    required: true,
  },
  ...aboutHer,
  pairsAtOnce: { kind: "number", label: "people.form.pairsAtOnce", least: 1, most: 10, required: true },
  experience,
});

export const wishes = ["yes", "no"] as const;

/** "Ilmoittaudu aktoriksi". */
export const actorForm = defineForm("people:enrol-actor", {
  fields: {
    kind: "text",
    label: "people.form.hopedFor",
    hint: "people.form.hopedForHint",
    longest: SHORT_TEXT,
    required: true,
  },
  ...aboutHer,
  groupAttended: {
    kind: "text",
    label: "people.form.groupAttended",
    hint: "people.form.groupAttendedHint",
    longest: SHORT_TEXT,
  },
  wantsMentoring: {
    kind: "choice",
    label: "people.form.wantsMentoring",
    options: wishes,
    optionLabel: (wish: (typeof wishes)[number]) => `people.wish.${wish}`,
    look: "radio",
    required: true,
  },
  experience,
});

/** "Kieli". */
export const languageForm = defineForm("people:language", {
  language: {
    kind: "choice",
    label: "people.form.language",
    options: languages,
    optionLabel: (language: Language) => `people.language.${language}`,
    look: "radio",
    required: true,
  },
});
