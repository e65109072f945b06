import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actionOf,
  requiredComplaint,
  stateValueOf,
  type VisibleWorkspace,
} from "../../src/playground/workspace/client-rules.ts";
import slackRules from "../../src/playground/workspace/slack-rules.json" with { type: "json" };
import {
  type Element,
  emptyStateValue,
  hasState,
  initialStateValue,
  isEmptyValue,
} from "../../src/playground/workspace/state-values.ts";

const { view_state_values: samples, action_values_in_block_actions: actionKeys } = slackRules.payloads;

const option = (text: string, value: string): Record<string, unknown> => ({
  text: { type: "plain_text", text, emoji: true },
  value,
});
const [one, two, three] = [option("One", "1"), option("Two", "2"), option("Three", "3")];
const options = [one, two, three];
const file = { ...samples.file_input.filled.files[0] };

const visible: VisibleWorkspace = {
  user: (id) =>
    new Map([
      ["U0A1", { isBot: false, isDeleted: false }],
      ["U0A2", { isBot: true, isDeleted: false }],
      ["U0A3", { isBot: false, isDeleted: true }],
    ]).get(id),
  conversation: (id) =>
    new Map<string, ReturnType<VisibleWorkspace["conversation"]>>([
      ["C0A1", { kind: "public", isArchived: false }],
      ["C0A2", { kind: "public", isArchived: true }],
      ["C0A3", { kind: "public", isArchived: false, isExternal: true }],
      ["G0A1", { kind: "private", isArchived: false }],
      ["D0A1", { kind: "im", isArchived: false }],
      ["D0A2", { kind: "im", isArchived: false, withBot: true }],
    ]).get(id),
  file: (id) => (id === file.id ? file : undefined),
  suggested: () => [one],
};

/** The accepted entry of `state.values`, or the kind of the complaint. */
const outcomeOf = (element: Element, raw: unknown): unknown => {
  const given = stateValueOf(element, raw, visible);
  return "value" in given ? given.value : given.complaint.kind;
};

