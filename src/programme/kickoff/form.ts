import { defineForm, LONG_TEXT } from "../forms/fields.ts";
import { themeOptions } from "../forms/themes.ts";
import { GOALS_LENGTH } from "../goals/rules.ts";

const longText = { kind: "long-text", longest: LONG_TEXT, hint: "forms.noSensitive" } as const;

const importantMatters = ["confidential", "sharing", "support"] as const;

/** Liite 1 of the guide, "Ensimmäinen tapaaminen", which mentor, actor and coordinator fill in together. */
export const kickoffForm = defineForm(
  "kickoff",
  {
    actorContact: { kind: "text", longest: LONG_TEXT, label: "kickoff.form.actorContact", whose: "actor" },
    mentorContact: { kind: "text", longest: LONG_TEXT, label: "kickoff.form.mentorContact", whose: "mentor" },
    on: {
      kind: "date",
      label: "kickoff.form.on",
      required: true,
      whose: { stays: "It is counted: the day of a meeting that was held." },
    },
    actorBackground: { ...longText, label: "kickoff.form.actorBackground", whose: "actor" },
    mentorBackground: { ...longText, label: "kickoff.form.mentorBackground", whose: "mentor" },
    actorLearned: { ...longText, label: "kickoff.form.actorLearned", whose: "actor" },
    actorWishes: { ...longText, label: "kickoff.form.actorWishes", whose: "actor" },
    mentorWishes: { ...longText, label: "kickoff.form.mentorWishes", whose: "mentor" },
    /** One a line. They are goals of the pair too: src/programme/goals. Not asked where the programme has none. */
    goals: {
      kind: "long-text",
      longest: GOALS_LENGTH,
      label: "kickoff.form.goals",
      hint: "kickoff.form.goalsHint",
      whose: "both",
    },
    themes: {
      kind: "choices",
      label: "kickoff.form.themes",
      required: true,
      ...themeOptions,
      look: "select",
      whose: { stays: "It is counted: themes of a list that is the same for everybody." },
    },
    number: {
      kind: "number",
      label: "kickoff.form.number",
      hint: "kickoff.form.numberHint",
      required: true,
      least: 1,
      most: 20,
      whose: { stays: "It is counted: how many meetings were planned." },
    },
    // All three may have written it.
    workerWishes: { ...longText, label: "kickoff.form.workerWishes", whose: "both" },
    important: {
      kind: "choices",
      label: "kickoff.form.important",
      options: importantMatters,
      optionLabel: (matter: (typeof importantMatters)[number]) => `kickoff.important.${matter}`,
      look: "ticks",
      whose: { stays: "These matters are talked through in every pair: the ticks say nothing about a person." },
    },
  },
  { deletedWholeWith: "actor" },
);
