import { all, byType, type Check, complain, exactlyOneOf, isFields, list, object, string } from "./checks.ts";
import { choiceShapes } from "./choices.ts";
import { confirm, plainText, slackFile, style, type, userId, webUrl } from "./composition.ts";
import { actionable } from "./element-keys.ts";
import { inputShapes } from "./inputs.ts";
import { blocks, elements, isAllowedIn, type Slot } from "./rules.ts";

const { button } = elements;

const buttonText = plainText(button.text_max);
const accessibilityLabel = string({ max: button.accessibility_label_max });

/** slack-rules.json has no limit for its alternative text; this is the image block's. */
const image = object({
  required: { type, alt_text: string({ max: blocks.image.alt_text_max }) },
  optional: { image_url: webUrl(blocks.image.image_url_max), slack_file: slackFile },
  rules: [exactlyOneOf(elements["image element"].exactly_one_of)],
});

const feedbackButton = object({
  required: {
    text: plainText(elements.feedback_buttons.text_max),
    value: string({ max: elements.feedback_buttons.value_max }),
  },
  optional: { accessibility_label: accessibilityLabel },
});

const shapes: ReadonlyMap<string, Check> = new Map<string, Check>([
  ...choiceShapes,
  ...inputShapes,
  ["image", image],
  [
    "button",
    object({
      required: { ...actionable.required, text: buttonText },
      optional: {
        ...actionable.optional,
        confirm,
        style,
        value: string({ max: button.value_max }),
        url: webUrl(button.url_max),
        accessibility_label: accessibilityLabel,
      },
    }),
  ],
  [
    "workflow_button",
    object({
      required: {
        ...actionable.required,
        text: buttonText,
        workflow: object({
          required: {
            trigger: object({
              required: { url: webUrl() },
              optional: {
                customizable_input_parameters: list(
                  object({ required: { name: string(), value: string({ min: 0 }) } }),
                ),
              },
            }),
          },
        }),
      },
      optional: { ...actionable.optional, style, accessibility_label: accessibilityLabel },
    }),
  ],
  [
    "feedback_buttons",
    object({
      required: { ...actionable.required, positive_button: feedbackButton, negative_button: feedbackButton },
      optional: actionable.optional,
    }),
  ],
  [
    "icon_button",
    object({
      required: { ...actionable.required, icon: string(), text: buttonText },
      optional: {
        ...actionable.optional,
        confirm,
        accessibility_label: accessibilityLabel,
        value: string({ max: button.value_max }),
        visible_to_user_ids: list(userId, { max: elements.icon_button.visible_to_user_ids_max }),
      },
    }),
  ],
]);

/** An element of a type that is allowed in this slot on `findings.surface`. */
export function elementIn(slot: Slot): Check {
  return byType((name, { surface }) => {
    const isInModal = slot === "input" && surface === "modal";
    if (!isAllowedIn(name, slot) || (name === "file_input" && !isInModal)) return undefined;
    const shape = shapes.get(name);
    return shape && !isInModal ? all(shape, noResponseUrl) : shape;
  });
}

const noResponseUrl: Check = (value, pointer, findings) => {
  if (isFields(value) && value.response_url_enabled !== undefined) {
    complain(findings, pointer, "invalid additional property: response_url_enabled");
  }
};

/** An image element as a picture of a card or container. */
export const imageElement: Check = byType((name) => (name === "image" ? image : undefined));
