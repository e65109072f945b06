import { boolean, byType, type Check, integer, list, object, oneOf, string } from "./checks.ts";
import { channelId, type, userId, webUrl } from "./composition.ts";
import { blocks, common, range } from "./rules.ts";

const rule = blocks.rich_text;

const style: Check = object({ optional: Object.fromEntries(rule.style_flags.map((flag) => [flag, boolean])) });

const inline = (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  object({ required: { type, ...required }, optional: { style, ...optional } });

const inlineShapes: Readonly<Record<string, Check>> = {
  text: inline({ text: string() }),
  link: inline({ url: string() }, { text: string(), unsafe: boolean }),
  user: inline({ user_id: userId }),
  usergroup: inline({ usergroup_id: string() }),
  channel: inline({ channel_id: channelId }),
  broadcast: inline({ range: oneOf(["here", "channel", "everyone"]) }),
  emoji: inline({ name: string() }, { unicode: string(), url: webUrl(), skin_tone: integer() }),
  date: inline({ timestamp: integer(), format: string() }, { url: webUrl(), fallback: string() }),
  color: inline({ value: string() }),
  team: inline({ team_id: string() }),
};

const inlineOf = (types: readonly string[]): Check =>
  byType((name) => (types.includes(name) ? inlineShapes[name] : undefined));

const runs = list(inlineOf(rule.inline));
const border = oneOf([0, 1]);
const section = object({ required: { type, elements: runs } });
const indent = range(rule.list_indent);

const parts: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["rich_text_section", section],
  [
    "rich_text_list",
    object({
      required: {
        type,
        elements: list(byType((name) => (name === "rich_text_section" ? section : undefined))),
        style: oneOf(rule.list_style),
      },
      optional: { indent: integer(indent.min, indent.max), offset: integer(0), border },
    }),
  ],
  ["rich_text_quote", object({ required: { type, elements: runs }, optional: { border } })],
  [
    "rich_text_preformatted",
    object({
      required: { type, elements: list(inlineOf(rule.preformatted_inline)) },
      optional: { border, language: string() },
    }),
  ],
]);

export const richText: Check = object({
  required: { type, elements: list(byType((name) => parts.get(name))) },
  optional: { block_id: string({ max: common.block_id.max }) },
});
