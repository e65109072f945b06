import type { ViewStateValue } from "@slack/bolt";
import type { TextKey } from "../../texts/words.ts";
import { isDate, isTime } from "../calendar/calendar.ts";
import { type Answer, type Field, type Fields, type Form, points, type StoredAnswer, widenedBy } from "./fields.ts";

/** What is wrong with one answer, said in the person's language beside its field. */
export type Complaint = { key: TextKey; params?: Record<string, string | number> };
export type Complaints<F extends Fields = Fields> = Partial<Record<keyof F & string, Complaint>>;

export type State = Record<string, Record<string, ViewStateValue>>;

/** What was typed, field by field, as far as it can be kept: also what is wrong, so that nothing typed is lost. */
export type Reading<F extends Fields, A = Answer<F>> =
  | { answer: A; complaints?: undefined }
  | { answer?: undefined; complaints: Complaints<F> };

/**
 * A field's block id. A modal that is drawn again gets a new generation, because Slack keeps the state of known block ids
 * and may leave untouched initial values out. https://github.com/slackapi/bolt-js/issues/1258
 */
export const blockIdOf = (name: string, generation: number): string =>
  generation === 0 ? name : `${name}~${generation}`;

/** The generation after the one that came back from a modal. */
export const nextGeneration = (before: unknown): number =>
  typeof before === "number" && Number.isInteger(before) && before >= 0 && before < 1e6 ? before + 1 : 1;

const fieldOfBlock = (blockId: string): string => blockId.replace(/~\d+$/, "");

/** Under which name of the state an element's initial value would stand. */
const initialNames = {
  initial_value: "value",
  initial_date: "selected_date",
  initial_time: "selected_time",
  initial_option: "selected_option",
  initial_options: "selected_options",
  initial_user: "selected_user",
  initial_users: "selected_users",
  initial_conversation: "selected_conversation",
} as const;

type DrawnInput = { type: string; block_id?: string | undefined; element?: unknown };

/** The state with what Slack may leave out of it after an update: fields that nobody touched, with their initial values. */
export function completeState(blocks: readonly DrawnInput[], state: State): State {
  const missing = blocks.flatMap(({ type, block_id: id, element }) => {
    if (type !== "input" || id === undefined || id in state || typeof element !== "object" || element === null)
      return [];
    const known = Object.entries(element);
    const value = Object.entries(initialNames).flatMap(([initial, name]) =>
      known.filter(([key]) => key === initial).map(([, found]) => [name, found]),
    );
    const kept: ViewStateValue = Object.assign({ type: "" }, Object.fromEntries(value));
    return [[id, { [id]: kept }]];
  });
  return { ...Object.fromEntries(missing), ...state };
}

/**
 * Reads a submitted modal. Everything is checked here again: Slack's client checks some of it, a forged submission nothing.
 * @param stored what the modal was opened with, where that had been stored: of it an option, a number or a text that today's form
 *   would refuse may stay
 */
export function readAnswer<F extends Fields>(form: Form<F>, state: State): Reading<F>;
export function readAnswer<F extends Fields>(
  form: Form<F>,
  state: State,
  stored: Partial<StoredAnswer<NoInfer<F>>> | undefined,
): Reading<F, StoredAnswer<F>>;
export function readAnswer<F extends Fields>(
  form: Form<F>,
  state: State,
  stored: Partial<StoredAnswer<F>> = {},
): Reading<F> {
  const complaints: Record<string, Complaint> = {};
  const answer: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(form.fields)) {
    const raw = rawOf(name, state);
    const read = readField(widenedBy(field, stored[name]), raw);
    if ("complaint" in read) complaints[name] = read.complaint;
    else answer[name] = read.value;
  }
  return Object.keys(complaints).length > 0
    ? { complaints: complaints as Complaints<F> }
    : { answer: answer as Answer<F> };
}

