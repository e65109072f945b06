import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ClientApi } from "./client-api.ts";
import { Control } from "./control.ts";
import { ControlApi } from "./control-api.ts";
import { Deliveries } from "./deliveries.ts";
import { Faults } from "./faults.ts";
import { HttpDelivery } from "./http-delivery.ts";
import { Interactions } from "./interactions.ts";
import type { Manifest } from "./manifest-schema.ts";
import { ModalInteractions } from "./modal-interactions.ts";
import { newState } from "./new-state.ts";
import { Person } from "./person.ts";
import { RateLimits } from "./rate-limits.ts";
import { ResponseUrls } from "./response-urls.ts";
import { HOST, type OtherRoutes, Router } from "./router.ts";
import { SocketMode } from "./socket-mode.ts";
import type { Policies, WorkspaceState } from "./state.ts";
import type { TravelClock } from "./travel-clock.ts";
import { Triggers } from "./triggers.ts";
import { Uploads } from "./uploads.ts";
import type { NewPerson } from "./users.ts";
import { WebApi } from "./web-api/web-api.ts";
import { Workspace } from "./workspace.ts";

export type WorkspaceOptions = {
  manifest: Manifest;
  clock: TravelClock;
  /** 0, the default, takes any free port. */
  port?: number;
  people?: readonly NewPerson[];
  delivery?: { via: "socket" } | { via: "http"; url: string; signingSecret?: string };
  policies?: Partial<Policies>;
  /** A workspace that was saved before; `people` is ignored then. */
  state?: WorkspaceState;
  /** Served at the same address, after the same check of where a request comes from. */
  otherRoutes?: OtherRoutes;
};

export type RunningWorkspace = {
  url: string;
  /** Ends in `/api/`, as the SDK requires. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  botUserId: string;
  botId: string;
  teamId: string;
  appId: string;
  control: Control;
  /** The person with this real name, handle or id; throws an Error if there is none. */
  person(nameOrId: string): Person;
  /** A copy of everything, as plain data that can be saved and given to `startWorkspace` again. */
  state(): WorkspaceState;
  /** For tests that put themselves between the app and the workspace. */
  server: Server;
  workspace: Workspace;
  close(): Promise<void>;
};

const KEEP_ALIVE_TIMEOUT_MS = 60_000;

/** Starts a workspace that listens on the loopback address only. Rejects with `EADDRINUSE` when the port is taken. */
export async function startWorkspace(options: WorkspaceOptions): Promise<RunningWorkspace> {
  const { manifest, clock, delivery = { via: "socket" } } = options;
  const state = options.state ?? newState(manifest, clock, options.people ?? []);
  Object.assign(state.policies, options.policies);
  const workspace = new Workspace(state, clock, manifest);
  const faults = new Faults();
  const socket = new SocketMode(workspace, faults);
  const secret = state.app.signingSecret;
  const transport =
    delivery.via === "http"
      ? new HttpDelivery(workspace, faults, { url: delivery.url, signingSecret: delivery.signingSecret ?? secret })
      : socket;
  const deliveries = new Deliveries(workspace, faults, transport);
  workspace.deliveries = deliveries;
  const triggers = new Triggers(workspace);
  const responseUrls = new ResponseUrls(workspace);
  const uploads = new Uploads(workspace);
  const webApi = new WebApi({ workspace, triggers, socket, uploads }, faults, new RateLimits(clock));
  const interactions = new Interactions(workspace, triggers, responseUrls);
  const modals = new ModalInteractions(workspace, triggers, responseUrls, interactions);
  const clientApi = new ClientApi(workspace, interactions, modals);
  const controlApi = new ControlApi({ workspace, webApi, faults, socket, deliveries, modals });
  const { otherRoutes } = options;
  const router = new Router({
    workspace,
    webApi,
    clientApi,
    controlApi,
    responseUrls,
    uploads,
    socket,
    faults,
    otherRoutes,
  });
  const server = createServer((request, response) => void router.handle(request, response));
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.on("upgrade", (request, duplex, head) => router.upgrade(request, duplex, head));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, HOST, resolve);
  });
  workspace.url = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  const { app, team } = state;
  return {
    url: workspace.url,
    apiUrl: `${workspace.url}/api/`,
    botToken: app.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    botUserId: app.botUserId,
    botId: app.botId,
    teamId: team.id,
    appId: app.id,
    control: new Control(router.reach),
    person: (nameOrId) => {
      const user = workspace.findUser(nameOrId) ?? workspace.userByRealName(nameOrId) ?? workspace.userByName(nameOrId);
      if (!user) throw new Error(`nobody is called ${nameOrId}`);
      return new Person(router.reach, user.id);
    },
    state: () => structuredClone(state),
    server,
    workspace,
    close: async () => {
      await deliveries.close();
      await socket.close();
      router.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
