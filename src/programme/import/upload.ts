import type { State } from "../forms/reading.ts";
import type { SlackUserId } from "../ids.ts";
import { MOST_BYTES } from "./rules.ts";

/** The file she put into the modal, as Slack tells of it. Its size and type are what Slack believes: they are looked at again in the file itself. */
export type GivenFile = { name: string; size: number; url: string };

/**
 * Only a file that she has uploaded herself: the bot could read others that she may not see.
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

/** What can be said before anything is fetched, beside the field. */
export function problemOfFile({ name, size }: GivenFile): "tooBig" | "spreadsheet" | undefined {
  if (size > MOST_BYTES) return "tooBig";
  return /\.xlsx?$/iu.test(name) ? "spreadsheet" : undefined;
}
