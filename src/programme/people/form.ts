import { type Language, languages } from "../../texts/languages.ts";
import type { TextKey } from "../../texts/words.ts";
import {
  defineForm,
  defineImpersonalForm,
  type KeptFields,
  type KeptForm,
  LONG_TEXT,
  SHORT_TEXT,
} from "../forms/fields.ts";
import { type PairRole, pairRoles } from "../pairs/roles.ts";
import { type Filter, filters } from "./rules.ts";

const commonFields = <R extends PairRole>(whose: R) =>
  ({
    languages: { kind: "text", label: "people.form.languages", longest: SHORT_TEXT, required: true, whose },
    town: { kind: "text", label: "people.form.town", hint: "people.form.townHint", longest: SHORT_TEXT, whose },
  }) as const;

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
    whose: "mentor",
  },
  ...commonFields("mentor"),
  pairsAtOnce: {
    kind: "number",
    label: "people.form.pairsAtOnce",
    hint: "people.form.pairsAtOnceHint",
    least: 0,
    most: 10,
    required: true,
    whose: "mentor",
  },
  experience: { ...experience, whose: "mentor" },
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
    whose: "actor",
  },
  ...commonFields("actor"),
  groupAttended: {
    kind: "text",
    label: "people.form.groupAttended",
    hint: "people.form.groupAttendedHint",
    longest: SHORT_TEXT,
    whose: "actor",
  },
  wantsMentoring: {
    kind: "choice",
    label: "people.form.wantsMentoring",
    options: wishes,
    optionLabel: (wish: (typeof wishes)[number]) => `people.wish.${wish}`,
    look: "radio",
    required: true,
    whose: "actor",
  },
  experience: { ...experience, whose: "actor" },
});

/** The same questions in the third person, for a coordinator who writes for somebody else. */
function aboutAnother<F extends KeptFields>(
  name: string,
  form: KeptForm<F>,
  labels: Record<keyof F, TextKey>,
): KeptForm<F> {
  const fields = Object.entries(form.fields).map(([key, { hint: _, ...field }]) => [
    key,
    { ...field, label: labels[key], ...(field.kind === "long-text" ? { hint: "forms.noSensitive" } : {}) },
  ]);
  return { name, fields: Object.fromEntries(fields) };
}

const columns = {
  languages: "people.column.languages",
  town: "people.column.town",
  experience: "people.column.experience",
} as const;

/** A coordinator enrols a mentor or edits a mentor's profile. That the training is done only a coordinator says. */
export const editMentorForm = defineForm("people:edit-mentor", {
  ...aboutAnother("people:edit-mentor", mentorForm, {
    ...columns,
    fields: "people.column.fields",
    pairsAtOnce: "people.column.pairsAtOnce",
  }).fields,
  trainedOn: { kind: "date", label: "people.column.trainedOn", hint: "people.form.trainedOnHint", whose: "mentor" },
});

/** A coordinator enrols an actor or edits an actor's profile. */
export const editActorForm = aboutAnother("people:edit-actor", actorForm, {
  ...columns,
  fields: "people.column.hopedFor",
  groupAttended: "people.column.groupAttended",
  wantsMentoring: "people.column.wantsMentoring",
});

const LONGEST_SEARCH = 100;

/** "Ihmiset". */
export const listForm = defineImpersonalForm("people:list", {
  search: { kind: "text", label: "people.list.search", longest: LONGEST_SEARCH },
  filter: {
    kind: "choice",
    label: "people.list.filter",
    options: filters,
    optionLabel: (filter: Filter) => `people.filter.${filter}`,
    look: "select",
    required: true,
  },
});

/** "Lisää ihminen": a person of the workspace, and the role. The profile is asked for next. */
export const addForm = defineImpersonalForm("people:add", {
  person: { kind: "person", label: "people.add.person", required: true },
  role: {
    kind: "choice",
    label: "people.column.role",
    options: pairRoles,
    optionLabel: (role: PairRole) => `people.role.${role}`,
    look: "radio",
    required: true,
  },
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
    whose: "writer",
  },
});

const LONGEST_CALLED = 40;

/** "Kutsumanimi". Empty: the name of the Slack profile. */
export const calledForm = defineForm("people:called", {
  called: {
    kind: "text",
    label: "people.form.called",
    hint: "people.form.calledHint",
    longest: LONGEST_CALLED,
    whose: "writer",
  },
});
