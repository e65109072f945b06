import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type MessageBody,
  messageProblems,
  metadataProblems,
  type Refusal,
  refusalAnswer,
  viewProblems,
} from "../src/playground/block-kit/problems.ts";
import slackRules from "../src/playground/slack-rules.json" with { type: "json" };

type Json = Record<string, unknown>;

const {
  blocks,
  elements,
  composition,
  common,
  surfaces,
  view: viewRules,
  message_text: messageText,
} = slackRules.block_kit;

const a = (length: number): string => "a".repeat(length);
const plain = (text: string): Json => ({ type: "plain_text", text });
const mrkdwn = (text: string): Json => ({ type: "mrkdwn", text });
const option = (text = "One", value = "1"): Json => ({ text: plain(text), value });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const options = (count: number): Json[] => many(count, (index) => option(`Option ${index}`, String(index)));

const button = (more: Json = {}): Json => ({ type: "button", text: plain("OK"), ...more });
const divider: Json = { type: "divider" };
const section = (more: Json = {}): Json => ({ type: "section", text: mrkdwn("hello"), ...more });
const actions = (...held: Json[]): Json => ({ type: "actions", elements: held });
const input = (element: Json, more: Json = {}): Json => ({ type: "input", label: plain("Label"), element, ...more });
const modal = (held: Json[], more: Json = {}): Json => ({
  type: "modal",
  title: plain("Title"),
  submit: plain("Save"),
  blocks: held,
  ...more,
});

const inMessage = (...held: unknown[]): Refusal | undefined => messageProblems({ text: "fallback", blocks: held });
const inModal = (...held: Json[]): Refusal | undefined => viewProblems(modal(held), "modal");
const inHome = (...held: Json[]): Refusal | undefined => viewProblems({ type: "home", blocks: held }, "home");

const refusedBlocks = (...messages: string[]): Refusal => ({ error: "invalid_blocks", messages });
const refusedView = (...messages: string[]): Refusal => ({ error: "invalid_arguments", messages });

const tooLong = (max: number, pointer: string): string =>
  `must be less than ${max + 1} characters [json-pointer:${pointer}]`;
const tooMany = (max: number, pointer: string): string => `no more than ${max} items allowed [json-pointer:${pointer}]`;

const richTextOf = (text: string): Json => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});

