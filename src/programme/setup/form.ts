import { type Language, languages } from "../../texts/languages.ts";
import { defineImpersonalForm } from "../forms/fields.ts";

const LONGEST_ADDRESS = 500;

/** The settings of the workspace. PRODUCT.md section 6, "Setting up". The people whom it names get a role, which is stored with the person. */
export const setupForm = defineImpersonalForm("setup", {
  coordinators: {
    kind: "people",
    label: "setup.form.coordinators",
    hint: "setup.form.coordinatorsHint",
    required: true,
  },
  coordinatorsChannel: { kind: "channel", label: "setup.form.coordinatorsChannel", hint: "setup.form.channelHint" },
  peerChannel: { kind: "channel", label: "setup.form.peerChannel", hint: "setup.form.channelHint" },
  peerOrganisers: { kind: "people", label: "setup.form.peerOrganisers", hint: "setup.form.peerOrganisersHint" },
  language: {
    kind: "choice",
    label: "setup.form.language",
    hint: "setup.form.languageHint",
    required: true,
    options: languages,
    optionLabel: (language: Language) => `people.language.${language}`,
    look: "select",
  },
  plannedNumber: {
    kind: "number",
    label: "setup.form.plannedNumber",
    hint: "setup.form.plannedNumberHint",
    required: true,
    least: 1,
    most: 20,
  },
  hoursFrom: { kind: "time", label: "setup.form.hoursFrom", hint: "setup.form.hoursHint", required: true },
  hoursUntil: { kind: "time", label: "setup.form.hoursUntil", required: true },
  reminderHours: { kind: "number", label: "setup.form.reminderHours", required: true, least: 1, most: 168 },
  goodbyeDays: { kind: "number", label: "setup.form.goodbyeDays", required: true, least: 1, most: 90 },
  backupDays: {
    kind: "number",
    label: "setup.form.backupDays",
    hint: "setup.form.backupDaysHint",
    required: true,
    least: 1,
    most: 14,
  },
  textsMonths: {
    kind: "number",
    label: "setup.form.textsMonths",
    hint: "setup.form.textsMonthsHint",
    required: true,
    least: 2,
    most: 12,
  },
  profilesMonths: { kind: "number", label: "setup.form.profilesMonths", required: true, least: 3, most: 36 },
  auditMonths: { kind: "number", label: "setup.form.auditMonths", required: true, least: 3, most: 36 },
  keptYears: {
    kind: "number",
    label: "setup.form.keptYears",
    hint: "setup.form.keptYearsHint",
    required: true,
    least: 3,
    most: 30,
  },
  privacyNoticeUrl: {
    kind: "text",
    label: "setup.form.privacyNoticeUrl",
    hint: "setup.form.privacyNoticeUrlHint",
    longest: LONGEST_ADDRESS,
  },
});
