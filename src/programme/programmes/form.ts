import { type Language, languages } from "../../texts/languages.ts";
import { type NameField, nameFields } from "../../texts/role-names.ts";
import { defineImpersonalForm, LONG_TEXT, SHORT_TEXT, type TextField } from "../forms/fields.ts";
import { type PairRole, pairRoles } from "../pairs/roles.ts";
import { templates } from "./contents.ts";
import { LONGEST_NAME, LONGEST_ROLE_NAME, LONGEST_TEXT } from "./rules.ts";

/** The forms by which coordinators shape programmes. PRODUCT.md section 12. Nothing in them is about a person. */

const name = { kind: "text", longest: LONGEST_NAME, label: "programmes.form.name", required: true } as const;

export const newProgrammeForm = defineImpersonalForm("programmes:new", {
  name: { ...name, hint: "programmes.form.nameHint" },
  template: {
    kind: "choice",
    label: "programmes.form.template",
    options: templates,
    optionLabel: (template: (typeof templates)[number]) => `programmes.template.${template}`,
    look: "radio",
    required: true,
  },
});

/** What is on or off. Each is a field of the contents. */
export const switches = ["hasGoals", "hasMidWay", "hasCertificate", "needsTraining", "hasCommonMeetings"] as const;

export const basicsForm = defineImpersonalForm("programmes:basics", {
  name,
  plannedNumber: {
    kind: "number",
    label: "programmes.form.plannedNumber",
    hint: "programmes.form.emptyIsSetting",
    least: 1,
    most: 40,
  },
  meetingMinutes: { kind: "number", label: "programmes.form.meetingMinutes", required: true, least: 15, most: 480 },
  reminderHours: {
    kind: "number",
    label: "programmes.form.reminderHours",
    hint: "programmes.form.emptyIsSetting",
    least: 1,
    most: 168,
  },
  quietDays: {
    kind: "number",
    label: "programmes.form.quietDays",
    hint: "programmes.form.quietDaysHint",
    required: true,
    least: 7,
    most: 90,
  },
  languages: {
    kind: "text",
    longest: SHORT_TEXT,
    label: "programmes.form.languages",
    hint: "programmes.form.languagesHint",
  },
  parts: {
    kind: "choices",
    label: "programmes.form.parts",
    options: switches,
    optionLabel: (part: (typeof switches)[number]) => `programmes.part.${part}`,
    look: "ticks",
  },
  silent: {
    kind: "long-text",
    longest: LONG_TEXT,
    label: "programmes.form.silent",
    hint: "programmes.form.silentHint",
  },
});

/** A name in up to four languages. The first that is typed is shown where one is missing. */
const nameIn = (longest: number, kind: TextField["kind"] = "text") => {
  const field = (language: Language) => ({ kind, longest, label: `programmes.form.in.${language}` }) as const;
  return { fi: field("fi"), selko: field("selko"), sv: field("sv"), en: field("en") };
};

const retire = {
  kind: "choices",
  label: "programmes.form.retire",
  options: ["retired"],
  optionLabel: () => "programmes.form.retireTick" as const,
  look: "ticks",
} as const;

export const themeForm = defineImpersonalForm("programmes:theme", { ...nameIn(SHORT_TEXT), retire });

/** Which fields of a form of the guide are asked, and which must be answered. The options are the form's own fields. */
export const fieldsForm = defineImpersonalForm("programmes:fields", {
  asked: { kind: "picks", label: "programmes.form.asked" },
  required: { kind: "picks", label: "programmes.form.required" },
});

export const questionForm = defineImpersonalForm("programmes:question", {
  kind: { kind: "pick", label: "programmes.form.kind", required: true },
  audience: { kind: "pick", label: "programmes.form.audience", required: true },
  ...nameIn(SHORT_TEXT),
  options: {
    kind: "long-text",
    longest: LONG_TEXT,
    label: "programmes.form.options",
    hint: "programmes.form.optionsHint",
  },
  required: {
    kind: "choices",
    label: "programmes.form.mustAnswer",
    options: ["required"],
    optionLabel: () => "programmes.form.mustAnswerTick",
    look: "ticks",
  },
  retire,
});

/** The texts that a coordinator adds to the bot's own. */
export const addedTexts = ["welcome", "goodbye"] as const;
export type AddedText = (typeof addedTexts)[number];

/** The name of the field in which a text is written in one language. */
export const textField = <T extends AddedText, L extends Language>(text: T, language: L): `${T}_${L}` =>
  `${text}_${language}`;

type TextFields = Record<`${AddedText}_${Language}`, TextField>;

/** What the bot adds to its own texts, in each language. */
export const textsForm = defineImpersonalForm(
  "programmes:texts",
  Object.fromEntries(
    addedTexts.flatMap((text) =>
      languages.map((language) => [
        textField(text, language),
        {
          kind: "long-text",
          longest: LONGEST_TEXT,
          label: `programmes.form.${text}In.${language}`,
          ...(language === "fi" ? { hint: "programmes.form.textHint" } : {}),
        },
      ]),
    ),
  ) as TextFields,
);

/** The names of the roles, in the forms in which the bot's sentences need them: see src/texts/role-names.ts. */
export const namesForm = defineImpersonalForm(
  "programmes:names",
  Object.fromEntries(
    pairRoles.flatMap((role) =>
      nameFields.map((field) => [
        `${role}_${field}`,
        { kind: "text", longest: LONGEST_ROLE_NAME, label: `programmes.form.names.${role}.${field}` },
      ]),
    ),
  ) as Record<`${PairRole}_${NameField}`, TextField>,
);
