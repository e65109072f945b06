import type { ViewStateValue } from "@slack/bolt";
import type { TextKey } from "../../texts/words.ts";
import { isDate, isTime } from "../calendar/calendar.ts";
import { isBlank } from "./alike.ts";
import { type Answer, type Field, type Fields, type Form, points, type StoredAnswer, widenedBy } from "./fields.ts";
import { withoutUnseen } from "./typed-text.ts";

/** What is wrong with one answer: a text that is shown beside its field, in the person's language. */
export type Complaint = { key: TextKey; params?: Record<string, string | number> };
export type Complaints<F extends Fields = Fields> = Partial<Record<keyof F & string, Complaint>>;

/** The state of a submitted view, by block id and action id. https://docs.slack.dev/reference/views */
export type State = Record<string, Record<string, ViewStateValue>>;

/** The answer, or what is wrong with it, by field. */
export type Reading<F extends Fields, A = Answer<F>> =
  | { answer: A; complaints?: undefined }
  | { answer?: undefined; complaints: Complaints<F> };

/**
 * A field's block id. A modal that is drawn again with other values needs a new generation, because Slack keeps the state of known block
 * ids and may leave out initial values that were not touched. https://github.com/slackapi/bolt-js/issues/1258
 */
export const blockIdOf = (name: string, generation: number): string =>
  generation === 0 ? name : `${name}~${generation}`;

/** The generation after the one in a modal's metadata. 1 for anything else, because metadata come from outside. */
export const nextGeneration = (before: unknown): number =>
  typeof before === "number" && Number.isInteger(before) && before >= 0 && before < 1e6 ? before + 1 : 1;

const fieldOfBlock = (blockId: string): string => blockId.replace(/~\d+$/, "");

/** The property of the state for each property of an element that gives its initial value. */
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

/** Adds the initial values of fields that nobody touched: Slack may leave these fields out of the state after an update. */
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
 * Reads a submitted modal. Checks everything, because Slack's client checks only a part and a forged submission has had no checks.
 * @param stored the stored answer with which the modal was opened, if any: its options, numbers and texts are accepted, also if today's form
 *   would refuse them
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

/** The readable answers so far, for a modal that is drawn again before it is submitted. */
export function answeredSoFar<F extends Fields>(form: Form<F>, state: State): Partial<Answer<F>> {
  const answered = Object.entries(form.fields).flatMap(([name, field]) => {
    const read = readField(field, rawOf(name, state));
    return "value" in read && read.value !== null ? [[name, read.value]] : [];
  });
  return Object.fromEntries(answered) as Partial<Answer<F>>;
}

/** Complaints in Slack's format: by block id, as texts. @param say gives the text in the person's language */
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

type FieldReading = { value: unknown } | { complaint: Complaint };

const needed: Complaint = { key: "forms.needed" };

function readField(field: Field, raw: ViewStateValue | undefined): FieldReading {
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

/** A forged submission may have any value instead of a text or a list. Half a surrogate pair is replaced, because Slack does not show it. */
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

/** A text without the space around it. A blank answer has been read as null. */
export const trimmedText = (text: string | null): string | null => text?.trim() ?? null;

const isText = ({ kind }: Field): boolean => kind === "text" || kind === "long-text";

function readOne(field: Field, given: string | null): FieldReading {
  const text = given !== null && isText(field) ? withoutUnseen(given) : given;
  if (text === null || isBlank(text)) return field.required ? { complaint: needed } : { value: null };
  if (field.kind === "date" && !isDate(text)) return { complaint: { key: "forms.noSuchDate" } };
  if (field.kind === "time" && !isTime(text)) return { complaint: { key: "forms.noSuchTime" } };
  if (field.kind === "choice" && !field.options.includes(text)) return { complaint: { key: "forms.notOffered" } };
  if ((field.kind === "text" || field.kind === "long-text") && points(text) > field.longest) {
    return { complaint: { key: "forms.tooLong", params: { longest: field.longest } } };
  }
  return { value: text };
}

function readNumber(field: Extract<Field, { kind: "number" }>, text: string | null): FieldReading {
  if (text === null || text.trim() === "") return field.required ? { complaint: needed } : { value: null };
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(number >= field.least && number <= field.most)) {
    return { complaint: { key: "forms.wholeNumber", params: { least: field.least, most: field.most } } };
  }
  return { value: number };
}

function readSeveral(field: Field, values: readonly unknown[], options?: readonly string[]): FieldReading {
  const chosen = [...new Set(values)].filter((value) => typeof value === "string");
  if (options && chosen.some((value) => !options.includes(value))) return { complaint: { key: "forms.notOffered" } };
  if (chosen.length === 0 && field.required) return { complaint: needed };
  // In the form's order, so that the same ticks always give the same answer.
  return { value: options ? options.filter((option) => chosen.includes(option)) : chosen };
}
