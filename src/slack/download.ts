/**
 * Why a file could not be downloaded from Slack. `no-access`: Slack answered with its sign-in page or a redirect to it, as it does when the app
 * lacks the scope `files:read`. https://github.com/vercel/eve/pull/1567
 */
export type DownloadProblem = "no-access" | "too-big" | "not-fetched";
export type Downloaded = { bytes: Uint8Array; problem?: undefined } | { problem: DownloadProblem; bytes?: undefined };

type DownloadRequest = {
  url: string;
  token: string;
  /** The base address of the Web API. Files at its origin may be downloaded too. */
  apiUrl: string;
  /** The download stops beyond this size, whatever size Slack named. */
  maxBytes: number;
  /** The time limit, in milliseconds of the system clock. */
  withinMs: number;
};

/**
 * Downloads a file that was put into a modal. Sends the token to Slack's own addresses only, and follows no redirects. Does not throw.
 * https://docs.slack.dev/reference/objects/file-object (`url_private`)
 */
export async function download({ url, token, apiUrl, maxBytes, withinMs }: DownloadRequest): Promise<Downloaded> {
  if (!isSlackAddress(url, apiUrl)) return { problem: "not-fetched" };
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: "manual",
      signal: AbortSignal.timeout(withinMs),
    });
    if (!answer.ok || isPage(answer)) {
      await answer.body?.cancel();
      return { problem: answer.status >= 500 ? "not-fetched" : "no-access" };
    }
    const bytes = await readUpTo(maxBytes, answer);
    if (!bytes) return { problem: "too-big" };
    return looksLikePage(bytes) ? { problem: "no-access" } : { bytes };
  } catch {
    // No answer, a broken one, or none in time: the person can only try again.
    return { problem: "not-fetched" };
  }
}

const isPage = (answer: Response) => (answer.headers.get("content-type") ?? "").startsWith("text/html");

const looksLikePage = (bytes: Uint8Array) =>
  /^\s*<(?:!doctype html|html)/iu.test(new TextDecoder().decode(bytes.subarray(0, 200)));

const SLACK_DOMAINS = [".slack.com", ".slack-gov.com", ".slack-files.com"];

/** Whether the token may be sent to this address: a host of Slack's over https, or the origin of the Web API. */
export function isSlackAddress(address: string, apiUrl: string): boolean {
  const url = URL.parse(address);
  if (url?.username !== "" || url.password !== "") return false;
  if (url.origin === URL.parse(apiUrl)?.origin) return true;
  return url.protocol === "https:" && url.port === "" && SLACK_DOMAINS.some((end) => url.hostname.endsWith(end));
}

async function readUpTo(maxBytes: number, { body }: Response): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.byteLength;
    // Leaving the loop closes the connection.
    if (length > maxBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
