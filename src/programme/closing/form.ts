import type { Words } from "../../texts/words.ts";
import {
  defineForm,
  defineImpersonalForm,
  LONG_TEXT,
  optionName,
  type Stored,
  type StoredAnswer,
} from "../forms/fields.ts";
import { type Outcome, outcomes, ratings, retiredOutcomes, type WayOn, waysOn } from "./rules.ts";

const outcome = {
  kind: "choice",
  label: "closing.outcome",
  required: true,
  options: outcomes,
  retired: retiredOutcomes,
  optionLabel: (option: (typeof outcomes)[number]) => `closing.outcomes.${option}` as const,
  look: "radio",
  whose: { stays: "It is counted: how mentorings end." },
} as const;

const rating = {
  kind: "choice",
  label: "closing.rating",
  options: ratings,
  optionLabel: (option: (typeof ratings)[number]) => `closing.ratings.r${option}` as const,
  look: "select",
  whose: { stays: "It is counted: how the network is rated." },
} as const;

const text = { kind: "long-text", label: "closing.text", hint: "forms.noSensitive", longest: LONG_TEXT } as const;

const goesOn = {
  kind: "choices",
  label: "closing.goesOn",
  options: waysOn,
  optionLabel: (option: (typeof waysOn)[number]) => `closing.waysOn.${option}` as const,
  look: "ticks",
  whose: { stays: "It is counted: how mentors go on." },
} as const;

export const outcomeName = (told: Stored<Outcome>, words: Words): string => optionName(outcome, told, words);
export const wayOnName = (way: Stored<WayOn>, words: Words): string => optionName(goesOn, way, words);

/** The mentor's part: filled at the end, or afterwards if a coordinator has finished the pair. */
export const mentorForm = defineForm("closing", {
  outcome: { ...outcome, hint: "closing.outcomeHint" },
  held: {
    kind: "picks",
    label: "closing.heldMeetings",
    hint: "closing.heldMeetingsHint",
    whose: { stays: "It is counted: which meetings were held." },
  },
  rating,
  text: { ...text, whose: "mentor" },
  goesOn,
});

/** A coordinator who finishes a pair gives only the outcome. */
export const coordinatorForm = defineForm("closing:coordinator", {
  outcome: { ...outcome, hint: "closing.outcomeHint" },
});

/** The actor's own form, after the end. */
export const actorForm = defineForm("closing:feedback", { outcome, rating, text: { ...text, whose: "actor" } });

/** The choice of the pair, if the command was given where it is not clear. */
export const pickForm = defineImpersonalForm("closing:pick", {
  pair: { kind: "pick", label: "closing.which.pair", required: true },
});

export const stopForm = defineForm("closing:stop", {
  text: { ...text, label: "closing.stopText", whose: "actor" },
});

export type MentorAnswer = StoredAnswer<typeof mentorForm.fields>;
export type ActorAnswer = StoredAnswer<typeof actorForm.fields>;
