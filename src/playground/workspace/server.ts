import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ClientApi } from "./client-api.ts";
import { Control } from "./control.ts";
import { ControlApi } from "./control-api.ts";
import { Deliveries } from "./deliveries.ts";
import { type Beside, Doors, host } from "./doors.ts";
import { Faults } from "./faults.ts";
import { HttpDelivery } from "./http-delivery.ts";
import { Interactions } from "./interactions.ts";
import type { Manifest } from "./manifest.ts";
import { ModalInteractions } from "./modal-interactions.ts";
import { newState } from "./new-state.ts";
import { Person } from "./person.ts";
import { RateLimits } from "./rate-limits.ts";
import { ResponseUrls } from "./response-urls.ts";
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
  /** 0 takes a free one. */
  port?: number;
  people?: readonly NewPerson[];
  delivery?: { via: "socket" } | { via: "http"; url: string; signingSecret?: string };
  policies?: Partial<Policies>;
  /** A workspace saved before; people are then those in it. */
  state?: WorkspaceState;
  /** Who else serves at this address, behind the same check of where a request comes from. */
  beside?: Beside;
};

export type RunningWorkspace = {
  url: string;
  /** Ends in `/api/`, as the SDK wants it. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  botUserId: string;
  botId: string;
  teamId: string;
  appId: string;
  control: Control;
  /** By name or id. */
  person(nameOrId: string): Person;
  /** Everything, as plain data to be saved and given to `startWorkspace` again. */
  state(): WorkspaceState;
  /** For whoever serves pages beside it. */
  server: Server;
  workspace: Workspace;
  close(): Promise<void>;
};

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
  const { beside } = options;
  const doors = new Doors({ workspace, webApi, clientApi, controlApi, responseUrls, uploads, socket, faults, beside });
  const server = createServer((request, response) => void doors.enter(request, response));
  server.keepAliveTimeout = 60_000;
  server.on("upgrade", (request, duplex, head) => doors.upgrade(request, duplex, head));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  workspace.url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const { app, team } = state;
  const reach = doors.fromHere();
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
    control: new Control(reach),
    person: (nameOrId) => {
      const user = workspace.findUser(nameOrId) ?? workspace.userByRealName(nameOrId) ?? workspace.userByName(nameOrId);
      if (!user) throw new Error(`nobody is called ${nameOrId}`);
      return new Person(reach, user.id);
    },
    state: () => structuredClone(state),
    server,
    workspace,
    close: async () => {
      await deliveries.close();
      await socket.close();
      doors.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
