import { elementsIn, problemsOfBlocks } from "./all-blocks.ts";
import {
  boolean,
  type Check,
  complain,
  type Fields,
  type Findings,
  isFields,
  object,
  oneOf,
  string,
} from "./checks.ts";
import { plainText } from "./composition.ts";
import { amount, common, messageText, metadataRules, surfaces, view as viewRules } from "./rules.ts";

/** Slack's refusal of a message or view: the error code, and one line for each problem. */
export type Refusal = { error: string; messages: string[] };

/** The body of chat.postMessage, chat.update, chat.postEphemeral or a response_url, with `blocks` and `attachments` parsed from JSON. */
export type MessageBody = Readonly<Record<string, unknown>>;

/**
 * Why Slack would refuse this message, or undefined. `method` is the Web API method, or "response_url". A text above 40,000 characters
 * is no problem for chat.postMessage: Slack cuts it.
 */
export function messageProblems(body: MessageBody, method = "chat.postMessage"): Refusal | undefined {
  return (
    formatProblems(body) ??
    textProblems(body, method) ??
    blockProblems(body.blocks) ??
    attachmentProblems(body.attachments) ??
    lengthProblems(body)
  );
}

function formatProblems(body: MessageBody): Refusal | undefined {
  const { blocks = [], attachments = [] } = body;
  if (!Array.isArray(blocks) || !blocks.every(isFields)) return { error: "invalid_blocks_format", messages: [] };
  if (!Array.isArray(attachments) || !attachments.every(isFields))
    return { error: "invalid_attachments", messages: [] };
  for (const key of ["text", "markdown_text"]) {
    if (body[key] !== undefined && typeof body[key] !== "string") {
      return { error: "invalid_arguments", messages: [`must provide a string [json-pointer:/${key}]`] };
    }
  }
  return undefined;
}

const isGiven = (value: unknown): boolean => (Array.isArray(value) || typeof value === "string") && value.length > 0;

function textProblems(body: MessageBody, method: string): Refusal | undefined {
  const { text, blocks, attachments, markdown_text: markdown } = body;
  if (isGiven(markdown) && (isGiven(text) || isGiven(blocks))) return { error: "markdown_text_conflict", messages: [] };
  if (typeof markdown === "string" && markdown.length > messageText.markdown_text_max) {
    return { error: messageText.update_error, messages: [] };
  }
  const deletes = method === "response_url" && body.delete_original === true;
  if (!deletes && ![text, blocks, attachments, markdown].some(isGiven)) return { error: "no_text", messages: [] };
  if (method === "chat.update" && typeof text === "string" && text.length > messageText.update_text_max) {
    return { error: messageText.update_error, messages: [] };
  }
  return undefined;
}

function blockProblems(blocks: unknown): Refusal | undefined {
  if (blocks === undefined) return undefined;
  const problems = problemsOfBlocks(blocks, "/blocks", "message");
  return problems.length === 0 ? undefined : { error: "invalid_blocks", messages: problems };
}

// An attachment with blocks may have only these other keys: https://github.com/slackapi/node-slack-sdk/issues/1112
const attachmentWithBlocks = object({
  required: { blocks: () => undefined },
  optional: { color: string(), fallback: string({ min: 0 }) },
});

function attachmentProblems(attachments: unknown): Refusal | undefined {
  if (!Array.isArray(attachments)) return undefined;
  if (attachments.length > messageText.attachments_max) return { error: "too_many_attachments", messages: [] };
  const findings: Findings = { surface: "message", problems: [] };
  for (const [index, attachment] of attachments.filter(isFields).entries()) {
    if (attachment.blocks === undefined) continue;
    const pointer = `/attachments/${index}`;
    attachmentWithBlocks(attachment, pointer, findings);
    findings.problems.push(...problemsOfBlocks(attachment.blocks, `${pointer}/blocks`, "message"));
  }
  return findings.problems.length === 0 ? undefined : { error: "invalid_attachments", messages: findings.problems };
}

function lengthProblems(body: MessageBody): Refusal | undefined {
  const { approx_max_chars: max, error } = surfaces.message_total_text;
  const attachments = Array.isArray(body.attachments) ? body.attachments.filter(isFields) : [];
  const shown = [body.blocks, ...attachments.map((attachment) => attachment.blocks)];
  return textLength(shown) > max ? { error, messages: [] } : undefined;
}

