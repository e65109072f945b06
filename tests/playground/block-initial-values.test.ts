import { describe, expect, test } from "vitest";
import {
  a,
  elements,
  inModal,
  input,
  type Json,
  option,
  options,
  plain,
  refusedView,
} from "../support/block-samples.ts";

describe("initial values", () => {
  const at = "/view/blocks/0/element";
  const refusedAt = (key: string, element: Json): void => {
    const messages = inModal(input(element))?.messages ?? [];
    expect(messages.map((message) => message.replace(/.*\[json-pointer:(.*)\]/, "$1"))).toContain(`${at}/${key}`);
  };
  const accepted = (element: Json): void => expect(inModal(input(element))).toBeUndefined();

  test("an initial option must equal one of the options exactly", () => {
    const groups = [{ label: plain("x"), options: options(2) }];
    accepted({ type: "static_select", options: options(2), initial_option: option("Option 1", "1") });
    accepted({ type: "static_select", option_groups: groups, initial_option: option("Option 1", "1") });
    accepted({
      type: "checkboxes",
      options: options(3),
      initial_options: [option("Option 2", "2"), option("Option 0", "0")],
    });
    const same = { value: "1", text: { text: "Option 1", type: "plain_text" } };
    accepted({ type: "radio_buttons", options: options(2), initial_option: same });
    for (const other of [
      option("Option 1", "0"),
      option("option 1", "1"),
      { ...option("Option 1", "1"), description: plain("x") },
      { text: { ...plain("Option 1"), emoji: true }, value: "1" },
    ]) {
      refusedAt("initial_option", { type: "static_select", options: options(2), initial_option: other });
      refusedAt("initial_options/1", {
        type: "multi_static_select",
        options: options(2),
        initial_options: [option("Option 0", "0"), other],
      });
    }
    refusedAt("initial_options", { type: "checkboxes", options: options(2), initial_options: [] });
    refusedAt("initial_options", {
      type: "multi_static_select",
      options: options(3),
      initial_options: options(3),
      max_selected_items: 2,
    });
  });

  test("a text is between min_length and max_length long, in code points", () => {
    const text = (more: Json): Json => ({ type: "plain_text_input", ...more });
    accepted(text({ initial_value: "😀".repeat(10), max_length: 10 }));
    refusedAt("initial_value", text({ initial_value: "😀".repeat(11), max_length: 10 }));
    refusedAt("initial_value", text({ initial_value: "ab", min_length: 3 }));
    accepted(text({ initial_value: "", min_length: 3 }));
    const max = Number(elements.plain_text_input.max_length.split("..")[1]);
    accepted(text({ max_length: max, min_length: 0, initial_value: a(max) }));
    refusedAt("initial_value", text({ initial_value: a(max + 1) }));
    refusedAt("max_length", text({ max_length: max + 1 }));
    refusedAt("max_length", text({ max_length: 0 }));
    refusedAt("min_length", text({ min_length: 5, max_length: 4 }));
  });

  test("numbers are strings in their range, whole unless decimals are allowed", () => {
    const numeric = (more: Json): Json => ({ type: "number_input", is_decimal_allowed: false, ...more });
    accepted(numeric({ initial_value: "8", min_value: "1", max_value: "20" }));
    accepted(numeric({ is_decimal_allowed: true, initial_value: "0.5" }));
    refusedAt("initial_value", numeric({ initial_value: 8 }));
    refusedAt("initial_value", numeric({ initial_value: "eight" }));
    refusedAt("initial_value", numeric({ initial_value: "0.5" }));
    refusedAt("initial_value", numeric({ initial_value: "21", max_value: "20" }));
    refusedAt("initial_value", numeric({ initial_value: "0", min_value: "1" }));
    refusedAt("min_value", numeric({ min_value: "3", max_value: "2" }));
    expect(inModal(input({ type: "number_input" }))).toEqual(
      refusedView(`missing required field: is_decimal_allowed [json-pointer:${at}]`),
    );
  });

  test.each([
    [
      "datepicker",
      "initial_date",
      ["2026-02-28", "2028-02-29"],
      ["2026-02-29", "2026-13-01", "1.3.2026", "2026-1-1", 20260101],
    ],
    ["timepicker", "initial_time", ["00:00", "23:59"], ["24:00", "9:30", "09.30", "09:60"]],
    ["timepicker", "timezone", ["Europe/Helsinki", "UTC"], ["Helsinki", "+02:00"]],
    ["datetimepicker", "initial_date_time", [1_760_000_000], ["1760000000", 1_760_000_000_000, 1.5, 0]],
    ["users_select", "initial_user", ["U0A1", "W0A1"], ["u0a1", "C0A1", "@mirja", ""]],
    ["channels_select", "initial_channel", ["C0A1"], ["U0A1", "#general"]],
    ["conversations_select", "initial_conversation", ["C0A1", "G0A1", "D0A1"], ["U0A1", "#general"]],
    ["multi_users_select", "initial_users", [[], ["U0A1", "U0A2"]], [["U0A1", "U0A1"], "U0A1"]],
    ["email_text_input", "initial_value", ["mirja@example.fi"], ["mirja", "a@b", "a b@c.fi"]],
    ["url_text_input", "initial_value", ["https://example.fi/a?b"], ["example.fi", "https://"]],
    ["file_input", "max_files", [1, 10], [0, 11]],
    ["rich_text_input", "min_lines", [1, 100], [0, 101]],
  ])("%s.%s", (type, key, good, bad) => {
    for (const value of good) accepted({ type, [key]: value });
    for (const value of bad) refusedAt(key, { type, [key]: value });
  });
});
