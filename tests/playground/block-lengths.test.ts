import { describe, expect, test } from "vitest";
import {
  a,
  actions,
  blocks,
  button,
  common,
  composition,
  divider,
  elements,
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
  section,
  tooLong,
  tooMany,
} from "../support/block-samples.ts";

describe("every length in slack-rules.json is accepted, and one more is refused with its pointer", () => {
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
