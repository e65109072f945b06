import {
  all,
  boolean,
  type Check,
  complain,
  exactlyOneOf,
  integer,
  list,
  object,
  type Rule,
  unique,
} from "./checks.ts";
import {
  channelId,
  confirm,
  conversationFilter,
  conversationId,
  isSame,
  option,
  optionGroup,
  optionsOf,
  plainText,
  userId,
} from "./composition.ts";
import { actionable, focusable } from "./element-keys.ts";
import { elements } from "./rules.ts";

type Checks = Readonly<Record<string, Check>>;

/** `initial_option` and each of `initial_options` must equal one of the element's options exactly. */
const initialIsOffered: Rule = (element, pointer, findings) => {
  const offered = optionsOf(element);
  const isOffered = (given: unknown): boolean => offered.some((one) => isSame(one, given));
  const initial = element.initial_option;
  if (initial !== undefined && !isOffered(initial)) {
    complain(findings, `${pointer}/initial_option`, "must match one of the provided options exactly");
  }
  for (const [index, given] of (Array.isArray(element.initial_options) ? element.initial_options : []).entries()) {
    if (!isOffered(given)) {
      complain(findings, `${pointer}/initial_options/${index}`, "must match one of the provided options exactly");
    }
  }
};

const initialFits =
  (key: string): Rule =>
  (element, pointer, findings) => {
    const { [key]: initial, max_selected_items: max } = element;
    if (Array.isArray(initial) && typeof max === "number" && initial.length > max) {
      complain(findings, `${pointer}/${key}`, `no more than ${max} items allowed`);
    }
  };

const choice = (rule: { options_min: number; options_max: number }, initial: Checks): Check =>
  object({
    required: {
      ...actionable.required,
      options: list(option("choices"), { min: rule.options_min, max: rule.options_max }),
    },
    optional: { ...actionable.optional, confirm, ...focusable, ...initial },
    rules: [initialIsOffered],
  });

// Slack refuses an empty initial_options (from memory): the key has to be absent.
const initialOptions = (home: "select" | "choices"): Check => all(list(option(home), { min: 1 }), unique);

const select = (placeholderMax: number, optional: Checks, rules: readonly Rule[] = []): Check =>
  object({
    required: actionable.required,
    optional: { ...actionable.optional, confirm, ...focusable, placeholder: plainText(placeholderMax), ...optional },
    rules,
  });

const multi = (placeholderMax: number, optional: Checks, initialKey: string, rules: readonly Rule[] = []): Check =>
  select(
    placeholderMax,
    { ...optional, max_selected_items: integer(elements.multi_static_select.max_selected_items_min) },
    [...rules, initialFits(initialKey)],
  );

const listed = (rule: { options_max: number; option_groups_max: number }): Checks => ({
  options: list(option("select"), { min: 1, max: rule.options_max }),
  option_groups: list(optionGroup("select"), { min: 1, max: rule.option_groups_max }),
});

const oneSource = exactlyOneOf(elements.static_select.exactly_one_of);
const ids = (id: Check): Check => all(list(id), unique);

const users = elements["users_select / multi_users_select"].placeholder_max;
const channels = elements["channels_select / multi_channels_select"].placeholder_max;
const conversations = elements["conversations_select / multi_conversations_select"].placeholder_max;
const external = elements["external_select / multi_external_select"].placeholder_max;

const conversationKeys = { default_to_current_conversation: boolean, filter: conversationFilter };

/** The elements with options to choose from: check boxes, radio buttons, overflow menus, and the ten select menus. */
export const choiceShapes: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["checkboxes", choice(elements.checkboxes, { initial_options: initialOptions("choices") })],
  ["radio_buttons", choice(elements.radio_buttons, { initial_option: option("choices") })],
  [
    "overflow",
    object({
      required: {
        ...actionable.required,
        options: list(option("overflow"), { min: elements.overflow.options_min, max: elements.overflow.options_max }),
      },
      optional: { ...actionable.optional, confirm },
    }),
  ],
  [
    "static_select",
    select(
      elements.static_select.placeholder_max,
      { ...listed(elements.static_select), initial_option: option("select") },
      [oneSource, initialIsOffered],
    ),
  ],
  [
    "multi_static_select",
    multi(
      elements.multi_static_select.placeholder_max,
      { ...listed(elements.multi_static_select), initial_options: initialOptions("select") },
      "initial_options",
      [oneSource, initialIsOffered],
    ),
  ],
  ["users_select", select(users, { initial_user: userId })],
  ["multi_users_select", multi(users, { initial_users: ids(userId) }, "initial_users")],
  ["channels_select", select(channels, { initial_channel: channelId, response_url_enabled: boolean })],
  ["multi_channels_select", multi(channels, { initial_channels: ids(channelId) }, "initial_channels")],
  [
    "conversations_select",
    select(conversations, {
      initial_conversation: conversationId,
      response_url_enabled: boolean,
      ...conversationKeys,
    }),
  ],
  [
    "multi_conversations_select",
    multi(conversations, { initial_conversations: ids(conversationId), ...conversationKeys }, "initial_conversations"),
  ],
  ["external_select", select(external, { initial_option: option("select"), min_query_length: integer(0) })],
  [
    "multi_external_select",
    multi(external, { initial_options: initialOptions("select"), min_query_length: integer(0) }, "initial_options"),
  ],
]);