describe("every length that slack-rules.json names is accepted, and one more is refused at its place", () => {
  const inOptions =
    (home: Json): ((one: Json) => Json) =>
    (one) =>
      actions({ ...home, options: [one] });
  const inSelect = inOptions({ type: "static_select" });
  const inOverflow = inOptions({ type: "overflow" });
  const confirmed = (confirm: Json): Json => actions(button({ confirm: { text: plain("Sure?"), ...confirm } }));

  const texts: [string, number, string, (text: string) => Json][] = [
    [
      "section text",
      blocks.section.text_max,
      "/blocks/0/text/text",
      (text) => ({ type: "section", text: mrkdwn(text) }),
    ],
    [
      "section field",
      blocks.section.field_text_max,
      "/blocks/0/fields/0/text",
      (text) => ({ type: "section", fields: [mrkdwn(text)] }),
    ],
    ["header", blocks.header.text_max, "/blocks/0/text/text", (text) => ({ type: "header", text: plain(text) })],
    [
      "image alt_text",
      blocks.image.alt_text_max,
      "/blocks/0/alt_text",
      (text) => ({ type: "image", image_url: "https://example.com/a.png", alt_text: text }),
    ],
    [
      "image title",
      blocks.image.title_max,
      "/blocks/0/title/text",
      (text) => ({ type: "image", image_url: "https://example.com/a.png", alt_text: "a", title: plain(text) }),
    ],
    [
      "context text",
      common.text_object.max,
      "/blocks/0/elements/0/text",
      (text) => ({ type: "context", elements: [mrkdwn(text)] }),
    ],
    ["block_id", common.block_id.max, "/blocks/0/block_id", (text) => ({ type: "divider", block_id: text })],
    [
      "action_id",
      common.action_id.max,
      "/blocks/0/elements/0/action_id",
      (text) => actions(button({ action_id: text })),
    ],
    [
      "button text",
      elements.button.text_max,
      "/blocks/0/elements/0/text/text",
      (text) => actions(button({ text: plain(text) })),
    ],
    [
      "button value",
      elements.button.value_max,
      "/blocks/0/elements/0/value",
      (text) => actions(button({ value: text })),
    ],
    [
      "button accessibility_label",
      elements.button.accessibility_label_max,
      "/blocks/0/elements/0/accessibility_label",
      (text) => actions(button({ accessibility_label: text })),
    ],
    [
      "option text",
      composition.option.text_max,
      "/blocks/0/elements/0/options/0/text/text",
      (text) => inSelect(option(text)),
    ],
    [
      "option value",
      composition.option.value_max,
      "/blocks/0/elements/0/options/0/value",
      (text) => inSelect(option("x", text)),
    ],
    [
      "option description",
      composition.option.description_max,
      "/blocks/0/elements/0/options/0/description/text",
      (text) => inOverflow({ ...option(), description: plain(text) }),
    ],
    [
      "option group label",
      composition.option_group.label_max,
      "/blocks/0/elements/0/option_groups/0/label/text",
      (text) => actions({ type: "static_select", option_groups: [{ label: plain(text), options: options(1) }] }),
    ],
    [
      "confirm title",
      composition.confirm.title_max,
      "/blocks/0/elements/0/confirm/title/text",
      (text) => confirmed({ title: plain(text) }),
    ],
    [
      "confirm text",
      composition.confirm.text_max,
      "/blocks/0/elements/0/confirm/text/text",
      (text) => confirmed({ text: mrkdwn(text) }),
    ],
    [
      "confirm button",
      composition.confirm.confirm_max,
      "/blocks/0/elements/0/confirm/confirm/text",
      (text) => confirmed({ confirm: plain(text) }),
    ],
    [
      "confirm deny",
      composition.confirm.deny_max,
      "/blocks/0/elements/0/confirm/deny/text",
      (text) => confirmed({ deny: plain(text) }),
    ],
    [
      "static_select placeholder",
      elements.static_select.placeholder_max,
      "/blocks/0/elements/0/placeholder/text",
      (text) => actions({ type: "static_select", options: options(1), placeholder: plain(text) }),
    ],
    [
      "datepicker placeholder",
      elements.datepicker.placeholder_max,
      "/blocks/0/elements/0/placeholder/text",
      (text) => actions({ type: "datepicker", placeholder: plain(text) }),
    ],
    ["alert text", blocks.alert.text_max, "/blocks/0/text/text", (text) => ({ type: "alert", text: plain(text) })],
    ["card title", blocks.card.title_max, "/blocks/0/title/text", (text) => ({ type: "card", title: mrkdwn(text) })],
    ["markdown text", blocks.markdown.text_max, "/blocks/0/text", (text) => ({ type: "markdown", text })],
  ];

  test.each(texts)("%s: %i characters", (_, max, pointer, draw) => {
    expect(inMessage(draw(a(max)))).toBeUndefined();
    expect(inMessage(draw(a(max + 1)))).toEqual(refusedBlocks(tooLong(max, pointer)));
    expect(inMessage(draw(""))).toEqual(refusedBlocks(`must be more than 0 characters [json-pointer:${pointer}]`));
  });

  test.each(texts)(
    "%s: a character outside of the basic plane counts twice, the longest way",
    (_, max, pointer, draw) => {
      expect(inMessage(draw("😀".repeat(Math.floor(max / 2))))).toBeUndefined();
      expect(inMessage(draw("😀".repeat(Math.floor(max / 2) + 1)))).toEqual(refusedBlocks(tooLong(max, pointer)));
    },
  );

  const urls: [string, number, string, (url: string) => Json][] = [
    ["button url", elements.button.url_max, "/blocks/0/elements/0/url", (url) => actions(button({ url }))],
    [
      "image_url",
      blocks.image.image_url_max,
      "/blocks/0/image_url",
      (url) => ({ type: "image", image_url: url, alt_text: "a" }),
    ],
    [
      "option url",
      composition.option.url_max,
      "/blocks/0/elements/0/options/0/url",
      (url) => inOverflow({ ...option(), url }),
    ],
  ];

  test.each(urls)("%s: %i characters, http or https", (_, max, pointer, draw) => {
    const start = "https://example.com/";
    expect(inMessage(draw(start + a(max - start.length)))).toBeUndefined();
    expect(inMessage(draw(start + a(max + 1 - start.length)))).toEqual(refusedBlocks(tooLong(max, pointer)));
    for (const other of ["javascript:alert(1)", "example.com", "ftp://example.com", "https://"]) {
      expect(inMessage(draw(other))?.messages[0]).toContain(`[json-pointer:${pointer}]`);
    }
  });

  const inputTexts: [string, number, string, (text: string) => Json][] = [
    [
      "label",
      blocks.input.label_max,
      "/view/blocks/0/label/text",
      (text) => input({ type: "datepicker" }, { label: plain(text) }),
    ],
    [
      "hint",
      blocks.input.hint_max,
      "/view/blocks/0/hint/text",
      (text) => input({ type: "datepicker" }, { hint: plain(text) }),
    ],
    ...(["plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input"] as const).map(
      (type): [string, number, string, (text: string) => Json] => [
        `${type} placeholder`,
        elements.plain_text_input.placeholder_max,
        "/view/blocks/0/element/placeholder/text",
        (text) =>
          input({ type, placeholder: plain(text), ...(type === "number_input" ? { is_decimal_allowed: false } : {}) }),
      ],
    ),
  ];

  test.each(inputTexts)("input %s: %i characters", (_, max, pointer, draw) => {
    expect(inModal(draw(a(max)))).toBeUndefined();
    expect(inModal(draw(a(max + 1)))).toEqual(refusedView(tooLong(max, pointer)));
  });

  const counts: [string, number, number, string, (count: number) => Json][] = [
    [
      "section fields",
      1,
      blocks.section.fields_max_items,
      "/blocks/0/fields",
      (count) => ({ type: "section", fields: many(count, () => plain("x")) }),
    ],
    [
      "context elements",
      blocks.context.elements_min,
      blocks.context.elements_max,
      "/blocks/0/elements",
      (count) => ({ type: "context", elements: many(count, () => plain("x")) }),
    ],
    [
      "actions elements",
      blocks.actions.elements_min,
      blocks.actions.elements_max,
      "/blocks/0/elements",
      (count) => actions(...many(count, () => button())),
    ],
    [
      "overflow options",
      elements.overflow.options_min,
      elements.overflow.options_max,
      "/blocks/0/elements/0/options",
      (count) => actions({ type: "overflow", options: options(count) }),
    ],
    [
      "checkboxes options",
      elements.checkboxes.options_min,
      elements.checkboxes.options_max,
      "/blocks/0/elements/0/options",
      (count) => actions({ type: "checkboxes", options: options(count) }),
    ],
    [
      "radio_buttons options",
      elements.radio_buttons.options_min,
      elements.radio_buttons.options_max,
      "/blocks/0/elements/0/options",
      (count) => actions({ type: "radio_buttons", options: options(count) }),
    ],
    [
      "static_select options",
      1,
      elements.static_select.options_max,
      "/blocks/0/elements/0/options",
      (count) => actions({ type: "static_select", options: options(count) }),
    ],
    [
      "multi_static_select options",
      1,
      elements.multi_static_select.options_max,
      "/blocks/0/accessory/options",
      (count) => section({ accessory: { type: "multi_static_select", options: options(count) } }),
    ],
    [
      "option groups",
      1,
      elements.static_select.option_groups_max,
      "/blocks/0/elements/0/option_groups",
      (count) =>
        actions({
          type: "static_select",
          option_groups: many(count, () => ({ label: plain("x"), options: options(1) })),
        }),
    ],
    [
      "options of a group",
      composition.option_group.options_min,
      composition.option_group.options_max,
      "/blocks/0/elements/0/option_groups/0/options",
      (count) => actions({ type: "static_select", option_groups: [{ label: plain("x"), options: options(count) }] }),
    ],
    [
      "table rows",
      1,
      blocks.table.rows_max,
      "/blocks/0/rows",
      (count) => ({ type: "table", rows: many(count, () => [{ type: "raw_text", text: "x" }]) }),
    ],
    [
      "table cells",
      1,
      blocks.table.cells_per_row_max,
      "/blocks/0/rows/0",
      (count) => ({ type: "table", rows: [many(count, () => ({ type: "raw_text", text: "x" }))] }),
    ],
    [
      "carousel cards",
      blocks.carousel.elements_min,
      blocks.carousel.elements_max,
      "/blocks/0/elements",
      (count) => ({ type: "carousel", elements: many(count, () => ({ type: "card", title: mrkdwn("x") })) }),
    ],
    [
      "container blocks",
      blocks.container.child_blocks_min,
      blocks.container.child_blocks_max,
      "/blocks/0/child_blocks",
      (count) => ({ type: "container", title: plain("x"), child_blocks: many(count, () => divider) }),
    ],
  ];

  test.each(counts)("%s: %i to %i", (_, min, max, pointer, draw) => {
    expect(inMessage(draw(min))).toBeUndefined();
    expect(inMessage(draw(max))).toBeUndefined();
    expect(inMessage(draw(max + 1))).toEqual(refusedBlocks(tooMany(max, pointer)));
    expect(inMessage(draw(min - 1))).toEqual(
      refusedBlocks(`must provide at least ${min} items [json-pointer:${pointer}]`),
    );
  });
});

describe("blocks and elements stand only where they may", () => {
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
    // The file does not know all keys of this one.
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

  test("an actions block takes these, and no multi select, which real Slack refuses there", () => {
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

  test("what does not belong is named at its place", () => {
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

  test("a text of spaces alone is as good as none", () => {
    expect(inMessage(section({ text: mrkdwn(" \n ") }))).toEqual(
      refusedBlocks("must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    );
  });

  test("a type that is no text is no type", () => {
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

  test("a data table has even rows, a caption, and only so much in it", () => {
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

  test("ids inside of a container count too", () => {
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

  test("rich text knows its parts", () => {
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

  test("a text is refused exactly when its UTF-16 length is above the limit", () => {
    const max = blocks.header.text_max;
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: max + 10 }), (text) => {
        expect(inMessage({ type: "header", text: plain(text) }) === undefined).toBe(text.length <= max);
      }),
    );
  });
});
