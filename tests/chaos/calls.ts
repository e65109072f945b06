import { createHash } from "node:crypto";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import type { Side } from "./points.ts";

export type SlackCall = { side: Side; name: string; exact: string };

/**
 * Calls `shouldKill` before and after the effect of each call that the bot makes to the workspace. When it returns true, the calling
 * process is dead: before the effect the workspace does not get the call, after it the answer is not sent.
 */
export function watchCalls(server: Server, shouldKill: (call: SlackCall, socket: Socket) => boolean): void {
  const [handle] = server.listeners("request") as RequestListener[];
  if (!handle) throw new Error("the server has no request listener");
  server.removeAllListeners("request");
  server.on("request", (request, response) => void handleWatched(request, response, handle, shouldKill));
}

async function handleWatched(
  request: IncomingMessage,
  response: ServerResponse,
  handle: RequestListener,
  shouldKill: (call: SlackCall, socket: Socket) => boolean,
): Promise<void> {
  const [root = "", method = ""] = (request.url ?? "").split("/").filter((part) => part !== "");
  if (!["api", "upload", "response"].includes(root)) return handle(request, response);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // The process died while it was sending the request.
    return;
  }
  const body = Buffer.concat(chunks);
  const call = describe(root, method, body);
  if (shouldKill({ side: "before", ...call }, request.socket)) {
    request.socket.destroy();
    return;
  }
  const { headers, url, socket } = request;
  const again = Object.assign(Readable.from([body]), { headers, url, socket, method: request.method });
  const { end } = response;
  Object.assign(response, {
    end: (...given: Parameters<typeof end>) => {
      if (!shouldKill({ side: "after", ...call }, socket)) return end.apply(response, given);
      socket.destroy();
      return response;
    },
  });
  handle(again as unknown as IncomingMessage, response as Parameters<RequestListener>[1]);
}

/** Arguments that differ between two calls for the same effect. They are left out of the call's description. */
const CHANGING_FIELDS = new Set(["token", "trigger_id", "oldest", "cursor", "hash", "blocks", "text", "view"]);

function describe(root: string, method: string, body: Buffer): { name: string; exact: string } {
  if (root !== "api") return { name: `call ${root}`, exact: method };
  const given = body.toString();
  const fields = given.startsWith("{")
    ? (Object.entries(JSON.parse(given)) as [string, unknown][])
    : [...new URLSearchParams(given)];
  const kept = fields.filter(([key]) => !CHANGING_FIELDS.has(key));
  const exact = createHash("sha256").update(JSON.stringify(kept)).digest("hex").slice(0, 10);
  return { name: `call ${method}`, exact };
}
