import { z } from "zod";
import type { TextKey, Words } from "../../texts/words.ts";
import { isDate, isTime } from "../calendar/calendar.ts";
import type { SlackChannelId, SlackUserId } from "../ids.ts";
import type { PairRole } from "../pairs/roles.ts";

/**
 * Whose the answer to a field is. When it is deleted follows from this (src/programme/privacy/deleting.ts, PRODUCT.md section 8).
 * - `mentor`, `actor`: this one of the two wrote it, or it is about her
 * - `both`: which of the two wrote it is not known, so it is deleted with the first of them
 * - `writer`: the person who filled in the form, who need not be in a pair
 * - `stays`: it is never deleted; the sentence says why it gives nobody away
 */
export type Whose = PairRole | "both" | "writer" | Stays;
export type Stays = { readonly stays: string };

/** The kinds of question a form can ask. What an answer is, how it is checked and how it is drawn follow from the kind. */
type Common = { label: TextKey; hint?: TextKey; required?: boolean; whose?: Whose };

export type TextField = Common & { kind: "text" | "long-text"; longest: number };
export type DateField = Common & { kind: "date" };
export type TimeField = Common & { kind: "time" };
export type NumberField = Common & { kind: "number"; least: number; most: number };
export type ChoiceField<O extends string = string> = Common & {
  kind: "choice";
  options: readonly O[];
  /** Options that were offered once. `optionLabel` has to know them too: old answers are shown by it. */
  retired?: readonly string[];
  /** A method, so that a label for narrower options fits. */
  optionLabel(option: O): TextKey;
  look: "select" | "radio";
};
export type ChoicesField<O extends string = string> = Common & {
  kind: "choices";
  options: readonly O[];
  /** As in `ChoiceField`. */
  retired?: readonly string[];
  /** A method, so that a label for narrower options fits. */
  optionLabel(option: O): TextKey;
  look: "select" | "ticks";
};
/** Somebody of the workspace, by Slack id. A forged one reads as it is: it is an id that nobody has. */
export type PersonField = Common & { kind: "person" };
export type PeopleField = Common & { kind: "people" };
/** A private channel of the workspace, by Slack id. A forged one reads as it is. */
export type ChannelField = Common & { kind: "channel" };
/** One of what is at hand when the form is opened, for example a person's pairs: its options are given when it is drawn. */
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
/** The fields of a form whose answers are kept. */
export type KeptFields = Record<string, Field & { whose: Whose }>;

/** An option by which an old answer is stored: one of today's, or one that was offered once. */
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

/** An answer: several-of fields give a list, perhaps empty; other fields that were left empty give null. */
export type Answer<F extends Fields> = {
  [K in keyof F]: F[K] extends { kind: ListKind }
    ? ValueOf<F[K]>
    : F[K] extends { required: true }
      ? ValueOf<F[K]>
      : ValueOf<F[K]> | null;
};

/** An answer as it was stored, perhaps under an older form. See `schemaOf` for what a required field may be. */
export type StoredAnswer<F extends Fields> = {
  [K in keyof F]: F[K] extends { kind: ListKind }
    ? StoredValueOf<F[K]>
    : F[K] extends { required: true }
      ? StoredValueOf<F[K]>
      : StoredValueOf<F[K]> | null;
};

export type Form<F extends Fields = Fields> = { readonly name: string; readonly fields: F };

/** A form whose answers are kept. */
export type KeptForm<F extends KeptFields = KeptFields> = Form<F> & {
  /** The form is the pair's: when this one of the two is erased, nothing in it but what stays is kept. */
  readonly deletedWholeWith?: PairRole;
};

/**
 * The fields of a form, once: its modal, its checks, its stored type, its sheet to read, its export, and what of it is deleted when,
 * follow from them.
 */
export const defineForm = <const F extends KeptFields>(
  name: string,
  fields: F,
  { deletedWholeWith }: { deletedWholeWith?: PairRole } = {},
): KeptForm<F> => ({ name, fields, ...(deletedWholeWith ? { deletedWholeWith } : {}) });

/**
 * A form of which nothing is kept about a person: it picks, filters, confirms, or sets how the workspace runs. Nobody owns its fields.
 */
export const defineImpersonalForm = <const F extends Fields>(name: string, fields: F): Form<F> => ({ name, fields });

/** Texts everywhere are at most this long, counted in code points. */
export const LONG_TEXT = 3000;
export const SHORT_TEXT = 200;

export const points = (text: string): number => [...text].length;

/** What a field holds in which nothing was answered, or from which the answer was deleted. */
export const emptyOf = ({ kind }: Field): null | [] =>
  kind === "choices" || kind === "people" || kind === "picks" ? [] : null;

/** Only what today's program computes with: an answer that was within bounds when it was given is read whatever the bounds are now. */
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
 * Reads what was stored; it never fails. A field that was added after something was stored reads as empty, and so does one that was deleted
 * or stored as another kind: a required one as null too, because a form that cannot be read would be worse. Whoever adds a required field
 * looks at what computes with it. A field whose kind changes gets a new name.
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

/** The name of an option, today's or retired; one that the form does not know is called as it is stored. For plain text. */
export const optionName = (field: OptionField, option: string, words: Words): string =>
  field.options.includes(option) || field.retired?.includes(option) ? words.t(field.optionLabel(option)) : option;

/**
 * The field as it is asked when this was answered before: what was within an older form's bounds may stay as it is, or come closer to
 * today's bounds.
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
