import { defineForm, LONG_TEXT } from "../forms/fields.ts";
import { audienceLabel, audiences } from "./rules.ts";

/** "Tiedote": the audience and the text. */
export const announcementForm = defineForm("announcements", {
  audience: {
    kind: "choice",
    label: "announcements.form.audience",
    hint: "announcements.form.audienceHint",
    required: true,
    options: audiences,
    optionLabel: audienceLabel,
    look: "radio",
    whose: { stays: "It says to how many kinds of people something was written, not what." },
  },
  announcement: {
    kind: "long-text",
    label: "announcements.form.text",
    hint: "announcements.form.textHint",
    required: true,
    longest: LONG_TEXT,
    whose: "writer",
  },
});

/** An announcement to the two people of one pair. */
export const toPairForm = defineForm("announcements-to-pair", { announcement: announcementForm.fields.announcement });
