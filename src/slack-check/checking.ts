import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from "@slack/web-api";

/** One of each kind of view and message: samples.ts. `of` says what tells it from others. */
export type Sample = { of: string; view?: unknown; message?: unknown };

/** What the manifest asks for. */
export type Asked = { scopes: readonly string[]; events: readonly string[]; commands: readonly string[] };

/** Why Slack was not asked further. */
export type Stop = { why: "token" | "network" | "not-there" | "busy"; said: string };

export type Found = {
  workspace?: { name: string; address: string; botName: string; isForAll: boolean };
  /** Undefined where Slack did not say which scopes the token has. */
  scopes?: { missing: string[]; more: string[] };
  accepted: number;
  refused: { of: string; said: string[] }[];
  stop?: Stop;
};

/** How an error ends the check, or undefined if it is about one sample alone. */
export function stopOf(error: unknown): Stop | undefined {
  if (error instanceof WebAPIRateLimitedError) return { why: "busy", said: `wait ${error.retryAfter} seconds` };
  if (error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError)
    return { why: "network", said: error.message };
  if (!(error instanceof WebAPIPlatformError)) throw error;
  const said = error.data.error;
  if (INVALID.includes(said)) return undefined;
  if (["unknown_method", "method_deprecated"].includes(said)) return { why: "not-there", said };
  if (said === "ratelimited") return { why: "busy", said };
  return { why: "token", said };
}

/** What blocks.validate answers where it refuses the contents. https://docs.slack.dev/reference/methods/blocks.validate */
const INVALID: readonly string[] = ["invalid_blocks", "invalid_message", "invalid_view"];

type Refusal = { errors?: { pointer?: string; code?: string; message?: string }[] };

const reasonsOf = (error: unknown): string[] => {
  const { errors = [] } = (error as WebAPIPlatformError).data as Refusal;
  const lines = errors.map(({ pointer = "", code = "", message = "" }) => `${pointer} ${message} (${code})`.trim());
  return lines.length > 0 ? lines : [String((error as WebAPIPlatformError).data.error)];
};

/** Asks Slack about the token, its scopes, and each sample. Posts nothing. `progress` is told how many samples were sent. */
export async function checkSlack(
  client: WebClient,
  { samples, asked, progress }: { samples: readonly Sample[]; asked: Asked; progress(sent: number): void },
): Promise<Found> {
  const found: Found = { accepted: 0, refused: [] };
  try {
    const identity = await client.auth.test();
    found.workspace = {
      name: identity.team ?? "",
      address: identity.url ?? "",
      botName: identity.user ?? "",
      isForAll: identity.is_enterprise_install === true,
    };
    const given = identity.response_metadata?.scopes;
    if (given !== undefined) {
      found.scopes = {
        missing: asked.scopes.filter((scope) => !given.includes(scope)),
        more: given.filter((scope) => !asked.scopes.includes(scope)),
      };
    }
  } catch (error) {
    return { ...found, stop: stopOf(error) ?? { why: "token", said: "invalid answer" } };
  }
  for (const [index, { of, view, message }] of samples.entries()) {
    try {
      const what = view === undefined ? { message: JSON.stringify(message) } : { view: JSON.stringify(view) };
      await client.apiCall("blocks.validate", what);
      found.accepted++;
    } catch (error) {
      const stop = stopOf(error);
      if (stop) return { ...found, stop };
      found.refused.push({ of, said: reasonsOf(error) });
    }
    progress(index + 1);
  }
  return found;
}
