import {
  boolean,
  type Check,
  codePoints,
  complain,
  type Fields,
  integer,
  list,
  object,
  type Rule,
  string,
  stringThat,
} from "./checks.ts";
import { confirm, dispatchActionConfig, plainText } from "./composition.ts";
import { actionable, focusable } from "./element-keys.ts";
import { richText } from "./rich-text.ts";
import { elements, range } from "./rules.ts";
import { isDate, isEmail, isInstant, isNumberText, isTime, isTimeZone, isUrl, isWholeNumberText } from "./values.ts";

type Checks = Readonly<Record<string, Check>>;

const shortest = range(elements.plain_text_input.min_length);
const longest = range(elements.plain_text_input.max_length);
const lines = range(elements.rich_text_input["min_lines/max_lines"]);
const files = range(elements.file_input.max_files);

const typedInput = (placeholderMax: number, required: Checks, optional: Checks, rules: readonly Rule[] = []): Check =>
  object({
    required: { ...actionable.required, ...required },
    optional: {
      ...actionable.optional,
      ...focusable,
      dispatch_action_config: dispatchActionConfig,
      placeholder: plainText(placeholderMax),
      ...optional,
    },
    rules,
  });

const pickedInput = (optional: Checks): Check =>
  object({
    required: actionable.required,
    optional: { ...actionable.optional, ...focusable, confirm, ...optional },
  });

/** The allowed length of a plain_text_input's text, in code points. */
export function textLimits(element: Fields): { min: number; max: number } {
  return {
    min: typeof element.min_length === "number" ? element.min_length : shortest.min,
    max: typeof element.max_length === "number" ? element.max_length : longest.max,
  };
}

export function fileLimit(element: Fields): number {
  return typeof element.max_files === "number" ? element.max_files : files.max;
}

const textFits: Rule = (element, pointer, findings) => {
  const { min, max } = textLimits(element);
  if (min > max) complain(findings, `${pointer}/min_length`, "`min_length` must not be greater than `max_length`");
  const { initial_value: initial } = element;
  if (typeof initial !== "string" || initial === "") return;
  const length = codePoints(initial);
  if (length < min) complain(findings, `${pointer}/initial_value`, `must be more than ${min - 1} characters`);
  if (length > max) complain(findings, `${pointer}/initial_value`, `must be less than ${max + 1} characters`);
};

const numberText = stringThat(isNumberText, "must be a valid number");

const numberFits: Rule = (element, pointer, findings) => {
  const { min_value: min, max_value: max, initial_value: initial, is_decimal_allowed: decimals } = element;
  const least = numeric(min);
  const most = numeric(max);
  const first = numeric(initial);
  if (least !== undefined && most !== undefined && least > most) {
    complain(findings, `${pointer}/min_value`, "`min_value` must not be greater than `max_value`");
  }
  if (decimals === false) {
    for (const [key, value] of Object.entries({ min_value: min, max_value: max, initial_value: initial })) {
      if (typeof value === "string" && isNumberText(value) && !isWholeNumberText(value)) {
        complain(findings, `${pointer}/${key}`, "must be a whole number when `is_decimal_allowed` is false");
      }
    }
  }
  if (first === undefined) return;
  if (least !== undefined && first < least) {
    complain(findings, `${pointer}/initial_value`, `must not be less than \`min_value\` ${least}`);
  }
  if (most !== undefined && first > most) {
    complain(findings, `${pointer}/initial_value`, `must not be greater than \`max_value\` ${most}`);
  }
};

function numeric(value: unknown): number | undefined {
  return typeof value === "string" && isNumberText(value) ? Number(value) : undefined;
}

const linesFit: Rule = (element, pointer, findings) => {
  const { min_lines: min, max_lines: max } = element;
  if (typeof min === "number" && typeof max === "number" && min > max) {
    complain(findings, `${pointer}/min_lines`, "`min_lines` must not be greater than `max_lines`");
  }
};

const instant: Check = (value, pointer, findings) => {
  if (!isInstant(value)) complain(findings, pointer, "must be a UNIX timestamp of 10 digits");
};

const addressPlaceholder = elements["email_text_input / url_text_input"].placeholder_max;
// slack-rules.json has no limit for the remaining placeholders; this is the limit of all others.
const { placeholder_max: otherPlaceholder } = elements.plain_text_input;

/** The elements for typing and picking: text, number, address, date, time, file. */
export const inputShapes: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    "plain_text_input",
    typedInput(
      elements.plain_text_input.placeholder_max,
      {},
      {
        multiline: boolean,
        min_length: integer(shortest.min, shortest.max),
        max_length: integer(longest.min, longest.max),
        initial_value: string({ min: 0 }),
      },
      [textFits],
    ),
  ],
  [
    "number_input",
    typedInput(
      otherPlaceholder,
      { is_decimal_allowed: boolean },
      { initial_value: numberText, min_value: numberText, max_value: numberText },
      [numberFits],
    ),
  ],
  [
    "email_text_input",
    typedInput(addressPlaceholder, {}, { initial_value: stringThat(isEmail, "must be a valid email") }),
  ],
  ["url_text_input", typedInput(addressPlaceholder, {}, { initial_value: stringThat(isUrl, "must be a valid URL") })],
  [
    "rich_text_input",
    typedInput(
      otherPlaceholder,
      {},
      {
        initial_value: richText,
        min_lines: integer(lines.min, lines.max),
        max_lines: integer(lines.min, lines.max),
      },
      [linesFit],
    ),
  ],
  [
    "datepicker",
    pickedInput({
      initial_date: stringThat(isDate, `must be a date in the form ${elements.datepicker.initial_date}`),
      placeholder: plainText(elements.datepicker.placeholder_max),
    }),
  ],
  [
    "timepicker",
    pickedInput({
      initial_time: stringThat(isTime, `must be a time in the form ${elements.timepicker.initial_time}`),
      timezone: stringThat(isTimeZone, "must be an IANA time zone"),
      placeholder: plainText(otherPlaceholder),
    }),
  ],
  ["datetimepicker", pickedInput({ initial_date_time: instant })],
  [
    "file_input",
    object({
      required: actionable.required,
      optional: {
        ...actionable.optional,
        filetypes: list(string(), { min: 1 }),
        max_files: integer(files.min, files.max),
      },
    }),
  ],
]);
