import {
  atLeastOneOf,
  boolean,
  byType,
  type Check,
  complain,
  integer,
  isFields,
  list,
  number,
  object,
  oneOf,
  type Rule,
  string,
} from "./checks.ts";
import { plainText, text, type, webUrl } from "./composition.ts";
import { elementIn, imageElement } from "./elements.ts";
import { richText } from "./rich-text.ts";
import { below, blocks, common, range } from "./rules.ts";

const blockId = { block_id: string({ max: common.block_id.max }) };
const mrkdwn = (max: number): Check => text(max, "mrkdwn");

const rawText = object({ required: { type, text: string() } });
const rawNumber = object({ required: { type, value: number, text: string() } });
const cells: Readonly<Record<string, Check>> = { rich_text: richText, raw_text: rawText, raw_number: rawNumber };
const cell = byType((name) => (blocks.table.cell_types.includes(name) ? cells[name] : undefined));

const card: Check = object({
  required: { type },
  optional: {
    ...blockId,
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwn(blocks.card.title_max),
    subtitle: mrkdwn(blocks.card.subtitle_max),
    body: mrkdwn(blocks.card.body_max),
    subtext: mrkdwn(blocks.card.subtext_max),
    actions: list(elementIn("card.actions"), { max: blocks.card.actions_max }),
  },
  rules: [atLeastOneOf(blocks.card.requires_one_of)],
});

const taskCard: Check = object({
  required: { type, task_id: string(), title: string(), status: oneOf(blocks.task_card.status) },
  optional: {
    ...blockId,
    details: richText,
    output: richText,
    sources: list(object({ required: { type: oneOf(["url"]), url: webUrl(), text: string() } })),
  },
});

const rowsAreEven: Rule = (table, pointer, findings) => {
  const rows = Array.isArray(table.rows) ? table.rows.filter((row) => Array.isArray(row)) : [];
  const width = rows[0]?.length;
  for (const [index, row] of rows.entries()) {
    if (row.length !== width)
      complain(findings, `${pointer}/rows/${index}`, `must provide ${width} items, as the first row`);
  }
};

const contentFits: Rule = (table, pointer, findings) => {
  const max = blocks.data_table.content_max_chars;
  if (JSON.stringify(table.rows ?? []).length > max) {
    complain(findings, `${pointer}/rows`, `must be less than ${max + 1} characters`);
  }
};

const pages = range(blocks.data_table.page_size);
const series = range(blocks.data_visualization.series);
const points = range(blocks.data_visualization.points);
const segments = range(blocks.data_visualization.segments);
const chartLabel = string({ max: blocks.data_visualization.label_max });

/** Checks only the sizes of a chart: slack-rules.json does not have all of its keys. */
const chart: Check = (value, pointer, findings) => {
  if (!isFields(value)) return;
  const parts: Record<string, Check> = {
    title: string({ max: blocks.data_visualization.title_max }),
    series: list(labelled, series),
    points: list(labelled, points),
    segments: list(labelled, segments),
  };
  for (const [key, check] of Object.entries(parts)) {
    if (value[key] !== undefined) check(value[key], `${pointer}/${key}`, findings);
  }
};

const labelled: Check = (value, pointer, findings) => {
  if (!isFields(value)) return complain(findings, pointer, "must provide an object");
  if (value.label !== undefined) chartLabel(value.label, `${pointer}/label`, findings);
  if (value.points !== undefined) list(labelled, points)(value.points, `${pointer}/points`, findings);
};

function containerOf(block: Check): Check {
  const child = byType((name) => (blocks.container.child_blocks.includes(name) ? block : undefined));
  return object({
    required: {
      type,
      child_blocks: list(child, { min: blocks.container.child_blocks_min, max: blocks.container.child_blocks_max }),
    },
    optional: {
      ...blockId,
      title: plainText(blocks.container.title_max),
      rich_text_title: richText,
      subtitle: text(blocks.container.subtitle_max),
      width: oneOf(blocks.container.width),
      icon: imageElement,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    rules: [atLeastOneOf(blocks.container.requires_one_of)],
  });
}

/** The blocks that the bot does not use. `file` is missing because apps cannot post it. */
export function newerBlockShapes(block: Check): ReadonlyMap<string, Check> {
  return new Map<string, Check>([
    [
      "markdown",
      object({
        required: { type, text: string({ min: blocks.markdown.text_min, max: blocks.markdown.text_max }) },
        optional: blockId,
      }),
    ],
    [
      "table",
      object({
        required: {
          type,
          rows: list(list(cell, { min: 1, max: blocks.table.cells_per_row_max }), {
            min: 1,
            max: blocks.table.rows_max,
          }),
        },
        optional: {
          ...blockId,
          column_settings: list(object({ optional: { align: oneOf(blocks.table.align), is_wrapped: boolean } }), {
            max: blocks.table.column_settings_max,
          }),
        },
      }),
    ],
    [
      "video",
      object({
        required: {
          type,
          alt_text: string({ min: blocks.video.alt_text_min, max: blocks.video.alt_text_max }),
          title: plainText(below(blocks.video.title_max)),
          thumbnail_url: webUrl(),
          video_url: secureUrl,
        },
        optional: {
          ...blockId,
          title_url: secureUrl,
          author_name: string({ max: below(blocks.video.author_name_max) }),
          provider_name: string({ max: blocks.video.provider_name_max }),
          provider_icon_url: webUrl(),
          description: plainText(blocks.video.description_max),
        },
      }),
    ],
    [
      "context_actions",
      object({
        required: {
          type,
          elements: list(elementIn("context_actions"), { min: 1, max: blocks.context_actions.elements_max }),
        },
        optional: blockId,
      }),
    ],
    [
      "alert",
      object({
        required: { type, text: text(blocks.alert.text_max) },
        optional: { ...blockId, level: oneOf(blocks.alert.level) },
      }),
    ],
    ["card", card],
    [
      "carousel",
      object({
        required: {
          type,
          elements: list(
            byType((name) => (name === "card" ? card : undefined)),
            {
              min: blocks.carousel.elements_min,
              max: blocks.carousel.elements_max,
            },
          ),
        },
        optional: blockId,
      }),
    ],
    ["container", containerOf(block)],
    [
      "data_table",
      object({
        required: {
          type,
          caption: string(),
          rows: list(list(cell, { min: blocks.data_table.columns_min, max: blocks.data_table.columns_max }), {
            min: blocks.data_table.rows_min,
            max: blocks.data_table.rows_max,
          }),
        },
        optional: {
          ...blockId,
          page_size: integer(pages.min, pages.max),
          row_header_column_index: integer(0, blocks.data_table.columns_max - 1),
        },
        rules: [rowsAreEven, contentFits],
      }),
    ],
    ["data_visualization", chart],
    ["task_card", taskCard],
    [
      "plan",
      object({
        required: { type, title: string() },
        optional: {
          ...blockId,
          tasks: list(byType((name) => (blocks.plan.tasks.includes(name) ? taskCard : undefined))),
        },
      }),
    ],
  ]);
}

const secureUrl: Check = (value, pointer, findings) => {
  webUrl()(value, pointer, findings);
  if (typeof value === "string" && !value.startsWith("https://")) complain(findings, pointer, "must be an https URL");
};
