import { defineForm, defineImpersonalForm } from "../forms/fields.ts";

/** Which letters a person wants. Without an answer she gets none. */
export const mailChoices = ["meetings", "all"] as const;
export type MailChoice = (typeof mailChoices)[number];

/** Who said the address: the person, a list that a coordinator imported, or a coordinator with the consent of a person who is not in Slack. */
export type MailSource = "typed" | "imported" | "given";

const LONGEST_ADDRESS = 254;

export const NO_MAIL = "none";

/** "Sähköposti" in "Omat tietoni". */
export const mailForm = defineForm("mail:choice", {
  choice: {
    kind: "choice",
    label: "mail.form.choice",
    options: [NO_MAIL, ...mailChoices],
    optionLabel: (choice: MailChoice | typeof NO_MAIL) => `mail.choice.${choice}` as const,
    look: "radio",
    required: true,
    whose: "writer",
  },
  address: {
    kind: "text",
    label: "mail.form.address",
    hint: "mail.form.addressHint",
    longest: LONGEST_ADDRESS,
    whose: "writer",
  },
});

/** The code that came by e-mail. */
export const mailCodeForm = defineImpersonalForm("mail:code", {
  code: { kind: "text", label: "mail.form.code", hint: "mail.form.codeHint", longest: 20, required: true },
});
