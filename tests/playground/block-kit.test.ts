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
  inMessage,
  type Json,
  many,
  messageText,
  mrkdwn,
  plain,
  refusedBlocks,
  refusedView,
  section,
  surfaces,
  tooLong,
  tooMany,
} from "../support/block-samples.ts";

describe("messages", () => {
  const body = (more: Json): MessageBody => ({ text: "fallback", ...more });
  const errorOf = (given: MessageBody, method?: string): string | undefined => messageProblems(given, method)?.error;

  test("have a largest number of blocks", () => {
    const max = surfaces.message.max_blocks;
    expect(inMessage(...many(max, () => divider))).toBeUndefined();
    expect(inMessage(...many(max + 1, () => divider))).toEqual(refusedBlocks(tooMany(max, "/blocks")));
  });

  test("have a limit for all their text together", () => {
    const { approx_max_chars: max, error } = surfaces.message_total_text;
    const of = (total: number): Json[] => {
      const step = 3000;
      const full = many(Math.floor(total / step), () => section({ text: mrkdwn(a(step)) }));
      return total % step > 0 ? [...full, section({ text: mrkdwn(a(total % step)) })] : full;
    };
    expect(inMessage(...of(max))).toBeUndefined();
    expect(inMessage(...of(max + 1))).toEqual({ error, messages: [] });
  });

  test("have each block_id once, and each action_id once in its block", () => {
    const twice = { block_id: "same" };
    expect(inMessage({ ...divider, ...twice }, { ...section(), ...twice })).toEqual(
      refusedBlocks('`block_id` "same" already exists [json-pointer:/blocks/1/block_id]'),
    );
    expect(inMessage(actions(button({ action_id: "a" }), button({ action_id: "a" })))).toEqual(
      refusedBlocks('`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]'),
    );
    expect(inMessage(actions(button({ action_id: "a" })), actions(button({ action_id: "a" })))).toBeUndefined();
  });

  test("have an array of blocks", () => {
    for (const blocks of ["[]", { type: "divider" }, null, [null], ["x"]]) {
      expect(messageProblems(body({ blocks }))).toEqual({ error: "invalid_blocks_format", messages: [] });
    }
  });

  test("have a text, blocks or attachments, or markdown_text without the others", () => {
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

  test("have a shorter limit in chat.update than in chat.postMessage, which cuts the text", () => {
    const { update_text_max: max, update_error: error } = messageText;
    expect(errorOf({ text: a(max) }, "chat.update")).toBeUndefined();
    expect(errorOf({ text: a(max + 1) }, "chat.update")).toBe(error);
    expect(errorOf({ text: a(messageText.postMessage_text_truncated_above + 1) })).toBeUndefined();
  });

  test("have attachments whose blocks are checked, with an error and pointers of their own", () => {
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

  test("have at most one table", () => {
    const table = { type: "table", rows: [[{ type: "raw_text", text: "x" }]] };
    expect(inMessage(table, table)?.messages).toEqual(["only_one_table_allowed [json-pointer:/blocks/1]"]);
  });

  test("are refused with an answer of the shape in slack-rules.json", () => {
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

describe("message metadata", () => {
  const given = (payload: Json, more: Json = {}): unknown => ({
    event_type: "task_created",
    event_payload: payload,
    ...more,
  });

  test("has flat values, and objects or lists of objects one level deep", () => {
    expect(metadataProblems(slackRules.web_api.message_metadata.shape)).toBeUndefined();
    expect(metadataProblems(given({ a: "x", b: 1, c: true, d: { e: 1 }, f: [{ g: "x" }] }))).toBeUndefined();
    for (const bad of [{ a: null }, { a: { b: { c: 1 } } }, { a: ["x"] }, { a: [[]] }]) {
      expect(metadataProblems(given(bad))?.error).toBe("invalid_metadata_schema");
    }
  });

  test("has a type, no other keys, and a largest size", () => {
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

describe("arbitrary values", () => {
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

  test("get an answer whose problems all have a pointer", () => {
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

  test("a text is refused if its UTF-16 length is above the limit or it is only white space, and otherwise not", () => {
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
