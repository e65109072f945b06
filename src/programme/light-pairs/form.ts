import { type Language, languages } from "../../texts/languages.ts";
import { defineForm, defineImpersonalForm } from "../forms/fields.ts";
import { newPairForm } from "../pairs/form.ts";

const inOwnRow = { stays: "It is in the person's own row, which is emptied when her data is erased." } as const;
const proof = { stays: "It is the proof that a person consented: how and when, by id." } as const;

/** How somebody without an account in the workspace has consented. */
export const consentWays = ["spoken", "written", "message"] as const;
export type ConsentWay = (typeof consentWays)[number];

export const LONGEST_NAME = 80;
/** RFC 5321, 4.5.3.1.3. */
export const LONGEST_EMAIL = 254;

const { mentor, coordinator, day, time, place, language, programme, consent } = newPairForm.fields;

/** A coordinator makes a pair whose actor has no Slack. PRODUCT.md section 3.11. */
export const lightPairForm = defineForm("light-pairs", {
  actor: { kind: "text", label: "lightPairs.form.actor", longest: LONGEST_NAME, required: true, whose: inOwnRow },
  email: {
    kind: "text",
    label: "lightPairs.form.email",
    hint: "lightPairs.form.emailHint",
    longest: LONGEST_EMAIL,
    whose: inOwnRow,
  },
  /** Asked where the bot can send e-mail. */
  letters: {
    kind: "choices",
    label: "lightPairs.form.letters",
    options: ["letters"],
    optionLabel: () => "lightPairs.form.lettersTick",
    look: "ticks",
    whose: inOwnRow,
  },
  actorLanguage: {
    kind: "choice",
    label: "lightPairs.form.actorLanguage",
    required: true,
    options: languages,
    optionLabel: (one: Language) => `pairs.language.${one}`,
    look: "select",
    whose: { stays: "It is the language of a person, by id." },
  },
  consentWay: {
    kind: "choice",
    label: "lightPairs.form.consentWay",
    required: true,
    options: consentWays,
    optionLabel: (way: ConsentWay) => `lightPairs.consentWay.${way}`,
    look: "radio",
    whose: proof,
  },
  consentOn: { kind: "date", label: "lightPairs.form.consentOn", required: true, whose: proof },
  mentor,
  coordinator,
  day,
  time,
  place,
  language,
  programme,
  consent: { ...consent, optionLabel: () => "lightPairs.form.consentTick" },
});

/** "Aktori on nyt Slackissa": a coordinator says which account is the actor's. The user of the account is asked. */
export const joiningForm = defineImpersonalForm("light-pairs:joining", {
  person: { kind: "person", label: "lightPairs.joining.person", required: true },
});

/** The code that came to the actor's address, as she tells it. */
export const lightCodeForm = defineImpersonalForm("light-pairs:code", {
  code: { kind: "text", label: "mail.form.code", longest: 20, required: true },
});
