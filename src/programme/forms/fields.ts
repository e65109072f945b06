import { z } from "zod";
import type { TextKey, Words } from "../../texts/words.ts";
import { isDate, isTime } from "../calendar/calendar.ts";
import type { SlackChannelId, SlackUserId } from "../ids.ts";
import type { PairRole } from "../pairs/roles.ts";
import { type Label, labelText } from "./labels.ts";

/**
 * Whose answer a field has, from which it follows when the answer is deleted (src/programme/privacy/deleting.ts, PRODUCT.md section 8).
 * - `mentor`, `actor`: this one of the two wrote it, or it is about this one
 * - `both`: it is not known which of the two wrote it, so it is deleted with the first of them
 * - `writer`: the person who filled in the form, who need not be in a pair
 * - `stays`: it is never deleted; the sentence says why it identifies nobody
 */
export type Whose = PairRole | "both" | "writer" | Stays;
export type Stays = { readonly stays: string };

/** The kinds of fields. The type of an answer, its checks and its drawing follow from the kind. */
type Common = {
  label: Label;
  hint?: TextKey;
  /** Who sees the answer, for a field whose readers the form's first line does not name. It is said beside the field. */
  seenBy?: TextKey;
  required?: boolean;
  whose?: Whose;
};

export type TextField = Common & { kind: "text" | "long-text"; longest: number };
export type DateField = Common & { kind: "date" };
export type TimeField = Common & { kind: "time" };
export type NumberField = Common & { kind: "number"; least: number; most: number };
export type ChoiceField<O extends string = string> = Common & {
  kind: "choice";
  options: readonly O[];
  /** Options of former forms. `optionLabel` must know them too, because it names them in old answers. */
  retired?: readonly string[];
  /** A method and not a property, because TypeScript then accepts a function for narrower options. */
  optionLabel(option: O): Label;
  look: "select" | "radio";
};
export type ChoicesField<O extends string = string> = Common & {
  kind: "choices";
  options: readonly O[];
  /** As in `ChoiceField`. */
  retired?: readonly string[];
  /** A method and not a property, because TypeScript then accepts a function for narrower options. */
  optionLabel(option: O): Label;
  look: "select" | "ticks";
};
/** A person of the workspace, by Slack id. A forged id is not refused here: callers find nobody who has it. */
export type PersonField = Common & { kind: "person" };
export type PeopleField = Common & { kind: "people" };
/** A private channel of the workspace, by Slack id. A forged id is not refused here. */
export type ChannelField = Common & { kind: "channel" };
/** A choice whose options are given when the form is drawn, for example a person's pairs. */
export type PickField = Common & { kind: "pick" };
export type PicksField = Common & { kind: "picks" };

export type Field =
  | TextField
  | DateField
  | TimeField
  | NumberField
  | ChoiceField<string>
  | ChoicesField<string>
  | PersonField
  | PeopleField
  | ChannelField
  | PickField
  | PicksField;

export type Fields = Record<string, Field>;
/** The fields of a form whose answers are stored about a person. */
export type KeptFields = Record<string, Field & { whose: Whose }>;

/** An option in a stored answer: one of today's, or one of a former form. */
export type Stored<O extends string> = O | (string & Record<never, never>);

type ValueOf<F> = F extends { kind: "number" }
  ? number
  : F extends { kind: "choices"; options: readonly (infer O)[] }
    ? O[]
    : F extends { kind: "choice"; options: readonly (infer O)[] }
      ? O
      : F extends { kind: "people" }
        ? SlackUserId[]
        : F extends { kind: "person" }
          ? SlackUserId
          : F extends { kind: "channel" }
            ? SlackChannelId
            : F extends { kind: "picks" }
              ? string[]
              : string;

type StoredValueOf<F> = F extends { kind: "choices"; options: readonly (infer O extends string)[] }
  ? Stored<O>[]
  : F extends { kind: "choice"; options: readonly (infer O extends string)[] }
    ? Stored<O>
    : ValueOf<F>;

type ListKind = "choices" | "people" | "picks";

/** The answer to a form. A field of several choices gives a list, perhaps empty; any other field left empty gives null. */
export type Answer<F extends Fields> = {
  [K in keyof F]: F[K] extends { kind: ListKind }
    ? ValueOf<F[K]>
    : F[K] extends { required: true }
      ? ValueOf<F[K]>
      : ValueOf<F[K]> | null;
};

/** A stored answer, perhaps to a former form. A required field may be null in spite of its type: see `schemaOf`. */
export type StoredAnswer<F extends Fields> = {
  [K in keyof F]: F[K] extends { kind: ListKind }
    ? StoredValueOf<F[K]>
    : F[K] extends { required: true }
      ? StoredValueOf<F[K]>
      : StoredValueOf<F[K]> | null;
};

