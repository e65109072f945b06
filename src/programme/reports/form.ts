import { defineImpersonalForm } from "../forms/fields.ts";

/** "Raportti". */
export const reportForm = defineImpersonalForm("reports", {
  from: { kind: "date", label: "reports.form.from", required: true },
  until: { kind: "date", label: "reports.form.until", required: true },
  names: {
    kind: "choices",
    label: "reports.form.names",
    hint: "reports.form.namesHint",
    options: ["names"],
    optionLabel: () => "reports.form.namesTick",
    look: "ticks",
  },
});