describe("an accepted value has the shape of Slack's payloads", () => {
  const text = samples.rich_text_input.filled.rich_text_value;
  const checked = samples.checkboxes.filled.selected_options;
  const given: [string, Record<string, unknown>, unknown][] = [
    ["plain_text_input", {}, "text"],
    ["number_input", { is_decimal_allowed: false }, "42"],
    ["email_text_input", {}, "a@b.fi"],
    ["url_text_input", {}, "https://example.com/"],
    ["datepicker", {}, "2026-10-01"],
    ["timepicker", { timezone: "Europe/Helsinki" }, "09:30"],
    ["datetimepicker", {}, 1_760_000_000],
    ["static_select", { options }, "One"],
    ["multi_static_select", { options }, ["One"]],
    ["users_select", {}, "U0A1"],
    ["multi_users_select", {}, ["U0A1", "U0A2"]],
    ["conversations_select", {}, "C0A1"],
    ["multi_conversations_select", {}, ["C0A1"]],
    ["channels_select", {}, "C0A1"],
    ["checkboxes", { options: checked }, ["a"]],
    ["radio_buttons", { options: [option("A", "a")] }, "A"],
    ["rich_text_input", {}, text],
    ["file_input", {}, [file.id]],
  ];

  test("every element with a sample is tested here", () => {
    const named = Object.keys(samples).filter((type) => !["path", "known_server_bug"].includes(type));
    expect(given.map(([type]) => type).sort()).toEqual(named.sort());
  });

  test.each(given)("%s", (type, more, raw) => {
    const sample = Object.entries(samples).find(([name]) => name === type)?.[1];
    if (typeof sample !== "object" || !("filled" in sample)) throw new Error(`no sample of ${type}`);
    const element: Element = { type, action_id: "a", ...more };
    expect(outcomeOf(element, raw)).toEqual(sample.filled);
    expect(actionOf(element, raw, visible)).toEqual({ action: { action_id: "a", ...sample.filled } });
    if ("empty" in sample && typeof sample.empty === "object") {
      expect(emptyStateValue(element)).toEqual(sample.empty);
      for (const nothing of [null, undefined, "", []]) expect(outcomeOf(element, nothing)).toEqual(sample.empty);
    }
    expect(isEmptyValue(emptyStateValue(element))).toBe(true);
    expect(isEmptyValue({ ...sample.filled })).toBe(false);
  });

  test("an action has the keys in slack-rules.json", () => {
    for (const [type, keys] of Object.entries(actionKeys)) {
      const found = given.find(([name]) => name === type);
      if (!found) continue;
      const [, more, raw] = found;
      const done = actionOf({ type, action_id: "a", ...more }, raw, visible);
      expect("action" in done && Object.keys(done.action)).toEqual(
        expect.arrayContaining([...keys, "type", "action_id"]),
      );
    }
  });

  test("the action of a button has its text and its value, if any; that of an overflow menu has the option", () => {
    const text = { type: "plain_text", text: "OK", emoji: true };
    const button: Element = { type: "button", action_id: "approve", text, value: "42" };
    const { action_id, type, value } = slackRules.payloads.block_actions_modal.sample.actions[0] ?? {};
    expect(actionOf(button, undefined, visible)).toEqual({ action: { type, action_id, text, value } });
    expect(actionOf({ type: "button", action_id: "x", text }, undefined, visible)).toEqual({
      action: { type: "button", action_id: "x", text },
    });
    expect(actionOf({ type: "overflow", action_id: "x", options }, "Two", visible)).toEqual({
      action: { type: "overflow", action_id: "x", selected_option: two },
    });
    expect(actionOf({ type: "overflow", action_id: "x", options }, "Four", visible)).toMatchObject({
      complaint: { kind: "not_offered" },
    });
  });

  test("the three elements without a sample have values like similar elements", () => {
    expect(outcomeOf({ type: "external_select" }, "1")).toEqual({ type: "external_select", selected_option: one });
    expect(outcomeOf({ type: "external_select" }, "2")).toBe("not_offered");
    expect(outcomeOf({ type: "multi_external_select" }, ["1"])).toEqual({
      type: "multi_external_select",
      selected_options: [one],
    });
    expect(outcomeOf({ type: "multi_channels_select" }, ["C0A1"])).toEqual({
      type: "multi_channels_select",
      selected_channels: ["C0A1"],
    });
  });

  test("buttons, overflow menus and images have no state", () => {
    expect(["button", "overflow", "image", "workflow_button"].filter((type) => hasState({ type }))).toEqual([]);
    expect(given.filter(([type]) => !hasState({ type }))).toEqual([]);
  });

  test("a time picker without a time zone has none in the state", () => {
    expect(outcomeOf({ type: "timepicker" }, "09:30")).toEqual({ type: "timepicker", selected_time: "09:30" });
  });
});