export type Form<F extends Fields = Fields> = { readonly name: string; readonly fields: F };

/** A form whose answers are stored about a person. */
export type KeptForm<F extends KeptFields = KeptFields> = Form<F> & {
  /** For a form of a pair: when the data of this one of the two is erased, everything in it except `stays` is deleted. */
  readonly deletedWholeWith?: PairRole;
};

/**
 * Defines a form whose answers are stored about a person. Its modal, checks, stored type, sheet to read, export, and what of it is deleted
 * when, follow from its fields.
 */
export const defineForm = <const F extends KeptFields>(
  name: string,
  fields: F,
  { deletedWholeWith }: { deletedWholeWith?: PairRole } = {},
): KeptForm<F> => ({ name, fields, ...(deletedWholeWith ? { deletedWholeWith } : {}) });

/** Defines a form of which nothing is stored about a person: it picks, filters, confirms, or has the workspace's settings. */
export const defineImpersonalForm = <const F extends Fields>(name: string, fields: F): Form<F> => ({ name, fields });

/** The maximum lengths of texts, in code points. */
export const LONG_TEXT = 3000;
export const SHORT_TEXT = 200;

/** The length of a text in code points. */
export const points = (text: string): number => [...text].length;

/** The value of a field without an answer, or of one whose answer was deleted. */
export const emptyOf = ({ kind }: Field): null | [] =>
  kind === "choices" || kind === "people" || kind === "picks" ? [] : null;

type RequiredIn<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly required: true } ? K : never;
}[keyof F] &
  keyof StoredAnswer<F>;

/** An answer to these fields of a form, with nothing in the others. */
export const answerWith = <F extends Fields>(
  { fields }: Form<F>,
  answered: Pick<StoredAnswer<F>, RequiredIn<F>> & Partial<StoredAnswer<F>>,
): StoredAnswer<F> =>
  ({
    ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyOf(field)])),
    ...answered,
  }) as StoredAnswer<F>;

/** Checks only the type that the program computes with. Bounds are not checked, because a stored answer was within the bounds of its time. */
function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case "date":
      return z.string().refine(isDate);
    case "time":
      return z.string().refine(isTime);
    case "number":
      return z.number();
    case "choices":
    case "people":
    case "picks":
      return z.array(z.string());
    default:
      return z.string();
  }
}

const schemas = new WeakMap<Form, z.ZodType>();

/**
 * The schema of a stored answer. Reading never fails: a field that was added later, deleted, or stored as another kind reads as empty, and a
 * required one as null in spite of its type, because a form that cannot be read would be worse. If you add a required field, look at the code
 * that computes with it; if you change the kind of a field, give it a new name.
 */
export function schemaOf<F extends Fields>(form: Form<F>): z.ZodType<StoredAnswer<F>> {
  const known = schemas.get(form);
  if (known) return known as z.ZodType<StoredAnswer<F>>;
  const shape = Object.fromEntries(
    Object.entries(form.fields).map(([name, field]) => [name, valueSchema(field).catch(() => emptyOf(field))]),
  );
  const schema: z.ZodType = z.object(shape);
  schemas.set(form, schema);
  return schema as z.ZodType<StoredAnswer<F>>;
}

type OptionField = Pick<ChoiceField, "options" | "retired" | "optionLabel">;

/** The name of an option, today's or retired, as plain text. An option that the form does not know is shown as it is stored. */
export const optionName = (field: OptionField, option: string, words: Words): string =>
  field.options.includes(option) || field.retired?.includes(option)
    ? labelText(field.optionLabel(option), words)
    : option;

/**
 * The field as it is asked again after an answer: the bounds include the stored answer, which may have been within the bounds of a former
 * form.
 */
export function widenedBy(field: Field, stored: unknown): Field {
  switch (field.kind) {
    case "text":
    case "long-text":
      return typeof stored === "string"
        ? { ...field, longest: Math.max(field.longest, Math.min(points(stored), LONG_TEXT)) }
        : field;
    case "number":
      return typeof stored === "number"
        ? { ...field, least: Math.min(field.least, stored), most: Math.max(field.most, stored) }
        : field;
    case "choice":
    case "choices":
      return { ...field, options: [...new Set([...field.options, ...optionsIn(stored)])] };
    default:
      return field;
  }
}

const optionsIn = (stored: unknown): string[] =>
  [stored].flat().filter((option): option is string => typeof option === "string" && option !== "");
