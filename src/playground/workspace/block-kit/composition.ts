import {
  all,
  atLeastOneOf,
  boolean,
  byType,
  type Check,
  complain,
  exactlyOneOf,
  type Fields,
  isFields,
  list,
  matching,
  object,
  oneOf,
  string,
  unique,
} from "./checks.ts";
import { common, composition, elements } from "./rules.ts";

const anything: Check = () => undefined;

/** Not checked here: `byType` chooses an object's check by it. */
export const type: Check = anything;

type TextType = "plain_text" | "mrkdwn";

/** A text object. Only plain_text has the key `emoji`, only mrkdwn `verbatim`. */
export function text(max: number = common.text_object.max, only?: TextType): Check {
  const shape = (keys: readonly string[]): Check =>
    object({
      required: { type, text: all(string({ min: common.text_object.min, max }), notBlank) },
      optional: Object.fromEntries(keys.map((key) => [key, boolean])),
    });
  const shapes: Readonly<Record<string, Check>> = {
    plain_text: shape(common.text_object.plain_text_only_keys),
    mrkdwn: shape(common.text_object.mrkdwn_only_keys),
  };
  const isAllowed = (name: string): boolean => common.text_object.types.includes(name) && (!only || name === only);
  return byType((name) => (isAllowed(name) ? shapes[name] : notAllowed));
}

// Bot authors report that Slack refuses a text of spaces alone like an empty one.
const notBlank: Check = (value, pointer, findings) => {
  if (typeof value === "string" && value !== "" && value.trim() === "") {
    complain(findings, pointer, "must be more than 0 characters");
  }
};

const notAllowed: Check = (_, pointer, findings) => complain(findings, `${pointer}/type`, "must be a valid enum value");

export const plainText = (max: number): Check => text(max, "plain_text");

export const webUrl = (max?: number): Check => matching(/^https?:\/\/[^\s/]/, max === undefined ? {} : { max });

export const userId: Check = matching(/^[UW][A-Z0-9]+$/);
export const channelId: Check = matching(/^[CG][A-Z0-9]+$/);
export const conversationId: Check = matching(/^[CDG][A-Z0-9]+$/);

export const style: Check = oneOf(elements.button.style);

export const confirm: Check = object({
  required: { text: text(composition.confirm.text_max) },
  optional: {
    title: plainText(composition.confirm.title_max),
    confirm: plainText(composition.confirm.confirm_max),
    deny: plainText(composition.confirm.deny_max),
    style: oneOf(composition.confirm.style),
  },
});

/** The kind of element that an option is in: only `choices` (check boxes, radio buttons) allow mrkdwn texts, only `overflow` a url. */
export type OptionHome = "select" | "choices" | "overflow";

export function option(home: OptionHome): Check {
  const rule = composition.option;
  return object({
    required: {
      text: text(rule.text_max, home === "choices" ? undefined : "plain_text"),
      value: string({ max: rule.value_max }),
    },
    optional: {
      description: plainText(rule.description_max),
      ...(home === rule.url_only_in ? { url: webUrl(rule.url_max) } : {}),
    },
  });
}

export function optionGroup(home: OptionHome): Check {
  const rule = composition.option_group;
  return object({
    required: {
      label: plainText(rule.label_max),
      options: list(option(home), { min: rule.options_min, max: rule.options_max }),
    },
  });
}

/** All options of an element, from its list and its groups. */
export function optionsOf(element: Fields): readonly Fields[] {
  const listed = Array.isArray(element.options) ? element.options : [];
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isFields) : [];
  const grouped = groups.flatMap((group) => (Array.isArray(group.options) ? group.options : []));
  return [...listed, ...grouped].filter(isFields);
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isFields(one) || !isFields(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

export const dispatchActionConfig: Check = object({
  optional: {
    trigger_actions_on: all(list(oneOf(composition.dispatch_action_config.trigger_actions_on), { min: 1 }), unique),
  },
});

export const conversationFilter: Check = object({
  optional: {
    include: all(
      list(oneOf(composition.conversation_filter.include), { min: composition.conversation_filter.include_min }),
      unique,
    ),
    exclude_bot_users: boolean,
    exclude_external_shared_channels: boolean,
  },
  rules: [atLeastOneOf(composition.conversation_filter.at_least_one_of)],
});

export const slackFile: Check = object({
  optional: { id: matching(/^F[A-Z0-9]+$/), url: webUrl() },
  rules: [exactlyOneOf(composition.slack_file.exactly_one_of)],
});