describe("a refused value", () => {
  const text = (more: Record<string, unknown> = {}): Element => ({ type: "plain_text_input", ...more });
  const number = (more: Record<string, unknown> = {}): Element => ({
    type: "number_input",
    is_decimal_allowed: false,
    ...more,
  });

  test.each<[string, Element, unknown]>([
    ["too_long", text({ max_length: 3 }), "abcd"],
    ["too_long", text(), "a".repeat(3001)],
    ["too_short", text({ min_length: 3 }), "ab"],
    ["wrong_kind", text(), "two\nlines"],
    ["wrong_kind", text(), 5],
    ["not_a_number", number(), "eight"],
    ["not_a_number", number(), "1,5"],
    ["not_a_number", number(), "1e3"],
    ["no_decimals", number(), "1.5"],
    ["too_small", number({ min_value: "1" }), "0"],
    ["too_big", number({ max_value: "20" }), "21"],
    ["not_an_email", { type: "email_text_input" }, "mirja"],
    ["not_a_url", { type: "url_text_input" }, "example.fi"],
    ["not_a_date", { type: "datepicker" }, "2026-02-29"],
    ["not_a_date", { type: "datepicker" }, "29.2.2028"],
    ["not_a_time", { type: "timepicker" }, "24:00"],
    ["not_a_time", { type: "datetimepicker" }, "2026-10-01"],
    ["not_offered", { type: "static_select", options }, "Four"],
    ["not_offered", { type: "static_select", options: [one, option("One", "2")] }, "One"],
    ["not_offered", { type: "checkboxes", options }, ["One", "Four"]],
    ["not_a_person", { type: "users_select" }, "U0A9"],
    ["not_a_person", { type: "users_select" }, "U0A3"],
    ["not_a_person", { type: "multi_users_select" }, ["U0A1", "Mirja"]],
    ["not_a_conversation", { type: "channels_select" }, "G0A1"],
    ["not_a_conversation", { type: "channels_select" }, "C0A2"],
    ["not_a_conversation", { type: "conversations_select" }, "C0A9"],
    ["not_a_conversation", { type: "conversations_select", filter: { include: ["private"] } }, "C0A1"],
    ["not_a_conversation", { type: "conversations_select", filter: { exclude_bot_users: true } }, "D0A2"],
    [
      "not_a_conversation",
      { type: "conversations_select", filter: { exclude_external_shared_channels: true } },
      "C0A3",
    ],
    ["too_many", { type: "multi_static_select", options, max_selected_items: 2 }, ["1", "2", "3"]],
    ["not_a_file", { type: "file_input" }, ["F0A9"]],
    ["wrong_file_type", { type: "file_input", filetypes: ["pdf"] }, [file.id]],
    ["wrong_kind", { type: "rich_text_input" }, { type: "rich_text", elements: [{ type: "section" }] }],
    ["wrong_kind", { type: "rich_text_input" }, 5],
  ])("%s: %j given %j", (kind, element, raw) => {
    expect(outcomeOf(element, raw)).toBe(kind);
    expect(actionOf(element, raw, visible)).toMatchObject({ complaint: { kind, text: expect.stringMatching(/./) } });
  });

  test("values at the limits are accepted", () => {
    expect(outcomeOf(text({ max_length: 3, min_length: 3 }), "äöå")).toMatchObject({ value: "äöå" });
    expect(outcomeOf(text({ multiline: true }), "two\nlines")).toMatchObject({ value: "two\nlines" });
    expect(outcomeOf(number({ min_value: "1", max_value: "20" }), 20)).toMatchObject({ value: "20" });
    expect(outcomeOf({ type: "number_input", is_decimal_allowed: true }, "-1.5")).toMatchObject({ value: "-1.5" });
    expect(outcomeOf({ type: "static_select", options }, two)).toMatchObject({ selected_option: two });
    expect(outcomeOf({ type: "multi_static_select", options, max_selected_items: 2 }, ["One", "1", "2"])).toMatchObject(
      {
        selected_options: [one, two],
      },
    );
    const groups = [
      { label: {}, options: [one] },
      { label: {}, options: [two] },
    ];
    expect(outcomeOf({ type: "static_select", option_groups: groups }, "Two")).toMatchObject({ selected_option: two });
    expect(outcomeOf({ type: "file_input", filetypes: ["png"] }, [file.id])).toMatchObject({ files: [file] });
    expect(outcomeOf({ type: "users_select" }, "U0A2")).toMatchObject({ selected_user: "U0A2" });
    expect(outcomeOf({ type: "conversations_select", filter: { include: ["im"] } }, "D0A1")).toMatchObject({
      selected_conversation: "D0A1",
    });
    expect(outcomeOf({ type: "rich_text_input" }, "hi")).toEqual(samples.rich_text_input.filled);
  });

  test("an option's value takes precedence over another one's text", () => {
    const crossed = [option("2", "1"), option("1", "2")];
    expect(outcomeOf({ type: "static_select", options: crossed }, "1")).toMatchObject({ selected_option: crossed[0] });
  });

  test("the length of a typed text is counted in code points", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 10 }),
        (typed, max) => {
          const fits = [...typed].length <= max;
          const value = outcomeOf(text({ max_length: max, multiline: true }), typed);
          expect(value).toEqual(fits ? { type: "plain_text_input", value: typed } : "too_long");
        },
      ),
    );
  });
});

