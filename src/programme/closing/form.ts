import { type Answer, defineForm, LONG_TEXT } from "../forms/fields.ts";
import { outcomes, ratings, waysOn } from "./rules.ts";

const outcome = {
  kind: "choice",
  label: "closing.outcome",
  required: true,
  options: outcomes,
  optionLabel: (option: (typeof outcomes)[number]) => `closing.outcomes.${option}` as const,
  look: "radio",
} as const;

const rating = {
  kind: "choice",
  label: "closing.rating",
  options: ratings,
  optionLabel: (option: (typeof ratings)[number]) => `closing.ratings.r${option}` as const,
  look: "select",
} as const;

const text = { kind: "long-text", label: "closing.text", hint: "forms.noSensitive", longest: LONG_TEXT } as const;

const goesOn = {
  kind: "choices",
  label: "closing.goesOn",
  options: waysOn,
  optionLabel: (option: (typeof waysOn)[number]) => `closing.waysOn.${option}` as const,
  look: "ticks",
} as const;

/** The mentor's part: filled at the end, or afterwards if a coordinator has finished the pair. */
export const mentorForm = defineForm("closing", {
  outcome: { ...outcome, hint: "closing.outcomeHint" },
  held: { kind: "picks", label: "closing.heldMeetings", hint: "closing.heldMeetingsHint" },
  rating,
  text,
  goesOn,
});

/** A coordinator who finishes a pair gives only the outcome. */
export const coordinatorForm = defineForm("closing:coordinator", {
  outcome: { ...outcome, hint: "closing.outcomeHint" },
});

/** The actor's own form, after the end. */
export const actorForm = defineForm("closing:feedback", { outcome, rating, text });

/** The choice of the pair, if the command was given where it is not clear. */
export const pickForm = defineForm("closing:pick", {
  pair: { kind: "pick", label: "closing.which.pair", required: true },
});

export const stopForm = defineForm("closing:stop", {
  text: { kind: "long-text", label: "closing.stopText", hint: "forms.noSensitive", longest: LONG_TEXT },
});

export type MentorAnswer = Answer<typeof mentorForm.fields>;
export type ActorAnswer = Answer<typeof actorForm.fields>;
