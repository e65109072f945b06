import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type MessageBody,
  messageProblems,
  metadataProblems,
  refusalAnswer,
  viewProblems,
} from "../../src/playground/workspace/block-kit/problems.ts";
import slackRules from "../../src/playground/workspace/slack-rules.json" with { type: "json" };
import {
  a,
  actions,
  blocks,
  button,
  divider,
  elements,
  inHome,
  inMessage,
  inModal,
  input,
  type Json,
  many,
  messageText,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  refusedBlocks,
  refusedView,
  section,
  surfaces,
  tooLong,
  tooMany,
  viewRules,
} from "../support/block-samples.ts";

describe("initial values", () => {
  const at = "/view/blocks/0/element";
  const refusedAt = (key: string, element: Json): void => {
    const messages = inModal(input(element))?.messages ?? [];
    expect(messages.map((message) => message.replace(/.*\[json-pointer:(.*)\]/, "$1"))).toContain(`${at}/${key}`);
  };
  const accepted = (element: Json): void => expect(inModal(input(element))).toBeUndefined();

  test("an initial option must equal one of the options in everything", () => {
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

  test("a text lies within min_length and max_length, in code points", () => {
    const text = (more: Json): Json => ({ type: "plain_text_input", ...more });
    accepted(text({ initial_value: "😀".repeat(10), max_length: 10 }));
    refusedAt("initial_value", text({ initial_value: "😀".repeat(11), max_length: 10 }));
    refusedAt("initial_value", text({ initial_value: "ab", min_length: 3 }));
    accepted(text({ initial_value: "", min_length: 3 }));
    const most = Number(elements.plain_text_input.max_length.split("..")[1]);
    accepted(text({ max_length: most, min_length: 0, initial_value: a(most) }));
    refusedAt("initial_value", text({ initial_value: a(most + 1) }));
    refusedAt("max_length", text({ max_length: most + 1 }));
    refusedAt("max_length", text({ max_length: 0 }));
    refusedAt("min_length", text({ min_length: 5, max_length: 4 }));
  });

  test("numbers are texts, in their range, whole unless decimals are allowed", () => {
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

describe("messages", () => {
  const body = (more: Json): MessageBody => ({ text: "fallback", ...more });
  const errorOf = (given: MessageBody, method?: string): string | undefined => messageProblems(given, method)?.error;

  test("as many blocks as a message takes, and one more", () => {
    const max = surfaces.message.max_blocks;
    expect(inMessage(...many(max, () => divider))).toBeUndefined();
    expect(inMessage(...many(max + 1, () => divider))).toEqual(refusedBlocks(tooMany(max, "/blocks")));
  });

  test("all text together has an end, though each part is short enough", () => {
    const { approx_max_chars: max, error } = surfaces.message_total_text;
    const of = (total: number): Json[] => {
      const step = 3000;
      const full = many(Math.floor(total / step), () => section({ text: mrkdwn(a(step)) }));
      return total % step > 0 ? [...full, section({ text: mrkdwn(a(total % step)) })] : full;
    };
    expect(inMessage(...of(max))).toBeUndefined();
    expect(inMessage(...of(max + 1))).toEqual({ error, messages: [] });
  });

  test("ids are there once: a block_id in the message, an action_id in its block", () => {
    const twice = { block_id: "same" };
    expect(inMessage({ ...divider, ...twice }, { ...section(), ...twice })).toEqual(
      refusedBlocks('`block_id` "same" already exists [json-pointer:/blocks/1/block_id]'),
    );
    expect(inMessage(actions(button({ action_id: "a" }), button({ action_id: "a" })))).toEqual(
      refusedBlocks('`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]'),
    );
    expect(inMessage(actions(button({ action_id: "a" })), actions(button({ action_id: "a" })))).toBeUndefined();
  });

  test("what is no array of blocks", () => {
    for (const blocks of ["[]", { type: "divider" }, null, [null], ["x"]]) {
      expect(messageProblems(body({ blocks }))).toEqual({ error: "invalid_blocks_format", messages: [] });
    }
  });

  test("text, blocks, attachments: at least one; markdown_text without the others", () => {
    expect(errorOf({})).toBe("no_text");
    expect(errorOf({ text: "", blocks: [], attachments: [] })).toBe("no_text");
    expect(errorOf({ delete_original: true })).toBe("no_text");
    expect(errorOf({ delete_original: true }, "response_url")).toBeUndefined();
    expect(errorOf({ blocks: [divider] })).toBeUndefined();
    expect(errorOf({ markdown_text: "x" })).toBeUndefined();
    expect(errorOf({ markdown_text: "x", text: "x" })).toBe("markdown_text_conflict");
    expect(errorOf({ markdown_text: a(messageText.markdown_text_max) })).toBeUndefined();
    expect(errorOf({ markdown_text: a(messageText.markdown_text_max + 1) })).toBe("msg_too_long");
    expect(messageProblems({ text: 1 })).toEqual(refusedView("must provide a string [json-pointer:/text]"));
  });

  test("chat.update takes a shorter text than chat.postMessage, which only cuts", () => {
    const { update_text_max: max, update_error: error } = messageText;
    expect(errorOf({ text: a(max) }, "chat.update")).toBeUndefined();
    expect(errorOf({ text: a(max + 1) }, "chat.update")).toBe(error);
    expect(errorOf({ text: a(messageText.postMessage_text_truncated_above + 1) })).toBeUndefined();
  });

  test("attachments: their blocks are looked at, with their own error and pointer", () => {
    const long = { type: "section", fields: [mrkdwn(a(blocks.section.field_text_max + 1))] };
    expect(messageProblems(body({ attachments: [{ color: "#fff", blocks: [divider, long] }] }))).toEqual({
      error: "invalid_attachments",
      messages: [tooLong(blocks.section.field_text_max, "/attachments/0/blocks/1/fields/0/text")],
    });
    expect(messageProblems(body({ attachments: [{ blocks: [divider], footer: "x" }] }))).toEqual({
      error: "invalid_attachments",
      messages: ["invalid additional property: footer [json-pointer:/attachments/0]"],
    });
    const max = messageText.attachments_max;
    expect(errorOf(body({ attachments: many(max, () => ({ text: "x" })) }))).toBeUndefined();
    expect(errorOf(body({ attachments: many(max + 1, () => ({ text: "x" })) }))).toBe("too_many_attachments");
  });

  test("one table a message", () => {
    const table = { type: "table", rows: [[{ type: "raw_text", text: "x" }]] };
    expect(inMessage(table, table)?.messages).toEqual(["only_one_table_allowed [json-pointer:/blocks/1]"]);
  });

  test("the answer has the shape that slack-rules.json shows", () => {
    const { shape } = slackRules.block_kit.validator_errors.chat_methods;
    const refusal = inMessage(section({ text: mrkdwn(a(blocks.section.text_max + 1)) }));
    expect(refusal && refusalAnswer(refusal)).toEqual(shape);
    expect(refusalAnswer(refusedView("must provide an object [json-pointer:/view]"))).toEqual({
      ok: false,
      error: "invalid_arguments",
      response_metadata: { messages: ["[ERROR] must provide an object [json-pointer:/view]"] },
    });
    expect(refusalAnswer({ error: "no_text", messages: [] })).toEqual({ ok: false, error: "no_text" });
  });
});

describe("views", () => {
  test.each([
    ["title", viewRules.title_max],
    ["submit", viewRules.submit_max],
    ["close", viewRules.close_max],
  ])("%s: %i characters of plain_text", (key, max) => {
    expect(viewProblems(modal([divider], { [key]: plain(a(max)) }), "modal")).toBeUndefined();
    expect(viewProblems(modal([divider], { [key]: plain(a(max + 1)) }), "modal")).toEqual(
      refusedView(tooLong(max, `/view/${key}/text`)),
    );
    expect(viewProblems(modal([divider], { [key]: mrkdwn("x") }), "modal")).toEqual(
      refusedView(`must be a valid enum value [json-pointer:/view/${key}/type]`),
    );
  });

  test.each([
    ["private_metadata", viewRules.private_metadata_max],
    ["callback_id", viewRules.callback_id_max],
    ["external_id", viewRules.external_id_max],
  ])("%s: %i characters, in modals and on Home", (key, max) => {
    for (const surface of ["modal", "home"] as const) {
      const view = surface === "modal" ? modal([divider]) : { type: "home", blocks: [divider] };
      expect(viewProblems({ ...view, [key]: a(max) }, surface)).toBeUndefined();
      expect(viewProblems({ ...view, [key]: a(max + 1) }, surface)).toEqual(refusedView(tooLong(max, `/view/${key}`)));
    }
  });

  test("Home has no title, no submit, no close and no close events", () => {
    for (const key of viewRules.home_forbidden_keys) {
      const value = key.endsWith("on_close") ? true : plain("x");
      expect(viewProblems({ type: "home", blocks: [divider], [key]: value }, "home")).toEqual(
        refusedView(`invalid additional property: ${key} [json-pointer:/view]`),
      );
      expect(viewProblems(modal([divider], { [key]: value }), "modal")).toBeUndefined();
    }
    expect(inHome()).toBeUndefined();
    expect(inHome(input({ type: "plain_text_input" }))).toBeUndefined();
  });

  test("a modal has a title, the right type, known keys, and submit where there is an input", () => {
    const { title: _, ...untitled } = modal([divider]);
    expect(viewProblems(untitled, "modal")).toEqual(refusedView("missing required field: title [json-pointer:/view]"));
    const { submit: __, ...withoutSubmit } = modal([divider, input({ type: "datepicker" })]);
    expect(viewProblems(withoutSubmit, "modal")).toEqual(
      refusedView("must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]"),
    );
    expect(viewProblems({ ...withoutSubmit, blocks: [divider] }, "modal")).toBeUndefined();
    expect(viewProblems(modal([divider], { colour: "red" }), "modal")).toEqual(
      refusedView("invalid additional property: colour [json-pointer:/view]"),
    );
    expect(viewProblems({ type: "home", blocks: [] }, "modal")?.messages).toContain(
      "must be a valid enum value [json-pointer:/view/type]",
    );
    expect(viewProblems("{}", "modal")).toEqual(refusedView("must provide an object [json-pointer:/view]"));
  });

  test("as many blocks as each surface takes, and one more", () => {
    expect(inModal()).toEqual(
      refusedView(`must provide at least ${surfaces.modal.min_blocks} items [json-pointer:/view/blocks]`),
    );
    const { max_blocks: inModals } = surfaces.modal;
    expect(inModal(...many(inModals, () => divider))).toBeUndefined();
    expect(inModal(...many(inModals + 1, () => divider))).toEqual(refusedView(tooMany(inModals, "/view/blocks")));
    const { max_blocks: onHome } = surfaces.home;
    expect(inHome(...many(onHome, () => divider))).toBeUndefined();
    expect(inHome(...many(onHome + 1, () => divider))).toEqual(refusedView(tooMany(onHome, "/view/blocks")));
  });

  test("a view that weighs too much", () => {
    const { max_bytes: max, error } = surfaces.view_size;
    const heavy = (text: string): Json => modal(many(98, () => section({ text: mrkdwn(text) })));
    expect(viewProblems(heavy("ä".repeat(1200)), "modal")).toBeUndefined();
    expect(new TextEncoder().encode(JSON.stringify(heavy("ä".repeat(1400)))).length).toBeGreaterThan(max);
    expect(viewProblems(heavy("ä".repeat(1400)), "modal")).toEqual({ error, messages: [] });
  });

  test("one element has the focus, ids are there once", () => {
    const focused = (more: Json = {}): Json => input({ type: "plain_text_input", focus_on_load: true, ...more });
    expect(inModal(focused(), input({ type: "plain_text_input", focus_on_load: false }))).toBeUndefined();
    expect(inModal(focused(), focused())?.messages).toEqual([
      "no more than 1 element may have `focus_on_load` [json-pointer:/view/blocks/1/element/focus_on_load]",
    ]);
    expect(inModal({ ...divider, block_id: "b" }, { ...divider, block_id: "b" })).toEqual(
      refusedView('`block_id` "b" already exists [json-pointer:/view/blocks/1/block_id]'),
    );
  });
});

describe("message metadata", () => {
  const given = (payload: Json, more: Json = {}): unknown => ({
    event_type: "task_created",
    event_payload: payload,
    ...more,
  });

  test("flat values, and objects or lists of objects one level deep", () => {
    expect(metadataProblems(slackRules.web_api.message_metadata.shape)).toBeUndefined();
    expect(metadataProblems(given({ a: "x", b: 1, c: true, d: { e: 1 }, f: [{ g: "x" }] }))).toBeUndefined();
    for (const bad of [{ a: null }, { a: { b: { c: 1 } } }, { a: ["x"] }, { a: [[]] }]) {
      expect(metadataProblems(given(bad))?.error).toBe("invalid_metadata_schema");
    }
  });

  test("type, keys, size", () => {
    expect(metadataProblems("{}")?.error).toBe("invalid_metadata_format");
    expect(metadataProblems([])?.error).toBe("invalid_metadata_format");
    for (const type of ["", "task created", "täsk", a(51), 1]) {
      expect(metadataProblems(given({}, { event_type: type }))?.error).toBe("invalid_metadata_schema");
    }
    expect(metadataProblems(given({}, { event_type: a(50) }))).toBeUndefined();
    expect(metadataProblems(given({}, { other: 1 }))?.error).toBe("invalid_metadata_schema");
    expect(metadataProblems({ event_type: "x" })?.error).toBe("invalid_metadata_schema");
    expect(metadataProblems(given({ a: a(16 * 1024) }))?.error).toBe("metadata_too_large");
  });
});

describe("whatever is sent", () => {
  const names = [...Object.keys(blocks), "button", "static_select", "plain_text_input", "mrkdwn", "plain_text", "x"];
  const keys = [
    "type",
    "text",
    "elements",
    "element",
    "options",
    "blocks",
    "value",
    "label",
    "fields",
    "accessory",
    "child_blocks",
  ];
  const anything = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>(null, true, 0, 1.5, "", ...names),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 5 }),
    ),
  })).value;

  test("it is answered, each complaint with a pointer to a place", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const found = [
          messageProblems({ text: "x", blocks: value }),
          viewProblems(value, "modal"),
          viewProblems(value, "home"),
          viewProblems({ type: "modal", title: plain("x"), blocks: value }, "modal"),
        ];
        for (const message of found.flatMap((refusal) => refusal?.messages ?? [])) {
          expect(message).toMatch(/^.+ \[json-pointer:\/(blocks|view)[^\]]*\]$/);
        }
      }),
    );
  });

  test("a text is refused exactly when its UTF-16 length is above the limit or nothing but white space is in it", () => {
    const max = blocks.header.text_max;
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: max + 10 }), (text) => {
        const isFine = text.length <= max && text.trim() !== "";
        expect(inMessage({ type: "header", text: plain(text) }) === undefined).toBe(isFine);
      }),
      { examples: [[" "], ["\u3000\n"], ["a".repeat(max + 1)]] },
    );
  });
});