describe("required fields", () => {
  const input = (element: Element, optional?: boolean): Element => ({
    type: "input",
    label: { type: "plain_text", text: "Label" },
    element,
    ...(optional === undefined ? {} : { optional }),
  });

  test.each([
    "plain_text_input",
    "number_input",
    "email_text_input",
    "datepicker",
    "timepicker",
    "static_select",
    "multi_users_select",
    "checkboxes",
    "radio_buttons",
    "rich_text_input",
    "file_input",
  ])("an empty %s is refused unless it is optional", (type) => {
    const empty = emptyStateValue({ type });
    expect(requiredComplaint(input({ type }), empty)).toMatchObject({ kind: "required" });
    expect(requiredComplaint(input({ type }, false), empty)).toMatchObject({ kind: "required" });
    expect(requiredComplaint(input({ type }, true), empty)).toBeUndefined();
    expect(requiredComplaint({ type: "section", accessory: { type } }, empty)).toBeUndefined();
  });

  test("a filled one is accepted; a rich text without a word is refused", () => {
    const element: Element = { type: "rich_text_input" };
    const empty = { type: "rich_text", elements: [{ type: "rich_text_section", elements: [] }] };
    const person = {
      type: "rich_text",
      elements: [{ type: "rich_text_section", elements: [{ type: "user", user_id: "U1" }] }],
    };
    const complaintOf = (raw: unknown): unknown => {
      const given = stateValueOf(element, raw, visible);
      return "value" in given ? requiredComplaint(input(element), given.value)?.kind : given;
    };
    expect(complaintOf("hi")).toBeUndefined();
    expect(complaintOf(person)).toBeUndefined();
    expect(complaintOf(empty)).toBe("required");
    expect(requiredComplaint(input({ type: "datepicker" }), { ...samples.datepicker.filled })).toBeUndefined();
  });
});

describe("an untouched element", () => {
  test.each<[Element, Record<string, unknown>]>([
    [{ type: "plain_text_input", initial_value: "hi" }, { value: "hi" }],
    [{ type: "number_input", initial_value: "8" }, { value: "8" }],
    [{ type: "datepicker", initial_date: "2026-10-01" }, { selected_date: "2026-10-01" }],
    [{ type: "timepicker", initial_time: "17:00" }, { selected_time: "17:00" }],
    [{ type: "datetimepicker", initial_date_time: 1_760_000_000 }, { selected_date_time: 1_760_000_000 }],
    [{ type: "static_select", options, initial_option: one }, { selected_option: one }],
    [{ type: "radio_buttons", options, initial_option: two }, { selected_option: two }],
    [{ type: "checkboxes", options, initial_options: [one, two] }, { selected_options: [one, two] }],
    [{ type: "users_select", initial_user: "U0A1" }, { selected_user: "U0A1" }],
    [{ type: "multi_users_select", initial_users: ["U0A1"] }, { selected_users: ["U0A1"] }],
    [{ type: "channels_select", initial_channel: "C0A1" }, { selected_channel: "C0A1" }],
    [{ type: "multi_channels_select", initial_channels: ["C0A1"] }, { selected_channels: ["C0A1"] }],
    [{ type: "conversations_select", initial_conversation: "C0A1" }, { selected_conversation: "C0A1" }],
    [{ type: "conversations_select", default_to_current_conversation: true }, { selected_conversation: "C0A9" }],
    [
      { type: "multi_conversations_select", default_to_current_conversation: true },
      { selected_conversations: ["C0A9"] },
    ],
    [
      { type: "rich_text_input", initial_value: samples.rich_text_input.filled.rich_text_value },
      { rich_text_value: samples.rich_text_input.filled.rich_text_value },
    ],
  ])("%j", (element, held) => {
    expect(initialStateValue(element, "C0A9")).toEqual({ type: element.type, ...held });
  });

  test("holds nothing without an initial value", () => {
    for (const type of ["plain_text_input", "checkboxes", "users_select", "rich_text_input", "file_input"]) {
      expect(initialStateValue({ type }, "C0A9")).toEqual(emptyStateValue({ type }));
    }
    expect(emptyStateValue({ type: "rich_text_input" })).toEqual({ type: "rich_text_input" });
  });
});
