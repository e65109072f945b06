import { type Language, languages } from "../../texts/languages.ts";
import { defineForm, SHORT_TEXT } from "../forms/fields.ts";
import { kickoffForm } from "../kickoff/form.ts";
import { pauseForm } from "../silence/form.ts";

const idOfPerson = { stays: "It is an id of ours, which names nobody once the person's own row is emptied." } as const;
const idOfProgramme = { stays: "It is the programme, which many pairs share." } as const;
const timeOfMeeting = { stays: "It is the time of a meeting, which is counted." } as const;

/** A coordinator makes a new pair. PRODUCT.md section 3.1. */
export const newPairForm = defineForm("pairs", {
  actor: { kind: "person", label: "pairs.form.actor", required: true, whose: idOfPerson },
  mentor: { kind: "person", label: "pairs.form.mentor", required: true, whose: idOfPerson },
  coordinator: { kind: "person", label: "pairs.form.coordinator", required: true, whose: idOfPerson },
  day: { kind: "date", label: "pairs.form.day", required: true, whose: timeOfMeeting },
  time: { kind: "time", label: "pairs.form.time", required: true, whose: timeOfMeeting },
  place: { kind: "text", label: "pairs.form.place", longest: SHORT_TEXT, whose: "both" },
  language: {
    kind: "choice",
    label: "pairs.form.language",
    required: true,
    options: languages,
    optionLabel: (language: Language) => `pairs.language.${language}`,
    look: "select",
    whose: { stays: "It is the language of a channel that two share." },
  },
  /** Asked where there are several to choose from. */
  programme: { kind: "pick", label: "programmes.form.programme", whose: idOfProgramme },
  consent: {
    kind: "choices",
    label: "pairs.form.consent",
    options: ["consent"],
    optionLabel: () => "pairs.form.consentTick",
    look: "ticks",
    whose: { stays: "It is the proof that somebody has said that both agreed, by id and time." },
  },
});

/** Another mentor for an actor, in a new pair with a new channel. */
export const replacementForm = defineForm("pairs:replace", {
  pair: { kind: "pick", label: "pairs.replace.pair", required: true, whose: idOfPerson },
  mentor: newPairForm.fields.mentor,
  day: newPairForm.fields.day,
  time: newPairForm.fields.time,
  place: newPairForm.fields.place,
  consent: newPairForm.fields.consent,
});

/** A coordinator marks a pause. Agreed meetings stay, because coordinators may not know of them. */
export const coordinatorPauseForm = defineForm("pairs:pause", {
  until: { ...pauseForm.fields.until, label: "pairs.pause.until" },
});

/** A coordinator changes the planned number of meetings, after the first meeting. */
export const numberForm = defineForm("pairs:number", { number: kickoffForm.fields.number });

/** Another coordinator answers for the pair. */
export const handOverForm = defineForm("pairs:hand-over", {
  coordinator: { kind: "pick", label: "pairs.handOver.to", required: true, whose: idOfPerson },
});
