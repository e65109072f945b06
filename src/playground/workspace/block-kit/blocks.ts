import {
  atLeastOneOf,
  boolean,
  byType,
  type Check,
  complain,
  exactlyOneOf,
  isFields,
  list,
  object,
  type Rule,
  string,
} from "./checks.ts";
import { plainText, slackFile, text, type, webUrl } from "./composition.ts";
import { elementIn } from "./elements.ts";
import { newerBlockShapes } from "./newer-blocks.ts";
import { richText } from "./rich-text.ts";
import { blocks, common, isAllowedOn } from "./rules.ts";

const blockId = { block_id: string({ max: common.block_id.max }) };

const contextElement: Check = (value, pointer, findings) => {
  const isText = isFields(value) && (value.type === "mrkdwn" || value.type === "plain_text");
  (isText ? text() : elementIn("context"))(value, pointer, findings);
};

// For a file_input with dispatch_action Slack answers that the element does not exist.
const filesDoNotDispatch: Rule = (block, pointer, findings) => {
  if (block.dispatch_action === true && isFields(block.element) && block.element.type === "file_input") {
    complain(findings, `${pointer}/element/type`, "unsupported type: file_input");
  }
};

const classicShapes: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    "section",
    object({
      required: { type },
      optional: {
        ...blockId,
        text: text(blocks.section.text_max),
        fields: list(text(blocks.section.field_text_max), { min: 1, max: blocks.section.fields_max_items }),
        accessory: elementIn("section.accessory"),
        expand: boolean,
      },
      rules: [atLeastOneOf(blocks.section.requires_one_of)],
    }),
  ],
  ["header", object({ required: { type, text: plainText(blocks.header.text_max) }, optional: blockId })],
  ["divider", object({ required: { type }, optional: blockId })],
  [
    "image",
    object({
      required: { type, alt_text: string({ max: blocks.image.alt_text_max }) },
      optional: {
        ...blockId,
        title: plainText(blocks.image.title_max),
        image_url: webUrl(blocks.image.image_url_max),
        slack_file: slackFile,
      },
      rules: [exactlyOneOf(blocks.image.exactly_one_of)],
    }),
  ],
  [
    "context",
    object({
      required: {
        type,
        elements: list(contextElement, { min: blocks.context.elements_min, max: blocks.context.elements_max }),
      },
      optional: blockId,
    }),
  ],
  [
    "actions",
    object({
      required: {
        type,
        elements: list(elementIn("actions"), { min: blocks.actions.elements_min, max: blocks.actions.elements_max }),
      },
      optional: blockId,
    }),
  ],
  [
    "input",
    object({
      required: { type, label: plainText(blocks.input.label_max), element: elementIn("input") },
      optional: { ...blockId, hint: plainText(blocks.input.hint_max), optional: boolean, dispatch_action: boolean },
      rules: [filesDoNotDispatch],
    }),
  ],
  ["rich_text", richText],
]);

/** A block of a type that is allowed on `findings.surface`. */
export const block: Check = byType((kind, { surface }) =>
  isAllowedOn(kind, surface) ? (classicShapes.get(kind) ?? newerShapes.get(kind)) : undefined,
);

const newerShapes = newerBlockShapes(block);
