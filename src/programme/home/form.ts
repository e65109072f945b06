import { defineImpersonalForm, SHORT_TEXT } from "../forms/fields.ts";

/** Among which pairs to look: those that go on, or one state of them, or those that have finished. */
export const amongs = ["live", "open", "paused", "invited", "opening", "finished"] as const;
export type Among = (typeof amongs)[number];

/** What is typed here is kept nowhere but in the modal. */
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
