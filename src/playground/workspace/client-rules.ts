/**
 * What Slack's client does with what a person types or chooses: it keeps it as a value of `state.values`, or refuses it beside
 * the field. The app never sees what is refused here.
 */
import { codePoints, isFields } from "./block-kit/checks.ts";
import { optionsOf } from "./block-kit/composition.ts";
import { fileLimit, textLimits } from "./block-kit/inputs.ts";
import { richText } from "./block-kit/rich-text.ts";
import { isDate, isEmail, isInstant, isNumberText, isTime, isUrl, isWholeNumberText } from "./block-kit/values.ts";
import slackRules from "./slack-rules.json" with { type: "json" };

/** An interactive element, or the block of an `input`, as the workspace keeps it: its text objects have all their fields. */
export type Element = { readonly type: string; [key: string]: unknown };

type Fields = Readonly<Record<string, unknown>>;

/** One entry of `view.state.values[block_id][action_id]`. */
export type StateValue = { type: string; [key: string]: unknown };

export type Complaint = {
  kind:
    | "required"
    | "too_long"
    | "too_short"
    | "not_a_number"
    | "too_small"
    | "too_big"
    | "no_decimals"
    | "not_an_email"
    | "not_a_url"
    | "not_a_date"
    | "not_a_time"
    | "not_offered"
    | "not_a_person"
    | "not_a_conversation"
    | "too_many"
    | "not_a_file"
    | "wrong_file_type"
    | "wrong_kind";
  /** As the client shows it under the field. */
  text: string;
};

/** What this person's client knows of the workspace: only what she can see. */
export type Known = {
  user(id: string): { isBot: boolean; isDeleted: boolean } | undefined;
  conversation(id: string): KnownConversation | undefined;
  /** The file object as Slack gives it in the state of a file_input. */
  file(id: string): Fields | undefined;
  /** The options an external select was given by the app (block_suggestion). */
  suggested?(element: Element): readonly Fields[];
};

type KnownConversation = {
  kind: "public" | "private" | "im" | "mpim";
  isArchived: boolean;
  isExternal?: boolean;
  withBot?: boolean;
};

/** The key under which each kind of element keeps its value, from the samples of slack-rules.json. */
const valueKeys: ReadonlyMap<string, string> = new Map([
  ...Object.entries(slackRules.payloads.action_values_in_block_actions).flatMap(([type, [key]]) =>
    key === undefined || ["button", "overflow", "all_have", "source"].includes(type) ? [] : [[type, key] as const],
  ),
  ...Object.entries(slackRules.payloads.view_state_values).flatMap(([type, sample]) =>
    typeof sample === "object" && "filled" in sample
      ? [[type, Object.keys(sample.filled).find((key) => key !== "type" && key !== "timezone") ?? "value"] as const]
      : [],
  ),
  // The samples leave out these three; they are as their siblings.
  ["external_select", "selected_option"],
  ["multi_external_select", "selected_options"],
  ["multi_channels_select", "selected_channels"],
]);

const holdsMany = (type: string): boolean =>
  type.startsWith("multi_") || type === "checkboxes" || type === "file_input";

/** Whether the element has an entry in `state.values` at all (buttons, overflow menus and images have none). */
export function hasState(element: Element): boolean {
  return valueKeys.has(element.type);
}

function keyOf(element: Element): string {
  const key = valueKeys.get(element.type);
  if (key === undefined) throw new Error(`${element.type} keeps no value`);
  return key;
}

function stateValue(element: Element, value: unknown): StateValue {
  const zone = element.type === "timepicker" && element.timezone !== undefined ? { timezone: element.timezone } : {};
  return { type: element.type, [keyOf(element)]: value, ...zone };
}

/** An untouched element without an initial value. A rich_text_input has no key for its value then. */
export function emptyStateValue(element: Element): StateValue {
  if (element.type === "rich_text_input") return { type: element.type };
  return stateValue(element, holdsMany(element.type) ? [] : null);
}

/** What an untouched element holds. `current` is the conversation the view was opened from, for `default_to_current_conversation`. */
export function initialStateValue(element: Element, current?: string): StateValue {
  const key = keyOf(element);
  const initialKey =
    key === "value" || key === "rich_text_value" ? "initial_value" : key.replace("selected", "initial");
  const initial = element[initialKey];
  if (initial !== undefined) return stateValue(element, initial);
  if (element.default_to_current_conversation === true && current !== undefined) {
    return stateValue(element, holdsMany(element.type) ? [current] : current);
  }
  return emptyStateValue(element);
}

