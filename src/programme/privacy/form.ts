import { defineImpersonalForm } from "../forms/fields.ts";

const yes = ["yes"] as const;

/** The last question before somebody's data is erased: a tick, so that nobody does it by a slip. */
export const eraseForm = defineImpersonalForm("privacy:erase", {
  sure: {
    kind: "choices",
    label: "privacy.erase.sure",
    required: true,
    options: yes,
    optionLabel: (_: (typeof yes)[number]) => "privacy.erase.yes" as const,
    look: "ticks",
  },
});
