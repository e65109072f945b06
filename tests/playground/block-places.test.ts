import { describe, expect, test } from "vitest";
import type { Refusal } from "../../src/playground/workspace/block-kit/problems.ts";
import {
  a,
  actions,
  blocks,
  button,
  divider,
  inHome,
  inMessage,
  inModal,
  input,
  type Json,
  many,
  mrkdwn,
  option,
  options,
  plain,
  refusedBlocks,
  refusedView,
  richTextOf,
  section,
  tooLong,
} from "../support/block-samples.ts";

describe("blocks and elements are accepted only in their places", () => {
  const richText = richTextOf("hi");
  const sampleOf: Record<keyof typeof blocks, Json> = {
    section: section(),
    header: { type: "header", text: plain("x") },
    divider,
    image: { type: "image", slack_file: { id: "F0A1" }, alt_text: "x" },
    context: {
      type: "context",
      elements: [plain("x"), { type: "image", image_url: "https://a.fi/b.png", alt_text: "b" }],
    },
    actions: actions(button()),
    input: input({ type: "plain_text_input" }),
    rich_text: richText,
    markdown: { type: "markdown", text: "**x**" },
    table: {
      type: "table",
      rows: [[{ type: "raw_text", text: "x" }, richText, { type: "raw_number", value: 1, text: "1" }]],
    },
    video: {
      type: "video",
      alt_text: "x",
      title: plain("x"),
      thumbnail_url: "https://a.fi/b.png",
      video_url: "https://a.fi/b",
    },
    file: { type: "file", external_id: "x", source: blocks.file.source_value },
    context_actions: {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          positive_button: { text: plain("+"), value: "1" },
          negative_button: { text: plain("-"), value: "0" },
        },
        { type: "icon_button", icon: "trash", text: plain("x") },
      ],
    },
    alert: { type: "alert", text: plain("x"), level: "warning" },
    card: { type: "card", title: mrkdwn("x"), actions: [button()] },
    carousel: { type: "carousel", elements: [{ type: "card", body: mrkdwn("x") }] },
    container: { type: "container", title: plain("x"), child_blocks: [section()] },
    data_table: { type: "data_table", caption: "x", rows: many(2, () => [{ type: "raw_text", text: "x" }]) },
    data_visualization: { type: "data_visualization", title: "x" },
    task_card: { type: "task_card", task_id: "1", title: "x", status: "pending" },
    plan: { type: "plan", title: "x", tasks: [{ type: "task_card", task_id: "1", title: "x", status: "complete" }] },
  };

  test.each(Object.entries(blocks))("%s: on its surfaces and on no other", (type, rule) => {
    const block = sampleOf[type as keyof typeof blocks];
    const on = Array.isArray(rule.surfaces) ? rule.surfaces : ["message"];
    const refused = (pointer: string): string => `unsupported type: ${type} [json-pointer:${pointer}/0/type]`;
    expect(inMessage(block)).toEqual(on.includes("message") ? undefined : refusedBlocks(refused("/blocks")));
    expect(inModal(block)).toEqual(on.includes("modal") ? undefined : refusedView(refused("/view/blocks")));
    expect(inHome(block)).toEqual(on.includes("home") ? undefined : refusedView(refused("/view/blocks")));
    // slack-rules.json does not have all keys of this block.
    if (type !== "data_visualization") expect(inMessage({ ...block, colour: "red" })).toBeDefined();
  });

  const elementSamples: Json[] = [
    button(),
    { type: "workflow_button", text: plain("x"), workflow: { trigger: { url: "https://slack.com/shortcuts/x" } } },
    { type: "overflow", options: options(2) },
    { type: "checkboxes", options: options(2) },
    { type: "radio_buttons", options: options(2) },
    { type: "static_select", options: options(2) },
    { type: "multi_static_select", options: options(2) },
    ...["users", "conversations", "channels", "external"].flatMap((source) => [
      { type: `${source}_select` },
      { type: `multi_${source}_select` },
    ]),
    { type: "datepicker" },
    { type: "timepicker" },
    { type: "datetimepicker" },
    { type: "plain_text_input" },
    { type: "number_input", is_decimal_allowed: true },
    { type: "email_text_input" },
    { type: "url_text_input" },
    { type: "rich_text_input" },
    { type: "file_input" },
    { type: "image", image_url: "https://a.fi/b.png", alt_text: "b" },
  ];
  const typesIn = (draw: (element: Json) => Refusal | undefined): unknown[] =>
    elementSamples.filter((element) => draw(element) === undefined).map(({ type }) => type);
  const selects = ["static_select", "users_select", "conversations_select", "channels_select", "external_select"];
  const multis = selects.map((type) => `multi_${type}`);

  test("a section takes these as its accessory", () => {
    expect(typesIn((accessory) => inMessage(section({ accessory }))).sort()).toEqual(
      [
        "button",
        "workflow_button",
        "overflow",
        "checkboxes",
        "radio_buttons",
        "datepicker",
        "timepicker",
        "image",
        ...selects,
        ...multis,
      ].sort(),
    );
  });

  test("an actions block takes these, and no multi select, which Slack refuses there", () => {
    expect(typesIn((element) => inMessage(actions(element))).sort()).toEqual(
      [
        "button",
        "workflow_button",
        "overflow",
        "checkboxes",
        "radio_buttons",
        "datepicker",
        "timepicker",
        "datetimepicker",
        ...selects,
      ].sort(),
    );
  });

  test("an input block takes these; files only in a modal", () => {
    const typed = ["plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input"];
    const others = ["checkboxes", "radio_buttons", "datepicker", "timepicker", "datetimepicker"];
    const everywhere = [...typed, ...others, ...selects, ...multis];
    expect(typesIn((element) => inModal(input(element))).sort()).toEqual([...everywhere, "file_input"].sort());
    expect(typesIn((element) => inHome(input(element))).sort()).toEqual(everywhere.sort());
  });

  test("an element in a wrong place is refused with its pointer", () => {
    expect(inModal(input(button()))).toEqual(
      refusedView("unsupported type: button [json-pointer:/view/blocks/0/element/type]"),
    );
    expect(inModal(input({ type: "file_input" }, { dispatch_action: true }))).toEqual(
      refusedView("unsupported type: file_input [json-pointer:/view/blocks/0/element/type]"),
    );
    expect(inMessage(actions({ type: "conversations_select", response_url_enabled: true }))).toEqual(
      refusedBlocks("invalid additional property: response_url_enabled [json-pointer:/blocks/0/elements/0]"),
    );
    expect(inModal(input({ type: "conversations_select", response_url_enabled: true }))).toBeUndefined();
  });
});

