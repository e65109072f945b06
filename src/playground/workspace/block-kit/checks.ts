import type { Surface } from "./rules.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** The problems found so far in a message or view, and the surface that it is for. */
export type Findings = { surface: Surface; problems: string[] };

/** Adds the problems of a value to the findings, in the words of Slack's own validator: https://github.com/slackhq/hack-json-schema */
export type Check = (value: unknown, pointer: string, findings: Findings) => void;

/** A check of several fields of an object together, after each was checked by itself. */
export type Rule = (fields: Fields, pointer: string, findings: Findings) => void;

export function complain(findings: Findings, pointer: string, phrase: string): void {
  findings.problems.push(`${phrase} [json-pointer:${pointer}]`);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function codePoints(text: string): number {
  return [...text].length;
}

type StringLimits = { min?: number; max?: number; count?: (text: string) => number };

/**
 * Lengths are in UTF-16 units unless `count` says otherwise. Slack does not document its unit; this one gives the longest length, so
 * that no text that Slack refuses is accepted.
 */
export function string({
  min = 1,
  max = Number.POSITIVE_INFINITY,
  count = (text) => text.length,
}: StringLimits = {}): Check {
  return (value, pointer, findings) => {
    if (typeof value !== "string") return complain(findings, pointer, "must provide a string");
    const length = count(value);
    if (length < min) complain(findings, pointer, `must be more than ${min - 1} characters`);
    if (length > max) complain(findings, pointer, `must be less than ${max + 1} characters`);
  };
}

/** A string that passes the test; `phrase` is the problem when it does not. */
export function stringThat(passes: (text: string) => boolean, phrase: string, limits: StringLimits = {}): Check {
  const isString = string(limits);
  return (value, pointer, findings) => {
    isString(value, pointer, findings);
    if (typeof value === "string" && value !== "" && !passes(value)) complain(findings, pointer, phrase);
  };
}

export function matching(pattern: RegExp, limits: StringLimits = {}): Check {
  return stringThat((text) => pattern.test(text), `input must match regex pattern: ${pattern.source}`, limits);
}

export const boolean: Check = (value, pointer, findings) => {
  if (typeof value !== "boolean") complain(findings, pointer, "must be a boolean");
};

export function integer(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): Check {
  return (value, pointer, findings) => {
    if (!Number.isInteger(value) || typeof value !== "number") {
      return complain(findings, pointer, "must provide an integer");
    }
    // The phrases are off by one, as in Slack's own validator.
    if (value < min) complain(findings, pointer, `must be greater than ${min}`);
    if (value > max) complain(findings, pointer, `must be less than ${max}`);
  };
}

export const number: Check = (value, pointer, findings) => {
  if (typeof value !== "number" || !Number.isFinite(value)) complain(findings, pointer, "must provide a number");
};

export function oneOf(allowed: readonly (string | number)[]): Check {
  return (value, pointer, findings) => {
    if (!allowed.some((one) => one === value)) complain(findings, pointer, "must be a valid enum value");
  };
}

export function list(
  item: Check,
  { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number } = {},
): Check {
  return (value, pointer, findings) => {
    if (!Array.isArray(value)) return complain(findings, pointer, "must provide an array");
    if (value.length < min) complain(findings, pointer, `must provide at least ${min} items`);
    if (value.length > max) return complain(findings, pointer, `no more than ${max} items allowed`);
    for (const [index, one] of value.entries()) item(one, `${pointer}/${index}`, findings);
  };
}

export const unique: Check = (value, pointer, findings) => {
  if (Array.isArray(value) && new Set(value.map((one) => JSON.stringify(one))).size < value.length) {
    complain(findings, pointer, "Input contains duplicate items");
  }
};

/** All the checks, one after the other. */
export function all(...checks: readonly Check[]): Check {
  return (value, pointer, findings) => {
    for (const check of checks) check(value, pointer, findings);
  };
}

type Shape = {
  required?: Readonly<Record<string, Check>>;
  optional?: Readonly<Record<string, Check>>;
  rules?: readonly Rule[];
};

/** An object with the required keys, any of the optional keys, and no others. */
export function object({ required = {}, optional = {}, rules = [] }: Shape): Check {
  const known = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, pointer, findings) => {
    if (!isFields(value)) return complain(findings, pointer, "must provide an object");
    for (const key of Object.keys(required)) {
      if (value[key] === undefined) complain(findings, pointer, `missing required field: ${key}`);
    }
    for (const [key, field] of Object.entries(value)) {
      const check = known.get(key);
      if (!check) complain(findings, pointer, `invalid additional property: ${key}`);
      else if (field !== undefined) check(field, `${pointer}/${key}`, findings);
    }
    for (const rule of rules) rule(value, pointer, findings);
  };
}

/** An object with the check that `shapeOf` returns for its `type`; undefined is for a type that is not allowed. */
export function byType(shapeOf: (type: string, findings: Findings) => Check | undefined): Check {
  return (value, pointer, findings) => {
    if (!isFields(value)) return complain(findings, pointer, "must provide an object");
    if (value.type === undefined) return complain(findings, pointer, "missing required field: type");
    if (typeof value.type !== "string") return complain(findings, `${pointer}/type`, "must provide a string");
    const shape = shapeOf(value.type, findings);
    if (!shape) return complain(findings, `${pointer}/type`, `unsupported type: ${value.type}`);
    shape(value, pointer, findings);
  };
}

const quoted = (keys: readonly string[]): string => keys.map((key) => `\`${key}\``).join(" or ");

export function exactlyOneOf(keys: readonly string[]): Rule {
  return (fields, pointer, findings) => {
    const given = keys.filter((key) => fields[key] !== undefined);
    if (given.length === 0) complain(findings, pointer, `must define either ${quoted(keys)}`);
    if (given.length > 1) complain(findings, pointer, `must define only one of ${quoted(keys)}`);
  };
}

export function atLeastOneOf(keys: readonly string[]): Rule {
  return (fields, pointer, findings) => {
    if (keys.every((key) => fields[key] === undefined))
      complain(findings, pointer, `must define either ${quoted(keys)}`);
  };
}
