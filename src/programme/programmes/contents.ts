import { z } from "zod";
import { languages } from "../../texts/languages.ts";
import { nameFields, type RoleName } from "../../texts/role-names.ts";
import type { Label, Typed } from "../forms/labels.ts";
import { themeOptions, themes as themesOfGuide } from "../forms/themes.ts";

/**
 * What a programme consists of, as data: PRODUCT.md section 12. A version of a programme is one value of this type, stored as JSON and never
 * changed; a change makes the next version. Reading checks it, and fills in what a version from before a field was added does not have.
 */

const typedSchema: z.ZodType<Typed> = z.object(
  Object.fromEntries(languages.map((language) => [language, z.string().optional()])),
);

const roleFormsSchema: z.ZodType<RoleName> = z.object(
  Object.fromEntries(nameFields.map((field) => [field, z.string().optional()])),
);

/** Where a programme comes from. Nothing but the texts that name it depends on it after the programme is made. */
export const templates = ["auroras", "vaasa", "group", "empty"] as const;
export type Template = (typeof templates)[number];

const themeSchema = z.object({
  /** One of the guide's (src/programme/forms/themes.ts), or random. It is never used for another theme. */
  id: z.string(),
  /** Missing for a theme of the guide that has its own name. */
  name: typedSchema.optional(),
  /** Asked no more. Answers in which it was chosen keep it and its name. */
  isRetired: z.boolean().default(false),
});
export type ProgrammeTheme = z.infer<typeof themeSchema>;

/**
 * Who sees the answers to an extra question: the row of PRODUCT.md section 2 that it belongs to.
 * - `pair-and-coordinators`: as the first meeting's form (row "kickoff")
 * - `pair`: as a meeting log (row "meeting log"), never a coordinator
 * - `counted`: the pair; coordinators get counts once the pair has finished (row "themes of the logs")
 */
export const audiences = ["pair-and-coordinators", "pair", "counted"] as const;
export type QuestionAudience = (typeof audiences)[number];

/** The two forms of a pair to which questions can be added. */
export const formNames = ["kickoff", "meetingLog"] as const;
export type FormName = (typeof formNames)[number];

/** The audiences that a question of each form can have. Coordinators fill in the first form with the two, but never see a log. */
export const audiencesOf = {
  kickoff: ["pair-and-coordinators", "pair"],
  meetingLog: ["pair", "counted"],
} as const satisfies Record<FormName, readonly QuestionAudience[]>;

export const questionKinds = ["text", "choice", "number"] as const;

const questionSchema = z.object({
  /** Random. It is the field's name in stored answers. */
  id: z.string(),
  kind: z.enum(questionKinds),
  name: typedSchema,
  options: z.array(z.object({ id: z.string(), name: typedSchema, isRetired: z.boolean().default(false) })).default([]),
  isRequired: z.boolean().default(false),
  audience: z.enum(audiences),
  isRetired: z.boolean().default(false),
});
export type Question = z.infer<typeof questionSchema>;

const formSchema = z.object({
  /** Fields of the guide's form that are not asked. */
  hidden: z.array(z.string()).default([]),
  /** Fields of the guide's form that must be answered, beside those that always must. */
  required: z.array(z.string()).default([]),
  questions: z.array(questionSchema).default([]),
});
export type FormContents = z.infer<typeof formSchema>;

/** Days on which the bot starts nothing by itself: `YYYY-MM-DD` for once, `MM-DD` for every year; both ends are included. */
const silentSchema = z.object({ from: z.string(), until: z.string() });
export type SilentDays = z.infer<typeof silentSchema>;

export const contentsSchema = z.object({
  template: z.enum(templates),
  themes: z.array(themeSchema),
  kickoff: formSchema.prefault({}),
  meetingLog: formSchema.prefault({}),
  /** Null: the workspace's setting, or where there is none, the guide's. */
  plannedNumber: z.number().nullable().default(null),
  meetingMinutes: z.number().default(60),
  reminderHours: z.number().nullable().default(null),
  /** The languages in which its pairs talk, as a coordinator writes them. Empty: any. */
  languages: z.string().default(""),
  /** The rhythm: after so many days without a meeting held or planned the two are asked how they are. */
  quietDays: z.number().default(21),
  silent: z.array(silentSchema).default([]),
  /** What mentor and actor are called, in the nominative, where a person is named with a role. Missing: the guide's words. */
  roleNames: z.object({ mentor: typedSchema.optional(), actor: typedSchema.optional() }).prefault({}),
  /** The forms of these names that the bot's sentences need. A language without all of them keeps the guide's words in sentences. */
  roleForms: z.object({ mentor: roleFormsSchema.optional(), actor: roleFormsSchema.optional() }).prefault({}),
  /** Added to the bot's own text in a new pair's channel, and at its end. */
  welcome: typedSchema.prefault({}),
  goodbye: typedSchema.prefault({}),
  hasGoals: z.boolean().default(true),
  hasMidWay: z.boolean().default(false),
  hasCertificate: z.boolean().default(true),
  needsTraining: z.boolean().default(false),
  /** Meetings of everybody in the programme together. */
  hasCommonMeetings: z.boolean().default(false),
});
export type ProgrammeContents = z.infer<typeof contentsSchema>;

/** @throws a ZodError if a stored version is none: it was not written by this program */
export const readContents = (json: string): ProgrammeContents => contentsSchema.parse(JSON.parse(json));

/** What a theme is called. */
export const themeLabel = ({ id, name }: Pick<ProgrammeTheme, "id" | "name">): Label =>
  name === undefined && isOfGuide(id) ? themeOptions.optionLabel(id) : { typed: name ?? { fi: id } };

/** What a theme in an answer to a version is called. */
export const themeLabelIn = ({ themes }: ProgrammeContents, id: string): Label =>
  themeLabel(themes.find((theme) => theme.id === id) ?? { id });

const isOfGuide = (id: string): id is (typeof themesOfGuide)[number] => themesOfGuide.some((theme) => theme === id);