export function isEmptyValue(value: StateValue): boolean {
  const kept = value[valueKeys.get(value.type) ?? "value"];
  if (kept === undefined || kept === null || kept === "") return true;
  return Array.isArray(kept) ? kept.length === 0 : value.type === "rich_text_input" && textIn(kept).trim() === "";
}

function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join("");
  if (!isFields(value)) return "";
  // A mention, an emoji or a link is something too, though it has no text.
  const own = typeof value.text === "string" ? value.text : "elements" in value ? "" : "*";
  return own + textIn(value.elements);
}

/** What the client says of an `input` block on submit when nothing is in it. */
export function requiredComplaint(inputBlock: Element, value: StateValue): Complaint | undefined {
  if (inputBlock.type !== "input" || inputBlock.optional === true || !isEmptyValue(value)) return undefined;
  return { kind: "required", text: "Please complete this required field." };
}

type Kept = { keep: unknown } | { complaint: Complaint };

const keep = (value: unknown): Kept => ({ keep: value });
const complain = (kind: Complaint["kind"], text: string): Kept => ({ complaint: { kind, text } });

/**
 * What the element holds once a person has given `raw`: a text; a number; a date `YYYY-MM-DD`; a time `HH:mm`; UNIX seconds; an
 * option by its value or shown text; ids of people, conversations, files; several as an array. `null`, `""` and `[]` empty it.
 */
export function stateValueOf(
  element: Element,
  raw: unknown,
  known: Known,
): { value: StateValue } | { complaint: Complaint } {
  const isEmpty = raw === null || raw === undefined || raw === "" || (Array.isArray(raw) && raw.length === 0);
  if (isEmpty) return { value: emptyStateValue(element) };
  const kept = holdsMany(element.type) ? several(element, raw, known) : single(element, raw, known);
  return "complaint" in kept ? kept : { value: stateValue(element, kept.keep) };
}

/** The entry of `actions[]` without `block_id` and `action_ts`, which the workspace adds. A button takes no `raw`. */
export function actionOf(
  element: Element,
  raw: unknown,
  known: Known,
): { action: Record<string, unknown> } | { complaint: Complaint } {
  const base = { type: element.type, action_id: element.action_id };
  if (element.type === "button" || element.type === "workflow_button") {
    const value = element.value === undefined ? {} : { value: element.value };
    return { action: { ...base, text: element.text, ...value } };
  }
  if (element.type === "overflow") {
    const kept = offered(element, raw, known);
    return "complaint" in kept ? kept : { action: { ...base, selected_option: kept.keep } };
  }
  const given = stateValueOf(element, raw, known);
  return "complaint" in given ? given : { action: { ...base, ...given.value } };
}

function several(element: Element, raw: unknown, known: Known): Kept {
  const given = Array.isArray(raw) ? raw : [raw];
  const values: unknown[] = [];
  for (const one of given) {
    const kept = element.type === "file_input" ? file(element, one, known) : single(element, one, known);
    if ("complaint" in kept) return kept;
    if (!values.some((value) => JSON.stringify(value) === JSON.stringify(kept.keep))) values.push(kept.keep);
  }
  const most = element.type === "file_input" ? fileLimit(element) : element.max_selected_items;
  if (typeof most === "number" && values.length > most) return complain("too_many", `Choose at most ${most}.`);
  return keep(values);
}

function single(element: Element, raw: unknown, known: Known): Kept {
  switch (element.type) {
    case "plain_text_input":
      return typedText(element, raw);
    case "number_input":
      return typedNumber(element, raw);
    case "email_text_input":
      return typeof raw === "string" && isEmail(raw) ? keep(raw) : complain("not_an_email", "Enter a valid email.");
    case "url_text_input":
      return typeof raw === "string" && isUrl(raw) ? keep(raw) : complain("not_a_url", "Enter a valid URL.");
    case "rich_text_input":
      return writtenRichText(raw);
    case "datepicker":
      return typeof raw === "string" && isDate(raw) ? keep(raw) : complain("not_a_date", "Choose a valid date.");
    case "timepicker":
      return typeof raw === "string" && isTime(raw) ? keep(raw) : complain("not_a_time", "Choose a valid time.");
    case "datetimepicker":
      return isInstant(raw) ? keep(raw) : complain("not_a_time", "Choose a valid date and time.");
    case "users_select":
    case "multi_users_select":
      return person(raw, known);
    case "channels_select":
    case "multi_channels_select":
      return conversation({ include: ["public"] }, raw, known);
    case "conversations_select":
    case "multi_conversations_select":
      return conversation(isFields(element.filter) ? element.filter : {}, raw, known);
    case "checkboxes":
    case "radio_buttons":
    case "static_select":
    case "multi_static_select":
    case "external_select":
    case "multi_external_select":
      return offered(element, raw, known);
    default:
      throw new Error(`${element.type} keeps no value`);
  }
}

