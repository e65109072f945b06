import { defineImpersonalForm } from "../forms/fields.ts";

/** "Raportti". */
export const reportForm = defineImpersonalForm("reports", {
  from: { kind: "date", label: "reports.form.from", required: true },
  until: { kind: "date", label: "reports.form.until", required: true },
  /** Asked where there are several. Left empty, all of them are counted. */
  programme: { kind: "pick", label: "programmes.form.programme", hint: "reports.form.programmeHint" },
  names: {
    kind: "choices",
    label: "reports.form.names",
    hint: "reports.form.namesHint",
    options: ["names"],
    optionLabel: () => "reports.form.namesTick",
    look: "ticks",
  },
});
