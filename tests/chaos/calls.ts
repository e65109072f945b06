import { createHash } from "node:crypto";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import type { Side } from "./points.ts";

export type SlackCall = { side: Side; name: string; exact: string };

/**
 * Stands in front of the workspace and has `isEnd` asked before and after the effect of every call of the bot. Where it says so, the
 * process that called is gone: before the effect the workspace never hears of the call, after it nobody hears the answer.
 */
export function watchCalls(server: Server, isEnd: (call: SlackCall, socket: Socket) => boolean): void {
  const [enter] = server.listeners("request") as RequestListener[];
  if (!enter) throw new Error("nobody serves here");
  server.removeAllListeners("request");
  server.on("request", (request, response) => void guard(request, response, enter, isEnd));
}

async function guard(
  request: IncomingMessage,
  response: ServerResponse,
  enter: RequestListener,
  isEnd: (call: SlackCall, socket: Socket) => boolean,
): Promise<void> {
  const [door = "", method = ""] = (request.url ?? "").split("/").filter((part) => part !== "");
  if (!["api", "upload", "response"].includes(door)) return enter(request, response);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // The process was gone before it had said everything.
    return;
  }
  const body = Buffer.concat(chunks);
  const call = describe(door, method, body);
  if (isEnd({ side: "before", ...call }, request.socket)) {
    request.socket.destroy();
    return;
  }
  const { headers, url, socket } = request;
  const again = Object.assign(Readable.from([body]), { headers, url, socket, method: request.method });
  const { end } = response;
  Object.assign(response, {
    end: (...given: Parameters<typeof end>) => {
      if (!isEnd({ side: "after", ...call }, socket)) return end.apply(response, given);
      socket.destroy();
      return response;
    },
  });
  enter(again as unknown as IncomingMessage, response as Parameters<RequestListener>[1]);
}

/** What is asked to do what where; what is different each time for the same wish is left out. */
const FLEETING = new Set(["token", "trigger_id", "oldest", "cursor", "hash", "blocks", "text", "view"]);

function describe(door: string, method: string, body: Buffer): { name: string; exact: string } {
  if (door !== "api") return { name: `call ${door}`, exact: method };
  const given = body.toString();
  const fields = given.startsWith("{")
    ? (Object.entries(JSON.parse(given)) as [string, unknown][])
    : [...new URLSearchParams(given)];
  const kept = fields.filter(([key]) => !FLEETING.has(key));
  const exact = createHash("sha256").update(JSON.stringify(kept)).digest("hex").slice(0, 10);
  return { name: `call ${method}`, exact };
}
