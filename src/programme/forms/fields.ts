import { z } from "zod";
import type { TextKey } from "../../texts/words.ts";
import { isDate, isTime } from "../calendar/calendar.ts";
import type { SlackChannelId, SlackUserId } from "../ids.ts";

/** The kinds of question a form can ask. What an answer is, how it is checked and how it is drawn follow from the kind. */
type Common = { label: TextKey; hint?: TextKey; required?: boolean };

export type TextField = Common & { kind: "text" | "long-text"; longest: number };
export type DateField = Common & { kind: "date" };
export type TimeField = Common & { kind: "time" };
export type NumberField = Common & { kind: "number"; least: number; most: number };
export type ChoiceField<O extends string = string> = Common & {
  kind: "choice";
  options: readonly O[];
  /** A method, so that a label for narrower options fits. */
  optionLabel(option: O): TextKey;
  look: "select" | "radio";
};
export type ChoicesField<O extends string = string> = Common & {
  kind: "choices";
  options: readonly O[];
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

/** An answer: several-of fields give a list, perhaps empty; other fields that were left empty give null. */
export type Answer<F extends Fields> = {
  [K in keyof F]: F[K] extends { kind: "choices" | "people" | "picks" }
    ? ValueOf<F[K]>
    : F[K] extends { required: true }
      ? ValueOf<F[K]>
      : ValueOf<F[K]> | null;
};

export type Form<F extends Fields = Fields> = { readonly name: string; readonly fields: F };

/** The fields of a form, once: its modal, its checks, its stored type, its sheet to read and its export follow from them. */
export const defineForm = <const F extends Fields>(name: string, fields: F): Form<F> => ({ name, fields });

/** Texts everywhere are at most this long, counted in code points. */
export const LONG_TEXT = 3000;
export const SHORT_TEXT = 200;

export const points = (text: string): number => [...text].length;

function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case "text":
    case "long-text":
      return z.string().refine((text) => points(text) <= field.longest);
    case "date":
      return z.string().refine(isDate);
    case "time":
      return z.string().refine(isTime);
    case "number":
      return z.number().int().min(field.least).max(field.most);
    case "choice":
      return z.enum(field.options as [string, ...string[]]);
    case "choices":
      return z.array(z.enum(field.options as [string, ...string[]]));
    case "people":
    case "picks":
      return z.array(z.string());
    default:
      return z.string();
  }
}

const isList = (field: Field) => field.kind === "choices" || field.kind === "people" || field.kind === "picks";

const schemas = new WeakMap<Form, z.ZodType>();

/**
 * The stored shape. A field that was added after something was stored reads as empty: a required one as null too, because a form that
 * cannot be read any more would be worse. Whoever adds a required field looks at who computes with it.
 */
export function schemaOf<F extends Fields>(form: Form<F>): z.ZodType<Answer<F>> {
  const known = schemas.get(form);
  if (known) return known as z.ZodType<Answer<F>>;
  const shape = Object.fromEntries(
    Object.entries(form.fields).map(([name, field]) => {
      const value = valueSchema(field);
      return [name, isList(field) ? value.default([]) : value.nullable().default(null)];
    }),
  );
  const schema: z.ZodType = z.object(shape);
  schemas.set(form, schema);
  return schema as z.ZodType<Answer<F>>;
}
