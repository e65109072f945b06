/** Blocks that Slack accepts, invalid variants of them, and what Slack answers to those. */
import { messageProblems, type Refusal, viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import slackRules from "../../src/playground/workspace/slack-rules.json" with { type: "json" };

export type Json = Record<string, unknown>;

export const {
  blocks,
  elements,
  composition,
  common,
  surfaces,
  view: viewRules,
  message_text: messageText,
} = slackRules.block_kit;

export const a = (length: number): string => "a".repeat(length);
export const plain = (text: string): Json => ({ type: "plain_text", text });
export const mrkdwn = (text: string): Json => ({ type: "mrkdwn", text });
export const option = (text = "One", value = "1"): Json => ({ text: plain(text), value });
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const options = (count: number): Json[] => many(count, (index) => option(`Option ${index}`, String(index)));

export const button = (more: Json = {}): Json => ({ type: "button", text: plain("OK"), ...more });
export const divider: Json = { type: "divider" };
export const section = (more: Json = {}): Json => ({ type: "section", text: mrkdwn("hello"), ...more });
export const actions = (...held: Json[]): Json => ({ type: "actions", elements: held });
export const input = (element: Json, more: Json = {}): Json => ({
  type: "input",
  label: plain("Label"),
  element,
  ...more,
});
export const modal = (held: Json[], more: Json = {}): Json => ({
  type: "modal",
  title: plain("Title"),
  submit: plain("Save"),
  blocks: held,
  ...more,
});

export const inMessage = (...held: unknown[]): Refusal | undefined =>
  messageProblems({ text: "fallback", blocks: held });
export const inModal = (...held: Json[]): Refusal | undefined => viewProblems(modal(held), "modal");
export const inHome = (...held: Json[]): Refusal | undefined => viewProblems({ type: "home", blocks: held }, "home");

export const refusedBlocks = (...messages: string[]): Refusal => ({ error: "invalid_blocks", messages });
export const refusedView = (...messages: string[]): Refusal => ({ error: "invalid_arguments", messages });

export const tooLong = (max: number, pointer: string): string =>
  `must be less than ${max + 1} characters [json-pointer:${pointer}]`;
export const tooMany = (max: number, pointer: string): string =>
  `no more than ${max} items allowed [json-pointer:${pointer}]`;

export const richTextOf = (text: string): Json => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
