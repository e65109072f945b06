/**
 * Why a file of Slack's could not be had. `no-access`: Slack gave a page to sign in on, or the way to it, as it does where the app lacks `files:read`.
 * https://github.com/vercel/eve/pull/1567
 */
export type DownloadProblem = "no-access" | "too-big" | "not-fetched";
export type Downloaded = { bytes: Uint8Array; problem?: undefined } | { problem: DownloadProblem; bytes?: undefined };

type Wanted = {
  url: string;
  token: string;
  /** The Web API's base: files may also lie where it is. */
  apiUrl: string;
  /** Bytes; reading stops there, whatever Slack said of the size. */
  most: number;
  /** Real milliseconds. */
  withinMs: number;
};

/**
 * The bytes of a file that somebody put into a modal. The token is sent to Slack's own addresses only, and no redirection is followed.
 * https://docs.slack.dev/reference/objects/file-object (`url_private`)
 */
export async function download({ url, token, apiUrl, most, withinMs }: Wanted): Promise<Downloaded> {
  if (!isSlacks(url, apiUrl)) return { problem: "not-fetched" };
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
    const bytes = await readUpTo(most, answer);
    if (!bytes) return { problem: "too-big" };
    return looksLikePage(bytes) ? { problem: "no-access" } : { bytes };
  } catch {
    // No answer, one that broke off, or none in time: for her it is the same.
    return { problem: "not-fetched" };
  }
}

const isPage = (answer: Response) => (answer.headers.get("content-type") ?? "").startsWith("text/html");

const looksLikePage = (bytes: Uint8Array) =>
  /^\s*<(?:!doctype html|html)/iu.test(new TextDecoder().decode(bytes.subarray(0, 200)));

const SLACKS = [".slack.com", ".slack-gov.com", ".slack-files.com"];

/** Whether an address is one to which the token may go. */
export function isSlacks(address: string, apiUrl: string): boolean {
  const url = URL.parse(address);
  if (url?.username !== "" || url.password !== "") return false;
  if (url.origin === URL.parse(apiUrl)?.origin) return true;
  return url.protocol === "https:" && url.port === "" && SLACKS.some((end) => url.hostname.endsWith(end));
}

async function readUpTo(most: number, { body }: Response): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.byteLength;
    // Leaving the loop lets go of the connection.
    if (length > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
