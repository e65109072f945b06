import { defineImpersonalForm } from "../forms/fields.ts";

const yes = ["yes"] as const;

/** The last question before a person's data is erased: a tick, so that it does not happen by mistake. */
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
