import type { SeenMessage } from "./audit.ts";
import type { Fault } from "./faults.ts";
import type { Fields } from "./json.ts";
import type { Forgery } from "./modal-interactions.ts";
import { type Reach, reachAt } from "./person.ts";
import type { DisconnectReason, SocketLine } from "./socket-mode.ts";
import type { Channel, Ephemeral, Policies, User, View, WorkspaceState } from "./state.ts";
import type { SubmitResult } from "./submission-answers.ts";
import type { NewPerson } from "./users.ts";
import type { RecordedCall } from "./web-api/web-api.ts";

export type Everything = {
  channels: (Omit<Channel, "members"> & { members: string[]; ephemerals: Ephemeral[] })[];
  users: User[];
  homes: Record<string, string>;
  views: View[];
};

/** What tests and the developer panel do with the workspace beyond any person's client. */
export class Control {
  readonly #reach: Reach;

  constructor(where: string | Reach) {
    this.#reach = reachAt(where);
  }

  /** Every Web API call since the start or the last `clearCalls`, oldest first. */
  calls(): Promise<RecordedCall[]> {
    return this.#ask("calls");
  }

  clearCalls(): Promise<void> {
    return this.#ask("clear-calls");
  }

  /** Resolves when every call is answered, every envelope acknowledged, and nothing has begun for `quietMs` of real time. */
  idle(quietMs?: number): Promise<void> {
    return this.#ask("idle", { quietMs });
  }

  order(fault: Fault): Promise<void> {
    return this.#ask("order", { fault });
  }

  pendingFaults(): Promise<Fault[]> {
    return this.#ask("pending-faults");
  }

  clearFaults(): Promise<void> {
    return this.#ask("clear-faults");
  }

  /** How many calls the fault `hold` holds now. */
  async held(): Promise<number> {
    return (await this.#ask<{ held: number }>("held")).held;
  }

  /** Lets all held calls go on. */
  release(): Promise<void> {
    return this.#ask("release");
  }

  async now(): Promise<number> {
    return (await this.#ask<{ now: number }>("now")).now;
  }

  advance(ms: number): Promise<{ now: number }> {
    return this.#ask("advance", { ms });
  }

  /** Changes the given policies; resolves to all of them. */
  policies(policies: Partial<Policies> = {}): Promise<Policies> {
    return this.#ask("policies", { policies });
  }

  async connections(): Promise<number> {
    return (await this.line()).connections;
  }

  line(): Promise<SocketLine> {
    return this.#ask("connections");
  }

  /** Sends a text to every connection as it is, though Slack would send no such thing. */
  sendRaw(text: string): Promise<void> {
    return this.#ask("send-raw", { text });
  }

  /** For so many seconds of real time the connections of now stay open, but deliver nothing and answer no ping. With 0 they go on. */
  stall(seconds: number): Promise<void> {
    return this.#ask("stall", { seconds });
  }

  /** How many connections Slack's greeting names from now on; with undefined, those that there are. */
  countConnections(connections?: number): Promise<void> {
    return this.#ask("count-connections", { connections });
  }

  disconnect(reason: DisconnectReason): Promise<void> {
    return this.#ask("disconnect", { reason });
  }

  /** Sends what follows to the app by signed requests to this URL, or over Socket Mode. */
  deliver(delivery: { via: "socket" } | { via: "http"; url: string; signingSecret?: string }): Promise<void> {
    return this.#ask("deliver", { ...delivery });
  }

  async verifyUrl(): Promise<boolean> {
    return (await this.#ask<{ verified: boolean }>("verify-url")).verified;
  }

  /** Adds a person, with the event `team_join` unless `quietly`. Resolves to the person's id. */
  async addPerson(person: NewPerson, quietly = false): Promise<string> {
    return (await this.#ask<{ id: string }>("add-person", { person: { ...person }, quietly })).id;
  }

  /** Keeps the events of what happens from now on back from the app, until they are released. */
  holdEvents(): Promise<void> {
    return this.#ask("hold-events");
  }

  /** The events kept back, in the order in which they happened. */
  heldEvents(): Promise<Fields[]> {
    return this.#ask("held-events");
  }

  /** Sends the events kept back with these numbers, in this order; one that is named twice is sent twice, and the rest is lost. */
  releaseEvents(numbers: readonly number[]): Promise<void> {
    return this.#ask("release-events", { numbers });
  }

  /** An owner of the workspace deletes a channel. `user` is an admin if it is left out. */
  deleteChannel(channel: string, user?: string): Promise<void> {
    return this.#ask("delete-channel", { channel, user });
  }

  /** A private channel becomes public. */
  makePublic(channel: string, user?: string): Promise<void> {
    return this.#ask("make-public", { channel, user });
  }

  /** Shares a channel with another organisation. */
  shareChannel(channel: string): Promise<void> {
    return this.#ask("share-channel", { channel });
  }

  unshareChannel(channel: string): Promise<void> {
    return this.#ask("unshare-channel", { channel });
  }

  /** Gives a channel another id. Returns it. */
  async renumberChannel(channel: string): Promise<string> {
    return (await this.#ask<{ id: string }>("renumber-channel", { channel })).id;
  }

  /** An admin renames a channel. */
  renameChannel(channel: string, name: string): Promise<void> {
    return this.#ask("rename-channel", { channel, name });
  }

  /** An admin deletes a message of anybody. If there is a thread below it, it becomes a tombstone. */
  deleteMessage(channel: string, ts: string): Promise<void> {
    return this.#ask("delete-message", { channel, ts });
  }

  /** Removes the app from the workspace. Its two events come in this order or the other. */
  uninstallApp(isReversed = false): Promise<void> {
    return this.#ask("uninstall-app", { isReversed });
  }

  /** Installs the app again, with another token and another bot user. */
  reinstallApp(): Promise<{ botToken: string; botUserId: string }> {
    return this.#ask("reinstall-app");
  }

  /** Submits the person's top modal with unchecked values and metadata, as a client that is not Slack's could. */
  forge(user: string, forgery: Forgery): Promise<SubmitResult> {
    return this.#ask("forge", { user, ...forgery });
  }

  /** All conversations with members, messages, metadata and ephemeral messages. */
  everything(): Promise<Everything> {
    return this.#ask("everything");
  }

  /** All messages, oldest first, each with the people who could have read it. */
  audit(): Promise<SeenMessage[]> {
    return this.#ask("audit");
  }

  state(): Promise<WorkspaceState> {
    return this.#ask("state");
  }

  #ask<Answer>(action: string, given: Fields = {}): Promise<Answer> {
    return this.#reach(`control/${action}`, given);
  }
}
