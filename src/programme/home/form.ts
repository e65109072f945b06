import { defineImpersonalForm, SHORT_TEXT } from "../forms/fields.ts";

/** Which pairs are searched: all that have not finished, those in one state, or the finished ones. */
export const amongs = ["live", "open", "paused", "invited", "opening", "finished"] as const;
export type Among = (typeof amongs)[number];

/** The search for a pair. The text is not stored; only the modal has it. */
export const searchForm = defineImpersonalForm("home:search", {
  text: { kind: "text", label: "home.search.text", hint: "home.search.hint", longest: SHORT_TEXT, required: true },
  among: {
    kind: "choice",
    label: "home.search.among",
    required: true,
    options: amongs,
    optionLabel: (among: Among) => (among === "live" ? "home.search.live" : `home.filter.${among}`),
    look: "select",
  },
});
