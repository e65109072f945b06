/**
 * The checks of Slack's client: a value that a person types or chooses is either accepted into `state.values` or refused with a
 * complaint beside the field. The app never gets a refused value.
 */
import { codePoints, isFields } from "./block-kit/checks.ts";
import { optionsOf } from "./block-kit/composition.ts";
import { fileLimit, textLimits } from "./block-kit/inputs.ts";
import { richText } from "./block-kit/rich-text.ts";
import { isDate, isEmail, isInstant, isNumberText, isTime, isUrl, isWholeNumberText } from "./block-kit/values.ts";
import { type Element, emptyStateValue, holdsMany, isEmptyValue, type StateValue, stateValue } from "./state-values.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Why the client refuses a value. */
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
  /** The text under the field. */
  text: string;
};

/** What one person's client sees of the workspace; undefined for what she cannot see. */
export type VisibleWorkspace = {
  user(id: string): { isBot: boolean; isDeleted: boolean } | undefined;
  conversation(id: string): VisibleConversation | undefined;
  /** The file object, as in the state of a file_input. */
  file(id: string): Fields | undefined;
  /** The options that the app last suggested for an external select (block_suggestion). */
  suggested?(element: Element): readonly Fields[];
};

type VisibleConversation = {
  kind: "public" | "private" | "im" | "mpim";
  isArchived: boolean;
  isExternal?: boolean;
  withBot?: boolean;
};

/** The complaint about an empty `input` block on submit, or undefined if it is optional or has a value. */
export function requiredComplaint(inputBlock: Element, value: StateValue): Complaint | undefined {
  if (inputBlock.type !== "input" || inputBlock.optional === true || !isEmptyValue(value)) return undefined;
  return { kind: "required", text: "Please complete this required field." };
}

/** An accepted value, or the complaint about it. */
type Verdict = { accepted: unknown } | { complaint: Complaint };

const accept = (value: unknown): Verdict => ({ accepted: value });
const refuse = (kind: Complaint["kind"], text: string): Verdict => ({ complaint: { kind, text } });

/**
 * The element's value after a person has given it `raw`, or the complaint. `raw` is a text, a number, a date `YYYY-MM-DD`, a time
 * `HH:mm`, seconds since 1970 UTC, an option by its value or text, the id of a person, conversation or file, or an array of these.
 * `null`, `""` and `[]` empty the element.
 */
export function stateValueOf(
  element: Element,
  raw: unknown,
  visible: VisibleWorkspace,
): { value: StateValue } | { complaint: Complaint } {
  const isEmpty = raw === null || raw === undefined || raw === "" || (Array.isArray(raw) && raw.length === 0);
  if (isEmpty) return { value: emptyStateValue(element) };
  const verdict = holdsMany(element.type) ? several(element, raw, visible) : single(element, raw, visible);
  return "complaint" in verdict ? verdict : { value: stateValue(element, verdict.accepted) };
}

/** The entry of `actions[]` for an act on the element, without `block_id` and `action_ts`. A button ignores `raw`. */
export function actionOf(
  element: Element,
  raw: unknown,
  visible: VisibleWorkspace,
): { action: Record<string, unknown> } | { complaint: Complaint } {
  const base = { type: element.type, action_id: element.action_id };
  if (element.type === "button" || element.type === "workflow_button") {
    const value = element.value === undefined ? {} : { value: element.value };
    return { action: { ...base, text: element.text, ...value } };
  }
  if (element.type === "overflow") {
    const verdict = offered(element, raw, visible);
    return "complaint" in verdict ? verdict : { action: { ...base, selected_option: verdict.accepted } };
  }
  const given = stateValueOf(element, raw, visible);
  return "complaint" in given ? given : { action: { ...base, ...given.value } };
}

function several(element: Element, raw: unknown, visible: VisibleWorkspace): Verdict {
  const given = Array.isArray(raw) ? raw : [raw];
  const values: unknown[] = [];
  for (const one of given) {
    const verdict = element.type === "file_input" ? file(element, one, visible) : single(element, one, visible);
    if ("complaint" in verdict) return verdict;
    if (!values.some((value) => JSON.stringify(value) === JSON.stringify(verdict.accepted)))
      values.push(verdict.accepted);
  }
  const max = element.type === "file_input" ? fileLimit(element) : element.max_selected_items;
  if (typeof max === "number" && values.length > max) return refuse("too_many", `Choose at most ${max}.`);
  return accept(values);
}

