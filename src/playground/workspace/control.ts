import type { SeenMessage } from "./audit.ts";
import type { Fault } from "./faults.ts";
import type { Fields } from "./json.ts";
import type { Forgery } from "./modal-interactions.ts";
import { post } from "./person.ts";
import type { DisconnectReason } from "./socket-mode.ts";
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

/** What only tests and the look behind may do. */
export class Control {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Every Web API call since the start or the last `clearCalls`, oldest first. */
  calls(): Promise<RecordedCall[]> {
    return this.#ask("calls");
  }

  clearCalls(): Promise<void> {
    return this.#ask("clear-calls");
  }

  /** When no call is being answered, no envelope waits for its ack and nothing began for `quietMs` of real time. */
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

  async now(): Promise<number> {
    return (await this.#ask<{ now: number }>("now")).now;
  }

  advance(ms: number): Promise<{ now: number }> {
    return this.#ask("advance", { ms });
  }

  /** Changes the given ones and gives all. */
  policies(policies: Partial<Policies> = {}): Promise<Policies> {
    return this.#ask("policies", { policies });
  }

  async connections(): Promise<number> {
    return (await this.#ask<{ connections: number }>("connections")).connections;
  }

  disconnect(reason: DisconnectReason): Promise<void> {
    return this.#ask("disconnect", { reason });
  }

  /** From now on by signed requests to this address, or over Socket Mode again. */
  deliver(delivery: { via: "socket" } | { via: "http"; url: string; signingSecret?: string }): Promise<void> {
    return this.#ask("deliver", { ...delivery });
  }

  async verifyUrl(): Promise<boolean> {
    return (await this.#ask<{ verified: boolean }>("verify-url")).verified;
  }

  /** Somebody joins the workspace (`team_join`); `quietly` without telling the app. Gives the id. */
  async addPerson(person: NewPerson, quietly = false): Promise<string> {
    return (await this.#ask<{ id: string }>("add-person", { person: { ...person }, quietly })).id;
  }

  /** What happens is not told to the app until it is released. */
  holdEvents(): Promise<void> {
    return this.#ask("hold-events");
  }

  /** What has been kept back, in the order in which it happened. */
  heldEvents(): Promise<Fields[]> {
    return this.#ask("held-events");
  }

  /** Tells what was kept back in this order of its numbers, some twice if they are twice among them; the rest is lost. */
  releaseEvents(numbers: readonly number[]): Promise<void> {
    return this.#ask("release-events", { numbers });
  }

  /** An owner deletes a channel; `user` is one of the admins if it is left out. */
  deleteChannel(channel: string, user?: string): Promise<void> {
    return this.#ask("delete-channel", { channel, user });
  }

  /** A private channel is turned public. */
  makePublic(channel: string, user?: string): Promise<void> {
    return this.#ask("make-public", { channel, user });
  }

  /** With another organisation. */
  shareChannel(channel: string): Promise<void> {
    return this.#ask("share-channel", { channel });
  }

  unshareChannel(channel: string): Promise<void> {
    return this.#ask("unshare-channel", { channel });
  }

  /** The channel gets another id, which is given. */
  async renumberChannel(channel: string): Promise<string> {
    return (await this.#ask<{ id: string }>("renumber-channel", { channel })).id;
  }

  /** The app is removed from the workspace. Its two events come in this order or the other. */
  uninstallApp(isReversed = false): Promise<void> {
    return this.#ask("uninstall-app", { isReversed });
  }

  /** It is installed again, with another token and another bot user. */
  reinstallApp(): Promise<{ botToken: string; botUserId: string }> {
    return this.#ask("reinstall-app");
  }

  /** Submits the modal in front of her as no client of Slack's would: with values and metadata that nobody checked. */
  forge(user: string, forgery: Forgery): Promise<SubmitResult> {
    return this.#ask("forge", { user, ...forgery });
  }

  /** All conversations with members, messages and metadata. */
  everything(): Promise<Everything> {
    return this.#ask("everything");
  }

  /** Every message there is, oldest first, with all who could have read it; the app is left out of them. */
  audit(): Promise<SeenMessage[]> {
    return this.#ask("audit");
  }

  state(): Promise<WorkspaceState> {
    return this.#ask("state");
  }

  #ask<Answer>(action: string, given: Fields = {}): Promise<Answer> {
    return post(`${this.#url}/control/${action}`, given);
  }
}
