import { createServer, type Server } from "node:http";
import type { Logger } from "pino";
import { type Entrance, refuse, refuseAsUnsigned } from "../slack/signed-requests.ts";
import { type WorkspaceId, workspaceIdFrom } from "./layout.ts";
import { within } from "./scope.ts";

/** One port for Slack's requests to all workspaces, on loopback. Each has a path of its own. */
export type Gate = { at(id: WorkspaceId): Entrance; listen(): Promise<void>; close(): void };

export const pathOf = (id: WorkspaceId): string => `/slack/${id}/events`;

const PATH = /^\/slack\/([^/]+)\/events$/;

/**
 * Who is not Slack does not learn which ids there are: a path of no workspace, a workspace that is not open, and a request that was not signed
 * with the workspace's secret are answered with 404, after the same work.
 */
export function openGate(port: number, log: Logger): Gate {
  const hearings = new Map<WorkspaceId, Parameters<Entrance["open"]>[0]>();
  const server: Server = createServer((request, response) => {
    const [, name] = PATH.exec(request.url?.split("?")[0] ?? "") ?? [];
    if (request.method !== "POST" || name === undefined) return refuse(response, 404);
    const id = workspaceIdFrom(name);
    const hearing = id && hearings.get(id);
    if (hearing) within(id, () => hearing.hear(request, response));
    else refuseAsUnsigned(request, response, log).catch(() => response.destroy());
  });
  return {
    at: (id) => ({
      path: pathOf(id),
      isKnown: false,
      async open(hearing) {
        hearings.set(id, hearing);
      },
      close(isOver) {
        if (isOver) hearings.delete(id);
      },
    }),
    listen: () =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen({ port, host: "127.0.0.1" }, resolve);
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