function single(element: Element, raw: unknown, visible: VisibleWorkspace): Verdict {
  switch (element.type) {
    case "plain_text_input":
      return typedText(element, raw);
    case "number_input":
      return typedNumber(element, raw);
    case "email_text_input":
      return typeof raw === "string" && isEmail(raw) ? accept(raw) : refuse("not_an_email", "Enter a valid email.");
    case "url_text_input":
      return typeof raw === "string" && isUrl(raw) ? accept(raw) : refuse("not_a_url", "Enter a valid URL.");
    case "rich_text_input":
      return writtenRichText(raw);
    case "datepicker":
      return typeof raw === "string" && isDate(raw) ? accept(raw) : refuse("not_a_date", "Choose a valid date.");
    case "timepicker":
      return typeof raw === "string" && isTime(raw) ? accept(raw) : refuse("not_a_time", "Choose a valid time.");
    case "datetimepicker":
      return isInstant(raw) ? accept(raw) : refuse("not_a_time", "Choose a valid date and time.");
    case "users_select":
    case "multi_users_select":
      return person(raw, visible);
    case "channels_select":
    case "multi_channels_select":
      return conversation({ include: ["public"] }, raw, visible);
    case "conversations_select":
    case "multi_conversations_select":
      return conversation(isFields(element.filter) ? element.filter : {}, raw, visible);
    case "checkboxes":
    case "radio_buttons":
    case "static_select":
    case "multi_static_select":
    case "external_select":
    case "multi_external_select":
      return offered(element, raw, visible);
    default:
      throw new Error(`${element.type} keeps no value`);
  }
}

function typedText(element: Element, raw: unknown): Verdict {
  if (typeof raw !== "string") return refuse("wrong_kind", "Type a text.");
  const { min, max } = textLimits(element);
  const length = codePoints(raw);
  if (length > max) return refuse("too_long", `This field has a maximum of ${max} characters (now ${length}).`);
  if (length < min) return refuse("too_short", `This field needs at least ${min} characters (now ${length}).`);
  if (element.multiline !== true && /[\r\n]/.test(raw)) return refuse("wrong_kind", "This field has only one line.");
  return accept(raw);
}

function typedNumber(element: Element, raw: unknown): Verdict {
  const text = typeof raw === "number" ? String(raw) : raw;
  if (typeof text !== "string" || !isNumberText(text)) return refuse("not_a_number", "Enter a valid number.");
  if (element.is_decimal_allowed !== true && !isWholeNumberText(text)) {
    return refuse("no_decimals", "Enter a whole number.");
  }
  const { min_value: min, max_value: max } = element;
  if (typeof min === "string" && Number(text) < Number(min)) return refuse("too_small", `Enter at least ${min}.`);
  if (typeof max === "string" && Number(text) > Number(max)) return refuse("too_big", `Enter at most ${max}.`);
  return accept(text);
}

function writtenRichText(raw: unknown): Verdict {
  if (typeof raw === "string") {
    const section = { type: "rich_text_section", elements: [{ type: "text", text: raw }] };
    return accept({ type: "rich_text", elements: [section] });
  }
  const problems: string[] = [];
  richText(raw, "", { surface: "modal", problems });
  const isRichText = isFields(raw) && raw.type === "rich_text" && problems.length === 0;
  return isRichText ? accept(raw) : refuse("wrong_kind", `Not a text: ${problems.join("; ")}`);
}

function person(raw: unknown, visible: VisibleWorkspace): Verdict {
  const user = typeof raw === "string" ? visible.user(raw) : undefined;
  return user && !user.isDeleted ? accept(raw) : refuse("not_a_person", "No such person to choose.");
}

function conversation(filter: Fields, raw: unknown, visible: VisibleWorkspace): Verdict {
  const found = typeof raw === "string" ? visible.conversation(raw) : undefined;
  const isListed =
    found !== undefined &&
    !found.isArchived &&
    !(Array.isArray(filter.include) && !filter.include.includes(found.kind)) &&
    !(filter.exclude_external_shared_channels === true && found.isExternal === true) &&
    !(filter.exclude_bot_users === true && found.withBot === true);
  return isListed ? accept(raw) : refuse("not_a_conversation", "No such conversation to choose.");
}

/** The one option with this value, else the one option with this text. Refused when several options match. */
function offered(element: Element, raw: unknown, visible: VisibleWorkspace): Verdict {
  const isExternal = element.type.endsWith("external_select");
  const options = isExternal ? (visible.suggested?.(element) ?? []) : optionsOf(element);
  const wanted = isFields(raw) ? raw.value : raw;
  const byValue = options.filter((option) => option.value === wanted);
  const found = byValue.length > 0 ? byValue : options.filter((option) => textOf(option) === wanted);
  const [first] = found;
  if (first && found.length === 1) return accept(first);
  const names = options.map((option) => textOf(option)).join(", ");
  return refuse("not_offered", `${JSON.stringify(wanted)} names ${found.length} of: ${names}`);
}

function textOf(option: Fields): unknown {
  return isFields(option.text) ? option.text.text : undefined;
}

function file(element: Element, raw: unknown, visible: VisibleWorkspace): Verdict {
  const found = typeof raw === "string" ? visible.file(raw) : undefined;
  if (!found) return refuse("not_a_file", "No such file.");
  const extension = typeof found.name === "string" ? found.name.split(".").at(-1)?.toLowerCase() : undefined;
  const { filetypes } = element;
  const isAllowed = !Array.isArray(filetypes) || filetypes.includes(found.filetype) || filetypes.includes(extension);
  const kinds = Array.isArray(filetypes) ? filetypes.join(", ") : "";
  return isAllowed
    ? accept(found)
    : refuse("wrong_file_type", `This type of file is not accepted here (only ${kinds}).`);
}
