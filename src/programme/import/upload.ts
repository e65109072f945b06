import type { State } from "../forms/reading.ts";
import type { SlackUserId } from "../ids.ts";
import { MOST_BYTES } from "./rules.ts";

/** The uploaded file, as Slack describes it. `size` is in bytes. Size and type are checked again in the file itself. */
export type GivenFile = { name: string; size: number; url: string };

/**
 * The uploaded file. Undefined for a file of another person: the bot may be able to read files that this person may not see.
 * https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
 */
export function givenFile(state: State, slackUserId: SlackUserId): GivenFile | undefined {
  const [input] = Object.values(state.file ?? {});
  const files: unknown = input && "files" in input ? input.files : undefined;
  const file: unknown = Array.isArray(files) ? files[0] : undefined;
  if (typeof file !== "object" || file === null) return undefined;
  const { name, size, user, url_private: url, url_private_download: direct }: Record<string, unknown> = { ...file };
  if (typeof user === "string" && user !== slackUserId) return undefined;
  const address = typeof direct === "string" ? direct : url;
  if (typeof address !== "string") return undefined;
  return { name: typeof name === "string" ? name : "", size: typeof size === "number" ? size : 0, url: address };
}

/** What is wrong with a file, as far as it is known before the download. */
export function problemOfFile({ name, size }: GivenFile): "tooBig" | "spreadsheet" | undefined {
  if (size > MOST_BYTES) return "tooBig";
  return /\.xlsx?$/iu.test(name) ? "spreadsheet" : undefined;
}
