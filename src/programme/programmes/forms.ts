import {
  type Answer,
  emptyOf,
  type Field,
  type Fields,
  type Form,
  type KeptFields,
  type KeptForm,
  LONG_TEXT,
  type StoredAnswer,
  type Whose,
} from "../forms/fields.ts";
import type { PairForms } from "../forms/pair-forms.ts";
import { briefLogForm, correctionForm } from "../meeting-log/form.ts";
import { type FormContents, type FormName, type ProgrammeContents, type Question, themeLabel } from "./contents.ts";
import { meetsAsGuideSays } from "./rules.ts";

/**
 * Liite 1 and Liite 2 of one version of a programme. `record`: every field that a stored answer can have. `asked`: those that are asked, and how;
 * what a coordinator may not see is left out of `askedByAll`.
 */
export type ProgrammeForm<F extends KeptFields> = {
  readonly record: KeptForm<F>;
  readonly asked: KeptForm<F>;
  readonly askedByAll: KeptForm<F>;
  /** The fields whose answers only the two of the pair see, although the rest of the form is seen by coordinators too. */
  readonly ofPairOnly: readonly string[];
  /** The questions whose answers are counted. */
  readonly counted: readonly Question[];
};

export type ProgrammeForms = {
  readonly kickoff: ProgrammeForm<PairForms["kickoff"]["fields"]>;
  readonly meetingLog: ProgrammeForm<PairForms["meetingLog"]["fields"]>;
};

/** Makes the forms of a programme out of the guide's. */
export const formsOfProgramme = (base: PairForms, contents: ProgrammeContents): ProgrammeForms => ({
  kickoff: formOf(base.kickoff, contents, "kickoff"),
  meetingLog: formOf(base.meetingLog, contents, "meetingLog"),
});

function formOf<F extends KeptFields>(
  base: KeptForm<F>,
  contents: ProgrammeContents,
  name: FormName,
): ProgrammeForm<F> {
  const own = contents[name];
  const questions = own.questions.map((question) => [question.id, fieldOf(question)] as const);
  const fields: [string, Field & { whose: Whose }][] = Object.entries(base.fields).map(([field, defined]) => [
    field,
    ofProgramme(field, defined, contents),
  ]);
  const isAsked = (field: string) =>
    !own.hidden.includes(field) &&
    (field !== "goals" || contents.hasGoals) &&
    !own.questions.some((question) => question.id === field && question.isRetired);
  const asked = [...fields, ...questions]
    .filter(([field]) => isAsked(field))
    .map(
      ([field, defined]) => [field, own.required.includes(field) ? { ...defined, required: true } : defined] as const,
    );
  const ofPairOnly = name === "kickoff" ? own.questions.filter(isOfPairOnly).map(({ id }) => id) : [];
  // The questions of coordinators have no part in the static type: only code that walks over all fields meets them.
  const made = (entries: readonly (readonly [string, Field & { whose: Whose }])[]) =>
    ({ ...base, fields: Object.fromEntries(entries) }) as KeptForm<F>;
  return {
    record: made([...fields, ...questions]),
    asked: made(asked),
    askedByAll: made(asked.filter(([field]) => !ofPairOnly.includes(field))),
    ofPairOnly,
    counted: name === "meetingLog" ? own.questions.filter(({ audience }) => audience === "counted") : [],
  };
}

/** A field of the guide's form as a programme asks it. */
function ofProgramme<D extends Field>(name: string, field: D, contents: ProgrammeContents): D {
  if (name === "themes") return withThemes(field, contents);
  if (name !== "number" || meetsAsGuideSays(contents, contents.plannedNumber)) return field;
  // The hint is the guide's number of meetings.
  const { hint: _guides, ...others } = field;
  return others as D;
}

const isOfPairOnly = ({ audience }: Question) => audience === "pair";

/** A field for themes, with those of a programme. */
export function withThemes<D extends Field>(field: D, { themes }: ProgrammeContents): D {
  const known = new Map(themes.map((theme) => [theme.id, theme]));
  return {
    ...field,
    options: themes.filter(({ isRetired }) => !isRetired).map(({ id }) => id),
    retired: themes.filter(({ isRetired }) => isRetired).map(({ id }) => id),
    optionLabel: (id: string) => themeLabel(known.get(id) ?? { id }),
  };
}

export const MOST_OF_NUMBER = 999_999;

function fieldOf(question: Question): Field & { whose: Whose } {
  const common = {
    label: { typed: question.name },
    required: question.isRequired,
    seenBy: `programmes.answerSeenBy.${question.audience}`,
    // It is not known which of the two answers. What was counted stays in `counted_answers`, without the form.
    whose: "both",
  } as const;
  if (question.kind === "number") return { ...common, kind: "number", least: 0, most: MOST_OF_NUMBER };
  if (question.kind === "text") return { ...common, kind: "long-text", longest: LONG_TEXT, hint: "forms.noSensitive" };
  const names = new Map(question.options.map(({ id, name }) => [id, name]));
  return {
    ...common,
    kind: "choice",
    options: question.options.filter(({ isRetired }) => !isRetired).map(({ id }) => id),
    retired: question.options.filter(({ isRetired }) => isRetired).map(({ id }) => id),
    optionLabel: (id) => ({ typed: names.get(id) ?? { fi: id } }),
    look: "select",
  };
}

/** The themes alone, for a mentor who writes the rest of a log later. */
export const briefOf = (asked: ProgrammeForms["meetingLog"]["asked"]): typeof briefLogForm => ({
  ...briefLogForm,
  fields: { themes: asked.fields.themes },
});

/** What the actor may correct of a log, as far as the programme asks it. */
export const correctionOf = (asked: ProgrammeForms["meetingLog"]["asked"]): typeof correctionForm => ({
  ...correctionForm,
  fields: Object.fromEntries(
    Object.keys(correctionForm.fields).flatMap((name) => {
      const field = asked.fields[name as keyof typeof correctionForm.fields];
      return field ? [[name, field]] : [];
    }),
  ) as typeof correctionForm.fields,
});

/** Whether a form asks anything. The programme may have hidden all that the actor corrects. */
export const asksAnything = ({ fields }: Form): boolean => Object.keys(fields).length > 0;

/** The fields of the guide's form that a programme may leave out, or ask for: not those that it computes with. */
export const freeFields = (base: KeptForm, name: FormName): string[] =>
  Object.entries(base.fields).flatMap(([field, { required }]) =>
    required || alwaysAsked[name].includes(field) ? [] : [field],
  );

const alwaysAsked: Record<FormName, readonly string[]> = {
  kickoff: ["goals"],
  meetingLog: ["nextOn", "nextTime", "nextPlace"],
};

/** A whole answer: what was not asked this time stays as it was stored, or is empty. */
export const completed = <F extends KeptFields>(
  record: KeptForm<F>,
  stored: StoredAnswer<F> | undefined,
  answer: Answer<F> | StoredAnswer<F>,
): StoredAnswer<F> =>
  ({
    ...Object.fromEntries(Object.entries(record.fields as Fields).map(([name, field]) => [name, emptyOf(field)])),
    ...stored,
    ...answer,
  }) as StoredAnswer<F>;

/** Whether a form has room for another question: PRODUCT.md section 12. */
export const MOST_QUESTIONS = 10;
export const hasRoom = ({ questions }: FormContents): boolean =>
  questions.filter(({ isRetired }) => !isRetired).length < MOST_QUESTIONS;
