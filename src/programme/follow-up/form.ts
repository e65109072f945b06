import { defineForm, LONG_TEXT, type StoredAnswer } from "../forms/fields.ts";

/** How a meeting was, from 1 (badly) to 5 (well). */
export const ratings = ["1", "2", "3", "4", "5"] as const;
export type Rating = (typeof ratings)[number];

export const SHARE = "share";

/** The actor's answer about a meeting. */
export const followUpForm = defineForm("follow-up", {
  rating: {
    kind: "choice",
    label: "followUp.rating",
    options: ratings,
    optionLabel: (rating: Rating) => `followUp.number.${rating}`,
    look: "radio",
    // Only the actor and, if it is shared, the mentor ever see it, so it is not counted and need not stay.
    whose: "actor",
  },
  words: { kind: "long-text", longest: LONG_TEXT, label: "followUp.words", hint: "forms.noSensitive", whose: "actor" },
  sharing: {
    kind: "choices",
    label: "followUp.sharing",
    options: [SHARE],
    optionLabel: () => "followUp.shareTick",
    look: "ticks",
    whose: "actor",
  },
});

export type FollowUpAnswer = StoredAnswer<typeof followUpForm.fields>;
