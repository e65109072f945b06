import { defineForm, LONG_TEXT } from "../forms/fields.ts";
import { themeLabel, themes } from "../forms/themes.ts";

const longText = { kind: "long-text", longest: LONG_TEXT, hint: "forms.noSensitive" } as const;

const importantMatters = ["confidential", "sharing", "support"] as const;

/** Liite 1 of the guide, "Ensimmäinen tapaaminen", which mentor, actor and coordinator fill in together. */
export const kickoffForm = defineForm("kickoff", {
  actorContact: { kind: "text", longest: LONG_TEXT, label: "kickoff.form.actorContact" },
  mentorContact: { kind: "text", longest: LONG_TEXT, label: "kickoff.form.mentorContact" },
  on: { kind: "date", label: "kickoff.form.on", required: true },
  actorBackground: { ...longText, label: "kickoff.form.actorBackground" },
  mentorBackground: { ...longText, label: "kickoff.form.mentorBackground" },
  actorLearned: { ...longText, label: "kickoff.form.actorLearned" },
  actorWishes: { ...longText, label: "kickoff.form.actorWishes" },
  mentorWishes: { ...longText, label: "kickoff.form.mentorWishes" },
  themes: {
    kind: "choices",
    label: "kickoff.form.themes",
    required: true,
    options: themes,
    optionLabel: themeLabel,
    look: "select",
  },
  number: {
    kind: "number",
    label: "kickoff.form.number",
    hint: "kickoff.form.numberHint",
    required: true,
    least: 1,
    most: 20,
  },
  workerWishes: { ...longText, label: "kickoff.form.workerWishes" },
  important: {
    kind: "choices",
    label: "kickoff.form.important",
    options: importantMatters,
    optionLabel: (matter: (typeof importantMatters)[number]) => `kickoff.important.${matter}`,
    look: "ticks",
  },
});
