import { defineForm } from "../forms/fields.ts";
import { GOALS_LENGTH } from "./rules.ts";

/** The pair's goals as the two change them later. Made together in Liite 1, one goal a line. */
export const goalsForm = defineForm("goals", {
  goals: {
    kind: "long-text",
    longest: GOALS_LENGTH,
    label: "goals.field",
    hint: "goals.hint",
    whose: "both",
  },
});