/** The length of all shown text, in UTF-16 units: every string under a key `text`, at any depth. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === "text" && typeof item === "string" ? item.length : textLength(item)),
    0,
  );
}

const viewKeys: Readonly<Record<string, Check>> = {
  private_metadata: string({ min: 0, max: viewRules.private_metadata_max }),
  callback_id: string({ min: 0, max: viewRules.callback_id_max }),
  external_id: string({ min: 0, max: viewRules.external_id_max }),
  title: plainText(viewRules.title_max),
  submit: plainText(viewRules.submit_max),
  close: plainText(viewRules.close_max),
  clear_on_close: boolean,
  notify_on_close: boolean,
};

// The blocks are checked separately, by `problemsOfBlocks`.
const blocksKey: Check = () => undefined;

const { title = blocksKey, ...optionalInModal } = viewKeys;

const shapeOfView: Readonly<Record<"modal" | "home", Check>> = {
  modal: object({ required: { type: oneOf(["modal"]), title, blocks: blocksKey }, optional: optionalInModal }),
  home: object({
    required: { type: oneOf(["home"]), blocks: blocksKey },
    optional: Object.fromEntries(
      Object.entries(viewKeys).filter(([key]) => !viewRules.home_forbidden_keys.includes(key)),
    ),
  }),
};

/** Why Slack would refuse this view for views.open, views.push, views.update (modal) or views.publish (home), or undefined. */
export function viewProblems(view: unknown, surface: "modal" | "home"): Refusal | undefined {
  const refused = (messages: string[]): Refusal => ({ error: "invalid_arguments", messages });
  if (!isFields(view)) return refused(["must provide an object [json-pointer:/view]"]);
  const { max_bytes, error } = surfaces.view_size;
  if (new TextEncoder().encode(JSON.stringify(view)).length > max_bytes) return { error, messages: [] };
  const findings: Findings = { surface, problems: [] };
  shapeOfView[surface](view, "/view", findings);
  if (view.blocks !== undefined) {
    findings.problems.push(...problemsOfBlocks(view.blocks, "/view/blocks", surface));
    if (surface === "modal") inputNeedsSubmit(view, findings);
    oneFocus(view.blocks, findings);
  }
  return findings.problems.length === 0 ? undefined : refused(findings.problems);
}

function inputNeedsSubmit(view: Fields, findings: Findings): void {
  if (view.submit !== undefined || !Array.isArray(view.blocks)) return;
  const first = view.blocks.findIndex((one) => isFields(one) && one.type === "input");
  if (first >= 0) {
    complain(findings, `/view/blocks/${first}/input`, "must define `submit` to use an `input` block in modals");
  }
}

function oneFocus(blocks: unknown, findings: Findings): void {
  const max = common.focus_on_load.max_true_per_view;
  const focused: string[] = [];
  for (const { element, pointer } of elementsIn(blocks, "/view/blocks")) {
    if (element.focus_on_load === true) focused.push(pointer);
  }
  for (const pointer of focused.slice(max)) {
    complain(findings, `${pointer}/focus_on_load`, `no more than ${max} element may have \`focus_on_load\``);
  }
}

const eventTypeMax = amount(metadataRules.event_type);
const metadataMax = amount(metadataRules.size_limit);

const isPlain = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);
const isFlat = (value: unknown): boolean => isFields(value) && Object.values(value).every(isPlain);

/** Why Slack would refuse this message metadata, or undefined. It is parsed from JSON; a text that is not JSON is passed as a string. */
export function metadataProblems(metadata: unknown): Refusal | undefined {
  if (!isFields(metadata)) return { error: "invalid_metadata_format", messages: [] };
  if (!isEventMetadata(metadata)) return { error: "invalid_metadata_schema", messages: [] };
  const size = new TextEncoder().encode(JSON.stringify(metadata)).length;
  return size > metadataMax ? { error: "metadata_too_large", messages: [] } : undefined;
}

function isEventMetadata({ event_type: eventType, event_payload: payload, ...others }: Fields): boolean {
  if (typeof eventType !== "string" || !isFields(payload) || Object.keys(others).length > 0) return false;
  const isAllowed = (value: unknown): boolean =>
    isPlain(value) || isFlat(value) || (Array.isArray(value) && value.every(isFlat));
  return /^\w+$/.test(eventType) && eventType.length <= eventTypeMax && Object.values(payload).every(isAllowed);
}

/** The body of the HTTP answer. Its shape depends on the error, as with Slack. */
export function refusalAnswer(refusal: Refusal): Record<string, unknown> {
  const { error, messages } = refusal;
  if (messages.length === 0) return { ok: false, error };
  const response_metadata = { messages: messages.map((message) => `[ERROR] ${message}`) };
  if (error === "invalid_arguments") return { ok: false, error, response_metadata };
  return { ok: false, error, errors: messages, response_metadata };
}