describe("keys and kinds", () => {
  test("missing, unknown and ill-typed keys are each named", () => {
    expect(
      inMessage(
        { type: "section" },
        { type: "divider", text: "x" },
        { type: "header" },
        {},
        { type: "header", text: "x" },
      ),
    ).toEqual(
      refusedBlocks(
        "must define either `text` or `fields` [json-pointer:/blocks/0]",
        "invalid additional property: text [json-pointer:/blocks/1]",
        "missing required field: text [json-pointer:/blocks/2]",
        "missing required field: type [json-pointer:/blocks/3]",
        "must provide an object [json-pointer:/blocks/4/text]",
      ),
    );
    expect(inModal(input({ type: "static_select", options: options(1), initial_option: null }))?.messages).toContain(
      "must provide an object [json-pointer:/view/blocks/0/element/initial_option]",
    );
    expect(inMessage(actions(button({ style: "loud" })))).toEqual(
      refusedBlocks("must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"),
    );
  });

  test("a text of spaces alone is refused like an empty one", () => {
    expect(inMessage(section({ text: mrkdwn(" \n ") }))).toEqual(
      refusedBlocks("must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    );
  });

  test("a type that is not a string is refused", () => {
    expect(inMessage({ type: ["divider"] })).toEqual(
      refusedBlocks("must provide a string [json-pointer:/blocks/0/type]"),
    );
    expect(inMessage({ type: "constructor" })).toEqual(
      refusedBlocks("unsupported type: constructor [json-pointer:/blocks/0/type]"),
    );
    expect(inMessage(section({ text: { type: "toString", text: "x" } }))).toEqual(
      refusedBlocks("must be a valid enum value [json-pointer:/blocks/0/text/type]"),
    );
  });

  test("a data table has rows of one length, a caption, and a largest size", () => {
    const cell = (text: string): Json => ({ type: "raw_text", text });
    const table = (rows: Json[][], more: Json = {}): Json => ({ type: "data_table", caption: "x", rows, ...more });
    expect(inMessage(table([[cell("a"), cell("b")], [cell("a")]]))).toEqual(
      refusedBlocks("must provide 2 items, as the first row [json-pointer:/blocks/0/rows/1]"),
    );
    expect(inMessage(table([[cell("a")]]))).toEqual(
      refusedBlocks("must provide at least 2 items [json-pointer:/blocks/0/rows]"),
    );
    expect(inMessage(table([[cell("a")], [cell(a(blocks.data_table.content_max_chars))]]))).toMatchObject({
      messages: [tooLong(blocks.data_table.content_max_chars, "/blocks/0/rows")],
    });
    expect(inMessage(table([[cell("a")], [cell("b")]], { page_size: 101 }))).toEqual(
      refusedBlocks("must be less than 100 [json-pointer:/blocks/0/page_size]"),
    );
  });

  test("ids inside a container count too", () => {
    const held = { ...divider, block_id: "same" };
    expect(inMessage(held, { type: "container", title: plain("x"), child_blocks: [held] })).toEqual(
      refusedBlocks('`block_id` "same" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]'),
    );
  });

  test("emoji belongs to plain_text, verbatim to mrkdwn", () => {
    expect(inMessage(section({ text: { ...mrkdwn("x"), verbatim: true } }))).toBeUndefined();
    expect(inMessage(section({ text: { ...plain("x"), emoji: true } }))).toBeUndefined();
    expect(inMessage(section({ text: { ...mrkdwn("x"), emoji: true } }))).toEqual(
      refusedBlocks("invalid additional property: emoji [json-pointer:/blocks/0/text]"),
    );
  });

  test.each([
    ["header", { type: "header", text: mrkdwn("x") }, "/blocks/0/text/type"],
    ["button", actions(button({ text: mrkdwn("x") })), "/blocks/0/elements/0/text/type"],
    [
      "select option",
      actions({ type: "static_select", options: [{ text: mrkdwn("x"), value: "1" }] }),
      "/blocks/0/elements/0/options/0/text/type",
    ],
    [
      "placeholder",
      actions({ type: "users_select", placeholder: mrkdwn("x") }),
      "/blocks/0/elements/0/placeholder/type",
    ],
    [
      "confirm title",
      actions(button({ confirm: { title: mrkdwn("x"), text: plain("x") } })),
      "/blocks/0/elements/0/confirm/title/type",
    ],
  ])("%s takes plain_text only", (_, block, pointer) => {
    expect(inMessage(block)).toEqual(refusedBlocks(`must be a valid enum value [json-pointer:${pointer}]`));
  });

  test("radio buttons and check boxes take mrkdwn, and only overflow options a url", () => {
    for (const type of ["radio_buttons", "checkboxes"]) {
      expect(inMessage(actions({ type, options: [{ text: mrkdwn("*x*"), value: "1" }] }))).toBeUndefined();
    }
    expect(inMessage(actions({ type: "static_select", options: [{ ...option(), url: "https://a.fi" }] }))).toEqual(
      refusedBlocks("invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]"),
    );
  });

  test("exactly one of the alternatives", () => {
    const both = { options: options(1), option_groups: [{ label: plain("x"), options: options(1) }] };
    expect(inMessage(actions({ type: "static_select", ...both }))).toEqual(
      refusedBlocks("must define only one of `options` or `option_groups` [json-pointer:/blocks/0/elements/0]"),
    );
    expect(inMessage(actions({ type: "static_select" }))).toEqual(
      refusedBlocks("must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]"),
    );
    expect(inMessage({ type: "image", alt_text: "x" })).toEqual(
      refusedBlocks("must define either `image_url` or `slack_file` [json-pointer:/blocks/0]"),
    );
    expect(inMessage(actions({ type: "conversations_select", filter: {} }))?.error).toBe("invalid_blocks");
  });

  test("rich text has only known parts", () => {
    expect(inMessage(richTextOf("hi"))).toBeUndefined();
    expect(inMessage(richTextOf(""))).toEqual(
      refusedBlocks("must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]"),
    );
    const nested = {
      type: "rich_text_list",
      style: "bullet",
      elements: [{ type: "rich_text_list", style: "bullet", elements: [] }],
    };
    expect(inMessage({ type: "rich_text", elements: [nested] })).toEqual(
      refusedBlocks("unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]"),
    );
    expect(inMessage({ type: "rich_text", elements: [{ ...nested, elements: [], indent: 9 }] })).toEqual(
      refusedBlocks("must be less than 8 [json-pointer:/blocks/0/elements/0/indent]"),
    );
    const user = { type: "rich_text_preformatted", elements: [{ type: "user", user_id: "U1" }] };
    expect(inMessage({ type: "rich_text", elements: [user] })?.messages).toEqual([
      "unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]",
    ]);
  });
});
