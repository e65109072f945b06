import { type Answer, defineForm, LONG_TEXT } from "../forms/fields.ts";

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
  },
  words: { kind: "long-text", longest: LONG_TEXT, label: "followUp.words", hint: "forms.noSensitive" },
  sharing: {
    kind: "choices",
    label: "followUp.sharing",
    options: [SHARE],
    optionLabel: () => "followUp.shareTick",
    look: "ticks",
  },
});

export type FollowUpAnswer = Answer<typeof followUpForm.fields>;