/** What has been filled in so far and can be read, for a modal that is drawn anew before it is sent. */
export function answeredSoFar<F extends Fields>(form: Form<F>, state: State): Partial<Answer<F>> {
  const answered = Object.entries(form.fields).flatMap(([name, field]) => {
    const read = readField(field, rawOf(name, state));
    return "value" in read && read.value !== null ? [[name, read.value]] : [];
  });
  return Object.fromEntries(answered) as Partial<Answer<F>>;
}

/** Complaints as Slack wants them: by block id, in the person's language. */
export function errorsOf(
  complaints: Complaints,
  state: State,
  say: (complaint: Complaint) => string,
): Record<string, string> {
  const blockIds = new Map(Object.keys(state).map((blockId) => [fieldOfBlock(blockId), blockId]));
  return Object.fromEntries(
    Object.entries(complaints).flatMap(([name, complaint]) =>
      complaint ? [[blockIds.get(name) ?? name, say(complaint)]] : [],
    ),
  );
}

function rawOf(name: string, state: State): ViewStateValue | undefined {
  const blockId = Object.keys(state).find((candidate) => fieldOfBlock(candidate) === name);
  return blockId === undefined ? undefined : Object.values(state[blockId] ?? {})[0];
}

type Read = { value: unknown } | { complaint: Complaint };

const needed: Complaint = { key: "forms.needed" };

function readField(field: Field, raw: ViewStateValue | undefined): Read {
  switch (field.kind) {
    case "choices":
      return readSeveral(
        field,
        listOf(raw?.selected_options).map((option) => option?.value),
        field.options,
      );
    case "picks":
      return readSeveral(
        field,
        listOf(raw?.selected_options).map((option) => option?.value),
      );
    case "people":
      return readSeveral(field, listOf(raw?.selected_users));
    case "number":
      return readNumber(field, textOf(raw?.value));
    default:
      return readOne(field, textOf(oneOf(field, raw)));
  }
}

/** A forged submission may hold anything in the place of a text or a list; half a character could not be shown again. */
const textOf = (value: unknown): string | null => (typeof value === "string" ? value.toWellFormed() : null);
const listOf = <T>(value: readonly T[] | null | undefined): readonly T[] => (Array.isArray(value) ? value : []);

function oneOf(field: Field, raw: ViewStateValue | undefined): string | null | undefined {
  switch (field.kind) {
    case "date":
      return raw?.selected_date;
    case "time":
      return raw?.selected_time;
    case "choice":
    case "pick":
      return raw?.selected_option?.value;
    case "person":
      return raw?.selected_user;
    case "channel":
      return raw?.selected_conversation;
    default:
      return raw?.value;
  }
}

function readOne(field: Field, text: string | null): Read {
  if (text === null || text.trim() === "") return field.required ? { complaint: needed } : { value: null };
  if (field.kind === "date" && !isDate(text)) return { complaint: { key: "forms.noSuchDate" } };
  if (field.kind === "time" && !isTime(text)) return { complaint: { key: "forms.noSuchTime" } };
  if (field.kind === "choice" && !field.options.includes(text)) return { complaint: { key: "forms.notOffered" } };
  if ((field.kind === "text" || field.kind === "long-text") && points(text) > field.longest) {
    return { complaint: { key: "forms.tooLong", params: { longest: field.longest } } };
  }
  return { value: text };
}

function readNumber(field: Extract<Field, { kind: "number" }>, text: string | null): Read {
  if (text === null || text.trim() === "") return field.required ? { complaint: needed } : { value: null };
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(number >= field.least && number <= field.most)) {
    return { complaint: { key: "forms.wholeNumber", params: { least: field.least, most: field.most } } };
  }
  return { value: number };
}

function readSeveral(field: Field, values: readonly unknown[], options?: readonly string[]): Read {
  const chosen = [...new Set(values)].filter((value) => typeof value === "string");
  if (options && chosen.some((value) => !options.includes(value))) return { complaint: { key: "forms.notOffered" } };
  if (chosen.length === 0 && field.required) return { complaint: needed };
  // In the form's order, so that the same ticks always give the same answer.
  return { value: options ? options.filter((option) => chosen.includes(option)) : chosen };
}
