import { type Fields, isFields, parseJson } from "../json.ts";
import { SlackError } from "../slack-error.ts";
import type { MethodRule } from "../slack-rules.ts";

const booleans: ReadonlySet<string> = new Set([
  "as_user",
  "exclude_archived",
  "force",
  "include_all_metadata",
  "include_locale",
  "include_num_members",
  "inclusive",
  "is_private",
  "link_names",
  "mrkdwn",
  "prevent_creation",
  "reply_broadcast",
  "return_im",
  "unfurl_links",
  "unfurl_media",
]);
const numbers: ReadonlySet<string> = new Set(["length", "limit", "post_at"]);
const structures: ReadonlySet<string> = new Set([
  "attachments",
  "blocks",
  "file_ids",
  "files",
  "message",
  "metadata",
  "view",
]);
/** The error codes of arguments that are not valid JSON; other arguments have `invalid_arguments`. */
const formatErrors: Readonly<Record<string, string>> = {
  blocks: "invalid_blocks_format",
  metadata: "invalid_metadata_format",
  attachments: "invalid_attachments",
};

/** The arguments of a call, from a form or a JSON body, converted to their types. Throws SlackError for unknown, missing and ill-typed ones. */
export function readArguments(given: Fields, rule: MethodRule): Fields {
  const problems: string[] = [];
  const read: Fields = {};
  const known = new Set([...rule.args_required, ...rule.args_optional]);
  for (const [name, value] of Object.entries(given)) {
    // Bolt adds team_id to every call.
    if (name === "token" || name === "team_id" || value === undefined || value === null) continue;
    if (!known.has(name)) {
      problems.push(`unexpected argument: ${name}`);
      continue;
    }
    const argument = argumentOf(name, value);
    if (argument.problem === undefined) read[name] = argument.value;
    else problems.push(`${argument.problem} [json-pointer:/${name}]`);
  }
  for (const name of rule.args_required) {
    if (!(name in given)) problems.push(`missing required field: ${name}`);
  }
  if (problems.length > 0) throw invalidArguments(problems);
  return read;
}

export function invalidArguments(problems: readonly string[]): SlackError {
  return new SlackError("invalid_arguments", {
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}

function argumentOf(name: string, value: unknown): { value?: unknown; problem?: string } {
  if (booleans.has(name)) {
    if (value === true || value === "true" || value === "1" || value === 1) return { value: true };
    if (value === false || value === "false" || value === "0" || value === 0) return { value: false };
    return { problem: "must be a boolean" };
  }
  if (numbers.has(name)) {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return Number.isInteger(number) ? { value: number } : { problem: "must be an integer" };
  }
  if (structures.has(name)) {
    const structure = typeof value === "string" ? parseJson(value) : value;
    if (Array.isArray(structure) || isFields(structure)) return { value: structure };
    const error = formatErrors[name];
    if (error) throw new SlackError(error);
    return { problem: "must provide an object" };
  }
  if (typeof value === "string") return { value };
  if (typeof value === "number") return { value: String(value) };
  return { problem: "must be a string" };
}
