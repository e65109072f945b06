import { audit } from "./audit.ts";
import { deleteChannel, makePublic, renumberChannel, shareChannel, unshareChannel } from "./channel-fates.ts";
import { rename } from "./channels.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Fault, Faults } from "./faults.ts";
import { HttpDelivery } from "./http-delivery.ts";
import { reinstallApp, uninstallApp } from "./installing.ts";
import { type Fields, fieldsOf, isFields, textOf } from "./json.ts";
import { deleteMessage } from "./messages.ts";
import type { ModalInteractions } from "./modal-interactions.ts";
import { NotPossible, SlackError } from "./slack-error.ts";
import type { DisconnectReason, SocketMode } from "./socket-mode.ts";
import type { Channel, Policies } from "./state.ts";
import { addPerson, joinWorkspace } from "./users.ts";
import type { WebApi } from "./web-api/web-api.ts";
import type { Workspace } from "./workspace.ts";

export type ControlParts = {
  workspace: Workspace;
  webApi: WebApi;
  faults: Faults;
  socket: SocketMode;
  deliveries: Deliveries;
  modals: ModalInteractions;
};

/** Another organisation of Slack Connect. */
const ANOTHER_TEAM = "T0ANOTHER";

type Action = (given: Fields) => unknown;

/** The actions of tests and of the developer panel: `POST /control/<action>`. control.ts describes them. */
export class ControlApi {
  readonly #parts: ControlParts;

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  async act(action: string, given: Fields): Promise<unknown> {
    const run = Object.hasOwn(this.#actions, action) ? this.#actions[action] : undefined;
    if (!run) throw new NotPossible(`no control "${action}"`);
    return await run(given);
  }

  readonly #actions: Readonly<Record<string, Action>> = {
    calls: ({ from }) => {
      const calls = this.#parts.webApi.calls();
      return typeof from === "number" ? { total: calls.length, calls: calls.slice(from) } : calls;
    },
    sent: ({ after }) => this.#parts.deliveries.sent(typeof after === "number" ? after : 0),
    "clear-calls": () => this.#parts.webApi.clearCalls(),
    idle: ({ quietMs }) => this.#parts.workspace.activity.idle(typeof quietMs === "number" ? quietMs : undefined),
    order: ({ fault }) => this.#parts.faults.order(fieldsOf(fault) as Fault),
    "pending-faults": () => this.#parts.faults.pending(),
    "clear-faults": () => this.#parts.faults.clear(),
    held: () => ({ held: this.#parts.faults.held }),
    release: () => this.#parts.faults.release(),
    now: () => ({ now: this.#parts.workspace.clock.now(), next: this.#parts.workspace.clock.nextTimerAt() ?? null }),
    advance: ({ ms }) => {
      if (typeof ms !== "number") throw new NotPossible("advance needs milliseconds");
      this.#parts.workspace.clock.advance(ms);
      return { now: this.#parts.workspace.clock.now() };
    },
    policies: ({ policies }) => this.#policies(policies),
    connections: () => this.#parts.socket.line,
    "send-raw": ({ text }) => this.#parts.socket.sendRaw(textOf(text)),
    stall: ({ seconds }) => {
      if (typeof seconds !== "number") throw new NotPossible("stall needs seconds");
      this.#parts.socket.stall(seconds);
    },
    "count-connections": ({ connections }) =>
      this.#parts.socket.count(typeof connections === "number" ? connections : undefined),
    disconnect: ({ reason }) => this.#parts.socket.disconnect(textOf(reason) as DisconnectReason),
    deliver: async ({ via, url, signingSecret }) => {
      const { workspace, faults, socket, deliveries } = this.#parts;
      const secret = textOf(signingSecret) || workspace.state.app.signingSecret;
      const http = new HttpDelivery(workspace, faults, { url: textOf(url), signingSecret: secret });
      await deliveries.deliverThrough(via === "http" ? http : socket);
    },
    "hold-events": () => this.#parts.deliveries.hold(),
    "held-events": () => this.#parts.deliveries.held().map((payload) => fieldsOf(payload.event)),
    "release-events": ({ numbers }) =>
      this.#parts.deliveries.release(Array.isArray(numbers) ? numbers.map(Number) : []),
    "delete-channel": ({ channel, user }) =>
      deleteChannel(this.#parts.workspace, this.#channel(channel), textOf(user) || this.#anAdmin()),
    "make-public": ({ channel, user }) =>
      makePublic(this.#parts.workspace, this.#channel(channel), textOf(user) || this.#anAdmin()),
    "share-channel": ({ channel, team }) =>
      shareChannel(this.#parts.workspace, this.#channel(channel), textOf(team) || ANOTHER_TEAM),
    "unshare-channel": ({ channel, team }) =>
      unshareChannel(this.#parts.workspace, this.#channel(channel), textOf(team) || ANOTHER_TEAM),
    "renumber-channel": ({ channel }) => ({ id: renumberChannel(this.#parts.workspace, this.#channel(channel)) }),
    "rename-channel": ({ channel, name }) =>
      rename(this.#parts.workspace, this.#channel(channel), textOf(name), this.#anAdmin()),
    "delete-message": ({ channel, ts }) => {
      const where = this.#channel(channel);
      const message = this.#parts.workspace.message(where, textOf(ts));
      if (!message || message.subtype === "tombstone") throw new SlackError("message_not_found");
      deleteMessage(this.#parts.workspace, where, message);
    },
    "uninstall-app": ({ isReversed }) => uninstallApp(this.#parts.workspace, { isReversed: isReversed === true }),
    "reinstall-app": () => reinstallApp(this.#parts.workspace),
    "verify-url": async () => {
      const { transport } = this.#parts.deliveries;
      if (!(transport instanceof HttpDelivery)) throw new NotPossible("the app has no address");
      return { verified: await transport.verifyUrl() };
    },
    "add-person": ({ person, quietly }) => {
      const added = { ...fieldsOf(person), name: textOf(fieldsOf(person).name) };
      const add = quietly === true ? addPerson : joinWorkspace;
      return { id: add(this.#parts.workspace, added).id };
    },
    forge: ({ user, values, metadata, callbackId, blocks }) => {
      const { workspace, modals } = this.#parts;
      const changed = Object.entries(fieldsOf(values)).map(([blockId, value]) => [blockId, fieldsOf(value)] as const);
      return modals.forge(workspace.user(textOf(user)), {
        values: Object.fromEntries(changed),
        ...(typeof metadata === "string" ? { metadata } : {}),
        ...(typeof callbackId === "string" ? { callbackId } : {}),
        ...(Array.isArray(blocks) ? { blocks: blocks.map(fieldsOf) } : {}),
      });
    },
    everything: () => this.#everything(),
    audit: () => audit(this.#parts.workspace),
    state: () => this.#parts.workspace.state,
  };

  /** By id or `#name`. */
  #channel(given: unknown): Channel {
    const { workspace } = this.#parts;
    const named = textOf(given);
    const channel = named.startsWith("#") ? workspace.channelByName(named.slice(1)) : workspace.findChannel(named);
    if (!channel) throw new SlackError("channel_not_found");
    return channel;
  }

  #anAdmin(): string {
    return Object.values(this.#parts.workspace.state.users).find(({ isAdmin }) => isAdmin)?.id ?? "";
  }

  #policies(changes: unknown): Policies {
    const { policies } = this.#parts.workspace.state;
    if (isFields(changes)) {
      for (const [name, value] of Object.entries(changes)) {
        if (!Object.hasOwn(policies, name) || typeof value !== "boolean") throw new NotPossible(`no policy "${name}"`);
        Object.assign(policies, { [name]: value });
      }
    }
    return policies;
  }

  /** All conversations with their members and messages, including metadata and ephemeral messages. */
  #everything() {
    const { state } = this.#parts.workspace;
    const channels = Object.values(state.channels).map(({ members, ...channel }) => ({
      ...channel,
      members: Object.keys(members),
      ephemerals: state.ephemerals[channel.id] ?? [],
    }));
    return { channels, users: Object.values(state.users), homes: state.homes, views: Object.values(state.views) };
  }
}