function typedText(element: Element, raw: unknown): Kept {
  if (typeof raw !== "string") return complain("wrong_kind", "Type a text.");
  const { min, max } = textLimits(element);
  const length = codePoints(raw);
  if (length > max) return complain("too_long", `This field has a maximum of ${max} characters (now ${length}).`);
  if (length < min) return complain("too_short", `This field needs at least ${min} characters (now ${length}).`);
  if (element.multiline !== true && /[\r\n]/.test(raw)) return complain("wrong_kind", "This field has only one line.");
  return keep(raw);
}

function typedNumber(element: Element, raw: unknown): Kept {
  const text = typeof raw === "number" ? String(raw) : raw;
  if (typeof text !== "string" || !isNumberText(text)) return complain("not_a_number", "Enter a valid number.");
  if (element.is_decimal_allowed !== true && !isWholeNumberText(text)) {
    return complain("no_decimals", "Enter a whole number.");
  }
  const { min_value: min, max_value: max } = element;
  if (typeof min === "string" && Number(text) < Number(min)) return complain("too_small", `Enter at least ${min}.`);
  if (typeof max === "string" && Number(text) > Number(max)) return complain("too_big", `Enter at most ${max}.`);
  return keep(text);
}

function writtenRichText(raw: unknown): Kept {
  if (typeof raw === "string") {
    const section = { type: "rich_text_section", elements: [{ type: "text", text: raw }] };
    return keep({ type: "rich_text", elements: [section] });
  }
  const problems: string[] = [];
  richText(raw, "", { surface: "modal", problems });
  const isRichText = isFields(raw) && raw.type === "rich_text" && problems.length === 0;
  return isRichText ? keep(raw) : complain("wrong_kind", `Not a text: ${problems.join("; ")}`);
}

function person(raw: unknown, known: Known): Kept {
  const user = typeof raw === "string" ? known.user(raw) : undefined;
  return user && !user.isDeleted ? keep(raw) : complain("not_a_person", "No such person to choose.");
}

function conversation(filter: Fields, raw: unknown, known: Known): Kept {
  const found = typeof raw === "string" ? known.conversation(raw) : undefined;
  const isListed =
    found !== undefined &&
    !found.isArchived &&
    !(Array.isArray(filter.include) && !filter.include.includes(found.kind)) &&
    !(filter.exclude_external_shared_channels === true && found.isExternal === true) &&
    !(filter.exclude_bot_users === true && found.withBot === true);
  return isListed ? keep(raw) : complain("not_a_conversation", "No such conversation to choose.");
}

/** An option by its value, else by its text, and in either case only where that names one option. */
function offered(element: Element, raw: unknown, known: Known): Kept {
  const isExternal = element.type.endsWith("external_select");
  const options = isExternal ? (known.suggested?.(element) ?? []) : optionsOf(element);
  const wanted = isFields(raw) ? raw.value : raw;
  const byValue = options.filter((option) => option.value === wanted);
  const found = byValue.length > 0 ? byValue : options.filter((option) => textOf(option) === wanted);
  const [first] = found;
  if (first && found.length === 1) return keep(first);
  const names = options.map((option) => textOf(option)).join(", ");
  return complain("not_offered", `${JSON.stringify(wanted)} names ${found.length} of: ${names}`);
}

function textOf(option: Fields): unknown {
  return isFields(option.text) ? option.text.text : undefined;
}

function file(element: Element, raw: unknown, known: Known): Kept {
  const found = typeof raw === "string" ? known.file(raw) : undefined;
  if (!found) return complain("not_a_file", "No such file.");
  const extension = typeof found.name === "string" ? found.name.split(".").at(-1)?.toLowerCase() : undefined;
  const { filetypes } = element;
  const isAllowed = !Array.isArray(filetypes) || filetypes.includes(found.filetype) || filetypes.includes(extension);
  return isAllowed ? keep(found) : complain("wrong_file_type", "This type of file is not accepted here.");
}
