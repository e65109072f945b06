/**
 * The same arguments with blocks, views and lists as text, as they go over the line. Otherwise Slack's client copies every part of them, and writes the copy as
 * JSON, for a line of its log that is dropped: for a modal that takes as long as drawing it.
 * https://github.com/slackapi/node-slack-sdk/blob/main/packages/web-api/src/WebClient.ts
 */
export const withPartsAsText = <Args extends object>(args: Args): Args =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, isPart(value) ? JSON.stringify(value) : value]),
  ) as Args;

const isPart = (value: unknown): boolean => typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
