import type { InputBlock, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from "@slack/types";
import {
  type Field,
  type Fields,
  type Form,
  optionName,
  type StoredAnswer,
  widenedBy,
} from "../src/programme/forms/fields.ts";
import { labelMarkup, labelText } from "../src/programme/forms/labels.ts";
import { blockIdOf } from "../src/programme/forms/reading.ts";
import type { Markup } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { context, noticeModal, option, plainText, quoted, section } from "./kit.ts";
import { zoneNote } from "./zone-note.ts";

type Options = Record<string, PlainTextOption[]>;

type ModalParts<F extends Fields> = {
  title: TextKey;
  submit: TextKey;
  /** The label of the button that leaves the modal; `forms.cancel` by default. */
  close?: TextKey;
  /** Who will see the answers: the first line of every modal with a form. */
  seenBy: Markup;
  /** Comes back with the submission. Neither secret nor trusted; at most 3,000 characters as JSON. */
  metadata: Record<string, string | number>;
  answer?: Partial<StoredAnswer<F>>;
  /** The options of `pick` and `picks` fields. A field without options is left out. */
  options?: Options;
  before?: KnownBlock[];
  /** Blocks after a field, by its name. */
  beneath?: Partial<Record<keyof F & string, KnownBlock[]>>;
  /** Fields that have to be answered this time, although the form itself does not require them. */
  needed?: readonly (keyof F & string)[];
  /** Fields that may be left empty this time, although the form itself requires them. The listener checks them. */
  optional?: readonly (keyof F & string)[];
  /** Fields that are not asked this time. */
  without?: readonly (keyof F & string)[];
  /** Must rise each time the same modal is drawn with other values: see `blockIdOf`. */
  generation?: number;
  /** Generations of single fields, for those that get another value while the other fields keep what was typed. */
  generations?: Partial<Record<keyof F & string, number>>;
  /** The action_id of fields whose choice is sent to the bot at once. */
  dispatched?: Partial<Record<keyof F & string, string>>;
  /** If the submission has another listener than that of the form's name. */
  callbackId?: string;
};

const MAX_TITLE = 24;

/** Draws any form as a modal. */
export function formModal<F extends Fields>(form: Form<F>, words: Words, parts: ModalParts<F>): ModalView {
  const generation = parts.generation ?? 0;
  const asked = Object.entries(form.fields).filter(
    ([name, field]) => !parts.without?.includes(name) && (!isPick(field) || (parts.options?.[name]?.length ?? 0) > 0),
  );
  return {
    type: "modal",
    callback_id: parts.callbackId ?? form.name,
    title: plainText(words.t(parts.title), MAX_TITLE),
    submit: plainText(words.t(parts.submit), MAX_TITLE),
    close: plainText(words.t(parts.close ?? "forms.cancel"), MAX_TITLE),
    private_metadata: JSON.stringify(parts.metadata),
    blocks: [
      context(parts.seenBy),
      ...(parts.before ?? []),
      ...asked.flatMap(([name, field]) => [
        sentAtOnce(
          parts.dispatched?.[name],
          inputBlock(
            blockIdOf(name, parts.generations?.[name] ?? generation),
            name,
            field,
            words,
            parts.answer?.[name],
            parts.options?.[name] ?? [],
            parts.needed?.includes(name) || (field.required === true && !parts.optional?.includes(name)),
          ),
        ),
        ...(field.kind === "time" ? zoneNote(words).map(context) : []),
        ...(parts.beneath?.[name] ?? []),
      ]),
    ],
  };
}

/**
 * What a person sees after a correction was saved. Closing it also closes the sheet from which the correction was opened: that shows the former
 * answers. https://docs.slack.dev/reference/views/modal-views
 */
export const savedModal = (words: Words, title: TextKey): ModalView => ({
  ...noticeModal(words.t(title), words.t("forms.close"), [section(words.md("forms.saved"))]),
  clear_on_close: true,
});

const isPick = (field: Field) => field.kind === "pick" || field.kind === "picks";

function inputBlock(
  blockId: string,
  name: string,
  field: Field,
  words: Words,
  value: unknown,
  options: PlainTextOption[],
  isNeeded: boolean,
): InputBlock {
  const beside = [field.seenBy, field.hint].flatMap((key) => (key ? [words.t(key)] : []));
  return {
    type: "input",
    block_id: blockId,
    label: plainText(labelText(field.label, words), 2000),
    optional: !isNeeded,
    element: elementOf(name, field, words, value, options),
    ...(beside.length > 0 ? { hint: plainText(beside.join(" "), 2000) } : {}),
  };
}

const sentAtOnce = (actionId: string | undefined, block: InputBlock): InputBlock =>
  actionId === undefined
    ? block
    : { ...block, dispatch_action: true, element: { ...block.element, action_id: actionId } };

/** What a choice says before anything is chosen. Slack's own words would be in the language of the person's Slack, which has no Finnish. */
const placeholders = {
  static_select: "forms.choose.one",
  multi_static_select: "forms.choose.several",
  users_select: "forms.choose.person",
  multi_users_select: "forms.choose.people",
  conversations_select: "forms.choose.channel",
  datepicker: "forms.choose.date",
  timepicker: "forms.choose.time",
} as const satisfies Partial<Record<InputBlock["element"]["type"], TextKey>>;

const MAX_PLACEHOLDER = 150;

export const placeholderFor = (type: keyof typeof placeholders, words: Words): PlainTextElement =>
  plainText(words.t(placeholders[type]), MAX_PLACEHOLDER);

const hasPlaceholder = (type: string): type is keyof typeof placeholders => type in placeholders;

function elementOf(
  actionId: string,
  field: Field,
  words: Words,
  value: unknown,
  options: PlainTextOption[],
): InputBlock["element"] {
  const element = bareElementOf(actionId, field, words, value, options);
  return hasPlaceholder(element.type)
    ? ({ ...element, placeholder: placeholderFor(element.type, words) } as InputBlock["element"])
    : element;
}

function bareElementOf(
  actionId: string,
  field: Field,
  words: Words,
  value: unknown,
  options: PlainTextOption[],
): InputBlock["element"] {
  const text = typeof value === "string" && value !== "" ? value : undefined;
  const asked = widenedBy(field, value);
  // By the form's own field: an option that is only in the answer has no label.
  const nameOf = (name: string) => ("options" in field ? optionName(field, name, words) : name);
  switch (asked.kind) {
    case "text":
    case "long-text":
      return {
        type: "plain_text_input",
        action_id: actionId,
        multiline: asked.kind === "long-text",
        max_length: asked.longest,
        ...(text ? { initial_value: text } : {}),
      };
    case "date":
      return { type: "datepicker", action_id: actionId, ...(text ? { initial_date: text } : {}) };
    case "time":
      return { type: "timepicker", action_id: actionId, ...(text ? { initial_time: text } : {}) };
    case "number":
      return {
        type: "number_input",
        action_id: actionId,
        is_decimal_allowed: false,
        min_value: String(asked.least),
        max_value: String(asked.most),
        ...(typeof value === "number" ? { initial_value: String(value) } : {}),
      };
    case "choice":
    case "choices":
      return listElement(
        actionId,
        asked,
        asked.options.map((name) => option(nameOf(name), name)),
        value,
      );
    case "pick":
    case "picks":
      return listElement(actionId, asked, options, value);
    case "person":
      return { type: "users_select", action_id: actionId, ...(text ? { initial_user: text } : {}) };
    case "people":
      return {
        type: "multi_users_select",
        action_id: actionId,
        ...(Array.isArray(value) && value.length > 0 ? { initial_users: value.map(String) } : {}),
      };
    case "channel":
      return {
        type: "conversations_select",
        action_id: actionId,
        filter: { include: ["private"], exclude_external_shared_channels: true },
        ...(text ? { initial_conversation: text } : {}),
      };
  }
}

/** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
const MOST_BESIDE_EACH_OTHER = 10;

type ListField = Extract<Field, { kind: "choice" | "choices" | "pick" | "picks" }>;

function listElement(
  actionId: string,
  field: ListField,
  options: PlainTextOption[],
  value: unknown,
): InputBlock["element"] {
  const isSeveral = field.kind === "choices" || field.kind === "picks";
  const chosen = options.filter((candidate) =>
    Array.isArray(value) ? value.includes(candidate.value) : candidate.value === value,
  );
  const several = chosen.length > 0 ? { initial_options: chosen } : {};
  const one = chosen[0] ? { initial_option: chosen[0] } : {};
  const look = isPick(field) || options.length > MOST_BESIDE_EACH_OTHER ? "select" : field.look;
  if (isSeveral && look === "ticks") return { type: "checkboxes", action_id: actionId, options, ...several };
  if (isSeveral) return { type: "multi_static_select", action_id: actionId, options, ...several };
  if (look === "radio") return { type: "radio_buttons", action_id: actionId, options, ...one };
  return { type: "static_select", action_id: actionId, options, ...one };
}

/** One answer as text; undefined if it is empty. @param instantOfDate the instant, in milliseconds, by which a date is written */
export function answerText(
  field: Field,
  value: unknown,
  words: Words,
  instantOfDate: (on: string) => number,
): string | undefined {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return undefined;
  if (field.kind === "date") return words.date(instantOfDate(String(value)));
  if (field.kind === "choice") return optionName(field, String(value), words);
  if (field.kind === "choices" && Array.isArray(value))
    return value.map((one) => optionName(field, String(one), words)).join("\n");
  return String(value);
}

/** Draws a filled form for reading. */
export function formSheet<F extends Fields>(
  form: Form<F>,
  words: Words,
  answer: StoredAnswer<F>,
  instantOfDate: (on: string) => number,
): KnownBlock[] {
  return Object.entries(form.fields).flatMap(([name, field]) => {
    const text = answerText(field, answer[name], words, instantOfDate);
    return [
      section({ mrkdwn: `*${labelMarkup(field.label, words).mrkdwn}*` }),
      ...(field.seenBy ? [context(words.md(field.seenBy))] : []),
      ...(text === undefined ? [context(words.md("forms.empty"))] : quoted(text)),
    ];
  });
}
