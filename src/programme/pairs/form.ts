import { type Language, languages } from "../../texts/languages.ts";
import { defineForm, SHORT_TEXT } from "../forms/fields.ts";
import { kickoffForm } from "../kickoff/form.ts";
import { pauseForm } from "../silence/form.ts";

/** A coordinator makes a new pair. PRODUCT.md section 3.1. */
export const newPairForm = defineForm("pairs", {
  actor: { kind: "person", label: "pairs.form.actor", required: true },
  mentor: { kind: "person", label: "pairs.form.mentor", required: true },
  coordinator: { kind: "person", label: "pairs.form.coordinator", required: true },
  day: { kind: "date", label: "pairs.form.day", required: true },
  time: { kind: "time", label: "pairs.form.time", required: true },
  place: { kind: "text", label: "pairs.form.place", longest: SHORT_TEXT },
  language: {
    kind: "choice",
    label: "pairs.form.language",
    required: true,
    options: languages,
    optionLabel: (language: Language) => `pairs.language.${language}`,
    look: "select",
  },
  consent: {
    kind: "choices",
    label: "pairs.form.consent",
    options: ["consent"],
    optionLabel: () => "pairs.form.consentTick",
    look: "ticks",
  },
});

/** Another mentor for an actor, in a new pair with a new channel. */
export const replacementForm = defineForm("pairs:replace", {
  pair: { kind: "pick", label: "pairs.replace.pair", required: true },
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
  coordinator: { kind: "pick", label: "pairs.handOver.to", required: true },
});
