import { type Language, languages } from "../../texts/languages.ts";
import { mentorForm as closingForm } from "../closing/form.ts";
import { defineForm, LONG_TEXT, SHORT_TEXT } from "../forms/fields.ts";
import { themeOptions } from "../forms/themes.ts";
import { peerMeetingForm } from "../peer-support/form.ts";
import { actorForm, wishes } from "../people/form.ts";

/** In code points: fits into a title of a list and, cut, into the channel's name. */
const LONGEST_NAME = 60;
const MOST_MEETINGS = 40;

const idOfPerson = { stays: "It is an id of ours, which names nobody once the person's own row is emptied." } as const;
const idOfProgramme = { stays: "It is the programme, which many share." } as const;
const ofGroup = { stays: "It says what a group of many is called and when it ends; it is counted." } as const;

/** A coordinator makes a group. PRODUCT.md section 13. */
export const newGroupForm = defineForm("groups", {
  name: { kind: "text", label: "groups.form.name", required: true, longest: LONGEST_NAME, whose: ofGroup },
  /** Asked where there are several to choose from. */
  programme: { kind: "pick", label: "programmes.form.programme", whose: idOfProgramme },
  mentors: { kind: "people", label: "groups.form.mentors", required: true, whose: idOfPerson },
  actors: { kind: "people", label: "groups.form.actors", whose: idOfPerson },
  coordinator: { kind: "person", label: "groups.form.coordinator", required: true, whose: idOfPerson },
  language: {
    kind: "choice",
    label: "groups.form.language",
    required: true,
    options: languages,
    optionLabel: (language: Language) => `pairs.language.${language}`,
    look: "select",
    whose: { stays: "It is the language of a channel that many share." },
  },
  endsOn: { kind: "date", label: "groups.form.endsOn", whose: ofGroup },
  number: {
    kind: "number",
    label: "groups.form.number",
    least: 1,
    most: MOST_MEETINGS,
    whose: ofGroup,
  },
});

const { fields } = newGroupForm;

/** A coordinator changes what she has told about a group. Its people have a form of their own. */
export const editGroupForm = defineForm("groups:edit", {
  name: fields.name,
  coordinator: fields.coordinator,
  language: fields.language,
  endsOn: fields.endsOn,
  number: fields.number,
});

/** People come and go. */
export const groupPeopleForm = defineForm("groups:people", { mentors: fields.mentors, actors: fields.actors });

const { title, day, time, length, place, description } = peerMeetingForm.fields;

/** A mentor or a coordinator invites a group to a meeting. */
export const groupMeetingForm = defineForm("groups:meeting", {
  title,
  theme: { kind: "choice", label: "groups.form.theme", ...themeOptions, look: "select", whose: ofGroup },
  day,
  time,
  length,
  place,
  guest: {
    kind: "text",
    label: "groups.form.guest",
    hint: "groups.form.guestHint",
    longest: SHORT_TEXT,
    whose: "writer",
  },
  description,
});

const MOST_PEOPLE_IN_A_MEETING = 200;

/** What a mentor notes after a meeting: counts only. */
export const groupCountForm = defineForm("groups:count", {
  came: {
    kind: "number",
    label: "groups.form.came",
    required: true,
    least: 0,
    most: MOST_PEOPLE_IN_A_MEETING,
    whose: { stays: "It is a number of people, of whom it names none." },
  },
  themes: {
    kind: "choices",
    label: "groups.form.themes",
    ...themeOptions,
    look: "ticks",
    whose: { stays: "Themes of a meeting of many are counted." },
  },
});

/** An actor says whether she wishes for a mentor of her own, and what she has learned. */
export const groupWishForm = defineForm("groups:wish", {
  wishes: {
    kind: "choice",
    label: "groups.form.wishes",
    required: true,
    options: wishes,
    optionLabel: (option: (typeof wishes)[number]) => `groups.wishes.${option}` as const,
    look: "radio",
    whose: { stays: "It is yes or no, and is counted." },
  },
  field: { kind: "text", label: "groups.form.field", longest: SHORT_TEXT, whose: "writer" },
  learned: {
    kind: "long-text",
    label: "groups.form.learned",
    hint: "forms.noSensitive",
    longest: LONG_TEXT,
    whose: "writer",
  },
});

/** Asked together with the wish where her profile has no languages, which matching needs. They are kept in her profile. */
export const wishLanguagesForm = defineForm("groups:wish-languages", { languages: actorForm.fields.languages });

/** Everybody's feedback to the network at the end, as at the end of a pair. */
export const groupFeedbackForm = defineForm("groups:feedback", {
  rating: { ...closingForm.fields.rating, label: "groups.form.rating" },
  text: { ...closingForm.fields.text, whose: "writer" },
});
