import { defineForm, LONG_TEXT, type StoredAnswer } from "../forms/fields.ts";

/** Whether the mentoring goes into the right direction, from 1 (no) to 5 (yes). */
export const ratings = ["1", "2", "3", "4", "5"] as const;

export const SHARE = "share";

/** What each of the two is asked when about half of the mentoring is over. */
export const midWayForm = defineForm("mid-way", {
  rating: {
    kind: "choice",
    label: "midWay.rating",
    required: true,
    options: ratings,
    optionLabel: (rating: (typeof ratings)[number]) => `midWay.ratings.r${rating}` as const,
    look: "radio",
    whose: { stays: "It is counted: means of at least five people." },
  },
  needs: { kind: "long-text", longest: LONG_TEXT, label: "midWay.needs", hint: "forms.noSensitive", whose: "writer" },
  sharing: {
    kind: "choices",
    label: "midWay.sharing",
    options: [SHARE],
    optionLabel: () => "midWay.shareTick",
    look: "ticks",
    whose: "writer",
  },
});

export type MidWayAnswer = StoredAnswer<typeof midWayForm.fields>;
