import type { Fields } from "./json.ts";

export type LiveEvent = Fields & { type: string };

/** Sends each change to the open pages of the people who see it. An event is built only if somebody listens. */
export class LiveEvents {
  readonly #listeners = new Map<string, Set<(event: LiveEvent) => void>>();

  /** Calls the listener with each event for this user, until the returned function is called. */
  listen(user: string, listener: (event: LiveEvent) => void): () => void {
    const listeners = this.#listeners.get(user) ?? new Set();
    this.#listeners.set(user, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(user);
    };
  }

  send(users: Iterable<string>, event: () => LiveEvent): void {
    if (this.#listeners.size === 0) return;
    let built: LiveEvent | undefined;
    for (const user of users) {
      for (const listener of this.#listeners.get(user) ?? []) {
        built ??= event();
        listener(built);
      }
    }
  }

  sendToAll(event: () => LiveEvent): void {
    this.send(this.#listeners.keys(), event);
  }
}
